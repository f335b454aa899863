"""SQL as a source of the schema: scripts of any dialect, statement by statement, as changes of the schema."""

from nullguard.languages.sql.script import read_sql, read_sql_text

__all__ = ["read_sql", "read_sql_text"]
