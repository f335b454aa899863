"""The rules: every folder `rules/<shape>/NG101-nullable-column-use` with its rule.toml, help.md and cases.md."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.model.finding import Level
from nullguard.model.rule import Option, Rule

SHAPES = ("data", "environment", "third-party", "concurrency")
"""The folders that hold rules."""

_FOLDER = re.compile(r"(NG\d{3})-([a-z0-9]+(?:-[a-z0-9]+)*)")
_FIRST_LINE = re.compile(r"# (NG\d{3}): \S")


class InvalidRule(Exception):
    """A rule's folder that cannot be used; the text names the file, and the key where there is one."""


class _OptionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    default: bool | int | float | str | tuple[str, ...]
    help: str


class _RuleTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a rule.toml."""

    id: str
    name: str
    title: str
    description: str
    level: Level
    precision: Literal["very-high", "high", "medium", "low"]
    languages: tuple[Literal["python", "java"], ...]
    tags: tuple[str, ...] = ()
    default: bool = True
    fix: bool = False
    options: dict[str, _OptionTable] = {}


def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """Every rule below the folder (nullguard's own without one), by id.

    Raises InvalidRule for a folder whose name is none of a rule's, a missing or invalid file, an unknown key, and an id or
    name given twice.
    """
    root = folder if folder is not None else rules_folder()
    rules = [_load(entry, shape) for shape in SHAPES if (root / shape).is_dir() for entry in _folders(root / shape)]
    rules.sort(key=lambda rule: rule.id)
    for key in ("id", "name"):
        seen: set[str] = set()
        for rule in rules:
            value = getattr(rule, key)
            if value in seen:
                raise InvalidRule(f"{root}: two rules have the {key} {value!r}")
            seen.add(value)
    return tuple(rules)


def rule_folders(folder: Path | None = None) -> dict[str, Path]:
    """The folder of every rule by id: where its cases stand."""
    root = folder if folder is not None else rules_folder()
    found = [entry for shape in SHAPES if (root / shape).is_dir() for entry in _folders(root / shape)]
    return {entry.name[:5]: entry for entry in sorted(found, key=lambda entry: entry.name)}


def _folders(shape: Path) -> list[Path]:
    return sorted(entry for entry in shape.iterdir() if entry.is_dir() and not entry.name.startswith("."))


def _load(folder: Path, shape: str) -> Rule:
    named = _FOLDER.fullmatch(folder.name)
    if named is None:
        raise InvalidRule(f"{folder}: a rule's folder is named like NG101-nullable-column-use")
    table = _table(folder / "rule.toml")
    if (table.id, table.name) != named.groups():
        raise InvalidRule(
            f"{folder / 'rule.toml'}: id and name are {table.id!r} and {table.name!r}, its folder is {folder.name!r}"
        )
    for key in ("title", "description"):
        if not getattr(table, key).strip():
            raise InvalidRule(f"{folder / 'rule.toml'}: {key}: it is empty")
    if not table.languages:
        raise InvalidRule(f"{folder / 'rule.toml'}: languages: it names none")
    text = _text(folder / "help.md")
    opening = _FIRST_LINE.match(text)
    if opening is None or opening[1] != table.id:
        raise InvalidRule(f"{folder / 'help.md'}: it begins with '# {table.id}: ' and the rule's title")
    if not (folder / "cases.md").is_file():
        raise InvalidRule(f"{folder / 'cases.md'}: it is missing")
    return Rule(
        id=table.id,
        name=table.name,
        title=table.title,
        description=table.description,
        shape=shape,
        level=table.level,
        precision=table.precision,
        tags=table.tags,
        languages=table.languages,
        default=table.default,
        options=tuple(Option(name, option.default, option.help) for name, option in sorted(table.options.items())),
        help=text,
        fix=table.fix,
    )


def _table(file: Path) -> _RuleTable:
    try:
        data: dict[str, Any] = tomllib.loads(_text(file))
        return msgspec.convert(data, _RuleTable)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InvalidRule(f"{file}: {error}") from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InvalidRule(f"{file}: it is missing") from error
    except UnicodeDecodeError as error:
        raise InvalidRule(f"{file}: it is not UTF-8") from error
