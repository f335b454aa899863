"""Code that waits for an error code which the service does not have, though a mock sends it (for NG311)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.knowledge.throttling_codes import throttling_codes
from nullguard.model import syntax as s
from nullguard.model.finding import Confidence, Finding, Level, Related, Step
from nullguard.model.nodes import dotted_name
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_THROTTLING = re.compile(
    r"Throttl\w*|TooManyRequests\w*|RequestLimitExceeded|ProvisionedThroughputExceeded\w*|RequestThrottled\w*|SlowDown"
)
_MOST_RELATED = 4


def impossible_codes(context: Context) -> Iterator[Finding]:
    """One finding for each comparison in a source that talks to one service of AWS."""
    mocked = [(path, stub) for path in sorted(context.stubs) for stub in context.stubs[path] if stub.code]
    for path in sorted(context.program.sources):
        facts = context.program.sources[path]
        if facts.language != "python" or not any(
            item.module.partition(".")[0] in ("boto3", "botocore") for item in facts.imports
        ):
            continue
        functions = list(context.program.functions_of(path))
        services = {service for function in functions for service, _ in _clients(context.program, function)}
        if len(services) != 1:
            continue
        (service,) = services
        known = throttling_codes().get(service, ())
        for function in functions if known else ():
            for code, node in _compared(context.program, function):
                if _THROTTLING.fullmatch(code) and code not in known:
                    mocks = [(other, stub) for other, stub in mocked if stub.code == code]
                    related = tuple(
                        Related(place(other, stub.place), "a mock that sends it") for other, stub in mocks[:_MOST_RELATED]
                    )
                    sent = ", though [[a mock that sends it]] says so" if related else ""
                    yield Finding(
                        rule="NG311",
                        level=Level.WARNING,
                        confidence=Confidence.HIGH,
                        message=(
                            f"'{service}' never answers with the code '{code}'{sent}: who asks too often is told '{known[0]}', "
                            "and this branch is never taken."
                        ),
                        place=place(path, node.at),
                        symbol=function.dotted,
                        subject=f"{service} {code}",
                        expression=code,
                        steps=(
                            *(Step(one.place, f"the mock sends '{code}'") for one in related[:1]),
                            Step(place(path, node.at), f"'{code}' is waited for here"),
                        ),
                        related=related,
                        reasons=(f"the service's model declares {', '.join(known)}",),
                        caused_by=tuple(sorted({other for other, _ in mocks[:_MOST_RELATED]})),
                    )


def _clients(program: Program, function: FunctionInfo) -> Iterator[tuple[str, s.Call]]:
    """`boto3.client("sesv2")`, also of a session."""
    if not {"client", "resource"} & set(function.decl.mentions):
        return
    for node in _nodes(program.body(function)):
        if isinstance(node, s.Call) and node.arguments and dotted_name(node.function).endswith((".client", ".resource")):
            given = next((item.value for item in node.arguments if item.name in (None, "service_name")), None)
            if isinstance(given, s.Constant) and isinstance(given.value, str):
                yield given.value, node


def _compared(program: Program, function: FunctionInfo) -> Iterator[tuple[str, s.Constant]]:
    """The codes that a function compares `error.response["Error"]["Code"]` with."""
    body = program.body(function)
    names = {
        target.id
        for node in _nodes(body)
        if isinstance(node, s.Assign) and node.value is not None and _is_code(node.value)
        for target in node.targets
        if isinstance(target, s.Name)
    }
    for node in _nodes(body):
        if not isinstance(node, s.Compare) or len(node.operands) != 2:
            continue
        left, right = node.operands
        if not (_is_code(left) or (isinstance(left, s.Name) and left.id in names)):
            continue
        for item in right.items if isinstance(right, s.Collection) else (right,):
            if isinstance(item, s.Constant) and isinstance(item.value, str):
                yield item.value, item


def _is_code(node: s.Expr) -> bool:
    return (
        isinstance(node, s.Subscript)
        and isinstance(node.index, s.Constant)
        and node.index.value == "Code"
        and isinstance(node.value, (s.Subscript, s.Name, s.Attribute, s.Call))
    )


def _nodes(body: s.Body) -> Iterator[s.Node]:
    stack: list[object] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            stack.extend(reversed(node))
        elif isinstance(node, s.Node):
            yield node
            stack.extend(getattr(node, name) for name in reversed(node.__struct_fields__))
