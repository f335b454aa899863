"""What libraries know of retries and deadlines, from rules/models/<language>/retries.tsv and deadlines.tsv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

T = TypeVar("T")

_RETRY_COLUMNS = ("kind", "name", "tool", "field", "argument", "position", "unit", "default", "source")
_DEADLINE_COLUMNS = ("kind", "deadline", "name", "key", "unit", "default", "source")
_RETRY_KINDS = frozenset({"policy", "part", "task", "annotation", "nested", "builder", "method"})
_DEADLINE_KINDS = frozenset({"setting", "task", "broker", "file", "base", "around", "unless", "clock"})
_UNITS = {"s": 1000.0, "ms": 1.0, "ns": 1e-6, "": 1.0}


class RetrySetting(msgspec.Struct, frozen=True):
    """One setting of a policy: a field of Retry, the arguments that set it, and its default as written."""

    kind: str
    name: str
    tool: str
    field: str
    arguments: tuple[str, ...]
    position: int
    unit_ms: float
    default: str


class DeadlineSetting(msgspec.Struct, frozen=True):
    """One place where a deadline is set; `default_ms` is 0 for none."""

    kind: str
    deadline: str
    name: str
    key: str
    unit_ms: float
    default_ms: float


class TimeModel(msgspec.Struct, frozen=True):
    """Retries by kind and qualified name (tasks and methods of an unknown receiver by their last part), deadlines by kind and
    name. `names` are the last parts of all of them but clocks."""

    retries: Mapping[tuple[str, str], tuple[RetrySetting, ...]]
    deadlines: Mapping[tuple[str, str], tuple[DeadlineSetting, ...]]
    names: frozenset[str]


@cache
def time_model(language: str) -> TimeModel:
    """The retries and deadlines of `python` or `java`. Raises InvalidTable for a row that cannot be read."""
    folder = rules_folder() / "models" / language
    retries = [row for line in rows((folder / "retries.tsv").read_text(encoding="utf-8"), _RETRY_COLUMNS) for row in _retry(line)]
    deadlines = [row for line in _lines(folder / "deadlines.tsv") for row in _deadline(line)]
    return TimeModel(
        _grouped((item.kind, item.name, item) for item in retries),
        _grouped((item.kind, item.name, item) for item in deadlines),
        frozenset(
            name.rpartition(".")[2]
            for kind, name in (*((item.kind, item.name) for item in retries), *((item.kind, item.name) for item in deadlines))
            if kind != "clock"
        ),
    )


def _lines(file: Path) -> list[str]:
    """The rows of a table that not every language has."""
    return rows(file.read_text(encoding="utf-8"), _DEADLINE_COLUMNS) if file.is_file() else []


def _grouped(items: Iterable[tuple[str, str, T]]) -> dict[tuple[str, str], tuple[T, ...]]:
    found: dict[tuple[str, str], list[T]] = {}
    for kind, name, item in items:
        found.setdefault((kind, name), []).append(item)
    return {key: tuple(group) for key, group in found.items()}


def _retry(line: str) -> list[RetrySetting]:
    cells = line.split("\t")
    if len(cells) != len(_RETRY_COLUMNS) or cells[0] not in _RETRY_KINDS or cells[6] not in _UNITS:
        raise InvalidTable(f"no row of retries: {line!r}")
    kind, names, tool, field, argument, position, unit, default, _ = cells
    arguments = tuple(argument.split(",")) if argument else ()
    number = int(position) if position else -1
    return [RetrySetting(kind, name, tool, field, arguments, number, _UNITS[unit], default) for name in _alternatives(names)]


def _deadline(line: str) -> list[DeadlineSetting]:
    cells = line.split("\t")
    if len(cells) != len(_DEADLINE_COLUMNS) or cells[0] not in _DEADLINE_KINDS or cells[4] not in _UNITS:
        raise InvalidTable(f"no row of deadlines: {line!r}")
    kind, deadline, names, key, unit, default, _ = cells
    return [
        DeadlineSetting(kind, deadline, name, key, _UNITS[unit], float(default) if default else 0.0)
        for name in _alternatives(names)
    ]


def _alternatives(names: str) -> list[str]:
    """`a.b.get|post` as `a.b.get`, `a.b.post`; an alternative with dots is a whole name."""
    first, *others = names.split("|")
    prefix, dot, _ = first.rpartition(".")
    return [first, *(other if "." in other else f"{prefix}{dot}{other}" for other in others)]
