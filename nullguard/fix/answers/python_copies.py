"""What of an existing test is left out of a copy of it."""

from __future__ import annotations

import ast
import re
import textwrap


def without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str], end: int) -> list[str]:
    """The lines of a function from its body on; what its docstring says would not be true of the copy."""
    first = function.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    if not is_text or first.lineno <= function.lineno or (first.end_lineno or 0) > end:
        return lines[function.lineno : end]
    kept = lines[function.lineno : first.lineno - 1] + lines[first.end_lineno or 0 : end]
    while len(kept) > 1 and not kept[0].strip():
        kept.pop(0)
    return kept


def without_unused(copy: str) -> str:
    """The copy without constants and imports that only what was left out has used."""
    (function,) = ast.parse(textwrap.dedent(copy)).body
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    lines = copy.splitlines(keepends=True)
    dropped: set[int] = set()
    for node in (one for one in ast.walk(function) if isinstance(one, ast.stmt)):
        names: set[str] = set()
        if isinstance(node, ast.Import):
            names = {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif (
            isinstance(node, ast.Assign)
            and all(isinstance(target, ast.Name) for target in node.targets)
            and _is_plain(node.value)
        ):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        if names and not names & used:
            dropped.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    kept = "".join(line for number, line in enumerate(lines, 1) if number not in dropped)
    return re.sub(r"\A((?:.*\n)*?.*def [^\n]*:\n)\n+", r"\1", re.sub(r"\n{3,}", "\n\n", kept), count=1) if dropped else kept


def _is_plain(node: ast.expr) -> bool:
    return not any(isinstance(one, (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)) for one in ast.walk(node))
