"""What SQLAlchemy means to the flow: queries by the class that they name, whoever holds the session."""

from __future__ import annotations

import msgspec

from nullguard.flow.protocols import CallSite
from nullguard.flow.values import ANY, BY_CONVENTION, NONNULL, NULLABLE, Origin, Value
from nullguard.flow.world import World
from nullguard.frameworks.sqlalchemy.query_guards import rows_of_conditions, rows_of_join, rows_of_keywords
from nullguard.program.symbols import CLASS_OBJECT, FunctionInfo, Type

_LIBRARIES = ("sqlalchemy.", "flask_sqlalchemy.")
_OTHER_ROWS = frozenset({"union", "union_all", "with_entities", "add_columns", "subquery", "cte", "scalar", "values"})
_EXECUTING = frozenset({"execute", "scalars", "scalar"})
_QUERY, _FLASK_QUERY = "sqlalchemy.orm.Query", "flask_sqlalchemy.Query"
_STATEMENTS = ("sqlalchemy.Select",)
_SCALARS, _RESULT = "sqlalchemy.ScalarResult", "sqlalchemy.CursorResult"


class SqlAlchemyModel:
    """Implements `flow.protocols.FrameworkModel`. With `is_used`, what is called like SQLAlchemy's own is taken for it."""

    def __init__(self, is_used: bool) -> None:
        self._is_used = is_used

    def names(self) -> frozenset[str]:
        """None: columns are named by attributes."""
        return frozenset()

    def query_names(self) -> frozenset[str]:
        """Statements, queries and what conditions are made of."""
        return frozenset({"select", "query", "and_", "or_", "not_"} if self._is_used else ())

    def basis(self) -> str:
        """Nothing besides what is read."""
        return ""

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """`Order.query`, which sessions and extensions put on mapped classes."""
        type = receiver.type
        if name != "query" or type is None or type.cls != CLASS_OBJECT or not type.args:
            return None
        entity = type.args[0].cls
        cls = world.class_of(type.args[0])
        if cls is None or not world.schema.is_entity(entity):
            return None
        member = world.program.member(cls, name)
        declared = world.member_value(type, member) if member is not None else None
        if declared is not None and declared.type is not None:
            return declared
        of_flask = any(name.startswith("flask_sqlalchemy.") for name in world.program.base_names(cls))
        return _rows(world, _FLASK_QUERY if of_flask else _QUERY, entity)

    def call(self, site: CallSite) -> Value | None:
        """`session.query(Order)`, `session.get(Order, 1)`, `session.scalars(select(Order))` on a session of unknown class."""
        guarded = self._guarded(site)
        if guarded is not None:
            return guarded
        if site.result.type is not None or not site.arguments or site.receiver is None or site.arguments[0][0].star:
            return None
        if site.method == "filter_by" and self._is_used and site.receiver.type is None and site.receiver.symbol is None:
            return Value(NONNULL, Type(_QUERY), typed=BY_CONVENTION)
        first = site.arguments[0][1].type
        if first is None:
            return None
        world = site.world
        if first.cls == CLASS_OBJECT and first.args and world.schema.is_entity(first.args[0].cls):
            entity = first.args[0].cls
            if site.method == "query" and len(site.arguments) == 1:
                return _rows(world, _QUERY, entity)
            if site.method == "get" and len(site.arguments) == 2:
                return Value(NULLABLE, Type(entity), Origin("lookup", f"{_QUERY}.get"), always_true=world.always_true(entity))
        if first.cls in _STATEMENTS and first.args:
            row = first.args[0].cls
            if site.method == "scalars":
                return _rows(world, _SCALARS, row)
            if site.method == "execute":
                return _rows(world, _RESULT, row)
            if site.method == "scalar":
                return Value(
                    NULLABLE, first.args[0], Origin("lookup", "sqlalchemy.orm.Session.scalar"), always_true=world.always_true(row)
                )
        return None

    def _guarded(self, site: CallSite) -> Value | None:
        """The result of a query's or statement's method, with what the conditions tell of its rows."""
        receiver = site.receiver
        statement = site.arguments[0][1] if site.arguments else ANY
        if statement.facts and statement.type is not None and statement.type.cls in _STATEMENTS and site.method in _EXECUTING:
            return msgspec.structs.replace(site.result, facts=statement.facts)
        if receiver is None or receiver.type is None or not receiver.type.cls.startswith(_LIBRARIES) or not receiver.type.args:
            return None
        cls = site.world.class_of(receiver.type.args[0])
        if cls is None:
            return None
        arguments = tuple(argument for argument, _ in site.arguments)
        facts = receiver.facts
        if site.method in ("filter", "where"):
            facts += rows_of_conditions(arguments, cls.name)
        elif site.method == "filter_by":
            facts += rows_of_keywords(arguments)
        elif site.method == "join":
            facts += rows_of_join(arguments, cls.name)
        if not facts or site.method in _OTHER_ROWS:
            return None
        return msgspec.structs.replace(site.result, facts=facts)

    def operation(self, world: World, operator: str, operands: tuple[Value, ...]) -> Value | None:
        return None

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """Nothing is fixed by convention alone."""
        return {}


def _rows(world: World, container: str, entity: str) -> Value:
    return Value(NONNULL, Type(container, (Type(entity),)), element=world.row(entity))
