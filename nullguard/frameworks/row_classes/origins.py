"""Which tables the origins of a query's columns are: by the names of tables and columns that migrations made."""

from __future__ import annotations

from nullguard.frameworks.row_classes.naming import TableNames, letters
from nullguard.frameworks.row_classes.places import Place
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.model.queries import Origin, Path, Rows
from nullguard.model.schema import Column


class Origins:
    """The tables that queries take their columns from."""

    def __init__(self, names: TableNames) -> None:
        self._names = names

    def _main_table(self, rows: Rows) -> str:
        """The table of a query's first origin."""
        first = rows.origins[0] if rows.origins else None
        return self.table_of(first) if first is not None and first.path else ""

    def own_table(self, use: RowUse, rows: Rows) -> str:
        """The table of an object's own row: of one inside another that of the first column of it which is selected by itself."""
        if not use.nested:
            return self._main_table(rows)
        labels = {letters(column) for _, column in use.columns}
        for output in rows.outputs:
            if output.path and not output.every and letters(output.alias or output.path[-1]) in labels:
                origin = self.origin(rows, output.path)
                return self.table_of(origin) if origin is not None and origin.path else ""
        return ""

    def key(self, rows: Rows, column: str, origin: Origin | None) -> Place | None:
        """Where a key is that a query selects, by itself or with all columns: in the only table that has it."""
        having = [
            Place(table, spelled)
            for source in rows.origins
            if origin is None or source is origin
            if (table := self.table_of(source)) and (spelled := self._names.columns(table).get(letters(column)))
        ]
        return having[0] if len(having) == 1 else None

    def is_joined_anyway(self, use: RowUse, origin: Origin) -> bool:
        """Whether an outer join misses no row: it follows a foreign key that is never null, of a row that is there."""
        holder = self.origin(use.rows, origin.key) if use.rows is not None and len(origin.key) > 1 else None
        if holder is None or holder.outer:
            return False
        table, joined = self.table_of(holder), self.table_of(origin)
        key = self._column(table, origin.key[-1])
        own = self._column(joined, origin.own)
        return key is not None and key.nullable is False and key.references == joined and own is not None and own.primary_key

    def _column(self, table: str, name: str) -> Column | None:
        spelled = self._names.columns(table).get(letters(name), "")
        return self._names.tables[table].columns[spelled] if spelled else None

    def origin(self, rows: Rows, path: Path) -> Origin | None:
        """The origin of a column; of one without a name before it the only one that has such a column."""
        if len(path) > 1:
            return next((origin for origin in rows.origins if called(origin, path[-2])), None)
        if len(rows.origins) == 1:
            return rows.origins[0]
        wanted = letters(path[-1])
        having = [origin for origin in rows.origins if wanted in self._names.columns(self.table_of(origin))]
        return having[0] if len(having) == 1 else None

    def table_of(self, origin: Origin) -> str:
        """The table of an origin, as migrations call it; as the query does where they know none of the name."""
        written = ".".join(origin.path)
        return self._names.table(written) or written


def called(origin: Origin, name: str) -> bool:
    """Whether a query calls one of its origins so, by its alias or as its table is called."""
    return bool(origin.path) and name.lower() in (origin.alias.lower(), origin.path[-1].lower())
