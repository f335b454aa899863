"""Functions that refuse a null which they are given, by a test of their own, before they use anything of it (Java):
`this.name = Objects.requireNonNull(name)`, `if (name == null) { throw new IllegalArgumentException("name"); }`.

Whoever hands them what may be null fails there as where it is used. What throws errors of the project's own does so for its
callers, who hear of it: of functions only what says so by a library's assertion counts, and constructors.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.flow.domain.values import NULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import is_told_apart
from nullguard.flow.functions.proofs.telling_bodies import is_only
from nullguard.flow.summaries.observations import REFUSED, Demand
from nullguard.flow.summaries.summary import RECEIVER, RETURNS, Guarantee
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import FunctionInfo

_OF_ROWS = frozenset({"column", "relation"})
"""Kinds of origins of nulls whose refusal nobody means: a row that is not found may be looked up to be refused."""


def is_meant_to_be_there(value: Value) -> bool:
    """Whether nobody hands a null of this origin to a function so that it be refused."""
    return value.origin is not None and value.origin.kind in _OF_ROWS


def declared_refusals(frame: Frame, function: FunctionInfo) -> Iterator[Guarantee]:
    """The parameters of which Lombok's `@NonNull` makes the function refuse null; others of that name only tell readers."""
    if not frame.is_java or function.is_library:
        return
    for position, parameter in enumerate(function.decl.parameters):
        names = [item.name for item in parameter.annotations if item.simple_name in _SIMPLE]
        if any(not _REFUSING.isdisjoint((name, *frame.world.program.candidates(function.path, name))) for name in names):
            demand = Demand(REFUSED, f"{function.decl.name}(…)", parameter.name, function.path, function.decl.at)
            yield Guarantee(RETURNS, position, (), "nonnull", demand, True)


_REFUSING = library_names("refusing-annotation")
_SIMPLE = frozenset(name.rpartition(".")[2] for name in _REFUSING)


def with_refusal(frame: Frame, function: FunctionInfo, guarantee: Guarantee, value: Value, arguments: Arguments) -> Guarantee:
    """A guarantee that an argument of a constructor is there, with the demand that this makes of it by a test."""
    if not frame.is_java or guarantee.demand is not None or guarantee.is_used or guarantee.when != RETURNS:
        return guarantee
    if guarantee.aspect != "nonnull" or guarantee.segments or guarantee.position == RECEIVER:
        return guarantee
    if value.null < NULL or not is_meant_to_be_there(value) or "constructor" not in function.decl.modifiers:
        return guarantee
    if not is_only(frame, function) and not is_told_apart(frame, function, arguments):
        return guarantee
    parameter = function.decl.parameters[guarantee.position]
    demand = Demand(REFUSED, f"new {function.decl.name}(…)", parameter.name, function.path, function.decl.at)
    return msgspec.structs.replace(guarantee, demand=demand)
