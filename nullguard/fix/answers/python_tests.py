"""New tests beside an existing one of Python: the same test with another answer, for `responses` and `respx`.

The existing test is read with `ast` and copied as text, so that the new ones look like it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

import msgspec

from nullguard.fix.answers.cases import LIMITED, SLOW, TIMED_OUT, UNAVAILABLE, Case
from nullguard.fix.answers.python_answers import responses_answer, respx_answer
from nullguard.fix.answers.python_copies import without_docstring, without_unused
from nullguard.fix.answers.python_imports import imports_of
from nullguard.fix.edits import Edit
from nullguard.fix.python_arguments import Impossible, is_within_limits
from nullguard.model.http_methods import METHOD_FUNCTIONS

TOOLS = ("responses", "respx")

_SUFFIXES = {SLOW: "when_slow", TIMED_OUT: "when_timed_out", LIMITED: "when_limited", UNAVAILABLE: "when_unavailable"}


class _Test(msgspec.Struct, frozen=True):
    """A test function, the statement and call that declare its stub, and what calls the code under test."""

    function: ast.FunctionDef | ast.AsyncFunctionDef
    stub: ast.stmt
    call: ast.Call
    action: ast.stmt


def new_tests(path: str, data: bytes, line: int, tool: str, cases: Iterable[Case]) -> tuple[Edit, ...] | Impossible:
    """The edits that add a test for each case after the one whose stub stands on a line."""
    if not is_within_limits(data):
        return Impossible("the test is nested too deeply, too large, or no Python of this version")
    text = data.decode("utf-8", "replace")
    if text.encode() != data or "\r" in text:
        return Impossible("the test is no plain UTF-8 text with line feeds")
    try:
        module = ast.parse(data)
    except (SyntaxError, ValueError):
        return Impossible("the test is no Python of this version")
    test = _test(module, line, tool)
    if isinstance(test, Impossible):
        return test
    lines = text.splitlines(keepends=True)
    names = {node.name for node in ast.walk(module) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
    copies: list[str] = []
    needed: set[str] = set()
    for case in cases:
        name = f"{test.function.name}_{_SUFFIXES[case.kind]}"
        if name in names:
            continue
        written = _copy(test, lines, text, tool, case, name)
        if isinstance(written, Impossible):
            return written
        copies.append(written[0])
        needed |= written[1]
    if not copies:
        return Impossible("the tests are there already")
    end = test.function.end_lineno or test.function.lineno
    blank = "\n\n" if test.function.col_offset == 0 else "\n"
    before = "" if lines[end - 1].endswith("\n") else "\n"
    offset = sum(len(one.encode()) for one in lines[:end])
    edits = [Edit(path, offset, offset, (before + "".join(f"{blank}{copy}" for copy in copies)).encode())]
    imports = imports_of(path, module, lines, needed)
    return (*imports, *edits)


def _test(module: ast.Module, line: int, tool: str) -> _Test | Impossible:
    """The innermost function around a line that pytest runs, with its parts."""
    functions = [
        node
        for node in ast.walk(module)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    if not functions or not functions[0].name.startswith("test"):
        return Impossible("the stub stands in no test function")
    function = functions[0]
    for block in _blocks(function):
        for index, statement in enumerate(block):
            if not statement.lineno <= line <= (statement.end_lineno or 0) or not isinstance(statement, (ast.Expr, ast.Assign)):
                continue
            call = next((node for node in ast.walk(statement) if _is_stub(node, tool)), None)
            if not isinstance(call, ast.Call):
                return Impossible("the stub is declared in a way that cannot be copied")
            action = _action(block[index + 1 :], _root(call))
            if action is None:
                return Impossible("it is not plain what the test calls")
            return _Test(function, statement, call, action)
    return Impossible("the stub is no statement of the test")


def _blocks(function: ast.AST) -> Iterable[list[ast.stmt]]:
    for node in ast.walk(function):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield body


def _is_stub(node: ast.AST, tool: str) -> bool:
    """`responses.get(…)`, `rsps.add(…)`; for respx the route inside of `respx.get(…).mock(…)`."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if tool == "responses":
        return node.func.attr in METHOD_FUNCTIONS or node.func.attr == "add"
    return node.func.attr in ("mock", "respond") and isinstance(node.func.value, ast.Call)


def _root(node: ast.expr) -> str:
    """The name that a chain of calls begins with: `responses`, `rsps`."""
    while isinstance(node, (ast.Call, ast.Attribute)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _action(statements: list[ast.stmt], mock: str) -> ast.stmt | None:
    """The first statement that calls the code under test: not the mock, and rather not what only makes an object."""
    making: ast.stmt | None = None
    for statement in statements:
        tried = _tried(statement)
        if tried is None or _root(tried) == mock:
            continue
        if not _makes(tried):
            return statement
        making = making or statement
    return making


def _makes(node: ast.expr) -> bool:
    name = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
    name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else name
    return name[:1].isupper()


def _tried(statement: ast.stmt) -> ast.expr | None:
    """The expression of a statement that calls the code under test."""
    value: ast.expr | None = None
    if isinstance(statement, ast.Assert):
        test = statement.test
        sides = [test.left, *test.comparators] if isinstance(test, ast.Compare) else [test]
        value = next((side for side in sides if _calls(side)), None)
    elif isinstance(statement, (ast.Expr, ast.Assign, ast.AnnAssign)):
        value = statement.value
    return value if value is not None and _calls(value) else None


def _calls(node: ast.expr) -> bool:
    return any(isinstance(one, ast.Call) for one in ast.walk(node))


def _copy(test: _Test, lines: list[str], text: str, tool: str, case: Case, name: str) -> tuple[str, set[str]] | Impossible:
    """The test with another name and answer, and the modules that it needs."""
    function = test.function
    indent = " " * test.stub.col_offset
    answer = responses_answer(test.call, text, case) if tool == "responses" else respx_answer(test.call, text, case, function)
    if isinstance(answer, Impossible):
        return answer
    statements, needed = answer
    first = min((one.lineno for one in function.decorator_list), default=function.lineno)
    head = lines[first - 1 : function.lineno - 1]
    signature = lines[function.lineno - 1].replace(f"def {function.name}", f"def {name}", 1)
    end = function.end_lineno or function.lineno
    stub_end = test.stub.end_lineno or test.stub.lineno
    stub = "".join(f"{indent}{line}\n" if line else "\n" for line in statements)
    before = [*head, signature, *without_docstring(function, lines, test.stub.lineno - 1)]
    if case.kind == SLOW:
        rest = lines[stub_end:end]
    else:
        tried = _tried(test.action)
        segment = ast.get_source_segment(text, tried) if tried is not None else None
        if segment is None:
            return Impossible("it is not plain what the test calls")
        padded = segment.replace("\n", "\n    ")
        between = lines[stub_end : test.action.lineno - 1]
        rest = [*between, f"{indent}with pytest.raises({case.exception or 'Exception'}):\n", f"{indent}    {padded}\n"]
        needed = needed | {"pytest", *([case.exception.partition(".")[0]] if case.exception else [])}
    copy = "".join((*before, stub, *rest))
    return without_unused(copy if copy.endswith("\n") else f"{copy}\n"), needed
