"""Conditions that are handed over as flags (Java): `show(order, order.getBuyer() != null)`."""

from __future__ import annotations

from nullguard.flow.conditions.stored_tests import implications_of
from nullguard.flow.domain.state import State
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s


def with_told_flags(frame: Frame, arguments: Arguments, state: State) -> tuple[Arguments, State]:
    """The arguments, conditions among them with a path, and a state in which these tell what holds with them."""
    if not frame.is_java or not any(isinstance(argument.value, _CONDITIONS) for argument, _, _ in arguments):
        return arguments, state
    told, given = state.copy(), []
    for position, (argument, value, path) in enumerate(arguments):
        if isinstance(argument.value, _CONDITIONS) and value.constants is None:
            path = (f"?given {position}",)
            told.imply(tuple(implications_of(frame, argument.value, path, state.copy())))
        given.append((argument, value, path))
    return given, told


_CONDITIONS = (s.Compare, s.Boolean, s.Not, s.InstanceOf)
