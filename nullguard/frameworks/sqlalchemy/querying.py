"""What methods of statements, queries, sessions and results give, with what the statement tells of its rows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, ConstantKey, Origin, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.queries import NOTHING, Condition, Expression, Need, Needs, every
from nullguard.frameworks.sqlalchemy.joins import after_join, on_main
from nullguard.frameworks.sqlalchemy.query_guards import NO_EQUALS, conditions_of
from nullguard.frameworks.sqlalchemy.statements import (
    Entity,
    Loading,
    Statement,
    entity_type,
    names_of,
    row_of,
    selecting,
    value_of,
)
from nullguard.frameworks.sqlalchemy.table_rows import columns_of, is_table
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import CLASS_OBJECT, Type

QUERY, FLASK_QUERY, SELECT = "sqlalchemy.orm.Query", "flask_sqlalchemy.Query", "sqlalchemy.Select"
TEXT = "sqlalchemy.TextClause"
ROW = "sqlalchemy.Row"
_TUPLE = "builtins.tuple"
_SCALARS, _RESULT, _MAPPINGS = "sqlalchemy.ScalarResult", "sqlalchemy.CursorResult", "sqlalchemy.MappingResult"
_RESULTS = frozenset({_SCALARS, _RESULT, _MAPPINGS, "sqlalchemy.Result"})

EXECUTING = library_names("statement-executing")
JOINING = library_names("query-joining")
_TOGETHER = library_names("queries-together")
SELECTING = library_names("query-reselecting")
_ADDING = library_names("query-adding-columns")
_NO_ROWS = library_names("query-no-rows")
_FIRST = frozenset({"first", "one_or_none", "fetchone"})
_SINGLE = frozenset({"scalar", "scalar_one_or_none"})

PAGE = "flask_sqlalchemy.Pagination"
"""What a query gives page by page; its `items` are rows of the query."""

_replace = msgspec.structs.replace


def statement_of(world: World, value: Value) -> Statement | None:
    """What is known of a statement or query: also where only the class of its rows is known."""
    if isinstance(value.asked, Statement) and not (value.asked.is_run and value.type is None):
        return value.asked
    type = value.type
    if type is None or not type.args:
        return None
    row = type.args[0]
    if row.cls == _TUPLE and len(row.args) == 1:  # `Select[tuple[Order]]`, as SQLAlchemy 2 declares it
        row = row.args[0]
    if not world.schema.is_entity(row.cls) or (type.cls not in (QUERY, FLASK_QUERY, SELECT) and QUERY not in world.lineage(type)):
        return None
    return selecting((Entity(row.cls),))


def selected_by(site: CallSite) -> tuple[Entity | Expression, ...]:
    """What `select(…)` and `query(…)` name, before SQLAlchemy 2 in a list; empty when something among it is not known."""
    if any(argument.star or argument.name for argument, _ in site.arguments):
        return ()
    values = [value for _, value in site.arguments]
    if len(values) == 1 and isinstance(site.arguments[0][0].value, s.Collection) and values[0].items is not None:
        values = list(values[0].items)
    found: list[Entity | Expression] = []
    for value in values:
        if columns := columns_of(site.world, value):
            found.extend(columns)
            continue
        item = selectable(site.world, value)
        if item is None:
            return ()
        found.append(item)
    return tuple(found)


def as_statement(site: CallSite, statement: Statement, container: str) -> Value:
    """A statement or query as a value; a query gives its rows itself."""
    world, result = site.world, site.result
    root = statement.entity
    type = Type(container, (entity_type(root),)) if root else Type(container)
    if result.type is not None and result.type.cls != container:
        type = result.type
    element = None
    if type.cls == QUERY or QUERY in world.lineage(type):
        element = row_of(world, statement, root) if root else _record(site, statement)
    elif root:
        element = row_of(world, statement, root)
    return Value(NONNULL, type, element=element, asked=statement, typed=result.typed)


def continued(site: CallSite, receiver: Value, statement: Statement) -> Value | None:
    """The result of a method of a statement or query; None when its signature says all."""
    if site.method in _ONE_VALUE and (total := _total(site, statement)) is not None:
        return _replace(site.result, null=NONNULL, asked=total)
    if site.method in _NO_ROWS or receiver.type is None:
        return None
    if site.method == "paginate":
        return _replace(site.result, element=receiver.element) if site.result.type is not None else None
    if receiver.type.cls in _RESULTS:
        return _of_result(site, receiver, statement)
    if (given := _of_rows(site, receiver, statement)) is not None:
        return given
    result = site.result.type
    if site.method not in _CHANGING and (result is None or result.cls != receiver.type.cls):
        return None
    return as_statement(_keeping(site, receiver), _after(site, statement), receiver.type.cls)


_ONE_VALUE = frozenset({"as_scalar", "scalar_subquery"})


def _total(site: CallSite, statement: Statement) -> Expression | None:
    """The aggregate that a statement stands for inside of another one: of all rows that it finds for one of the other's."""
    only = statement.selected[0] if len(statement.selected) == 1 and not statement.is_grouped else None
    if not isinstance(only, Expression) or not (only.aggregate or only.is_aggregate):
        return None
    asked = frozenset({Need((f"{site.method} {site.node.at}",))})  # what a condition of the other one says of it
    return Expression(asked, aggregate=only.aggregate, is_present=only.is_present)


