"""Where code decides what bad answers mean: handlers of exceptions and tests of statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nullguard.frameworks.clients.nodes import beginning, nodes
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.clients import BadAnswer
from nullguard.model.nodes import last_name
from nullguard.model.span import NOWHERE, Packed
from nullguard.model.text import render

_STATUS = words("status-name")
_CODE = re.compile(r"code|error", re.IGNORECASE)
_LIMITS = re.compile(r"429|throttl|rate.?limit|retry.?after|quota|slow.?down|too.?many|backoff|request.?limit", re.IGNORECASE)
_REPEATS = re.compile(r"(?:^|_)(?:retry|retries|reschedule|requeue|enqueue)|Retry", re.ASCII)
_LOWEST, _HIGHEST = 400, 599


def answers_of(path: str, symbol: str, body: s.Body) -> Iterator[BadAnswer]:
    """The handlers of a function that look at what went wrong, and its tests of bad statuses, in order of place."""
    everything = list(nodes(body))
    knows = any(_knows_limits(node) for node in everything)
    for node in everything:
        if isinstance(node, s.Try):
            for handler in node.handlers:
                yield _of_handler(path, symbol, handler, knows)
        elif isinstance(node, s.If):
            for branch in node.branches:
                yield from _of_branch(path, symbol, branch, knows)


def _of_handler(path: str, symbol: str, handler: s.Handler, knows: bool) -> BadAnswer:
    below = list(nodes(handler.body))
    statuses, above, _ = _statuses(below)
    names = tuple(item.name for item in handler.types)
    text = f"except {', '.join(names)}"[:80]
    return BadAnswer(
        path,
        beginning(handler.at, text),
        symbol,
        text,
        names,
        statuses,
        _codes(below),
        above,
        _repeats(below),
        knows,
        any(isinstance(node, s.Raise) for node in below),
    )


def _of_branch(path: str, symbol: str, branch: s.Branch, knows: bool) -> Iterator[BadAnswer]:
    statuses, above, at = _statuses(nodes((branch.test,)))
    if statuses:
        below = list(nodes(branch.body))
        raises = any(isinstance(node, s.Raise) for node in below)
        text = render(branch.test)[:80]
        yield BadAnswer(path, at, symbol, text, (), statuses, (), above, _repeats(below), knows, raises)


def _statuses(found: Iterable[s.Node]) -> tuple[tuple[int, ...], bool, Packed]:
    """The statuses that something called status is compared with, whether all above them are meant, and where the first is."""
    statuses: list[int] = []
    first = NOWHERE
    above = False
    for node in found:
        if not isinstance(node, s.Compare) or not any(_is_status(operand) for operand in node.operands):
            continue
        values = [number for operand in node.operands for number in _numbers(operand)]
        statuses += [number for number in values if _LOWEST <= number <= _HIGHEST or number == 200]
        first = first or node.at
        above |= bool(values) and any(operator in (">", ">=", "<=", "<") for operator in node.operators)
    return tuple(dict.fromkeys(statuses)), above, first


def _is_status(node: s.Expr) -> bool:
    if isinstance(node, s.Call):
        node = node.function
    name = last_name(node)
    return name.lower() in _STATUS


def _numbers(node: s.Expr) -> Iterator[int]:
    for item in node.items if isinstance(node, s.Collection) else (node,):
        if isinstance(item, s.Constant) and isinstance(item.value, int) and not isinstance(item.value, bool):
            yield item.value


def _codes(found: Iterable[s.Node]) -> tuple[str, ...]:
    """The texts that something called code is compared with."""
    codes: list[str] = []
    for node in found:
        if isinstance(node, s.Compare) and any(_CODE.search(render(operand)) for operand in node.operands):
            for operand in node.operands:
                for item in operand.items if isinstance(operand, s.Collection) else (operand,):
                    if isinstance(item, s.Constant) and isinstance(item.value, str):
                        codes.append(item.value)
    return tuple(dict.fromkeys(codes))


def _repeats(found: Iterable[s.Node]) -> bool:
    """Whether something is tried again."""
    for node in found:
        if isinstance(node, s.Call):
            name = node.function.name if isinstance(node.function, s.Attribute) else getattr(node.function, "id", "")
            if _REPEATS.search(name):
                return True
        elif isinstance(node, s.Raise) and node.value is not None and _REPEATS.search(render(node.value)[:80]):
            return True
    return False


def _knows_limits(node: s.Node) -> bool:
    if isinstance(node, s.Constant):
        return node.value == 429 or (
            isinstance(node.value, str) and len(node.value) < 200 and _LIMITS.search(node.value) is not None
        )
    if isinstance(node, s.Handler):
        return any(_LIMITS.search(item.name) for item in node.types)
    name = last_name(node)
    return _LIMITS.search(name) is not None
