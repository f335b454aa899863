"""What a function's result tells where whoever calls it asks for its truth: `orders.filter(order -> order.isPaid())`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.sink import Sink
from nullguard.model import syntax as s

_TESTS = (s.Compare, s.Boolean, s.Not, s.Call, s.InstanceOf, s.Name, s.Attribute)

_CHOOSING: Final = (s.Conditional, s.Switch, s.Arithmetic)
"""What gives a truth of Java now and then: `order.getNote() == null ? false : true`, `a != null & b != null`."""

_BOX: Final = "java.lang.Boolean"


def may_be_test(frame: Frame, node: s.Expr, value: Value) -> bool:
    """Whether what a lambda gives may be asked for its truth: in Java only a boolean is, and nothing else is unboxed for it."""
    if isinstance(node, _CHOOSING):
        return frame.is_java and value.type is not None and value.type.cls == "boolean"
    return isinstance(node, _TESTS) and (not frame.is_java or value.type is None or value.type.cls in ("boolean", _BOX))


def asked_as_test(frame: Frame, node: s.Expr, value: Value, state: State, boxes: bool) -> tuple[State | None, State | None]:
    """What is known where the result is true, and where it is false. A box that is handed on as an object (`boxes`) is not
    unboxed: `orders.map(order -> order.getPaid())`."""
    if not boxes or value.type is None or value.type.cls != _BOX:
        return frame.branch(frame, node, state)
    sink, frame.sink = frame.sink, Sink()
    try:
        return frame.branch(frame, node, state)
    finally:
        frame.sink = sink
