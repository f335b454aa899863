"""How classes and tables, fields and columns are named after each other.

Tables are compared in the singular, without the prefixes that mark them as tables; classes without the words that mark them as
rows. Where most tables begin with the same word (an application's prefix), that word is optional.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from nullguard.knowledge.words import words
from nullguard.model.schema import Table

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ROW_WORDS = words("row-class-word")
_KIND_WORDS = words("kind-of-class-word")
_TABLE_WORDS = words("table-word")
_COMMON_SHARE = 0.6
"""The share of tables that begin with one word from which on it is the application's prefix."""

_FEW_TABLES = 4


def snake(name: str) -> str:
    """`orderLine` as `order_line`."""
    return _WORD.sub("_", name).lower()


def letters(name: str) -> str:
    """A name of a column or property as it is compared: without case and underscores, and `is` of a flag left out."""
    words = [word for word in snake(name.strip('`"[]')).split("_") if word]
    return "".join(words[1:] if len(words) > 1 and words[0] == "is" else words)


class TableNames:
    """Finds tables by their names, and by the names of classes."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables = tables
        self._by_letters: dict[str, list[str]] = {}
        self._by_key: dict[str, list[str]] = {}
        self._columns: dict[str, dict[str, str]] = {}
        firsts = Counter(words[0] for name in tables if len(words := _table_words(name)) > 1)
        common = {word for word, count in firsts.items() if len(tables) >= _FEW_TABLES and count >= _COMMON_SHARE * len(tables)}
        for name in sorted(tables):
            self._by_letters.setdefault(letters(name.rpartition(".")[2]), []).append(name)
            words = _table_words(name)
            self._add(words, name)
            if len(words) > 1 and words[0] in common:
                self._add(words[1:], name)

    def table(self, name: str) -> str:
        """The table that a query names; empty where there is none, or several of which none is meant."""
        if name in self.tables:
            return name
        schema, _, last = name.rpartition(".")
        found = self._by_letters.get(letters(last), [])
        fitting = [item for item in found if not schema or "." not in item or item.lower().startswith(f"{schema.lower()}.")]
        return fitting[0] if len(fitting) == 1 else ""

    def of_class(self, name: str) -> tuple[str, ...]:
        """The tables that a class may be a row of, by its name."""
        words = snake(name).split("_")
        found: list[str] = []
        for shortened in _shortened(words):
            found.extend(table for table in self._by_key.get(_key(shortened), ()) if table not in found)
        return tuple(found)

    def with_columns(self, columns: Collection[str]) -> tuple[str, ...]:
        """The tables that have all of the columns, which are given as `letters` writes them."""
        return tuple(name for name in sorted(self.tables) if self.columns(name).keys() >= set(columns))

    def columns(self, table: str) -> dict[str, str]:
        """The columns of a table, by what `letters` makes of their names; none of an unknown one."""
        known = self._columns.get(table)
        if known is None:
            found = self.tables.get(table)
            known = self._columns[table] = {letters(column): column for column in found.columns} if found is not None else {}
        return known

    def _add(self, words: list[str], name: str) -> None:
        known = self._by_key.setdefault(_key(words), [])
        if name not in known:
            known.append(name)


def _table_words(name: str) -> list[str]:
    words = [word for word in snake(name.rpartition(".")[2].strip('`"[]')).split("_") if word] or [name.lower()]
    return words[1:] if len(words) > 1 and words[0] in _TABLE_WORDS else words


def _shortened(words: list[str]) -> Iterable[list[str]]:
    """The words of a class's name, then without those that only mark it as a row."""
    yield words
    while len(words) > 1 and (words[-1] in _ROW_WORDS or words[0] in _KIND_WORDS):
        words = words[:-1] if words[-1] in _ROW_WORDS else words[1:]
        yield words


def _key(words: Iterable[str]) -> str:
    *before, last = words
    return "".join((*before, _singular(last)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith(("ss", "us", "is")):
        return word
    return word[:-1] if word.endswith("s") and len(word) > 2 else word
