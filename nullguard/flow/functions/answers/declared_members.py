"""What the members of a declared tuple are, and results that are declared to be null perhaps of functions that say what they give
where nothing is found (`-> list[Order] | None`, and `return self.orders.get(key, [])`; Python)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.bodies.returning import returned_on_all_ways
from nullguard.flow.domain.values import NONNULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_BUILT_IN: Final = "builtins."
_TUPLE: Final = "builtins.tuple"

_replace = msgspec.structs.replace


def with_members(frame: Frame, bodies: Sequence[FunctionInfo], declared: Value, result: Value, cls: ClassInfo | None) -> Value:
    """A declared `tuple[str | None, str | None]` with its members where the body, of which `result` is what it gives, tells which
    of them go together, or that one that may be null by its declaration never is."""
    type = declared.type
    if declared.items is not None or type is None or type.cls != _TUPLE or len(type.args) != len(result.items or ()):
        return declared
    items = [frame.world.typed(item, "item") for item in type.args]
    there = [
        number
        for number, item in enumerate(items)
        if item.null == NULLABLE and _is_there(frame, bodies, result, number, item, cls)
    ]
    if not there and not result.together:
        return declared
    for number in there:
        items[number] = _replace(items[number], null=UNKNOWN, origin=None)
    return _replace(declared, items=tuple(items), together=result.together)


def _is_there(
    frame: Frame, bodies: Sequence[FunctionInfo], result: Value, number: int, declared: Value, cls: ClassInfo | None
) -> bool:
    if len(bodies) != 1 or is_overridden(frame.world.program, bodies[0], cls):
        return False
    null = (result.items or ())[number].null
    return null == NONNULL or (null == UNKNOWN and says_instead(frame, bodies[0], declared, number))


def says_instead(frame: Frame, function: FunctionInfo, declared: Value, member: int | None = None) -> bool:
    """Whether whatever a function returns, or that member of what it returns, is written so that it says what is given where
    nothing is found. `declared` is what it is declared to be: `session.get(Order, 3)` says nothing by its 3."""
    frame.world.program.reads.add(body_entry(function))
    found = returned_on_all_ways(frame.world.program.body(function))
    if member is not None:
        found = tuple([_member(node, member) for node in found])
    is_plain = declared.type is not None and declared.type.cls.startswith(_BUILT_IN)
    return bool(found) and all(node is not None and _says_instead(node, is_plain) for node in found)


def _member(node: s.Expr | None, number: int) -> s.Expr | None:
    if not isinstance(node, s.Collection) or node.kind != "tuple" or any(isinstance(item, s.Star) for item in node.items):
        return None
    return node.items[number] if number < len(node.items) else None


def _says_instead(node: s.Expr, is_plain: bool) -> bool:
    match node:
        case s.Call(function=s.Attribute(name=name), arguments=(_, s.Argument(name=None, star=0, value=instead))):
            is_default = is_plain or not isinstance(instead, s.Constant)
            return name in library_names("entry-or-default") and is_default and _is_written(instead)
    return _is_written(node)


def _is_written(node: s.Expr) -> bool:
    """Whether a value is there by the look of it: a literal, or a new object."""
    if isinstance(node, s.Constant):
        return node.kind != "null"
    return isinstance(node, s.Collection) or (isinstance(node, s.Call) and last_name(node.function)[:1].isupper())
