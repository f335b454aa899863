"""Fields of an object that its own method fills with the row that they stand for, when they are first asked for (Java):
`ensureParentInitialized(); return parent;`. The row may be missing, as where the getter itself looks it up."""

from __future__ import annotations

from nullguard.flow.bodies.reasons import ROW, kind_of
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.summary import Left
from nullguard.knowledge.words import has_word, words
from nullguard.program.symbols import FunctionInfo

_THIS = "this"


def may_fill(function: FunctionInfo) -> bool:
    """Whether a method gives nothing and is given nothing, and has the name of one that fills fields."""
    decl = function.decl
    if decl.parameters or decl.returns is None or decl.returns.name != "void" or "static" in decl.modifiers:
        return False
    return has_word(decl.name.lower(), words("filling"))


def left_by(frame: Frame, function: FunctionInfo, ending: State | None) -> Left:
    """The fields that hold a row, or null where it was not found, whichever way the body went."""
    if not frame.is_java or not may_fill(function):
        return ()
    after = join_states([*(state for _, state in frame.ended), *([ending] if ending is not None else [])], frame.locals)
    return tuple(
        (path[1], Value(value.null, value.type, value.origin))
        for path, value in (after.values.items() if after is not None else ())
        if len(path) == 2 and path[0] == _THIS and value.null == NULLABLE and kind_of(value) == ROW
    )


def fill(left: Left, receiver: Path | None, state: State) -> None:
    """Note after a call on what `receiver` leads to which of its fields hold a row that may be missing."""
    if receiver is None or len(receiver) >= MAX_DEPTH:
        return
    for name, value in left:
        state.values[(*receiver, name)] = value
