"""Setters that are only called, and fields that are only assigned, where a column is there: `if (order.getDue() != null) {
view.setDue(order.getDue().toString()); }` leaves the field null with the column."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.model.text import render


def asked_for(body: s.Body) -> dict[str, s.Expr]:
    """The calls of one argument and the assignments to attributes, as text, that stand alone under a test for null, each with
    what is tested and used in it, or in what is made of it there (`Shown shown = new Shown(); shown.setName(buyer.getName());
    view.setBuyer(shown)`)."""
    found: dict[str, s.Expr] = {}
    for node in nodes(body):
        if isinstance(node, s.If) and len(node.branches) == 1 and not node.orelse:
            (branch,) = node.branches
            subjects = {render(subject): subject for subject in _subjects(branch.test)}
            made = {render(target) for part in branch.body if isinstance(part, s.Assign) for target in part.targets}
            for statement in branch.body if subjects else ():
                for set, value in _set(statement):
                    if _root(set) in made - {render(set)}:
                        continue
                    of = branch.body if isinstance(value, s.Name) and value.id in made else (value,)
                    used = {render(part) for part in nodes(of) if isinstance(part, (s.Call, s.Name, s.Attribute))}
                    asked = next((subject for text, subject in subjects.items() if text in used), None)
                    if asked is not None:
                        found[render(set)] = asked
    return found


def _set(statement: s.Stmt) -> Iterator[tuple[s.Expr, s.Expr]]:
    """What a statement sets, a call or an attribute, and to what."""
    match statement:
        case s.ExprStmt(value=s.Call(arguments=(argument,)) as call):
            yield call, argument.value
        case s.Assign(targets=(s.Attribute() | s.Name() as target,), value=value, type=None) if value is not None:
            yield target, value


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
