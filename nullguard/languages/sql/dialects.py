"""Whose SQL a text is: what a word in its path says, else what only one engine writes."""

from __future__ import annotations

import re
from collections import Counter

from nullguard.model.ddl import Dialect

_WORDS = {
    **dict.fromkeys(("postgres", "postgresql", "pg", "pgsql", "psql", "cockroachdb", "cockroach", "crdb"), Dialect.POSTGRESQL),
    **dict.fromkeys(("mysql", "mysql5", "mysql8", "percona"), Dialect.MYSQL),
    **dict.fromkeys(("mariadb", "maria"), Dialect.MARIADB),
    **dict.fromkeys(("sqlite", "sqlite3"), Dialect.SQLITE),
    "h2": Dialect.H2,
    **dict.fromkeys(("oracle", "ora", "oracle12c"), Dialect.ORACLE),
    **dict.fromkeys(("mssql", "sqlserver", "mssqlserver", "tsql", "sqlazure"), Dialect.SQLSERVER),
}
_NUMBERED = re.compile(r"[vbu]?\d|r__")
_SEPARATORS = re.compile(r"[^a-z0-9]+")

_SIGN_WORDS = {
    **dict.fromkeys(
        ("dbo", "datetime2", "uniqueidentifier", "nonclustered", "sp_rename", "object_id", "nocheck"), Dialect.SQLSERVER
    ),
    **dict.fromkeys(("varchar2", "nvarchar2", "sysdate", "systimestamp", "user_tab_columns", "user_objects"), Dialect.ORACLE),
    **dict.fromkeys(
        ("auto_increment", "unsigned", "innodb", "myisam", "mediumtext", "longtext", "tinytext", "tinyint", "mediumint"),
        Dialect.MYSQL,
    ),
    **dict.fromkeys(("longblob", "mediumblob", "utf8mb4", "delimiter"), Dialect.MYSQL),
    **dict.fromkeys(("serial", "bigserial", "smallserial", "pg_catalog", "bytea", "jsonb", "timestamptz"), Dialect.POSTGRESQL),
    **dict.fromkeys(("plpgsql", "nextval", "regclass", "concurrently", "gin", "gist", "extension"), Dialect.POSTGRESQL),
    **dict.fromkeys(("autoincrement", "pragma", "sqlite_sequence", "rowid"), Dialect.SQLITE),
    **dict.fromkeys(("cached", "runscript", "referential_integrity"), Dialect.H2),
}
"""Words that only one engine's scripts have, or nearly so."""

_SIGN_FORMS = (
    (Dialect.SQLSERVER, r"^\s*go\s*$|\[dbo\]"),
    (Dialect.SQLSERVER, r"identity\s*\(\s*\d+\s*,"),
    (Dialect.ORACLE, r"execute\s+immediate\b"),
    (Dialect.ORACLE, r"\bnumber\s*\(\s*\d"),
    (Dialect.ORACLE, r"modify\s*\("),
    (Dialect.MYSQL, r"`"),
    (Dialect.MYSQL, r"/\*!\d"),
    (Dialect.MYSQL, r"modify\s+(?:column\s+)?\w+\s+\w"),
    (Dialect.MYSQL, r"change\s+column\b"),
    (Dialect.MYSQL, r"unique\s+key\b"),
    (Dialect.POSTGRESQL, r"::\s*[a-z\"]"),
    (Dialect.POSTGRESQL, r"\$\$"),
    (Dialect.POSTGRESQL, r"set\s+not\s+null\b"),
    (Dialect.POSTGRESQL, r"drop\s+not\s+null\b"),
    (Dialect.POSTGRESQL, r"alter\s+column\s+\w+\s+type\b"),
    (Dialect.POSTGRESQL, r"owner\s+to\b"),
    (Dialect.POSTGRESQL, r"create\s+type\b"),
    (Dialect.POSTGRESQL, r"alter\s+table\s+(?:if\s+exists\s+)?only\b"),
    (Dialect.H2, r"create\s+memory\s+table\b"),
    (Dialect.H2, r"create\s+alias\b"),
)
_SEARCHED = 100_000


def dialect_word(path: str) -> str:
    """The word in a path that names a dialect, as `dialect_of_word` knows it; empty for none.

    The nearest folder counts more than the name, and the name of a numbered migration not at all: it tells what is done.
    """
    folder, _, name = path.lower().rpartition("/")
    words = [word for word in _SEPARATORS.split(folder) if word in _WORDS]
    if not words and not _NUMBERED.match(name):
        words = [word for word in _SEPARATORS.split(name) if word in _WORDS]
    return words[-1] if words else ""


def dialect_of_word(word: str) -> Dialect:
    """The dialect that a word names."""
    return _WORDS.get(word, Dialect.UNKNOWN)


def dialect_of_text(text: str) -> Dialect:
    """The dialect whose own words stand most often in the first part of a text; UNKNOWN where none or two do equally."""
    lower = text[:_SEARCHED].lower()
    found: Counter[Dialect] = Counter()
    for word, times in Counter(_WORD.findall(lower)).items():
        if (dialect := _SIGN_WORDS.get(word)) is not None:
            found[dialect] += times
    for dialect, pattern in _PATTERNS:
        found[dialect] += len(pattern.findall(lower))
    counts = [(found[dialect], dialect) for dialect in Dialect]
    best = max(counts, key=lambda count: count[0])
    is_clear = best[0] and sum(count == best[0] for count, _ in counts) == 1
    return best[1] if is_clear else Dialect.UNKNOWN


_WORD = re.compile(r"[a-z]\w+")
_PATTERNS = tuple((dialect, re.compile(pattern, re.MULTILINE)) for dialect, pattern in _SIGN_FORMS)
