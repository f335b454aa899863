"""Setters that are only called where a column is there: `if (order.getDue() != null) { view.setDue(order.getDue().toString()); }`
leaves the field null with the column."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.model.text import render


def asked_for(body: s.Body) -> dict[str, s.Expr]:
    """The calls of one argument, as text, that stand alone under a test for null, each with what is tested and used in it."""
    found: dict[str, s.Expr] = {}
    for node in nodes(body):
        if isinstance(node, s.If) and len(node.branches) == 1 and not node.orelse:
            (branch,) = node.branches
            subjects = {render(subject): subject for subject in _subjects(branch.test)}
            made = {render(target) for part in branch.body if isinstance(part, s.Assign) for target in part.targets}
            for statement in branch.body if subjects else ():
                call = statement.value if isinstance(statement, s.ExprStmt) else None
                if isinstance(call, s.Call) and len(call.arguments) == 1 and _root(call) not in made:
                    used = {
                        render(part)
                        for part in nodes((call.arguments[0].value,))
                        if isinstance(part, (s.Call, s.Name, s.Attribute))
                    }
                    asked = next((subject for text, subject in subjects.items() if text in used), None)
                    if asked is not None:
                        found[render(call)] = asked
    return found


def _subjects(test: s.Expr) -> Iterator[s.Expr]:
    """What a condition says to be there."""
    match test:
        case s.Compare(operands=(left, right), operators=("!=",)) if is_null(left) or is_null(right):
            yield right if is_null(left) else left
        case s.Boolean(operator="and", operands=operands):
            for operand in operands:
                yield from _subjects(operand)


def _root(node: s.Expr) -> str:
    """The name of the object that a call begins at."""
    while isinstance(node, (s.Call, s.Attribute)):
        node = node.function if isinstance(node, s.Call) else node.value
    return node.id if isinstance(node, s.Name) else ""