_CHANGING = (
    frozenset({"filter", "where", "filter_by", "having", "options", "select_from", "from_statement", "from_self", "group_by"})
    | {"bindparams", "execution_options"}
    | JOINING
    | _TOGETHER
    | SELECTING
    | _ADDING
)


def executed(site: CallSite, statement: Statement) -> Value:
    """What running a statement gives."""
    if site.method == "scalar":
        only = _first_column(site, statement)
        return only if statement.has_one_row else _lookup(only, "sqlalchemy.orm.Session.scalar")
    is_scalars = site.method in ("scalars", "stream_scalars") or (site.method == "exec" and len(statement.selected) == 1)
    return _result(site, statement, _SCALARS if is_scalars else _RESULT)


def page_of(site: CallSite, statement: Statement) -> Value:
    """A page of what a statement selects: `db.paginate(select(Order))`."""
    args = (entity_type(statement.entity),) if statement.entity else ()
    return Value(NONNULL, Type(PAGE, args), element=_first_column(site, statement), typed=site.result.typed)


def _keeping(site: CallSite, receiver: Value) -> CallSite:
    """The call with the receiver's class as that of the result, whatever is selected by now."""
    return _replace(site, result=Value(NONNULL, None, typed=receiver.typed))


def selectable(world: World, value: Value) -> Entity | Expression | None:
    if isinstance(value.asked, (Entity, Expression)):
        return value.asked
    type = value.type
    if type is not None and type.cls == CLASS_OBJECT and type.args and world.schema.is_entity(type.args[0].cls):
        return Entity(type.args[0].cls)
    return Expression() if is_table(value) else None


def _after(site: CallSite, statement: Statement) -> Statement:
    method = site.method
    if method in ("filter", "where", "having"):
        return _with_needs(statement, every(conditions_of(site.arguments)))
    if method == "filter_by":
        equal = frozenset(((statement.last, name), constants) for name, constants in _keywords_equal(site, statement))
        return _replace(statement, needs=statement.needs | _of_keywords(site, statement), equal=statement.equal | equal)
    if method in JOINING:
        return after_join(site, statement)
    if method == "options":
        loaded = [value.asked.needs for _, value in site.arguments if isinstance(value.asked, Loading)]
        return _replace(statement, needs=statement.needs.union(*loaded))
    if method in _TOGETHER:
        others = [value.asked if isinstance(value.asked, Statement) else Statement() for _, value in site.arguments]
        needs = statement.needs.intersection(*(other.needs for other in others))
        kept = statement.equal.intersection(*(other.equal for other in others))
        return _replace(statement, needs=needs, equal=kept, outer=frozenset())
    if method in SELECTING:
        return _replace(statement, selected=selected_by(site))
    if method in _ADDING:
        added = selected_by(site)
        return _replace(statement, selected=(*statement.selected, *added) if added and statement.selected else ())
    if method == "select_from":
        return on_main(site, statement)
    if method == "group_by":
        return _replace(statement, is_grouped=True)
    if method in ("from_statement", "from_self"):
        return _replace(statement, needs=NOTHING, equal=NO_EQUALS)
    return statement


