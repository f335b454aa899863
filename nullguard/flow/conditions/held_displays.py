"""Lists, tuples and sets of Python that a variable holds as they were written: `wanted = [order.note, order.code]`, and later `if
not all(wanted): return`, `None in wanted`, `for one in wanted: …`."""

from __future__ import annotations

from nullguard.flow.conditions.stored_questions import is_changed
from nullguard.flow.frame.bindings import made_once
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s


def held_display(frame: Frame, node: s.Expr) -> s.Collection | None:
    """The display that a variable holds, of variables and attributes, where the function at hand sets none of them and puts
    nothing in; None of anything else."""
    if frame.is_java or not isinstance(node, s.Name) or node.id not in frame.locals:
        return None
    shown = made_once(frame, node.id)
    if not isinstance(shown, s.Collection) or shown.kind not in ("list", "tuple", "set") or not shown.items:
        return None
    if not all(isinstance(item, s.Name | s.Attribute | s.Constant) for item in shown.items):
        return None
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None or is_changed(frame, function, shown, frozenset({node.id})):
        return None
    return shown
