"""Predicates that are asked of what is known to be one member of an enum: `kind.isCard()` where `kind` is `Kind.CARD` (Java)."""

from __future__ import annotations

from nullguard.flow.constants.enum_predicates import answer_of
from nullguard.flow.constants.enums import ENUM
from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s


def as_of_member(frame: Frame, node: s.Call, split: Split) -> Split:
    """The states where a condition holds and where it fails, without the one in which it cannot be."""
    true, false = split
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=held), name=name), arguments=()) if (
            true is not None and false is not None
        ):
            answers = _answers(frame, held, name, true)
        case _:
            return split
    return (true, None) if answers == {True} else (None, false) if answers == {False} else split


def _answers(frame: Frame, held: str, name: str, state: State) -> set[bool | None]:
    """What the predicate says of each of the members that a variable may be."""
    known = state.values.get((held,))
    if known is None or not known.constants or known.type is None or any(kind != ENUM for kind, _ in known.constants):
        return set()
    cls = frame.world.program.classes.get(known.type.cls)
    if cls is None or cls.decl.kind != "enum":
        return set()
    return {answer_of(frame.world.program, cls, name, str(member).rpartition(".")[2]) for _, member in known.constants}
