"""Cursors of Python's database interface: what `execute` was given says what the rows hold that `fetchone` and its like give.

Source: PEP 249: `fetchone` gives None where there is no more row; rows are sequences in the order of the select list.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import NONNULL, NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.protocols import CallSite, QueriesAsText
from nullguard.flow.world import World, with_place
from nullguard.frameworks.sqlalchemy.statements import Statement, names_of, value_of
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo, Type

_MANY = frozenset({"fetchall", "fetchmany"})

_UNREAD = Value(UNKNOWN, origin=Origin("lookup", "cursor.fetchone"))
"""A row of a query that is not understood: it may always have one, but a test for it says that there may be none."""


class CursorModel(QueriesAsText):
    """Implements `flow.protocols.FrameworkModel`."""

    def basis(self) -> str:
        """Nothing besides what is read."""
        return ""

    def names(self) -> frozenset[str]:
        """What rows are taken with."""
        return frozenset({"fetchone", "fetchall", "fetchmany"})

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """Cursors have no attributes that hold rows."""
        return None

    def call(self, site: CallSite) -> Value | None:
        """The rows of what `cursor.execute("SELECT …")` was given."""
        receiver = site.receiver
        if receiver is None or receiver.type is not None:
            return None
        statement = receiver.asked
        if statement is None and receiver.symbol is None and site.method == "fetchone":
            return _UNREAD
        if not isinstance(statement, Statement) or not statement.is_run:
            return None
        row = _row(site, statement)
        if site.method == "fetchone":
            found = msgspec.structs.replace(row, null=NULLABLE, origin=Origin("lookup", "cursor.fetchone"))
            return row if statement.has_one_row else found
        return Value(NONNULL, Type("builtins.list"), element=row) if site.method in _MANY else None

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """Nothing is fixed by convention alone."""
        return {}


def _row(site: CallSite, statement: Statement) -> Value:
    """A row, whatever class the cursor gives it: by position or by name."""
    text = render(site.node)
    values = [value_of(site.world, statement, item) for item in statement.selected]
    placed = tuple(with_place(value, site.path, site.node.at, text) if value.origin is not None else value for value in values)
    names = [names_of(site.world, item) for item in statement.selected]
    named = tuple((name, value) for name, value in zip(names, placed, strict=True) if name)
    return Value(UNKNOWN, items=placed, named=named)
