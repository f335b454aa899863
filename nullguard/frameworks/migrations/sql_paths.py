"""What the path of a SQL script says: the engine it is for, its place in an order, whether it is only an example or undoes."""

from __future__ import annotations

import re

from nullguard.languages.sql import dialect_of_word, dialect_word
from nullguard.model.ddl import Dialect

OTHER = "other"
"""The engine of scripts for one that is no `Dialect`."""

_OTHER_ENGINES = frozenset(
    {
        *("db2", "hsql", "hsqldb", "derby", "sqlanywhere", "sybase", "informix", "firebird", "ingres", "doris", "hive", "impala"),
        *("clickhouse", "snowflake", "redshift", "bigquery", "cassandra", "dm", "dameng", "kingbase", "oceanbase", "gauss"),
        *("opengauss", "hana", "vertica", "teradata", "spark", "presto", "trino", "flink", "spanner", "tidb", "duckdb"),
    }
)  # fmt: skip
_NO_SCHEMA = frozenset(
    {
        *("test", "tests", "testing", "testdata", "sample", "samples", "example", "examples", "demo", "demos"),
        *("seed", "seeds", "seeder", "fixture", "fixtures", "mock", "mocks", "benchmark", "benchmarks", "perf"),
        *("backup", "backups", "bk", "old", "obsolete", "deprecated", "archive", "archived", "attic", "gist", "playground"),
        *("tutorial", "tutorials", "queries", "query", "snippets", "scratch", "unittest", "unittests"),
    }
)  # fmt: skip
_DOCUMENTATION = frozenset({"doc", "docs", "documentation"})
_UNDOES = frozenset(
    {
        *(
            "down",
            "downgrade",
            "downgrades",
            "rollback",
            "rollbacks",
            "undo",
            "revert",
            "reverts",
            "uninstall",
            "teardown",
            "cleanup",
        )
    }
)
_WORDS = re.compile(r"[^A-Za-z0-9]+")
_VERSION = re.compile(r"(\d+(?:[._]\d+)*)")


def words_of(path: str) -> list[str]:
    """The words of a path in lower case."""
    return [word for word in _WORDS.split(path.lower()) if word]


def engine_of(path: str) -> Dialect | str:
    """The engine that a path names: a dialect, OTHER, or empty for none."""
    word = dialect_word(path)
    if word:
        return dialect_of_word(word)
    is_other = not _OTHER_ENGINES.isdisjoint(words_of(path if not is_versioned(path) else path.rpartition("/")[0]))
    return OTHER if is_other else ""


def without_engine(path: str) -> str:
    """A path without the words that name an engine: the same for scripts that do the same on different engines."""
    return "/".join(
        "-".join(word for word in words_of(part) if not dialect_word(word) and word not in _OTHER_ENGINES)
        for part in path.split("/")
    )


def is_no_schema(path: str) -> bool:
    """Whether the names on the way to a script say that it is an example, test data, outdated, or only read from."""
    return not _NO_SCHEMA.isdisjoint(words_of(path))


def is_documentation(path: str) -> bool:
    """Whether a script lies among the documentation, where some applications keep the one that makes their tables."""
    return not _DOCUMENTATION.isdisjoint(words_of(path))


def is_versioned(path: str) -> bool:
    """Whether a number stands in the name of a script, as in those that are run once, in order."""
    return any(word[0].isdigit() for word in words_of(path.rpartition("/")[2]))


def undoes(path: str) -> bool:
    """Whether a script is the way back. The words may stand in the middle of a name that means something else."""
    folder, _, name = path.rpartition("/")
    words = words_of(name.removesuffix(".sql").removesuffix(".SQL"))
    return not _UNDOES.isdisjoint(words_of(folder)) or (bool(words) and (words[-1] in _UNDOES or words[0] in _UNDOES))


def version_of(text: str) -> tuple[int, ...]:
    """The parts of a version with dots or underscores (`2_1_0`), without the zeros at its end; empty for none."""
    parts = [int(part[:18]) for part in re.split(r"[._]", text) if part.isascii() and part.isdigit()]
    while len(parts) > 1 and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def natural(path: str) -> tuple[tuple[tuple[int, ...], str], ...]:
    """What sorts paths by their names, and the versions in them as numbers."""
    pieces = _VERSION.split(path.lower())
    return tuple((version_of(piece), "") if index % 2 else ((), piece) for index, piece in enumerate(pieces))
