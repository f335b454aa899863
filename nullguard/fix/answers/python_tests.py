"""New tests beside an existing one of Python: the same test with another answer, for `responses` and `respx`.

The existing test is read with `ast` and copied as text, so that the new ones look like it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable

import msgspec

from nullguard.fix.answers.cases import LIMITED, SLOW, TIMED_OUT, UNAVAILABLE, Case
from nullguard.fix.edits import Edit
from nullguard.fix.python_arguments import Impossible, is_within_limits

TOOLS = ("responses", "respx")

_SUFFIXES = {SLOW: "when_slow", TIMED_OUT: "when_timed_out", LIMITED: "when_limited", UNAVAILABLE: "when_unavailable"}
_METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})
_RESPONSE_ARGUMENTS = ("json", "text", "content", "html", "headers")


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
    module = ast.parse(data)
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
    imports = _imports(path, module, lines, needed)
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
            action = next((later for later in block[index + 1 :] if _tried(later) is not None), None)
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
        return node.func.attr in _METHODS or node.func.attr == "add"
    return node.func.attr in ("mock", "respond") and isinstance(node.func.value, ast.Call)


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
    answer = _responses(test.call, text, case) if tool == "responses" else _respx(test.call, text, case, function)
    if isinstance(answer, Impossible):
        return answer
    statements, needed = answer
    first = min((one.lineno for one in function.decorator_list), default=function.lineno)
    head = lines[first - 1 : function.lineno - 1]
    signature = lines[function.lineno - 1].replace(f"def {function.name}", f"def {name}", 1)
    end = function.end_lineno or function.lineno
    stub_end = test.stub.end_lineno or test.stub.lineno
    stub = "".join(f"{indent}{line}\n" if line else "\n" for line in statements)
    before = [*head, signature, *lines[function.lineno : test.stub.lineno - 1]]
    if case.kind == SLOW:
        rest = lines[stub_end:end]
    else:
        tried = _tried(test.action)
        segment = ast.get_source_segment(text, tried) if tried is not None else None
        if segment is None:
            return Impossible("it is not plain what the test calls")
        padded = segment.replace("\n", "\n    ")
        between = lines[stub_end : test.action.lineno - 1]
        rest = [*between, f"{indent}with pytest.raises(Exception):\n", f"{indent}    {padded}\n"]
        needed = needed | {"pytest"}
    copy = "".join((*before, stub, *rest))
    return copy if copy.endswith("\n") else f"{copy}\n", needed


def _responses(call: ast.Call, text: str, case: Case) -> tuple[list[str], set[str]] | Impossible:
    target = ast.get_source_segment(text, call.func.value) if isinstance(call.func, ast.Attribute) else None
    assert isinstance(call.func, ast.Attribute)
    given = {keyword.arg: ast.get_source_segment(text, keyword.value) for keyword in call.keywords}
    plain = [ast.get_source_segment(text, one) for one in call.args]
    if call.func.attr == "add":
        method = given.get("method") or (plain[0] if plain else None)
        url = given.get("url") or (plain[1] if len(plain) > 1 else None)
    else:
        method = f'"{call.func.attr.upper()}"'
        url = given.get("url") or (plain[0] if plain else None)
    if not target or not method or not url:
        return Impossible("the stub's method or address is not plain")
    if case.kind == SLOW:
        body = f"json.dumps({given['json']})" if given.get("json") else given.get("body") or '""'
        seconds = f"{case.delay_ms / 1000:g}"
        return [
            "def slow(request):",
            f"    time.sleep({seconds})",
            f"    return {given.get('status') or 200}, {{}}, {body}",
            "",
            f"{target}.add_callback({method}, {url}, callback=slow)",
        ], {"time", *(("json",) if given.get("json") else ())}
    if case.kind == TIMED_OUT:
        return [f"{target}.add({method}, {url}, body=requests.exceptions.ReadTimeout())"], {"requests"}
    headers = ', headers={"Retry-After": "1"}' if case.kind == LIMITED else ""
    return [f"{target}.add({method}, {url}, status={case.status}{headers})"], set()


def _respx(call: ast.Call, text: str, case: Case, function: ast.AST) -> tuple[list[str], set[str]] | Impossible:
    assert isinstance(call.func, ast.Attribute)
    route = ast.get_source_segment(text, call.func.value)
    if route is None:
        return Impossible("the stub's route is not plain")
    if case.kind == SLOW:
        answer = _respx_answer(call, text)
        if answer is None:
            return Impossible("the stub's answer is not plain")
        is_async = isinstance(function, ast.AsyncFunctionDef)
        wait = "await asyncio.sleep" if is_async else "time.sleep"
        return [
            f"{'async ' if is_async else ''}def slow(request):",
            f"    {wait}({case.delay_ms / 1000:g})",
            f"    return {answer}",
            "",
            f"{route}.mock(side_effect=slow)",
        ], {"asyncio" if is_async else "time", "httpx"}
    if case.kind == TIMED_OUT:
        return [f"{route}.mock(side_effect=httpx.ReadTimeout)"], {"httpx"}
    headers = ', headers={"Retry-After": "1"}' if case.kind == LIMITED else ""
    return [f"{route}.mock(return_value=httpx.Response({case.status}{headers}))"], {"httpx"}


def _respx_answer(call: ast.Call, text: str) -> str | None:
    assert isinstance(call.func, ast.Attribute)
    given = {keyword.arg: ast.get_source_segment(text, keyword.value) for keyword in call.keywords}
    if call.func.attr == "mock":
        return given.get("return_value")
    status = given.get("status_code") or (ast.get_source_segment(text, call.args[0]) if call.args else "200")
    rest = "".join(f", {name}={given[name]}" for name in _RESPONSE_ARGUMENTS if given.get(name))
    return f"httpx.Response({status}{rest})"


def _imports(path: str, module: ast.Module, lines: list[str], needed: set[str]) -> tuple[Edit, ...]:
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
