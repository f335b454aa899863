"""Functions that are handed to what calls them later (Python): what they do with a null among their arguments, and what is known
where they are handed on."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.handed_on import bound, handed_on
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo


def run_later(frame: Frame, node: s.Call, state: State) -> None:
    """Call what is handed on, as it is called later: nothing is proven by it, and no handler around takes what it raises."""
    if state.dead:
        return
    for handed in (handed_on(node), bound(node)):
        if handed is None or handed.arguments is None or not _is_function(frame, handed.given, state):
            continue
        tries, frame.tries = frame.tries, []
        frame.evaluate(frame, s.Call(handed.given, handed.arguments, handed.at), state.copy())
        frame.tries = tries


def _is_function(frame: Frame, given: s.Expr, state: State) -> bool:
    """Whether an expression names a function of the program."""
    value = quietly(frame, given, state)[0]
    if isinstance(value.symbol, FunctionInfo) or isinstance(value.callable, Closure):
        return True
    if not isinstance(given, s.Attribute):
        return False
    cls = frame.world.class_of(quietly(frame, given.value, state)[0].type)
    member = frame.world.program.member(cls, given.name) if cls is not None else None
    return member is not None and bool(member.functions)
