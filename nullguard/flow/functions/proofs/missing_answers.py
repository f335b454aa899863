"""When a function in Python gives null, as far as conditions on what it is given decide it: `find_client(config)` gives none
where `config.enabled` is false, so that there is one where a caller finds it true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.writes import assigned_in
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.summaries.summary import MISSING, RECEIVER, Guarantee
from nullguard.program.symbols import FunctionInfo

_MOST = 8
"""Conditions of a function that are kept."""

_SUBJECT: Final = "\0"
"""Stands in a condition's text for what the parameter is given."""

_NAMES = re.compile(r"[^\W\d]\w*")

_TRUTHS = {True: "true", False: "false"}

_OPPOSITE = {"true": "false", "false": "true"}


def where_missing(frame: Frame, positions: Mapping[str, int], missing: Sequence[State | None]) -> Iterator[Guarantee]:
    """The conditions that decide alike wherever a function gives null."""
    joined = join_states([state.copy() for state in missing if state is not None], frame.locals)
    function = frame.world.program.function_named(frame.path, frame.symbol)
    set_inside = assigned_in(frame, function) if function is not None else frozenset()
    found = 0
    for path, value in joined.values.items() if joined is not None and None not in missing else ():
        truth = truthiness(value)
        if truth is None or value.null >= NULL or found == _MOST:
            continue
        told = _told(frame, positions, path)
        if told is not None and set_inside.isdisjoint(_NAMES.findall(".".join(told[1]))):  # else the caller asked before that
            found += 1
            position, segments = told
            yield Guarantee(MISSING, position, segments, _TRUTHS[truth])
            if segments[0][:1] == "?" and (other := _said_otherwise(segments[0])):
                yield Guarantee(MISSING, position, (other,), _TRUTHS[not truth])


def _said_otherwise(condition: str) -> str:
    """`config.mode != "shop"` of `config.mode == "shop"`; empty for what is no such comparison."""
    for one, other in ((" == ", " != "), (" != ", " == "), (" is not ", " is "), (" is ", " is not ")):
        if condition.count(one) == 1:
            return condition.replace(one, other)
    return ""


def _told(frame: Frame, positions: Mapping[str, int], path: Path) -> tuple[int, tuple[str, ...]] | None:
    """A condition in terms of the parameter that it is about: an attribute of it, or a comparison that mentions nothing else."""
    if len(path) == 1 and path[0][:1] == "?":
        names = frame.dependents.names.get(path[0], frozenset())
        (name,) = names if len(names) == 1 else ("",)
        if name not in positions:
            return None
        return positions[name], (re.sub(rf"(?<![\w.'\"]){re.escape(name)}\b", _SUBJECT, path[0]),)
    if len(path) < 2 or path[0] not in positions or frame.dependents.has_any(path):
        return None
    return positions[path[0]], path[1:]


def told_by_missing(
    frame: Frame,
    function: FunctionInfo,
    guarantee: Guarantee,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
    result: Value,
    answer: Path,
    state: State,
) -> Value:
    """What a call gives where a caller knows of a condition under which it gives null; the state hears of it where the caller
    asks later."""
    found = argument_for(function, arguments, guarantee.position) if guarantee.position != RECEIVER else None
    base = receiver[1] if guarantee.position == RECEIVER else found[2] if found is not None else None
    if base is None or base[0][:1] == "?" or result.null != NULLABLE:
        return result
    path = (*base, *guarantee.segments)
    if guarantee.segments[0][:1] == "?":
        path = (frame.depends(guarantee.segments[0].replace(_SUBJECT, ".".join(base)), frozenset({base[0]})),)
    opposite = _OPPOSITE[guarantee.aspect]
    known = state.values.get(path)
    if known is not None and truthiness(known) is (opposite == "true"):
        return msgspec.structs.replace(result, null=UNKNOWN, origin=None)
    state.imply((Implication(path, opposite, answer, "nonnull"),))
    return result
