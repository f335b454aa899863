"""What stands in a dictionary where code spares a null (Python): `{"buyer": order.buyer.name if order.buyer else None}` holds
none where the order has none, whoever reads it."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.bodies.reasons import OF_DATA, explained, kind_of
from nullguard.flow.containers.dictionaries import entry_segment, written_entries
from nullguard.flow.domain.implications import Implication
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NULL, NULLABLE, Value
from nullguard.flow.frame.bindings import quietly
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
    return msgspec.structs.replace(value, origin=reason.origin) if kind_of(reason) in OF_DATA else value


def note_spared(frame: Frame, target: s.Expr, node: s.Expr, state: State) -> None:
    """After `data = {"buyer": order.buyer.name if order.buyer else None}`, or `data["buyer"] = …`: where the order has a buyer,
    what stands there is no null."""
    match target, node:
        case _ if frame.is_java:
            return
        case s.Name(id=name), s.Collection(kind="dict"):
            for key, item in written_entries(node):
                if isinstance(item, s.Conditional):
                    _note(frame, (name, entry_segment(key)), item, state)
        case s.Subscript(value=s.Name(id=name), index=s.Constant(value=str() as key)), s.Conditional():
            _note(frame, (name, entry_segment(key)), node, state)


def _note(frame: Frame, path: Path, node: s.Conditional, state: State) -> None:
    asked = _asked(node.test, is_null(node.body)) if is_null(node.body) is not is_null(node.orelse) else None
    value, condition = quietly(frame, asked, state) if asked is not None else (ANY, None)
    if condition is not None:
        is_row = frame.world.is_row(value)
        aspects = ("true", "nonnull") if is_row or isinstance(node.test, s.Compare) else ("true",)
        state.imply([Implication(condition, aspect, path, "nonnull") for aspect in aspects])


def _asked(test: s.Expr, is_turned: bool) -> s.Expr | None:
    """What is there where a condition holds, or where it does not; None where it asks for more."""
    match test:
        case s.Not(operand=operand):
            return _asked(operand, not is_turned)
        case s.Compare(operands=(asked, other), operators=(operator,)) if is_null(other):
            return asked if operator in (("is", "==") if is_turned else ("is not", "!=")) else None
        case s.Name() | s.Attribute():
            return None if is_turned else test
    return None
