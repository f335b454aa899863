"""Conditions that ask for one of several flags of an object: `if (charge.isAnnual() || charge.isMonthly())`, or
`if (!charge.isAnnual() && !charge.isMonthly()) return`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.flow.domain.either_flags import either_of, flags_in
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.model import syntax as s


def note_either(operands: Sequence[s.Expr], holds: bool, leaving: Sequence[State], joined: State) -> None:
    """Note of the object that has them that one of the flags holds; nothing where an operand asks something else. Each of the
    operands leaves one of the states, where it `holds` or does not, and these are `joined` then."""
    names = [_flags(operand, holds) for operand in operands]
    if not all(names):
        return
    holding = [set(_holders(state, flags)) for state, flags in zip(leaving, names, strict=True)]
    for holder in sorted(set.intersection(*holding)):
        name = either_of(flag for flags in names for flag in flags)
        if name and len(holder) < MAX_DEPTH:
            joined.values[(*holder, name)] = Value(NONNULL, truth=True)


def _flags(operand: s.Expr, holds: bool) -> frozenset[str]:
    """The predicates, as paths name them, of which one is true where an operand holds, or does not hold; none for what else may
    make it so."""
    match operand:
        case s.Not(operand=inner):
            return _flags(inner, not holds)
        case s.Boolean(operator=operator, operands=operands) if (operator == "or") == holds:
            found = [_flags(one, holds) for one in operands]
            return frozenset().union(*found) if all(found) else frozenset()
        case s.Call(function=s.Attribute(name=name) | s.Name(id=name), arguments=()) if holds:
            return frozenset((f"{name}()",))
        case _:
            return frozenset()


def _holders(state: State, flags: frozenset[str]) -> Iterator[Path]:
    """The objects of which one of the flags is known to hold, or one of several that are all among them."""
    for path, value in state.values.items():
        if len(path) > 1 and value.truth is True and path[-1].endswith(")") and flags.issuperset(flags_in(path[-1])):
            yield path[:-1]
