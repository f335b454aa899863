"""Flags that setters store in objects which are no rows (Java): `reply.setLate(false)`, `if (order == null) reply.setLate(true)`,
and later `if (!reply.isLate())`. The getter gives what was set, and tells what it was set to."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.bodies.aliases import names_of
from nullguard.flow.bodies.called_inside import ANYTHING, called_inside
from nullguard.flow.conditions.stored_tests import implications_of
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.remembering import remembered
from nullguard.knowledge.bean_names import is_setter_name
from nullguard.model import syntax as s
from nullguard.program.plain_setters import field_set
from nullguard.program.symbols import FunctionInfo


def after_flag_setter(
    frame: Frame, functions: Sequence[FunctionInfo], path: Path, cls: str, argument: tuple[s.Argument, Value], state: State
) -> None:
    """After a setter of a plain object that was handed true, false, another constant or a condition."""
    node, value = argument[0].value, argument[1]
    is_condition = isinstance(node, _CONDITIONS)
    if len(functions) != 1 or not (is_condition or value.truth is not None or value.constants is not None):
        return
    if value.null != NONNULL or len(path) >= MAX_DEPTH or not is_setter_name(functions[0].decl.name):
        return
    getter = frame.world.other_names(cls).get(_field(frame, functions[0]), "")
    if not getter.endswith(_CALLED) or _may_be_set_inside(frame, functions[0].decl.name):
        return
    for place in names_of(path, state.implications):
        flag = (*place, getter)
        state.assign(flag, value, frame.dependents)
        frame.flags |= {flag}
        if is_condition:
            state.imply(told for told in implications_of(frame, node, flag, state.copy()) if told.path[: len(place)] != place)


def _field(frame: Frame, function: FunctionInfo) -> str:
    key = ("field set", function.id, "", 0)
    return remembered(frame.world, key, lambda: field_set(frame.world.program, function))


def _may_be_set_inside(frame: Frame, setter: str) -> bool:
    """Whether a lambda or an anonymous class may call the setter, some time."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return True
    inside = frame.world.by_node.of(called_inside, frame.world.program.body(function))
    return setter in inside or ANYTHING in inside


_CALLED = "()"
"""Ends the segments of getters."""

_CONDITIONS = (s.Compare, s.Boolean, s.Not, s.InstanceOf)
