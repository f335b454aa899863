"""SQL scripts and SQL inside of other migrations: the schema changes that they make."""

from __future__ import annotations

from nullguard.model.ddl import AnyChange, Dialect
from nullguard.model.documents import SqlScript
from nullguard.model.facts import SyntaxProblem


def read_sql(data: bytes, hint: str) -> SqlScript:
    """The schema changes of a SQL source; `hint` is the word for its dialect in its path, or empty."""
    return SqlScript()


def read_sql_text(
    text: str, dialect: Dialect = Dialect.UNKNOWN, line: int = 1
) -> tuple[tuple[AnyChange, ...], tuple[SyntaxProblem, ...]]:
    """The schema changes of SQL text that stands in another source, from `line` on, in order, and what was not understood."""
    return (), ()
