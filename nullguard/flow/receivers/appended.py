"""Lists that are attributes of Python objects, and that methods fill: `self.orders = []`, `self.orders.append(order)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.receivers.contexts import moves
from nullguard.flow.receivers.heard import heard_of, joined
from nullguard.flow.receivers.held_nulls import OF_ROWS, ContextOf, last_attribute, with_null
from nullguard.flow.receivers.local_containers import without_tested
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_replace = msgspec.structs.replace

_APPEND = "append"
_LIST = "builtins.list"


def is_empty_list(value: Value | None) -> bool:
    """Whether a value is a list of which it is not known what it holds."""
    return value is not None and value.type is not None and value.type.cls == _LIST and not (value.element or value.items)


def filled(world: World, cls: ClassInfo, name: str, contexts: ContextOf) -> Value | None:
    """The list that methods of a class fill one by one, with nulls of rows that they put in untested; None where nobody can tell
    with what."""
    nulls: list[Origin] = []

    def evaluated(function: FunctionInfo, node: s.Expr) -> Value:
        context = contexts(function)
        value = without_tested(context.value(node), context.moves)
        if value.null == NULLABLE and value.origin is not None and value.origin.kind in OF_ROWS:
            if last_attribute(node) not in context.moves.tested:
                nulls.append(value.origin)
        return value

    element = joined(world, list(_appended(world, cls, name, evaluated)))
    if element is None or element.type is None:
        return None
    held_type = Type("builtins.list", (element.type,))
    listed = Value(UNKNOWN, held_type, element=with_null(element, nulls[0]) if nulls else element)
    return heard_of(world, [listed])


def _appended(world: World, cls: ClassInfo, name: str, evaluated: Callable[[FunctionInfo, s.Expr], Value]) -> Iterator[Value]:
    """What methods of a class and its ancestors append to the attribute `name` of their own object, each as `evaluated`."""
    for holder in world.program.ancestors(cls):
        if holder.is_library:
            continue
        for function in world.program.functions_of(holder.path):
            mentions = function.decl.mentions
            if function.owner is not holder or name not in mentions or _APPEND not in mentions or not function.decl.parameters:
                continue
            own = function.decl.parameters[0].name
            for call in moves(world, function).calls.get(_APPEND, ()):
                match call:
                    case s.Call(
                        function=s.Attribute(value=s.Attribute(value=s.Name(id=root), name=held)),
                        arguments=(s.Argument(value=value, name=None, star=0),),
                    ) if root == own and held == name:
                        yield evaluated(function, value)
