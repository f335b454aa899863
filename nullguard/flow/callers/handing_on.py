"""Functions of Python that call another one with what they are given themselves: what it is given there, their callers know."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.summaries.who_calls import MOST_ASKED
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def is_handed_on_twice(world: World, function: FunctionInfo) -> bool:
    """Whether a function is called with what a caller's caller hands on, so that only the one before that may know of it."""
    return any(True for caller in _handing_on(world, function) for _ in _handing_on(world, caller) if caller != function)


def _handing_on(world: World, function: FunctionInfo) -> Iterator[FunctionInfo]:
    name = function.decl.name
    mentioning = world.program.callers().mentioning(name)
    for caller in mentioning if len(mentioning) <= MOST_ASKED else ():
        given = frozenset(parameter.name for parameter in caller.decl.parameters if parameter.name not in ("self", "cls"))
        if not given:
            continue
        world.program.reads.add(body_entry(caller))
        for node in world.named_nodes(caller).get(name, ()):
            if isinstance(node, s.Call) and any(isinstance(a.value, s.Name) and a.value.id in given for a in node.arguments):
                yield caller
                break
