"""What a test sees of a late answer: the client's exception, where nothing on the way makes another one of it."""

from __future__ import annotations

import ast

from nullguard.fix.python_arguments import is_within_limits
from nullguard.fix.wishes import Tree
from nullguard.knowledge.timeout_exceptions import timeout_exception
from nullguard.model.clients import ClientCall
from nullguard.model.endpoints import EndpointTimes
from nullguard.model.span import line_of


def raised_late(times: EndpointTimes, tree: Tree) -> str:
    """The exception that every call of the endpoint raises; empty where they raise several, try again, or stand in code that
    handles exceptions."""
    found = {timeout_exception(call.callee) for call in times.calls if not call.is_client}
    if len(found) != 1 or any(call.retries or _is_handled(call, tree) for call in times.calls):
        return ""
    return found.pop()


def _is_handled(call: ClientCall, tree: Tree) -> bool:
    data = tree.read(call.path)
    if data is None:
        return True
    if call.path.endswith(".java"):
        return b"catch" in data
    if not is_within_limits(data):
        return True
    try:
        module = ast.parse(data)
    except (SyntaxError, ValueError):
        return True
    line = line_of(call.at)
    tries = (node for node in ast.walk(module) if isinstance(node, (ast.Try, ast.TryStar)) and node.handlers)
    return any(node.body[0].lineno <= line <= (node.body[-1].end_lineno or line) for node in tries)
