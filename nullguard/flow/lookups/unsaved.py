"""Objects that are perhaps no rows yet: those that a validator is given, which asks whether there is such a row already."""

from __future__ import annotations

from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.got import is_got
from nullguard.knowledge.words import has_word, words
from nullguard.model import syntax as s


def may_be_unsaved(frame: Frame, node: s.Expr) -> bool:
    """Whether an object, or what it is read from, is what a Java validator is given: in `OrderValidator.validate(order)` nothing
    says that `orders.getByCode(order.getCode())` finds a row."""
    owner, _, method = frame.symbol.rpartition(".")
    if not (has_word(owner.rpartition(".")[2], words("validating-class")) and has_word(method, words("validator"))):
        return False
    while isinstance(node, s.Call | s.Attribute):
        node = node.function if isinstance(node, s.Call) else node.value
    return isinstance(node, s.Name) and node.id != "this" and not is_got(frame, node.id)
