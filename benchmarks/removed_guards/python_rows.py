"""Which classes of Python are mapped, and which methods are those of others."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator

_COLUMN = re.compile(r"(Field|Column|Key|mapped_column|relationship)$")


def row_classes_of(sources: Iterable[bytes]) -> set[str]:
    """The names of the classes that declare columns, and of those below them."""
    rows: set[str] = set()
    below: dict[str, set[str]] = {}
    for data in sources:
        for cls in _classes(data):
            for base in cls.bases:
                below.setdefault(ast.unparse(base).rpartition(".")[2], set()).add(cls.name)
            if any(_is_column(statement) for statement in cls.body):
                rows.add(cls.name)
    waiting = list(rows)
    while waiting:
        for name in below.get(waiting.pop(), set()) - rows:
            rows.add(name)
            waiting.append(name)
    return rows


def other_methods(data: bytes, rows: Collection[str]) -> set[int]:
    """The lines of methods of classes that are not mapped: what these call `self.buyer` is no column."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        function.lineno
        for cls in _classes(data)
        if cls.name not in rows
        for function in ast.walk(cls)
        if isinstance(function, functions)
    }


def _classes(data: bytes) -> Iterator[ast.ClassDef]:
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError):
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def _is_column(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
    return isinstance(value, ast.Call) and _COLUMN.search(ast.unparse(value.func)) is not None
