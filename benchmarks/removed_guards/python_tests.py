"""What conditions of Python ask for, and which of the code behind them relies on it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_RAISING = frozenset({"len", "int", "float", "iter", "sorted", "sum", "min", "max", "list", "set", "tuple", "abs", "round"})
"""Functions that refuse None as their first argument."""


def path_of(node: ast.AST) -> str:
    """`order.buyer` of an expression of names and attributes; empty for others."""
    if isinstance(node, ast.Name):
        return node.id
    owner = path_of(node.value) if isinstance(node, ast.Attribute) else ""
    return f"{owner}.{node.attr}" if owner and isinstance(node, ast.Attribute) else ""


def conditions(function: ast.AST) -> Iterator[ast.expr]:
    """The outermost conditions of a function, and what stands left in `x and y` elsewhere."""
    whole = []
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
            whole.append(node.test)
        elif isinstance(node, ast.comprehension):
            whole.extend(node.ifs)
    yield from whole
    inside = {id(part) for test in whole for part in ast.walk(test)}
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp) and id(node) not in inside:
            yield from node.values[:-1]


def asked_in(test: ast.expr) -> Iterator[str]:
    """The paths that a condition asks about: `order` of `isinstance(order, Order)`, and not of `order.is_open`."""
    for part in _parts(test):
        name, _ = tested(part)
        if name:
            yield name
        else:
            owners = {id(node.value) for node in ast.walk(part) if isinstance(node, ast.Attribute)}
            yield from {path_of(node) for node in ast.walk(part) if id(node) not in owners} - {""}


def _parts(test: ast.expr) -> Iterator[ast.expr]:
    if isinstance(test, ast.BoolOp):
        for value in test.values:
            yield from _parts(value)
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and isinstance(test.operand, ast.BoolOp):
        yield from _parts(test.operand)
    else:
        yield test


def tested(test: ast.expr) -> tuple[str, bool]:
    """What a plain test asks for, and whether it is there when the test holds."""
    match test:
        case ast.Name() | ast.Attribute():
            return path_of(test), True
        case ast.UnaryOp(op=ast.Not(), operand=(ast.Name() | ast.Attribute()) as operand):
            return path_of(operand), False
        case ast.Compare(left=left, ops=[ast.Is() | ast.IsNot() as operator], comparators=[ast.Constant(value=None)]):
            return path_of(left), isinstance(operator, ast.IsNot)
    return "", True


def chosen(test: ast.expr, when_true: list[ast.AST], when_false: list[ast.AST]) -> Iterator[tuple[ast.expr, bool, list[ast.AST]]]:
    """The plain tests of a condition, each with the outcome that goes on with what is given, and what it then comes to."""
    if isinstance(test, ast.BoolOp):
        is_all = isinstance(test.op, ast.And)
        for index, value in enumerate(test.values):
            yield value, is_all, [*test.values[index + 1 :], *(when_true if is_all else when_false)]
    else:
        yield test, True, when_true
        yield test, False, when_false


def uses_of(way: Iterable[ast.AST], name: str) -> list[int]:
    """The lines on which a way relies on what a path leads to."""
    found: set[int] = set()
    for node in (part for root in way for part in ast.walk(root)):
        for relied in relied_on(node):
            if path_of(relied) == name:
                found.add(relied.lineno)
                if isinstance(node, ast.expr) and node.end_lineno is not None:
                    found.add(node.end_lineno)
    return sorted(found)


def relied_on(node: ast.AST) -> list[ast.expr]:
    """The operands of an expression or a loop that must not be None."""
    match node:
        case ast.Attribute(value=value) | ast.Subscript(value=value):
            return [value]
        case ast.For(iter=value):
            return [value]
        case ast.BinOp(left=left, right=right, op=operator) if not isinstance(operator, ast.Mod):
            return [left, right]
        case ast.Compare(left=left, comparators=[right], ops=[operator]) if isinstance(operator, _ORDERED):
            return [left, right]
        case ast.Compare(comparators=[right], ops=[ast.In() | ast.NotIn()]):
            return [right]
        case ast.Call(func=ast.Name(id=called), args=[first, *_]) if called in _RAISING:
            return [first]
    return []


def handed_on(way: Iterable[ast.AST], name: str) -> list[int]:
    """The lines on which a way hands what a path leads to to a call."""
    calls = [node for root in way for node in ast.walk(root) if isinstance(node, ast.Call)]
    arguments = (value for call in calls for value in (*call.args, *(keyword.value for keyword in call.keywords)))
    return sorted({value.lineno for value in arguments if path_of(value) == name})


def is_bound(way: Iterable[ast.AST], name: str) -> bool:
    """Whether a way gives the path, or a part that it begins with, another value."""
    return any(
        isinstance(node, ast.Name | ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and f"{name}.".startswith(f"{path_of(node) or '-'}.")
        for root in way
        for node in ast.walk(root)
    )
