"""Answers of `responses` and `respx` as statements of Python, after the pattern of an existing stub."""

from __future__ import annotations

import ast

from nullguard.fix.answers.cases import LIMITED, SLOW, TIMED_OUT, Case
from nullguard.fix.python_arguments import Impossible

Statements = tuple[list[str], set[str]]
"""Lines without indentation, and the modules that they need."""

_RESPONSE_ARGUMENTS = ("json", "text", "content", "html", "headers")


def responses_answer(call: ast.Call, text: str, case: Case) -> Statements | Impossible:
    """What `responses` is told in the place of an existing stub."""
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


def respx_answer(call: ast.Call, text: str, case: Case, function: ast.AST) -> Statements | Impossible:
    """What `respx` is told in the place of an existing `respx.get(…).mock(…)`."""
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
