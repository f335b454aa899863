"""Properties of rows that compare an attribute with a constant: `order.is_paid`, which is `order.state == order.PAID`."""

from __future__ import annotations

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def comparison_of(frame: Frame, node: s.Expr, state: State) -> s.Compare | None:
    """The comparison that a property of a row makes, asked of the row at hand; None for anything else. Only rows of which
    something is refused by what their attributes say are looked at."""
    if frame.is_java or not isinstance(node, s.Attribute) or not isinstance(node.value, (s.Name, s.Attribute)):
        return None
    program, type = frame.world.program, frame.evaluate(frame, node.value, state.copy())[0].type
    cls = frame.world.class_of(type)
    if cls is None or not frame.world.schema.is_checked(cls.id):
        return None
    member = program.member(cls, node.name)
    function = member.functions[0] if member is not None and len(member.functions) == 1 else None
    if function is None or function.is_library or "property" not in function.decl.modifiers or is_overridden(program, function):
        return None
    body = [statement for statement in program.body(function) if not isinstance(statement, s.ExprStmt)]
    match body:
        case [s.Return(value=s.Compare(operands=(one, other), operators=("==" | "!=" | "is" | "is not" as operator,)))]:
            left, right = _on(program, cls, one, node.value), _on(program, cls, other, node.value)
            return s.Compare((left, right), (operator,), node.at) if left is not None and right is not None else None
    return None


def _on(program: Program, cls: ClassInfo, operand: s.Expr, row: s.Expr) -> s.Expr | None:
    """An operand as it is asked of a row: a constant, also one that the row's class names, or an attribute of the row."""
    match operand:
        case s.Constant():
            return operand
        case s.Attribute(value=s.Name(id="self"), name=name):
            member = program.member(cls, name) if name.isupper() else None
            value = member.field.value if member is not None and member.field is not None else None
            return value if isinstance(value, s.Constant) else s.Attribute(row, name, operand.at)
    return None
