"""What names say where nothing but the name is known: words in those that projects give, and names that libraries give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import rows

_COLUMNS = ("kind", "word", "source")


@cache
def words(kind: str) -> frozenset[str]:
    """Words of a kind in the names that projects give, from rules/models/words.tsv. Raises InvalidTable where the table cannot be
    read, and KeyError for a kind that is none."""
    return _table("words.tsv")[kind]


@cache
def library_names(kind: str) -> frozenset[str]:
    """Names of a kind that libraries give, from rules/models/names.tsv. Raises as `words` does."""
    return _table("names.tsv")[kind]


@cache
def every_name() -> frozenset[str]:
    """All words and names of both tables, of dotted names each part. Raises InvalidTable where a table cannot be read."""
    tables = (_table("words.tsv"), _table("names.tsv"))
    return frozenset(part for table in tables for given in table.values() for name in given for part in name.split("."))


def letters(name: str) -> str:
    """A name without regard to how its words are put together: `orderLine`, `order_line` and `OrderLine` are one."""
    return name.replace("_", "").lower()


@lru_cache(maxsize=4096)
def has_word(name: str, given: frozenset[str]) -> bool:
    """Whether one of the given words is somewhere in a name, in lower case."""
    lower = name.lower()
    return any(word in lower for word in given)


@cache
def _table(file: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows((rules_folder() / "models" / file).read_text(encoding="utf-8"), _COLUMNS):
        kind, word, _ = row.split("\t")
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(given) for kind, given in found.items()}
