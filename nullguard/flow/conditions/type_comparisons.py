"""Comparisons of an object's own class as conditions: `type(x) is Order`, `x.__class__.__name__ == "Order"`."""

from __future__ import annotations

from nullguard.flow.conditions.class_tests import isinstance_test
from nullguard.flow.conditions.membership import written_members
from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null
from nullguard.model.span import NOWHERE


def type_test(frame: Frame, left: s.Expr, operator: str, right: s.Expr, state: State) -> Split | None:
    """`type(x) is T`, `type(x) == T`, `type(x) in (T, U)`, and the same of names, `type(x).__name__ == "T"`: not null where it
    holds, unless a T is NoneType."""
    is_named = isinstance(left, s.Attribute) and left.name == "__name__"
    tested = _typed_object(left.value if isinstance(left, s.Attribute) and is_named else left)
    if tested is None or operator not in ("is", "==", "is not", "!=", "in", "not in"):
        return None
    members = written_members(right) if operator in ("in", "not in") else (right,)
    classes = tuple(_class_called(member) if is_named else _class_of_null(member) for member in members or ())
    if not classes or not all(item is not None and dotted_name(item) for item in classes):
        return None
    kept = tuple(item for item in classes if item is not None)
    right = s.Collection("tuple", kept, NOWHERE) if operator in ("in", "not in") else kept[0]
    true, false = isinstance_test(frame, tested, right, state)
    return (true, false) if operator in ("is", "==", "in") else (false, true)


def _typed_object(node: s.Expr) -> s.Expr | None:
    """`x` of `type(x)` and `x.__class__`."""
    if isinstance(node, s.Attribute) and node.name == "__class__":
        return node.value
    if isinstance(node, s.Call) and isinstance(node.function, s.Name) and node.function.id == "type" and len(node.arguments) == 1:
        return node.arguments[0].value
    return None


def _class_of_null(node: s.Expr) -> s.Expr:
    """`NoneType` for `type(None)`."""
    typed = _typed_object(node)
    return s.Name("NoneType") if typed is not None and is_null(typed) else node


def _class_called(node: s.Expr) -> s.Expr | None:
    """The class of the source's own names that a text names."""
    return (
        s.Name(node.value) if isinstance(node, s.Constant) and isinstance(node.value, str) and node.value.isidentifier() else None
    )
