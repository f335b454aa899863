"""Noting what a guarantee of a called function says of one path."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.refinement import holds
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.told_constants import value_of
from nullguard.flow.domain.values import NONNULL, NULL, UNKNOWN, Value
from nullguard.flow.frame.behaviour import prove_condition, prove_nonnull
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_guard
from nullguard.flow.functions.proofs.proven_returns import GIVEN
from nullguard.flow.summaries.summary import Guarantee
from nullguard.model import syntax as s

_replace = msgspec.structs.replace


def prove(frame: Frame, guarantee: Guarantee, value: Value, path: Path | None, shown: s.Expr | None, state: State) -> None:
    """Note in `state` what a guarantee says of a value, of the path that it is known by, and of what is `shown` at the call."""
    if guarantee.aspect == "nonnull":
        if path is not None and guarantee.segments:
            known = state.values.get(path)
            if known is None or known.null != NONNULL:
                _note_told(frame, guarantee, value, path)
                state.values[path] = Value(NONNULL, value.type)
        elif not holds(value, "nonnull"):
            prove_nonnull(frame, _replace(value, origin=None) if guarantee.is_used else value, path, state)
    elif guarantee.aspect == "null":
        if path is not None and guarantee.segments:
            state.assign(path, Value(NULL, value.type, constants=frozenset()), frame.dependents)
        elif path is not None:
            state.refine(path, state.values.get(path, value), "null")
    elif guarantee.aspect == GIVEN:
        known = state.values.get(path) if path is not None else None
        if path is not None and (known is None or known.null != NONNULL):
            state.forget((*path[:-1], path[-1] + "_id"), frame.dependents)
            given = _replace(value, null=UNKNOWN, origin=None, constants=None, truth=None, given=True)
            state.assign(path, given, frame.dependents)
    elif guarantee.aspect == "true" and guarantee.segments:
        if path is not None:
            state.values[path] = Value(NONNULL, truth=True)
    elif path is not None and guarantee.segments and (kind := value_of(guarantee.aspect)) is not None:
        known = state.values.get(path)
        if known is None or not (known.given or known.constants):
            state.values[path] = Value(NONNULL, value.type, constants=frozenset({kind}))
    elif shown is not None and not guarantee.segments:
        prove_condition(frame, shown, guarantee.aspect == "true", state)


def _note_told(frame: Frame, guarantee: Guarantee, value: Value, path: Path) -> None:
    """What a called function tests is tested; what it only uses is used here, too."""
    if guarantee.is_used:
        frame.used.add(path)
    else:
        note_guard(frame, value)
