"""What stands in a dictionary where code spares a null (Python): `{"buyer": order.buyer.name if order.buyer else None}` holds
none where the order has none, whoever reads it."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.bodies.reasons import ATTRIBUTES, ROW, explained, kind_of
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL, NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null

_WRITTEN: Final = "path"
"""The kind of origin of a null that code writes."""


def spared(frame: Frame, node: s.Expr, value: Value, state: State) -> Value:
    """The value of an expression, the null of its one arm told by the row, or the row's attribute, that it stands for."""
    if frame.is_java or not isinstance(node, s.Conditional) or value.null != NULLABLE or kind_of(value) != _WRITTEN:
        return value
    if is_null(node.body) is is_null(node.orelse):
        return value
    without, otherwise = frame.branch(frame, node.test, state.copy())
    if is_null(node.orelse):
        without, otherwise = otherwise, without
    if without is None or otherwise is None:
        return value
    reason = explained(msgspec.structs.replace(value, null=NULL), without, [otherwise])
    is_of_row = kind_of(reason) == ROW or kind_of(reason) in ATTRIBUTES
    return msgspec.structs.replace(value, origin=reason.origin) if is_of_row else value
