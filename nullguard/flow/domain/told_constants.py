"""What a constant tells that a call has given: `if (check(order) != Outcome.GOOD) return;`. A path below the answer stands for
each constant that it may be, and is true where it is that one; another is true where it is any other. In Python it stands below a
variable that a condition gave one of two, that a tuple gave one beside a null, or that one of two ways gave another one than the
other way."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NULL, ConstantKey

CONSTANT: Final = "= "
"""Begins what such a path's last segment, and the answer of a guarantee, say of the constant."""


def constant_answer(constant: ConstantKey) -> str:
    """The name of an answer that is a constant."""
    kind, value = constant
    return f"{CONSTANT}{kind} {value}"


def constant_of(answer: str) -> ConstantKey | None:
    """The constant of an enum that an answer names; None of other answers."""
    kind, _, value = answer.removeprefix(CONSTANT).partition(" ")
    return (kind, value) if answer.startswith(CONSTANT) and kind == _MEMBER else None


def value_of(answer: str) -> ConstantKey | None:
    """The same of texts and numbers, too."""
    kind, _, value = answer.removeprefix(CONSTANT).partition(" ")
    if not answer.startswith(CONSTANT) or kind not in VALUES:
        return None
    return (kind, int(value)) if kind == _NUMBER else (kind, value)


_MEMBER: Final = "enum"

_NUMBER: Final = "int"

VALUES: Final = frozenset({_MEMBER, "str", _NUMBER})
"""Kinds of constants that tell of what kind a row is whose attribute is one of them."""


def other_answer(constant: ConstantKey) -> str:
    """The name of an answer that is anything but a constant."""
    return constant_answer(("not", " ".join(map(str, constant))))


def tells_of_constant(path: Path) -> bool:
    """Whether a path stands for what a variable tells where it is a constant, or any other one."""
    return len(path) > 1 and path[-1].startswith(CONSTANT)


NOT_TOLD: Final = frozenset({"bool"})
"""Kinds of constants that truth tells apart."""


def follow_others(path: Path | None, constants: frozenset[ConstantKey] | None, state: State) -> None:
    """Follow what a path tells that is not the one constant, where that is known to tell something."""
    if path is None or constants is None or len(constants) != 1:
        return
    told = (*path, other_answer(next(iter(constants))))
    if told in state.values:
        state.refine(told, state.values[told], "true")


def follow_constant(path: Path | None, state: State) -> None:
    """Follow what a path tells that is one constant by now, where that is known to tell something; where it is one of several,
    what each of them tells. What may be null is none of them then."""
    known = state.values.get(path) if path is not None else None
    if path is None or known is None or not known.constants or known.null >= NULL:
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
