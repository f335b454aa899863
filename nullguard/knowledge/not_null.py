"""How a column of a table in use is made NOT NULL, from rules/models/sql/add-not-null.tsv."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows
from nullguard.model.ddl import Dialect

_COLUMNS = ("engine", "since", "until", "unknown", "statement", "source")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_QUOTES = {Dialect.MYSQL: ("`", "`"), Dialect.MARIADB: ("`", "`"), Dialect.SQLSERVER: ("[", "]")}
_LONGEST = {Dialect.POSTGRESQL: 63, Dialect.ORACLE: 30}
"""Bytes that a name may have."""

NO_TYPE = "‹type›"
"""Stands for the type of a column where it is not known."""


class Change(msgspec.Struct, frozen=True):
    """Statements in their order, each without semicolon, and advice in words."""

    statements: tuple[str, ...]
    advice: tuple[str, ...]


def not_null(dialect: Dialect, version: str, table: str, column: str, kind: str) -> Change:
    """What makes a column NOT NULL without keeping writers out for long, and fails where there is a null after all.

    `version` is the server's, such as `15.4`, empty when unknown; `kind` the column's SQL type, which some dialects need. Empty
    for a dialect that is not known.
    """
    names = {
        "table": ".".join(_quoted(dialect, part) for part in table.split(".")),
        "column": _quoted(dialect, column),
        "type": kind or NO_TYPE,
        "constraint": _constraint(dialect, table, column),
    }
    said = [row.statement for row in _table() if row.engine == dialect.value and _fits(row, version)]
    written = [text.format_map(names) for text in said]
    return Change(
        tuple(text for text in written if not text.startswith("--")),
        tuple(text.removeprefix("--").strip() for text in written if text.startswith("--")),
    )


class _Row(msgspec.Struct, frozen=True):
    engine: str
    since: str
    until: str
    unknown: bool
    statement: str


@cache
def _table() -> tuple[_Row, ...]:
    text = (rules_folder() / "models" / "sql" / "add-not-null.tsv").read_text(encoding="utf-8")
    found = []
    for line in rows(text, _COLUMNS):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS):
            raise InvalidTable(f"{len(cells)} cells instead of {len(_COLUMNS)}: {line!r}")
        engine, since, until, unknown, statement, _ = cells
        found.append(_Row(engine, since, until, unknown == "yes", statement))
    return tuple(found)


@cache
def _reserved(dialect: Dialect) -> frozenset[str]:
    text = (rules_folder() / "models" / "sql" / "reserved-words.tsv").read_text(encoding="utf-8")
    cells = (line.split("\t") for line in rows(text, ("word", "engines")))
    return frozenset(word for word, engines in cells if dialect.value in engines.split())


def _fits(row: _Row, version: str) -> bool:
    known = _numbers(version)
    if not known:
        return row.unknown
    return known >= _numbers(row.since) and (not row.until or known < _numbers(row.until))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version)[:4])


def _quoted(dialect: Dialect, name: str) -> str:
    """A name as it must be written. A reserved word in quotes gets the case that the engine gives to names without."""
    if _NAME.fullmatch(name):
        if name.lower() not in _reserved(dialect):
            return name
        name = {Dialect.POSTGRESQL: name.lower(), Dialect.ORACLE: name.upper(), Dialect.H2: name.upper()}.get(dialect, name)
    start, end = _QUOTES.get(dialect, ('"', '"'))
    return f"{start}{name.replace(end, end * 2)}{end}"


def _constraint(dialect: Dialect, table: str, column: str) -> str:
    """A name for a constraint, cut so that its end stays."""
    plain = re.sub(r"\W+", "_", f"{table.rpartition('.')[2]}_{column}", flags=re.ASCII).strip("_").lower()
    ending = "_not_null"
    return plain[: _LONGEST.get(dialect, 60) - len(ending)] + ending
