"""What configuration files can say of clients, from rules/models/configuration/client-timeouts.tsv."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("kind", "section", "key", "needs", "library", "phase", "unit", "default", "unbounded", "since", "until", "source")
_UNITS_MS = {"ms": 1.0, "s": 1000.0, "": None}
_SEPARATORS = re.compile(r"[-_]+")


class Row(msgspec.Struct, frozen=True):
    """A key below a section. Names are relaxed: lower case, without separators. `default` is milliseconds, `none` or empty;
    `unit_ms` that of a bare number, None where none is told."""

    kind: str
    section: tuple[str, ...]
    key: tuple[str, ...]
    needs: frozenset[str]
    library: str
    phase: str
    unit_ms: float | None
    default: str
    unbounded: frozenset[str]
    since: str
    until: str


class ConfigurationModel:
    """All rows, and which of them a key or section can mean."""

    def __init__(self, text: str) -> None:
        """Reads the table. Raises InvalidTable for a row that cannot be read."""
        self.rows = tuple(_row(line) for line in rows(text, _COLUMNS))
        self._keys = [(row, _pattern((*row.section, *row.key))) for row in self.rows]
        self._sections = [(row, _pattern(row.section)) for row in self.rows if row.default]
        self._tails = tuple({name.strip("*") for row in self.rows for name in row.key[-1].rpartition("/")[2].split("|")})
        self._any_section = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in self._sections))

    def of_key(self, names: tuple[str, ...]) -> Row | None:
        """The first row that a key with these relaxed names is a value of."""
        if not names[-1].endswith(self._tails):
            return None
        text = "/".join(names)
        return next((row for row, pattern in self._keys if pattern.fullmatch(text)), None)

    def of_section(self, names: tuple[str, ...]) -> tuple[Row, ...]:
        """The rows with a default whose section has these relaxed names."""
        text = "/".join(names)
        if self._any_section.fullmatch(text) is None:
            return ()
        return tuple(row for row, pattern in self._sections if pattern.fullmatch(text))


@cache
def configuration_model() -> ConfigurationModel:
    """The table. Raises InvalidTable for a row that cannot be read."""
    return ConfigurationModel((rules_folder() / "models" / "configuration" / "client-timeouts.tsv").read_text(encoding="utf-8"))


def relaxed_name(name: str) -> str:
    """A name without case and separators."""
    return _SEPARATORS.sub("", name).lower()


def _row(line: str) -> Row:
    cells = line.split("\t")
    if len(cells) != len(_COLUMNS):
        raise InvalidTable(f"{len(cells)} cells where {len(_COLUMNS)} are expected: {line!r}")
    kind, section, key, needs, library, phase, unit, default, unbounded, since, until, _ = cells
    if kind not in ("limit", "deadline"):
        raise InvalidTable(f"the kind {kind!r} is unknown: {line!r}")
    if unit not in _UNITS_MS:
        raise InvalidTable(f"the unit {unit!r} is unknown: {line!r}")
    if default not in ("", "none") and not default.isdigit():
        raise InvalidTable(f"the default {default!r} is none: {line!r}")
    return Row(
        kind,
        _names(section),
        _names(key),
        frozenset(relaxed_name(name) for name in needs.split("|") if name),
        library,
        phase,
        _UNITS_MS[unit],
        default,
        frozenset(unbounded.split(",")) if unbounded else frozenset(),
        since,
        until,
    )


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(relaxed_name(name) for name in dotted.split(".")) if dotted else ()


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Names as a pattern for names joined by slashes; a name that holds a slash itself has it as it is."""
    parts: list[str] = []
    for index, name in enumerate(names):
        if name == "**":
            parts.append("(?:[^/]+/){0,20}")
            continue
        alternatives = "|".join(re.escape(word).replace(r"\*", "[^/]*") for word in name.split("|"))
        parts.append(f"(?:{alternatives})" + ("/" if index < len(names) - 1 else ""))
    return re.compile("".join(parts))
