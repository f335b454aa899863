"""Selects of MyBatis' mappers in the flow: a method that gives one row gives null when there is none, and what the query asks of
its rows holds for them.

Source: the MyBatis 3 reference, "SqlSessions": `selectOne`, which mapper methods with one result call, gives null for no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from nullguard.flow.protocols import CallSite, QueriesAsText
from nullguard.flow.values import NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.world import World
from nullguard.frameworks.mybatis.statements import MapperStatement
from nullguard.frameworks.query_rows import Queries, given
from nullguard.model.facts import NO_BODY
from nullguard.program.symbols import FunctionInfo, Type

_GROUPED = re.compile(r"\bgroup\s+by\b", re.IGNORECASE)
_SCALARS = frozenset(
    f"java.lang.{name}" for name in ("String", "Integer", "Boolean", "Short", "Byte", "Double", "Float")
) | frozenset({"java.util.Date", "java.math.BigDecimal", "java.time.LocalDateTime", "java.time.LocalDate", "java.sql.Timestamp"})
"""What a column is read as. A Long is left out: what counts gives one."""


class MybatisModel(QueriesAsText):
    """Implements `flow.protocols.FrameworkModel`."""

    def __init__(self, statements: Iterable[MapperStatement], queries: Queries) -> None:
        self._queries = queries
        self._statements: dict[tuple[str, str], MapperStatement] = {}
        for statement in statements:
            if statement.interface:
                self._statements.setdefault((statement.interface, statement.method), statement)

    def basis(self) -> str:
        """The selects of all mappers."""
        return "\n".join(f"{interface} {method} {item.sql}" for (interface, method), item in sorted(self._statements.items()))

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """Mappers have no attributes."""
        return None

    def call(self, site: CallSite) -> Value | None:
        """`orders.findByNumber(…)` of a mapper: null when its select finds no row."""
        result, receiver = site.result, site.receiver
        if result.null != UNKNOWN or result.type is None or receiver is None or receiver.type is None or not self._statements:
            return None
        cls = site.world.class_of(receiver.type)
        member = site.world.program.method(cls, site.method) if cls is not None and not cls.is_library else None
        if member is None or any(function.decl.body != NO_BODY for function in member.functions):
            return None
        statement = self._statements.get((member.declared_in.id, site.method))
        if statement is None:
            return None
        row = statement.results[0].row if statement.results else ""
        element = self._queries.element(site.world, statement.sql, True, row) if row else None
        known = given(site.world, result, element) if element is not None else None
        if not self._gives_one(site.world, result.type) or _is_always_there(statement):
            return known
        return msgspec.structs.replace(known or result, null=NULLABLE, origin=Origin("lookup", site.qualified))

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """Nothing is fixed by convention alone."""
        return {}

    def _gives_one(self, world: World, type: Type) -> bool:
        """Whether a result is one row or one column of it, no container of them."""
        cls = world.class_of(type)
        if type.cls in _SCALARS:
            return True
        if cls is None or cls.is_library:
            return False
        return not any(name.startswith(("java.util.", "java.lang.Iterable", "com.baomidou.")) for name in world.lineage(type))


def _is_always_there(statement: MapperStatement) -> bool:
    """Whether the select gives a row whatever the table holds: it only computes something over all rows."""
    rows = statement.rows
    if rows is None:
        return True  # several selects in one, or a text that is not understood: nothing is said of it
    computes = bool(rows.outputs) and not any(output.path or output.every for output in rows.outputs)
    return not rows.origins or (computes and not _GROUPED.search(statement.sql))
