"""Whose SQL a text is: what a word in its path says, else what only one engine writes."""

from __future__ import annotations

import re

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

_SIGNS = {
    Dialect.SQLSERVER: (
        r"\[dbo\]|\bdbo\.|^\s*GO\s*$|\bIDENTITY\s*\(\s*\d+\s*,|\bNVARCHAR\s*\(\s*max\b|\bDATETIME2\b|\bUNIQUEIDENTIFIER\b"
        r"|\bsys\.objects\b|\bOBJECT_ID\s*\(|\bsp_rename\b|\bNONCLUSTERED\b"
    ),
    Dialect.ORACLE: (
        r"\bN?VARCHAR2\b|\bNUMBER\s*\(|\bEXECUTE\s+IMMEDIATE\b|\bSYSDATE\b|\bSYSTIMESTAMP\b|\bUSER_TAB_COLUMNS\b|\bPURGE\b"
        r"|\bMODIFY\s*\("
    ),
    Dialect.MYSQL: (
        r"`|\bENGINE\s*=|\bAUTO_INCREMENT\b|\bUNSIGNED\b|/\*!\d|^\s*DELIMITER\s|\b(?:MEDIUM|LONG|TINY)(?:TEXT|BLOB|INT)\b"
        r"|\bMODIFY\s+(?:COLUMN\s+)?\w+\s+\w|\bCHANGE\s+COLUMN\b|\bDEFAULT\s+CHARSET\b|\bUNIQUE\s+KEY\b"
    ),
    Dialect.POSTGRESQL: (
        r"\b(?:BIG|SMALL)?SERIAL\b|\bpg_catalog\b|\$\$|\bBYTEA\b|\bJSONB\b|\bTIMESTAMPTZ\b|\bplpgsql\b|\bOWNER\s+TO\b|::\s*\w"
        r"|\bnextval\s*\(|\bTIMESTAMP\s+WITHOUT\s+TIME\b|\bCREATE\s+EXTENSION\b|\bCONCURRENTLY\b|\bALTER\s+COLUMN\s+\w+\s+TYPE\b"
        r"|\b(?:SET|DROP)\s+NOT\s+NULL\b|\bCREATE\s+TYPE\b|\bUSING\s+(?:btree|gin|gist)\b"
        r"|\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?ONLY\b"
    ),
    Dialect.SQLITE: r"\bAUTOINCREMENT\b|^\s*PRAGMA\b|\bsqlite_|\bWITHOUT\s+ROWID\b",
    Dialect.H2: r"\bCREATE\s+(?:CACHED|MEMORY)\s+TABLE\b|\bRUNSCRIPT\b|\bCREATE\s+ALIAS\b|\bSET\s+REFERENTIAL_INTEGRITY\b",
}
_SEARCHED = 200_000


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
    counts = [(len(pattern.findall(text, 0, _SEARCHED)), dialect) for dialect, pattern in _PATTERNS]
    best = max(counts, key=lambda count: count[0])
    is_clear = best[0] and sum(count == best[0] for count, _ in counts) == 1
    return best[1] if is_clear else Dialect.UNKNOWN


_PATTERNS = tuple((dialect, re.compile(pattern, re.IGNORECASE | re.MULTILINE)) for dialect, pattern in _SIGNS.items())
