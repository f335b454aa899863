"""Lists and sets that are attributes of Python objects, and that methods fill: `self.orders = []`,
`self.orders.append(order)`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, TypeGuard

from nullguard.flow.bodies.moves import Moves
from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.receivers.contexts import moves
from nullguard.flow.receivers.heard import heard_of, joined
from nullguard.flow.receivers.held_nulls import OF_ROWS, ContextOf, last_attribute, with_null
from nullguard.flow.receivers.local_containers import without_tested
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

ADDING: Final = {"builtins.list": "append", "builtins.set": "add"}
"""The method of each that puts one thing in."""


def is_empty(value: Value | None) -> TypeGuard[Value]:
    """Whether a value is a list or set of which it is not known what it holds."""
    return value is not None and value.type is not None and value.type.cls in ADDING and not (value.element or value.items)


def filled(world: World, cls: ClassInfo, name: str, empty: Value, contexts: ContextOf) -> Value | None:
    """The list or set that methods of a class fill one by one, with nulls of rows that they put in untested; None where nobody
    can tell with what."""
    if empty.type is None:
        return None
    nulls: list[Origin] = []

    def evaluated(function: FunctionInfo, node: s.Expr) -> Value:
        context = contexts(function)
        value = without_tested(context.value(node), context.moves)
        if value.null == NULLABLE and value.origin is not None and not _is_tested(node, context.moves):
            if value.origin.kind in OF_ROWS or (value.origin.kind == LOOKUP and not value.origin.doubt):
                nulls.append(value.origin)
        return value

    element = joined(world, [evaluated(*given) for given in _given(world, cls, name, (ADDING[empty.type.cls],))])
    if element is None or element.type is None:
        return None
    held_type = Type(empty.type.cls, (element.type,))
    has_null = bool(nulls) and not any(is_null(node) for _, node in _given(world, cls, name, _TAKING_OUT))
    listed = Value(UNKNOWN, held_type, element=with_null(element, nulls[0]) if has_null else element)
    return heard_of(world, [listed])


_TAKING_OUT: Final = library_names("element-removed")


def _is_tested(node: s.Expr, known: Moves) -> bool:
    """Whether a function tests what it puts in: an attribute, or a variable."""
    return last_attribute(node) in known.tested or (isinstance(node, s.Name) and node.id in known.tested_names)


def _given(world: World, cls: ClassInfo, name: str, called: Collection[str]) -> Iterator[tuple[FunctionInfo, s.Expr]]:
    """What methods of a class and its ancestors give one of some methods of the attribute `name` of their own object."""
    for holder in world.program.ancestors(cls):
        if holder.is_library:
            continue
        for function in world.program.functions_mentioning(holder.path, name):
            mentions = function.decl.mentions
            if function.owner is not holder or not function.decl.parameters:
                continue
            own = function.decl.parameters[0].name
            for call in [
                call for method in called if method in mentions for call in moves(world, function).calls.get(method, ())
            ]:
                match call:
                    case s.Call(
                        function=s.Attribute(value=s.Attribute(value=s.Name(id=root), name=held)),
                        arguments=(s.Argument(value=value, name=None, star=0),),
                    ) if root == own and held == name:
                        yield function, value
