"""Tasks that are put off (Python): what a function behind `ship.delay(order.number)` does with a null, it does later."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.call_sites import is_bound, launched
from nullguard.flow.functions.proofs.guarantees import note_known, prove_by_call
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_SELF = s.Constant(None, "null")


def note_launched(frame: Frame, node: s.Call, base: Value, name: str, arguments: Arguments, state: State) -> None:
    """Note the nulls among the arguments of a launched function that it uses. Nothing is proven by it: it runs elsewhere."""
    function = base.symbol
    if frame.is_java or not isinstance(function, FunctionInfo) or not function.decl.annotations:
        return
    if name not in library_names("launcher") or function.is_library or state.dead:
        return
    later, given = state.copy(), arguments
    if (handed := launched(name, node.arguments)) is not node.arguments:
        given = [(item, *frame.evaluate(frame, item.value, later)) for item in handed]
    if is_bound(function):
        given = [(s.Argument(_SELF), ANY, None), *given]
    note_known(frame, node, function, (ANY, None), given, later)
    prove_by_call(frame, node, function, (ANY, None), given, ANY, None, later)
