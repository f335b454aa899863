"""What SQLAlchemy means to the flow: queries by the class that they name, whoever holds the session."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, NULLABLE, Origin, Value
from nullguard.flow.protocols import CallSite, Refused
from nullguard.flow.summaries.observations import BY_QUERY, HANDED_OVER
from nullguard.flow.world import World
from nullguard.frameworks.queries import Expression, Need
from nullguard.frameworks.sqlalchemy.class_queries import CLASS_QUERY, query_of_class
from nullguard.frameworks.sqlalchemy.data_layers import layered
from nullguard.frameworks.sqlalchemy.derived import Derived, DerivedColumns, column_of_derived, derived
from nullguard.frameworks.sqlalchemy.graphql_types import resolved
from nullguard.frameworks.sqlalchemy.handed_on import handed_on
from nullguard.frameworks.sqlalchemy.handed_over import is_handed_over
from nullguard.frameworks.sqlalchemy.hybrids import condition_of_hybrid
from nullguard.frameworks.sqlalchemy.joins import of_tables
from nullguard.frameworks.sqlalchemy.listeners import listened, validated
from nullguard.frameworks.sqlalchemy.query_guards import asked_by_call, called_on, compared
from nullguard.frameworks.sqlalchemy.querying import (
    EXECUTING,
    JOINING,
    PAGE,
    QUERY,
    ROW,
    SELECT,
    SELECTING,
    TEXT,
    as_statement,
    continued,
    executed,
    page_of,
    selected_by,
    statement_of,
)
from nullguard.frameworks.sqlalchemy.resources import viewed
from nullguard.frameworks.sqlalchemy.shown_rows import shown
from nullguard.frameworks.sqlalchemy.statements import Columns, Entity, alias_of, selecting
from nullguard.frameworks.sqlalchemy.table_rows import column_of, columns_of, is_table, root_of_table
from nullguard.frameworks.sqlalchemy.texts import Texts
from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Attribute, Call
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, External, FunctionInfo, Type

_REFUSING = library_names("refusing-comparison")
_ORDERING = frozenset({"<", "<=", ">", ">="})

_COLUMNS = frozenset({"c", "columns"})

_MAPPING = "_mapping"
"""What a row holds by its names, as a dictionary."""

_OF_CURSORS = EXECUTING | {"get"}
"""Methods that are asked for although the program has nothing of SQLAlchemy: what cursors run is text, too."""


def _is_of_another_package(site: CallSite) -> bool:
    """Whether a method is called on what another package gives: `from plugins import db`, then `db.session.query(Order)`."""
    return isinstance(site.node.function, Attribute) and isinstance(site.callee, External)


def _totals_of_unknown_query(site: CallSite, receiver: Value) -> Value | None:
    """The query of nothing but aggregates that is made of one of which nothing is known:
    `model_query(context, Order).with_entities(func.count(Order.id))`."""
    if site.method not in SELECTING or receiver.type is not None or receiver.symbol is not None:
        return None
    statement = selecting(selected_by(site))
    return as_statement(site, statement, QUERY) if statement.selected and statement.has_one_row else None


def _of_unknown_query(site: CallSite, receiver: Value) -> Value | None:
    """The row, or null, of a query that a call gives of which nothing is known: `model_query(context, Order).first()`."""
    if (
        site.method not in library_names("row-or-null")
        or site.arguments
        or receiver.type is not None
        or receiver.symbol is not None
    ):
        return None
    function = site.node.function
    if site.result.type is not None or not isinstance(function, Attribute) or not isinstance(function.value, Call):
        return None
    return Value(NULLABLE, origin=Origin("lookup", f"{QUERY}.{site.method}", typed=BY_CONVENTION))


def _is_of_another_mapper(world: World, operand: Value) -> bool:
    """Whether part of a query is a column of a class that another framework maps."""
    column = operand.asked.column if isinstance(operand.asked, Expression) else ()
    return bool(column) and world.schema.framework(column[0]) not in ("", "sqlalchemy", "sqlmodel")


class SqlAlchemyModel:
    """Implements `flow.protocols.FrameworkModel`. Where it `is_imported`, what is called like SQLAlchemy's own is taken for it,
    where it `has_classes` unknown queries are, too; a program in which it is neither has but cursors."""

    language = "python"
    handed_names: frozenset[str] = frozenset()

    def __init__(self, has_classes: bool, is_imported: bool, texts: Texts) -> None:
        self.makes_attributes = self._is_used = has_classes or is_imported
        self._has_classes = has_classes
        self._texts = texts

    def names(self) -> frozenset[str]:
        """What aggregates are written with, and joins that may find no row; columns are named by attributes."""
        return frozenset({"func", "text", "outerjoin", "outerjoin_from", "isouter"} if self._is_used else ())

    def query_names(self) -> frozenset[str]:
        """Statements, queries and what conditions are made of."""
        return frozenset({"select", "query", "and_", "or_", "not_", "aliased"} if self._is_used else ())

    def basis(self) -> str:
        """The tables that texts may name, and whether the program uses it."""
        return f"{self._is_used} {self._has_classes}\n{self._texts.basis()}"

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """`Order.query`, which sessions and extensions put on mapped classes; `Order.reference` and `orders.c.reference`, columns
        in a statement."""
        if isinstance(receiver.asked, Columns):
            return Value(NONNULL, asked=column_of(world, receiver.asked.root, name))
        if isinstance(receiver.asked, DerivedColumns):
            return Value(NONNULL, asked=column_of_derived(world, receiver.asked, name))
        if name in _COLUMNS and isinstance(receiver.asked, Derived):
            return Value(NONNULL, asked=DerivedColumns(receiver.asked))
        if name in _COLUMNS and is_table(receiver):
            return Value(NONNULL, asked=Columns(root_of_table(world, receiver)))
        type = receiver.type
        if name == _MAPPING and type is not None and type.cls == ROW and receiver.named:
            return Value(NONNULL, Type("builtins.dict"), named=receiver.named)
        if type is not None and type.cls == PAGE and name == "items" and receiver.element is not None:
            return Value(NONNULL, Type("builtins.list", type.args), element=receiver.element)
        if type is None or type.cls != CLASS_OBJECT or not type.args:
            return None
        entity = type.args[0].cls
        cls = world.class_of(type.args[0])
        if cls is None or not world.schema.is_entity(entity):
            return None
        if self._is_used and cls.path.endswith(".py") and world.schema.attribute(entity, name) is not None:
            root = receiver.asked.root if isinstance(receiver.asked, Entity) else entity
            return Value(asked=Expression(frozenset({Need((root, name))}), (root, name)))
        if name == CLASS_QUERY:
            return query_of_class(world, type, cls)
        root = receiver.asked.root if isinstance(receiver.asked, Entity) else entity
        asked = condition_of_hybrid(world.program, world.schema, cls, root, name) if self._is_used else None
        return Value(NONNULL, asked=asked) if asked is not None else None

    def call(self, site: CallSite) -> Value | None:
        """`session.query(Order)`, `session.get(Order, 1)`, `session.scalars(select(Order))` on a session of unknown class."""
        receiver = site.receiver if site.receiver is not None or not _is_of_another_package(site) else Value()
        if not self._is_used and site.method not in _OF_CURSORS and (receiver is None or receiver.asked is None):
            return None
        if self._is_used and (made := handed_on(site)) is not None:
            return made
        if receiver is None or receiver.symbol is not None or receiver.type is None:
            if (asked := self._asked(site)) is not None:
                return asked
        if receiver is not None and site.method == "select" and is_table(receiver):
            return as_statement(site, selecting(columns_of(site.world, receiver) or (Expression(),)), SELECT)
        if receiver is not None and site.method in JOINING and is_table(receiver):
            table = root_of_table(site.world, receiver)
            return of_tables(site, table) if table else None
        if receiver is not None and isinstance(receiver.asked, Expression):
            return called_on(site, receiver.asked)
        if receiver is not None and (statement := statement_of(site.world, receiver)) is not None:
            return derived(site, statement) or continued(site, receiver, statement)
        if self._is_used and receiver is not None and (totals := _totals_of_unknown_query(site, receiver)) is not None:
            return totals
        if self._has_classes and receiver is not None and (row := _of_unknown_query(site, receiver)) is not None:
            return row
        first = site.arguments[0][1] if site.arguments and not site.arguments[0][0].star else None
        if first is None or receiver is None:
            return None
        if self._is_used and is_handed_over(site):
            return site.result
        if site.method == "execute" and (statement := self._texts.given(site, site.arguments[0][0].value, first)) is not None:
            # A cursor holds what it has found; a session or connection of SQLAlchemy gives it.
            is_cursor = not any(name.startswith("sqlalchemy.") for name in site.world.lineage(receiver.type))
            return executed(site, msgspec.structs.replace(statement, is_run=is_cursor))
        if site.method == "paginate" and (statement := statement_of(site.world, first)) is not None:
            return page_of(site, statement)
        if site.method in EXECUTING and (statement := statement_of(site.world, first)) is not None:
            return executed(site, statement)
        if site.method == "query" and (selected := selected_by(site)):
            return as_statement(site, selecting(selected), QUERY)
        return self._of_unknown_session(site, receiver, first)

    def operation(self, world: World, operator: str, operands: tuple[Value, ...]) -> Value | None:
        """`Order.quantity > 0`; what conditions have in common is known to every framework."""
        asked = compared(operator, *operands) if len(operands) == 2 else None
        return Value(NONNULL, asked=asked) if asked is not None else None

    def refused(self, site: CallSite) -> Refused:
        """What a column is compared with by a method (`Order.number.like(number)`), and what a session is handed as a row."""
        receiver = site.receiver
        if self._is_used and is_handed_over(site):
            return ((0, HANDED_OVER),)
        is_column = self._is_used and receiver is not None and isinstance(receiver.asked, Expression)
        if not is_column or site.method not in _REFUSING or not site.arguments:
            return ()
        argument, given = site.arguments[0]
        return ((0, BY_QUERY),) if not argument.star and given.asked is None else ()

    def refuses(self, world: World, operator: str, operands: tuple[Value, ...]) -> bool:
        """SQLAlchemy: "Only '=', '!=', 'is_()', … operators can be used with None/True/False". Other mappers, which a project may
        use beside Alembic, compare with NULL."""
        return self._is_used and operator in _ORDERING and not any(_is_of_another_mapper(world, operand) for operand in operands)

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """The rows that listeners, resolvers of GraphQL types, admin views, schemas and Pyramid's views get."""
        if not self._is_used:
            return {}
        found = listened(world, function, names) if function.decl.annotations else {}
        for told in (resolved, shown, layered, viewed):
            found = found or told(world, function, names)
        return found

    def handed(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
        """What validators of attributes get."""
        return validated(world, function, names) if self._is_used else {}

    def unsaved(self, function: FunctionInfo) -> str:
        """Nothing is told of the rows that listeners of events are called with."""
        return ""

    def _asked(self, site: CallSite) -> Value | None:
        """What a function of SQLAlchemy's gives that is a statement or part of one."""
        if not self._is_used or (isinstance(site.callee, (FunctionInfo, ClassInfo)) and not site.callee.is_library):
            return None
        if site.method == "select" and (selected := selected_by(site)):
            return as_statement(site, selecting(selected), SELECT)
        if site.method == "aliased" and (selected := selected_by(site)) and isinstance(selected[0], Entity):
            root = alias_of(selected[0].root, site.node.at)
            return Value(NONNULL, Type(CLASS_OBJECT, (Type(selected[0].root),)), asked=Entity(root), always_true=True)
        if site.method == "text" and site.arguments:
            argument, value = site.arguments[0]
            statement = self._texts.given(site, argument.value, value)
            return as_statement(site, statement, TEXT) if statement is not None else None
        asked = asked_by_call(site)
        return Value(NONNULL, asked=asked) if asked is not None else None

    def _of_unknown_session(self, site: CallSite, receiver: Value, first: Value) -> Value | None:
        if site.result.type is not None:
            return None
        if site.method == "filter_by" and self._is_used and receiver.type is None and receiver.symbol is None:
            return Value(NONNULL, Type(QUERY), typed=BY_CONVENTION)
        world, type = site.world, first.type
        if site.method == "get" and len(site.arguments) == 2 and type is not None and type.cls == CLASS_OBJECT and type.args:
            entity = type.args[0].cls
            if world.schema.is_entity(entity):
                return Value(NULLABLE, Type(entity), Origin("lookup", f"{QUERY}.get"), always_true=world.always_true(entity))
        return None
