"""Lookups in Python by several columns that one row of the table holds together: `Order.objects.filter(shop=order.shop,
number=order.number)`, or the columns of a record that a query of the same table has given (`filter(**record)`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.bodies.set_attributes import set_attributes
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL
from nullguard.flow.frame.bindings import made_once, query_before, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render

_MOST_CALLS: Final = 8

Sought = tuple[tuple[str, s.Expr], ...]


def are_held_together(frame: Frame, keys: Sought, row: str, state: State) -> bool:
    """Whether all that a lookup asks to equal something is what one row, or record, of the class `row` holds in these columns."""
    if len(keys) < len(("one", "other")) or not all(name for name, _ in keys):
        return False
    if not all(_is_held(frame, name, value, row, state) for name, value in keys):
        return False
    holders = {_holder(value) for _, value in keys}
    if len(holders) == 1 and "" not in holders:
        return holders != {frame.self_name}
    return _are_of_one_target(frame, {value.id for _, value in keys if isinstance(value, s.Name)}, len(keys))


def is_relation_held(frame: Frame, name: str, key: s.Expr, row: str, state: State) -> bool:
    """Whether a lookup asks of a relation that it leads where that of a row at hand does: `filter(shop=order.shop)`. The object
    at hand may be no row yet."""
    attribute = frame.world.schema.attribute(row, name)
    if attribute is None or not attribute.mapped.target or _holder(key) in ("", frame.self_name):
        return False
    return _is_held(frame, name, key, row, state)


def is_by_record(frame: Frame, node: s.Call, row: str, state: State) -> bool:
    """Whether all that a lookup asks is the columns of a record of the same table: `Order.objects.filter(**record).first()`."""
    call: s.Expr = node
    record: s.Expr | None = None
    for number in range(_MOST_CALLS):
        call = held_query(frame, call, node)
        if not isinstance(call, s.Call) or not isinstance(call.function, s.Attribute):
            break
        name, arguments = call.function.name, call.arguments
        if number and name in library_names("restricting"):
            if record is not None or len(arguments) != 1 or arguments[0].star != len("**"):
                return False
            record = arguments[0].value
        elif arguments or (number and name not in library_names("same-row")):
            return False
        call = call.function.value
    held = quietly(frame, record, state)[0].named if isinstance(record, s.Name) else ()
    own = [(name, value) for name, value in held if frame.world.schema.attribute(row, name) is not None]
    if isinstance(record, s.Name) and any(len(path) > 1 and path[0] == record.id for path in _put_in(state)):
        return False
    return bool(own) and all(value.column == f"{row}.{name}" for name, value in own)  # what else it had is taken out of it


def _put_in(state: State) -> Iterator[Path]:
    """The paths of what code has put somewhere: it is of no column."""
    return (path for path, value in state.values.items() if not value.column)


def held_query(frame: Frame, node: s.Expr, given: s.Expr) -> s.Expr:
    """A query, or what it has given, where a variable holds it: `result = await session.execute(query)`."""
    for _ in range(2):
        node = node.value if isinstance(node, s.Await) else node
        if isinstance(node, s.Name):
            node = made_once(frame, node.id) or query_before(frame, node.id, given) or node
    return node


def _is_held(frame: Frame, name: str, key: s.Expr, row: str, state: State) -> bool:
    value = quietly(frame, key, state)[0]
    if value.column:
        return _is_column(frame, value.column, name, row)
    attribute = frame.world.schema.attribute(row, name)
    if not isinstance(key, s.Attribute) or key.name != name or attribute is None or not attribute.mapped.target:
        return False
    if is_set_before(frame, key, attribute.mapped.key_attribute):
        return False
    holder = quietly(frame, key.value, state)[0]  # a relation
    return not holder.fresh and holder.null < NULL and holder.type is not None and holder.type.cls == row


def is_set_before(frame: Frame, key: s.Attribute, key_attribute: str = "") -> bool:
    """Whether the function has set an attribute of a row itself, or the key of that relation, so that it is no longer what the
    row was read with."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    given = frame.world.by_node.of(set_attributes, frame.world.program.body(function)) if function is not None else {}
    holder = render(key.value)
    return any(given[holder, name] < key.at for name in (key.name, key_attribute) if (holder, name) in given)


def _is_column(frame: Frame, column: str, name: str, row: str) -> bool:
    holder, _, held = column.rpartition(".")
    schema = frame.world.schema
    return held == name and (holder == row or (schema.table(holder) == schema.table(row) != ""))


def _holder(key: s.Expr) -> str:
    """What a key is read from."""
    return render(key.value) if isinstance(key, s.Attribute | s.Subscript) else ""


def _are_of_one_target(frame: Frame, names: set[str], wanted: int) -> bool:
    """Whether a loop unpacks what the names hold from one record: `for shop, number in orders.values_list("shop", "number")`."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None or len(names) != wanted:
        return False
    for node in nodes(frame.world.program.body(function)):
        if isinstance(node, s.ForEach) and isinstance(node.target, s.Collection):
            if names <= {item.id for item in node.target.items if isinstance(item, s.Name)}:
                return True
    return False
