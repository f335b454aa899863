"""SQL as a source of the schema: scripts of any dialect, statement by statement, as changes of the schema."""

from nullguard.languages.sql.dialects import dialect_of_word, dialect_word
from nullguard.languages.sql.script import read_sql, read_sql_text

__all__ = ["dialect_of_word", "dialect_word", "read_sql", "read_sql_text"]
