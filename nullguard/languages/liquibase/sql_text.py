"""SQL inside of changelogs."""

from __future__ import annotations

from nullguard.languages.sql import read_sql_text
from nullguard.model.ddl import AnyChange, Dialect
from nullguard.model.facts import SyntaxProblem

_DIALECTS = {
    "postgresql": Dialect.POSTGRESQL,
    "mysql": Dialect.MYSQL,
    "mariadb": Dialect.MARIADB,
    "sqlite": Dialect.SQLITE,
    "h2": Dialect.H2,
    "oracle": Dialect.ORACLE,
    "mssql": Dialect.SQLSERVER,
}


def dialect_of(dbms: str) -> Dialect:
    """The dialect that the only engine of a list speaks; UNKNOWN for none and for several."""
    return _DIALECTS.get(dbms.strip().lower(), Dialect.UNKNOWN)


def sql_changes(text: str, dialect: Dialect, line: int) -> tuple[tuple[AnyChange, ...], tuple[SyntaxProblem, ...]]:
    """The schema changes of SQL that begins at `line`, and what was not understood of it."""
    return read_sql_text(text, dialect, line)
