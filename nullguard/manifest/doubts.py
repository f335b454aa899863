"""What a valid manifest file says that can hardly be meant: warnings, because such a file can still be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from nullguard.manifest.checks import implications
from nullguard.manifest.document import Path, Places
from nullguard.manifest.errors import Problem
from nullguard.manifest.merge import normal
from nullguard.model.schema import Column, Manifest, Table


def doubts(file: str, manifest: Manifest, places: Places) -> tuple[Problem, ...]:
    """Doubtful statements in order of place: two names for one thing, keys and CHECKs of columns that the table does not
    list, and columns whose facts contradict each other."""
    return tuple(sorted(_Doubts(file, places).all(manifest)))


def _of_keys(table: Table) -> Iterable[str]:
    return dict.fromkeys(name for key in table.unique for name in key.columns)


def _of_checks(table: Table) -> Iterable[str]:
    """The columns of CHECKs, as far as these are understood."""
    found = implications(table)
    return dict.fromkeys(
        name for item in found for name in (item.name, *(n for premise in item.premises for n in premise.names[:1]))
    )


class _Doubts:
    def __init__(self, file: str, places: Places) -> None:
        self._file = file
        self._places = places

    def all(self, manifest: Manifest) -> Iterator[Problem]:
        for database in manifest.databases.values():
            path = ("databases", database.name, "tables")
            yield from self._twice(path, database.tables, "table")
            for table in database.tables.values():
                yield from self._table((*path, table.name), table)

    def _table(self, path: Path, table: Table) -> Iterator[Problem]:
        yield from self._twice((*path, "columns"), table.columns, "column")
        columns = {normal(name): name for name in table.columns}
        for key in table.unique:
            if not key.columns:
                yield self._problem((*path, "unique"), f"a unique key of '{table.name}' has no columns", "name them")
        for part, names in (("unique", _of_keys(table)), ("checks", _of_checks(table))):
            for name in names:
                if columns and normal(name) not in columns:
                    close = get_close_matches(normal(name), list(columns), 1, 0.6)
                    remedy = f"did you mean '{columns[close[0]]}'?" if close else "list the column, or leave this out"
                    what = f"'{part}' of '{table.name}' names '{name}', which is no column of it"
                    yield self._problem((*path, part), what, remedy)
        for column in table.columns.values():
            yield from self._column((*path, "columns", column.name), column)

    def _column(self, path: Path, column: Column) -> Iterator[Problem]:
        fraction = column.statistics.null_fraction
        words = {item.nullable for item in column.evidence if item.text.startswith("nullable")}
        if False in words and fraction:
            yield self._problem(
                (*path, "null_fraction"),
                f"'{column.name}' is not nullable, and null in {fraction * 100:.3g} % of the rows",
                "the figure counts; correct one of the two",
            )
        if True in words and column.primary_key:
            yield self._problem((*path, "nullable"), f"'{column.name}' is a primary key, and nullable", "no primary key is")

    def _twice(self, path: Path, names: Iterable[str], what: str) -> Iterator[Problem]:
        seen: dict[str, str] = {}
        for name in names:
            first = seen.setdefault(name.casefold(), name)
            if first != name:
                message = f"the {what} '{name}' stands here twice: names are compared without case"
                yield self._problem((*path, name), message, f"the other is '{first}'")

    def _problem(self, path: Path, message: str, remedy: str) -> Problem:
        """A problem at the deepest part of the path whose place is known."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._places:
                return Problem(self._file, *self._places[path[:length]], message, remedy)
        return Problem(self._file, 0, 0, message, remedy)
