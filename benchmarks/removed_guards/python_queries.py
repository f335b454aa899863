"""Conditions of queries that are guards for what the function does with the rows: `filter(buyer__isnull=False)`,
`exclude(buyer=None)`, `filter(Order.buyer_id.isnot(None))`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from python_tests import path_of

_ASKING = frozenset({"filter", "where"})


def asked_columns(function: ast.AST) -> Iterator[tuple[ast.Call, ast.expr | ast.keyword, str]]:
    """The calls of a query with the argument that leaves rows without a column out, and that column's path."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            for keyword in node.keywords:
                column = _of_keyword(node.func.attr, keyword)
                if column:
                    yield node, keyword, column
            for argument in node.args if node.func.attr in _ASKING else ():
                column = _of_argument(argument)
                if column:
                    yield node, argument, column


def _of_keyword(method: str, keyword: ast.keyword) -> str:
    if keyword.arg is None or not isinstance(keyword.value, ast.Constant):
        return ""
    path, value = keyword.arg.removesuffix("__isnull"), keyword.value.value
    if path != keyword.arg:
        asks = value is False if method == "filter" else value is True and method == "exclude"
    else:
        asks = method == "exclude" and value is None
    return path.replace("__", ".") if asks else ""


def _of_argument(argument: ast.expr) -> str:
    match argument:
        case ast.Call(
            func=ast.Attribute(value=ast.Attribute(attr=column), attr="isnot" | "is_not"), args=[ast.Constant(value=None)]
        ):
            return column
        case ast.Compare(left=ast.Attribute(attr=column), ops=[ast.NotEq()], comparators=[ast.Constant(value=None)]):
            return column
    return ""


def rows_of(function: ast.AST, query: ast.Call) -> set[str]:
    """The variables that hold rows of a query, or the query itself."""
    found: set[str] = set()
    for _ in range(3):
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and len(node.targets) == 1:
                target, value = node.targets[0], node.value
            elif isinstance(node, ast.For | ast.comprehension):
                target, value = node.target, node.iter
            else:
                continue
            if isinstance(target, ast.Name) and any(part is query or path_of(part) in found for part in ast.walk(value)):
                found.add(target.id)
    return found
