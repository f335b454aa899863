"""Lookups in Python that find a row because of one at hand that belongs to it, or that stands there itself: `Shop.objects.filter(
orders=order)` finds the shop of the order, `order.shop.orders` holds the order."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL, RESOLVED, Value
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.asked_equalities import asked, asks_in_all
from nullguard.flow.lookups.held_together import are_held_together, held_query, is_relation_held, is_set_before
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render

_MOST_CALLS: Final = 8

(_STEPS,) = library_names("relation-step")
"""Between the relations that a condition follows: `orders__lines=line`."""

(_END,) = library_names("reverse-ending")
"""Of the name by which a row has those that lead to it, where the model gives none; queries ask for them without it."""

Sought = tuple[tuple[str, s.Expr], ...]


def is_beside_row(frame: Frame, node: s.Call, row: str, state: State) -> bool:
    """Whether a lookup finds a row of the class `row` because of one at hand, which no code of the function may have removed."""
    if frame.is_java or not row:
        return False
    return _is_beside(frame, node, row, state) and not may_remove(frame)


def _is_beside(frame: Frame, node: s.Call, row: str, state: State) -> bool:
    root, keys = _conditions(frame, node)
    if root is None:
        return False
    if isinstance(root, s.Attribute) and root.name not in library_names("whole-table"):
        return _holds(frame, root, keys, row, state)
    if len(keys) != 1 or not asks_in_all(node, frame):
        return False
    ((name, value),) = keys
    return is_relation_held(frame, name, value, row, state) or _leads_back(frame, row, name, value, state)


def may_remove(frame: Frame) -> bool:
    """Whether a function removes rows, or something says by its name there that it does."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return True
    when = [last_name(given.value) for annotation in function.decl.annotations for given in annotation.arguments]
    return any(has_word(name, words("removing")) for name in (function.decl.name, *function.decl.mentions, *when))


def _conditions(frame: Frame, node: s.Call) -> tuple[s.Expr | None, Sought]:
    """What a lookup begins with, and all that it asks to equal something; nothing where it asks for anything else."""
    keys: list[tuple[str, s.Expr]] = []
    call: s.Expr = node
    for number in range(_MOST_CALLS):
        call = held_query(frame, call, node)
        if not isinstance(call, s.Call):
            return (call, tuple(keys)) if number else (None, ())
        if not isinstance(call.function, s.Attribute):
            return None, ()
        name, arguments = call.function.name, call.arguments
        if name in library_names("restricting"):
            equal = list(asked(arguments))
            if len(equal) != len(arguments):
                return None, ()
            keys.extend(equal)
        elif name in library_names("query-beginning"):
            return call, tuple(keys)
        elif arguments if not number else name not in library_names("same-row"):
            return None, ()
        call = call.function.value
    return None, ()


def _holds(frame: Frame, collection: s.Attribute, keys: Sought, row: str, state: State) -> bool:
    """Whether a collection is that in which a row at hand stands, which holds all that is asked for: `order.shop.orders`."""
    side: s.Expr = collection.value
    if isinstance(side, s.Name):
        side = made_once(frame, side.id) or side
    if not isinstance(side, s.Attribute) or render(side.value) == frame.self_name:
        return False
    one = quietly(frame, side.value, state)[0]
    if not _is_row(frame, one, row):
        return False
    holder = frame.world.schema.attribute(row, side.name)
    many = frame.world.schema.attribute(holder.mapped.target, collection.name) if holder is not None else None
    if holder is None or many is None or many.mapped.inverse != side.name or many.mapped.target != row:
        return False
    if is_set_before(frame, side, holder.mapped.key_attribute):
        return False
    return not keys or are_held_together(frame, ((side.name, side), *keys), row, state)


def _leads_back(frame: Frame, row: str, name: str, value: s.Expr, state: State) -> bool:
    """Whether a condition asks for the rows to which one at hand leads, by foreign keys that are never null."""
    schema, cls = frame.world.schema, row
    *steps, last = name.split(_STEPS)
    for step in (*steps, last):
        many = schema.attribute(cls, step) or schema.attribute(cls, step + _END)
        if many is None or not many.mapped.inverse or not many.mapped.target:
            break
        back = schema.attribute(many.mapped.target, many.mapped.inverse)
        if back is None or back.nullable is not False:
            return False
        cls = many.mapped.target
    else:
        one = quietly(frame, value, state)[0]
        return _is_row(frame, one, cls) and render(value) != frame.self_name
    if cls == row or step != last or not isinstance(value, s.Attribute) or render(value.value) == frame.self_name:
        return False
    held = quietly(frame, value, state)[0]
    if held.null >= NULL or quietly(frame, value.value, state)[0].fresh:
        return False
    return held.column == f"{cls}.{last}" or (last in KEYS and held.row_key == cls)


def _is_row(frame: Frame, value: Value, row: str) -> bool:
    """Whether something is surely a row of a class that is stored."""
    if value.fresh or value.null >= NULL or value.type is None or value.typed != RESOLVED:
        return False
    return value.type.cls == row
