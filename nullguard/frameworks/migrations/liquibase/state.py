"""Which tables and columns there are while change sets are laid out: enough for preconditions that ask for them.

A table that was not created here may come from before the first change set: of it nothing is known for sure, unless all that the
change sets change they have created.
"""

from __future__ import annotations

from collections import defaultdict

from nullguard.frameworks.migrations.liquibase.engines import MAYBE, Truth, all_of, any_of, matches_dbms
from nullguard.model import ddl
from nullguard.model.ddl import Dialect
from nullguard.model.liquibase import LiquibaseCondition


class Known:
    """Tables by lower-case name; None for what was there and is gone. `_whole` are those of which all columns are known.
    A name without its schema means the only table that ends with it, one with a schema also the table without one.
    """

    def __init__(self, is_complete: bool = False) -> None:
        self._is_complete = is_complete
        self._tables: dict[str, set[str] | None] = {}
        self._whole: set[str] = set()
        self._qualified: dict[str, set[str]] = defaultdict(set)

    def truth(self, condition: LiquibaseCondition, engine: Dialect) -> Truth:
        """Whether a precondition may hold now, and whether it may not."""
        match condition.kind:
            case "and":
                return all_of(self.truth(child, engine) for child in condition.children)
            case "or":
                return any_of(self.truth(child, engine) for child in condition.children)
            case "not":
                some = any_of(self.truth(child, engine) for child in condition.children)
                return some[1], some[0]
            case "dbms":
                holds = matches_dbms(condition.subject, engine)
                return (holds, not holds) if engine is not Dialect.UNKNOWN else (holds, True)
            case "tableExists" | "viewExists":
                return _sure(self._has_table(condition.subject))
            case "columnExists":
                return _sure(self._has_column(condition.subject, condition.column))
        return MAYBE

    def admits(self, change: ddl.AnyChange) -> bool:
        """Whether a change can be made, as far as is known: change sets are also laid out where others came before them."""
        match change:
            case ddl.CreateTable(table=name):
                return self._tables.get(name.lower()) is None
            case ddl.AddColumn(table=table, column=column):
                return self._has_column(table, column.name) is not True
            case ddl.RenameColumn(table=table, name=name, to=to):
                return self._has_column(table, name) is not False and self._has_column(table, to) is not True
            case ddl.RenameTable(table=name, to=to):
                return self._has_table(name) is not False and self._has_table(to) is not True
            case ddl.AlterColumn(table=table, name=name):
                return self._has_column(table, name) is not False
        return True

    def apply(self, change: ddl.AnyChange) -> None:
        """The tables and columns after a change."""
        match change:
            case ddl.CreateTable(table=name, columns=columns, like=like):
                key = self._put(name, {column.name.lower() for column in columns})
                if columns and not like:
                    self._whole.add(key)
            case ddl.CreateView(view=name):
                self._put(name, set())
            case ddl.DropTable(table=name):
                self._put(self._key(name), None)
            case ddl.RenameTable(table=name, to=to):
                self._rename(self._key(name), to)
            case ddl.AddColumn(table=table, column=column):
                self._columns(table).add(column.name.lower())
            case ddl.DropColumn(table=table, name=column):
                self._columns(table).discard(column.lower())
            case ddl.RenameColumn(table=table, name=column, to=to):
                self._columns(table).discard(column.lower())
                self._columns(table).add(to.lower())

    def _put(self, name: str, columns: set[str] | None) -> str:
        key = name.lower()
        self._tables[key] = columns
        self._whole.discard(key)
        if "." in key:
            self._qualified[key.rpartition(".")[2]].add(key)
        return key

    def _rename(self, name: str, to: str) -> None:
        schema = name.rpartition(".")[0]
        is_whole = name in self._whole
        key = self._put(to if "." in to or not schema else f"{schema}.{to}", self._tables.get(name) or set())
        if key != name:
            self._put(name, None)
        if is_whole:
            self._whole.add(key)

    def _columns(self, table: str) -> set[str]:
        """The columns that are known of a table, for change."""
        key = self._key(table)
        known = self._tables.get(key)
        if known is None:
            self._put(key, known := set())
        return known

    def _has_table(self, table: str) -> bool | None:
        key = self._key(table)
        return self._tables[key] is not None if key in self._tables else self._unknown()

    def _has_column(self, table: str, column: str) -> bool | None:
        key = self._key(table)
        if column.lower() in (self._tables.get(key) or ()):
            return True
        if key not in self._tables:
            return self._unknown()
        return False if key in self._whole else None

    def _unknown(self) -> bool | None:
        """Whether a table is there that nothing here has created."""
        return False if self._is_complete else None

    def _key(self, table: str) -> str:
        key = table.lower()
        if key in self._tables:
            return key
        schema, _, last = key.rpartition(".")
        if schema:
            return last if last in self._tables else key
        fitting = self._qualified.get(last, ())
        return next(iter(fitting)) if len(fitting) == 1 else key


def _sure(known: bool | None) -> Truth:
    return MAYBE if known is None else (known, not known)