def _with_needs(statement: Statement, condition: Condition) -> Statement:
    return _replace(statement, needs=statement.needs | (condition.holds or NOTHING), equal=statement.equal | condition.equal)


def _of_keywords(site: CallSite, statement: Statement) -> Needs:
    return frozenset(
        Need((statement.last, argument.name))
        for argument, value in site.arguments
        if argument.name and statement.last and value.null not in (NULL, NULLABLE) and not _is_null(value)
    )


def _keywords_equal(site: CallSite, statement: Statement) -> Iterator[tuple[str, frozenset[ConstantKey]]]:
    for argument, value in site.arguments:
        if argument.name and statement.last and value.null == NONNULL and value.constants and value.asked is None:
            yield argument.name, value.constants


def _is_null(value: Value) -> bool:
    return isinstance(value.asked, Expression) and value.asked.is_null


def _of_rows(site: CallSite, query: Value, statement: Statement) -> Value | None:
    """The rows that a query gives: all, the first, the only one."""
    element = query.element
    if element is None:
        element = row_of(site.world, statement, statement.entity) if statement.entity else _record(site, statement)
    if query.type is not None and query.type.cls == SELECT:
        return None
    return _taken(site, statement, element)


def _taken(site: CallSite, statement: Statement, element: Value) -> Value | None:
    method = site.method
    if method in ("all", "fetchall", "fetchmany"):
        return Value(NONNULL, Type("builtins.list", (element.type,) if element.type is not None else ()), element=element)
    if method in _FIRST or method in ("first_or_404", "one_or_404"):
        is_sure = method not in _FIRST or statement.has_one_row
        return element if is_sure else _lookup(element, site.qualified)
    if method == "one":
        return element
    if method in _SINGLE:
        only = _first_column(site, statement)
        return only if statement.has_one_row else _lookup(only, site.qualified)
    return _first_column(site, statement) if method == "scalar_one" else None


def _of_result(site: CallSite, receiver: Value, statement: Statement) -> Value | None:
    element = receiver.element if receiver.element is not None else ANY
    method = site.method
    if method == "scalars":
        return _result(site, statement, _SCALARS)
    if method == "mappings":
        return _result(site, statement, _MAPPINGS)
    if method in ("unique", "yield_per", "tuples"):
        return receiver
    if method == "partitions":
        inner = Value(NONNULL, Type("builtins.list"), element=element)
        return Value(NONNULL, Type("typing.Iterator"), element=inner)
    return _taken(site, statement, element)


def _result(site: CallSite, statement: Statement, container: str) -> Value:
    root = statement.entity
    if container == _SCALARS:
        element = _first_column(site, statement)
    else:
        element = _record(site, statement, is_mapping=container == _MAPPINGS)
    args = (entity_type(root),) if root else ()
    return Value(NONNULL, Type(container, args), element=element, asked=statement, typed=site.result.typed)


def _record(site: CallSite, statement: Statement, is_mapping: bool = False) -> Value:
    """A row of several columns, by position and by name."""
    world = site.world
    text = render(site.node)
    values = tuple(with_place(value_of(world, statement, item), site.path, site.node.at, text) for item in statement.selected)
    names = [names_of(world, item) for item in statement.selected]
    named = tuple((name, value) for name, value in zip(names, values, strict=True) if name)
    if is_mapping:
        return Value(NONNULL, Type("builtins.dict"), named=named)
    return Value(NONNULL, Type(ROW), items=values or None, named=named)


def _first_column(site: CallSite, statement: Statement) -> Value:
    if not statement.selected:
        return ANY
    return with_place(value_of(site.world, statement, statement.selected[0]), site.path, site.node.at, render(site.node))


def _lookup(value: Value, subject: str) -> Value:
    """What is null when there is no row."""
    if value.null == NULLABLE:
        return value
    return _replace(value, null=NULLABLE, origin=Origin("lookup", subject))
