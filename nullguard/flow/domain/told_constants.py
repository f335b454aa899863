"""What a constant tells that a call has given: `if (check(order) != Outcome.GOOD) return;`. A path below the answer stands for
each constant that it may be, and is true where it is that one; another is true where it is any other (Java). In Python it stands
below a variable that a condition gave one of two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, ConstantKey, Value

CONSTANT: Final = "= "
"""Begins what such a path's last segment, and the answer of a guarantee, say of the constant."""


def constant_answer(constant: ConstantKey) -> str:
    """The name of an answer that is a constant."""
    kind, value = constant
    return f"{CONSTANT}{kind} {value}"


def other_answer(constant: ConstantKey) -> str:
    """The name of an answer that is anything but a constant."""
    return constant_answer(("not", " ".join(map(str, constant))))


def tells_of_constant(path: Path) -> bool:
    """Whether a path stands for what a variable tells where it is a constant, or any other one."""
    return len(path) > 1 and path[-1].startswith(CONSTANT)


def told_apart(one: Value, other: Value) -> Iterator[str]:
    """The answers of one value that another one cannot have."""
    here, there = one.constants or frozenset(), other.constants or frozenset()
    if one.null != NONNULL or other.null != NONNULL or len(here) > _MOST_CHOSEN or len(there) > _MOST_CHOSEN:
        return
    for constant in sorted(here - there, key=str):
        if constant[0] not in NOT_TOLD:
            yield constant_answer(constant)
    if len(there) == 1 and not here & there and not any(constant[0] in NOT_TOLD for constant in there):
        yield other_answer(next(iter(there)))


def excludes(value: Value | None, answer: str) -> bool:
    """Whether a value is none for which the answer holds."""
    if value is None or value.null != NONNULL or not value.constants:
        return False
    if answer.startswith(_OTHER):
        return all(other_answer(constant) == answer for constant in value.constants)
    return all(constant_answer(constant) != answer for constant in value.constants)


_MOST_CHOSEN: Final = 4
"""A variable that may be one of more constants in one of two states tells of none of them."""

NOT_TOLD: Final = frozenset({"bool"})
"""Kinds of constants that truth tells apart."""

_OTHER: Final = f"{CONSTANT}not "


def follow_others(path: Path | None, constants: frozenset[ConstantKey] | None, state: State) -> None:
    """Follow what a path tells that is not the one constant, where that is known to tell something."""
    if path is None or constants is None or len(constants) != 1:
        return
    told = (*path, other_answer(next(iter(constants))))
    if told in state.values:
        state.refine(told, state.values[told], "true")


def follow_constant(path: Path | None, state: State) -> None:
    """Follow what a path tells that is one constant by now, where that is known to tell something; where it is one of several,
    what each of them tells."""
    known = state.values.get(path) if path is not None else None
    if path is None or known is None or not known.constants:
        return
    told = [(*path, constant_answer(constant)) for constant in known.constants]
    if any(one not in state.values for one in told):
        return
    if len(told) == 1:
        state.refine(told[0], state.values[told[0]], "true")
        return
    found = [{(i.path, i.consequence) for i in state.implications if i.condition == one and i.aspect == "true"} for one in told]
    for target, consequence in sorted(set.intersection(*found)):
        state.refine(target, state.values.get(target, ANY), consequence)
