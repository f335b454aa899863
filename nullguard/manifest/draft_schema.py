"""The tables of a schema while it is being changed, and how statements name them."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.manifest.drafts import DraftTable


class DraftSchema:
    """Tables are found by name without regard to case, and without their schema where that is left out and only one fits."""

    def __init__(self) -> None:
        self._tables: dict[str, DraftTable] = {}
        self._by_last_name: dict[str, dict[str, None]] = {}

    def tables(self) -> Iterable[DraftTable]:
        """All tables and views, in the order in which they were made."""
        return self._tables.values()

    def find(self, name: str) -> DraftTable | None:
        """The table that a statement names; None when it is not known."""
        return self._tables.get(self._key(name))

    def table(self, name: str) -> DraftTable:
        """The table that a statement names, known or not."""
        return self.find(name) or self.put(name, DraftTable(name))

    def put(self, name: str, table: DraftTable) -> DraftTable:
        """Set the table that a statement names."""
        return self._set(self._key(name), table)

    def rename(self, name: str, to: str) -> None:
        """Give a table another whole name; one that was not known is known from now on."""
        table = self.remove(name)
        key = to.lower()
        if table is None:
            table = self._tables.get(key) or DraftTable(to)
        table.name = to
        self._set(key, table)

    def remove(self, name: str) -> DraftTable | None:
        """Take out the table that a statement names."""
        key = self._key(name)
        self._by_last_name.get(key.rpartition(".")[2], {}).pop(key, None)
        return self._tables.pop(key, None)

    def _set(self, key: str, table: DraftTable) -> DraftTable:
        self._tables[key] = table
        self._by_last_name.setdefault(key.rpartition(".")[2], {})[key] = None
        return table

    def _key(self, name: str) -> str:
        """The key of the table of that name, known or not."""
        key = name.lower()
        if key in self._tables:
            return key
        schema, _, last = key.rpartition(".")
        if schema:
            return last if last in self._tables else key
        fitting = list(self._by_last_name.get(last, ()))
        return fitting[0] if len(fitting) == 1 else key
