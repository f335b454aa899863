"""Attributes that conditions ask for wherever a Python function gives something: null may come back because they are null, among
other reasons (`if self.is_open and self.code: return self.code`, `if self.votes == 0 or self.points is None: return None`)."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes


def is_asked_in_all(frame: Frame, path: Path, there: Sequence[State]) -> bool:
    """Whether conditions ask for an attribute wherever something is returned, or whether it is null beside something else."""
    if all(_is_true(path, state) for state in there):
        return True
    if not all(_is_true(path, state) or _is_tested(path, state) for state in there):
        return False
    function = frame.world.program.function_named(frame.path, frame.symbol)
    return function is not None and _is_among_others(frame.world.program.body(function), path[-1])


def _is_true(path: Path, state: State) -> bool:
    known = state.values.get(path)
    return known is not None and known.null == NONNULL and known.truth is True


def _is_tested(path: Path, state: State) -> bool:
    """Whether a condition has asked whether an attribute is null: it is kept as it is written."""
    known = state.values.get(path)
    if known is None or known.null != NONNULL:
        return False
    tests = ((f"?{'.'.join(path)} is None", False), (f"?{'.'.join(path)} is not None", True))
    return any((told := state.values.get((test,))) is not None and told.truth is truth for test, truth in tests)


def _is_among_others(body: s.Body, attribute: str) -> bool:
    """Whether a condition that asks for more decides whether null comes back."""
    for node in nodes(body):
        match node:
            case s.Branch(test=s.Boolean(operands=operands, operator=operator), body=inside):
                wanted = "is" if operator == "or" else "is not"
                if any(_compares(part, attribute, wanted) for part in operands) and _returns(inside, null=operator == "or"):
                    return True
            case s.Conditional(test=s.Boolean(operands=operands)):
                if any(_compares(part, attribute, "is") or _compares(part, attribute, "is not") for part in operands):
                    return True
    return False


def _compares(node: s.Expr, attribute: str, operator: str) -> bool:
    match node:
        case s.Compare(operands=(s.Attribute() as read, other), operators=(written,)):
            return written == operator and is_null(other) and last_name(read) == attribute
    return False


def _returns(body: s.Body, null: bool) -> bool:
    given = [node.value for node in body if isinstance(node, s.Return)]
    return any((value is None or is_null(value)) is null for value in given)
