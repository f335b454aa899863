"""Methods that are left out: all that they do is to give null."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import Value
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

LEFT_OUT: Final = "the method does nothing but give null, as what stands in for another one does"

_replace = msgspec.structs.replace


def with_doubt_if_left_out(world: World, function: FunctionInfo, value: Value) -> Value:
    """The null of a Java method, doubted where `return null;` is all of it: whoever calls it has something else in its place."""
    world.program.reads.add(body_entry(function))
    match world.program.body(function):
        case (s.Return(value=given),) if given is not None and is_null(given) and value.origin is not None:
            return _replace(value, origin=_replace(value.origin, doubt=LEFT_OUT))
    return value
