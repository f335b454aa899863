"""Of what kind a row is with which a Java function comes back: `demandShipped(order)`, which raises an error where
`order.getState() != State.SHIPPED` or `!order.isShipped()`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Final

import msgspec

from nullguard.flow.domain.state import State
from nullguard.flow.domain.told_constants import VALUES, constant_answer, constant_of
from nullguard.flow.domain.values import NULL
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.summaries.summary import FALSE, Guarantee
from nullguard.program.symbols import FunctionInfo

_MOST: Final = 4
"""Attributes of the rows at hand by which one function tells their kinds."""

_CALLED: Final = "()"


def demanded_kinds(frame: Frame, known: Mapping[str, int], after: State | None) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The positions of arguments, what is reached from them, and the one constant or the truth that it is wherever the
    function returns. What the function has set tells what the row will be."""
    if not frame.is_java or after is None:
        return iter(())
    return islice(chain(_kinds(known, after), _same(frame, known, after)), _MOST)


def _kinds(known: Mapping[str, int], after: State) -> Iterator[tuple[int, tuple[str, ...], str]]:
    for path, value in after.values.items():
        position = known.get(path[0])
        if position is None or not 1 < len(path) <= _LONGEST or value.null >= NULL or value.given:
            continue
        if path[-1].endswith(_CALLED):
            if value.truth is True:
                yield position, path[1:], "true"
        elif value.constants is not None and len(value.constants) == 1:
            (constant,) = value.constants
            if constant[0] in VALUES:
                yield position, path[1:], constant_answer(constant)


def told_kinds(
    frame: Frame, known: Mapping[str, int], decided: State | None, when: str
) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The same of what an answer tells. That something is not one of two members of an enum (`!order.isCard()`) leaves the other
    one, of which nobody has asked."""
    for position, segments, aspect in demanded_kinds(frame, known, decided):
        if when != FALSE or not _is_of_two(frame, aspect):
            yield position, segments, aspect


def _is_of_two(frame: Frame, aspect: str) -> bool:
    member = constant_of(aspect)
    cls = frame.world.program.classes.get(str(member[1]).rpartition(".")[0]) if member is not None else None
    return cls is not None and sum("constant" in field.modifiers for field in cls.decl.fields) <= _TWO


_TWO: Final = 2

SAME: Final = "same "
"""Begins the aspect of an attribute that is equal to an argument, whose position follows."""

_EQUAL: Final = re.compile(r"\?(\w+)(?:\.(\w+)\(\))?(?: == |\.equals\()(\w+)(?:\.(\w+)\(\))?\)?")
"""What the state calls a comparison of a parameter with what is read of another one: `?order.getState() == state`."""


def _same(frame: Frame, known: Mapping[str, int], after: State) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The attributes that are equal to another argument: `checkState(order, state)`, which raises where `order.getState() !=
    state`."""
    for path, value in after.values.items():
        told = _EQUAL.fullmatch(path[0]) if value.truth is True and len(path) == 1 else None
        if told is None:
            continue
        first, getter, second, other = told.groups()
        if getter is None:
            first, getter, second, other = second, other, first, None
        row = after.values.get((first,)) if getter is not None and other is None and {first, second} <= known.keys() else None
        attribute = frame.world.schema.accessor(row.type.cls, getter) if row is not None and row.type is not None else None
        if attribute is not None:
            yield known[first], (attribute,), f"{SAME}{known[second]}"


def as_given(guarantee: Guarantee, function: FunctionInfo, arguments: Arguments) -> Guarantee | None:
    """A guarantee that speaks of another argument as one that speaks of the constant which a call gives for that; None where it
    gives none."""
    if not guarantee.aspect.startswith(SAME):
        return guarantee
    found = argument_for(function, arguments, int(guarantee.aspect.removeprefix(SAME)))
    constants = found[1].constants if found is not None and found[1].null < NULL else None
    if not constants or len(constants) != 1:
        return None
    (constant,) = constants
    return msgspec.structs.replace(guarantee, aspect=constant_answer(constant)) if constant[0] in VALUES else None


_LONGEST: Final = 3
"""Segments of `order.state.isFinal()`, with the order itself."""
