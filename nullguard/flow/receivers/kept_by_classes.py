"""What methods set attributes of their own class to (Python): `cls._instance = cls()`, `Shop._instance = Shop()`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.values import Value
from nullguard.flow.receivers.contexts import moves
from nullguard.flow.receivers.held_nulls import ContextOf
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo


def set_on_class(world: World, context_of: ContextOf, cls: ClassInfo, name: str) -> Iterator[Value]:
    """What methods of a class and its ancestors set its attribute to."""
    for holder in world.program.ancestors(cls):
        for function in () if holder.is_library else world.program.functions_mentioning(holder.path, name):
            if function.owner is holder:
                own = _own_names(function, holder)
                for target, value in moves(world, function).stores.get(name, ()):
                    if isinstance(target.value, s.Name) and target.value.id in own:
                        yield context_of(function).value(value)


def _own_names(function: FunctionInfo, holder: ClassInfo) -> frozenset[str]:
    """By what a method names its class."""
    first = function.decl.parameters[:1]
    is_of_class = "class" in function.decl.modifiers or function.decl.name == "__new__"
    return frozenset({holder.name, *(parameter.name for parameter in first if is_of_class)})
