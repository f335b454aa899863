"""Conditions that are handed over as flags (Java): `show(order, order.getBuyer() != null)`, `show(order, order.hasBuyer())`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.conditions.stored_tests import implications_of
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.summary import Guarantee
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo


def with_told_flags(frame: Frame, function: FunctionInfo, arguments: Arguments, state: State) -> tuple[Arguments, State]:
    """The arguments of a call of a function, conditions among them with a path, and a state in which these tell what holds with
    them."""
    if not frame.is_java:
        return arguments, state
    flags = {position for position, (argument, _, _) in enumerate(arguments) if is_condition(function, position, argument.value)}
    if not flags:
        return arguments, state
    told, given = state.copy(), []
    for position, (argument, value, path) in enumerate(arguments):
        if position in flags and value.constants is None:
            path = (f"?given {position}",)
            told.imply(tuple(implications_of(frame, argument.value, path, state.copy())))
        given.append((argument, value, path))
    return given, told


def is_condition(function: FunctionInfo, position: int, argument: s.Expr) -> bool:
    """Whether an argument is a condition: a comparison or the like, or a predicate's call that is given for a truth value."""
    kind = type(argument)
    return kind in _CONDITIONS or (kind is s.Call and takes_flag(function, position))


def takes_flag(function: FunctionInfo, position: int) -> bool:
    """Whether a Java function is given a truth value at a position."""
    parameters = function.decl.parameters
    type = parameters[position].type if position < len(parameters) else None
    return type is not None and type.name == "boolean"


_CONDITIONS = frozenset({s.Compare, s.Boolean, s.Not, s.InstanceOf})


def told_by_condition(frame: Frame, guarantee: Guarantee, condition: s.Expr, answer: Path, state: State) -> Iterator[Implication]:
    """What the answer tells where it says that a condition among the arguments holds, or fails."""
    for implication in implications_of(frame, condition, answer, state.copy()):
        known = state.values.get(implication.path)
        if implication.consequence == "null" and (known is None or known.origin is None):
            continue
        if implication.condition == answer and implication.aspect == guarantee.aspect:
            yield Implication(answer, guarantee.when, implication.path, implication.consequence)
