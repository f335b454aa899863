"""What a function tells of a field of a plain object, told of the getter that merely gives it, too, and the other way round
(Java): `pair.hasBuyer()`, which asks `order.getBuyer()`, and then `pair.getOrder().getBuyer()`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.attributes import declared_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.writes import may_set
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.remembering import remembered
from nullguard.flow.summaries.summary import PERHAPS, RECEIVER, SOMETIMES, Guarantee
from nullguard.program.symbols import FunctionInfo

_CALLED = ")"
"""Ends the segments of calls."""


def by_getters(
    frame: Frame, function: FunctionInfo, guarantee: Guarantee, receiver: Value, arguments: Arguments
) -> Iterator[Guarantee]:
    """The guarantee, and what it says under the other names of what it speaks of."""
    yield guarantee
    if not guarantee.segments or guarantee.aspect != "nonnull" or guarantee.when in (SOMETIMES, PERHAPS):
        return
    value: Value | None = receiver
    if guarantee.position != RECEIVER:
        found = argument_for(function, arguments, guarantee.position)
        value = found[1] if found is not None else None
    segments: list[str] = []
    last = len(guarantee.segments) - 1
    for number, segment in enumerate(guarantee.segments):
        if value is None or value.type is None:
            break
        other = frame.world.other_names(value.type.cls).get(segment, segment)
        segments.append(other)
        if number == last:
            break
        field = other if segment.endswith(_CALLED) else segment
        value = declared_member(frame, value, field) if not field.endswith(_CALLED) else None
    segments.extend(guarantee.segments[len(segments) :])
    if tuple(segments) != guarantee.segments:
        yield msgspec.structs.replace(guarantee, segments=tuple(segments), demand=None, is_used=True)


def forget_getters(frame: Frame, functions: Sequence[FunctionInfo], path: Path, cls: str, state: State) -> None:
    """After a method of a plain object that may set a field, what the field's getter gives is something else."""
    if not (others := frame.world.other_names(cls)):
        return
    key = ("getters changed", "\0".join([function.id for function in functions]), cls, 0)
    for field in remembered(frame.world, key, lambda: _changed(frame, functions, others)):
        state.forget((*path, others[field]), frame.dependents)
        state.forget((*path, field), frame.dependents)


def _changed(frame: Frame, functions: Sequence[FunctionInfo], others: Mapping[str, str]) -> tuple[str, ...]:
    """The fields, of those with other names, that methods may set."""
    fields = [field for field in others if not field.endswith(_CALLED)]
    return tuple([field for field in fields if any(may_set(frame, function, field) for function in functions)])
