"""What a caller needs to know of a function: what it gives back, and what its return proves."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import ANY, ConstantKey, Origin, Value
from nullguard.flow.summaries.observations import Demand

RECEIVER = -1
"""The position of `this` or `self` among the arguments."""

RETURNS, TRUE, FALSE, GIVES, SOMETIMES, PERHAPS = "returns", "true", "false", "nonnull", "sometimes", "perhaps"
"""What a function did: it returned at all, or a boolean, or something that is not null; or it may use an argument, whatever it is
given (a demand that proves nothing), or on some way that depends on what else it is given."""

EMPTIED, FILLED = "empty", "filled"
"""The same: it returned a list of its own with nothing in it (Java)."""


MISSING = "missing"
"""The same: it gave null (Python)."""


class Guarantee(msgspec.Struct, frozen=True):
    """What a return proves of an argument, or of a path below it.

    `when` is RETURNS, TRUE, FALSE, GIVES, SOMETIMES, PERHAPS, EMPTIED, FILLED, MISSING or the name of a constant (see
    `told_constants`): what the function did. `position` counts the arguments from 0, RECEIVER is the object itself; `segments`
    leads on from there, `aspect` is what holds: nonnull, true or false. `demand` is the use that proves it, where no test does: a
    null does not come that far.
    `is_used` says that such a use is reported in the function itself: what proves it is no sign that anybody knew of the null.
    `beside` are the positions and segments of the other keys of a row that was found by several.
    """

    when: str
    position: int
    segments: tuple[str, ...]
    aspect: str
    demand: Demand | None = None
    is_used: bool = False
    beside: tuple[tuple[int, tuple[str, ...]], ...] = ()


Left = tuple[tuple[str, Value], ...]
"""Fields of an object, by name, and the rows that they hold, which may be missing."""


class Summary(msgspec.Struct, frozen=True):
    """`value` is what a call gives, ANY where the body tells nothing; `never_returns` says that every path raises.

    `echoes` are the positions of arguments with which null comes back when they are null; a tuple of nulls where `hollow` says so
    (Python's `return None, None`).
    `reflects` are the attributes, by the position of an argument or RECEIVER and the segments below it, whose null is the
    reason for the null of `value`: where one of them is there, so is the result. `only_reflects` says that null has no other
    reason. `tests` are the positions of arguments that the function tests for null. `sure_with` are flags, by the position of
    the argument, with which null does not come back (Python's `find(id, required=True)`), with True also parameters that are
    None by default (`find(id, default=empty)`). `sure_for` are the members of an enum, by the position of the argument, for
    which null does not come back, and whether something surely does (Java).
    `hands` is what functions that it is given are called with where that may be null, by their position among the arguments.
    `left` is what a method that fills its object's fields leaves there (Java). `fallen` are the parameters, None by default, that
    come back where something is missing, and what that is (Python).
    """

    value: Value = ANY
    guarantees: tuple[Guarantee, ...] = ()
    never_returns: bool = False
    echoes: tuple[int, ...] = ()
    reflects: tuple[tuple[int, tuple[str, ...]], ...] = ()
    only_reflects: bool = False
    tests: tuple[int, ...] = ()
    sure_with: tuple[tuple[int, bool], ...] = ()
    sure_for: tuple[tuple[int, ConstantKey, bool], ...] = ()
    hands: tuple[tuple[int, tuple[Value, ...]], ...] = ()
    left: Left = ()
    fallen: tuple[tuple[int, Origin], ...] = ()
    hollow: bool = False


NOTHING = Summary()
"""Of a function whose body is not asked."""
