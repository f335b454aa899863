"""Imports that a Python source lacks."""

from __future__ import annotations

import ast
import sys

from nullguard.fix.edits import Edit


def imports_of(path: str, module: ast.Module, lines: list[str], needed: set[str]) -> tuple[Edit, ...]:
    """Imports that are not there, in the order and the groups that they have in most projects."""
    imports = [node for node in module.body if isinstance(node, (ast.Import, ast.ImportFrom)) and not _is_future(node)]
    have = {alias.asname or alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    start = imports[0].lineno - 1 if imports else _after_head(module)
    found: dict[int, str] = {}
    for is_standard in (True, False):
        names = sorted(name for name in needed - have if (name in sys.stdlib_module_names) is is_standard)
        group = [
            node
            for node in imports
            if isinstance(node, ast.Import) and (node.names[0].name.partition(".")[0] in sys.stdlib_module_names) is is_standard
        ]
        for name in names:
            later = next((node for node in group if node.names[0].name > name), None)
            if later is not None:
                line = later.lineno - 1
            elif group:
                line = group[-1].end_lineno or group[-1].lineno
            else:
                line = start
            found[line] = found.get(line, "") + f"import {name}\n"
        if names and not group:
            found[start] += "\n"
    offsets = {line: sum(len(one.encode()) for one in lines[:line]) for line in found}
    return tuple(Edit(path, offsets[line], offsets[line], text.encode()) for line, text in sorted(found.items()))


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _after_head(module: ast.Module) -> int:
    """The line after a docstring and imports from the future."""
    line = 0
    for node in module.body:
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if not is_text and not _is_future(node):
            break
        line = node.end_lineno or node.lineno
    return line
