"""Limits that code sets by the clock: what goes on until a point in time, or until so much of it has passed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.limits import number_of
from nullguard.frameworks.clients.nodes import nodes
from nullguard.frameworks.clients.values import Known, Span
from nullguard.knowledge.timing import TimeModel
from nullguard.model import syntax as s
from nullguard.model.clients import Deadline
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame
    from nullguard.program.symbols import FunctionInfo

KIND = "clock"
_LEAVING = (s.Return, s.Raise, s.Break, s.Continue)
_ORDERED = frozenset({"<", "<=", ">", ">="})


def of_clocks(ev: Evaluator, function: FunctionInfo, model: TimeModel) -> Iterator[Deadline]:
    """The limits of a function that compares the clock with what it said before, plus a duration: where a loop ends by it, or a
    branch that leaves."""
    body = list(nodes(ev.program.body(function)))
    tests = [node.test for node in body if isinstance(node, s.While) and node.test is not None]
    tests += [
        branch.test
        for node in body
        if isinstance(node, s.If)
        for branch in node.branches
        if branch.body and isinstance(branch.body[-1], _LEAVING)
    ]
    compared = [node for node in nodes(tests) if isinstance(node, s.Compare) and len(node.operands) == 2]
    compared = [node for node in compared if node.operators[0] in _ORDERED and _reads(ev, function, model, node)]
    if not compared:
        return
    said: dict[str, s.Expr] = {}
    for node in body:
        if isinstance(node, s.Assign) and node.value is not None and isinstance(node.targets[0], s.Name):
            said[node.targets[0].id] = node.value
    for compare in compared:
        for limit, unit in _limits(ev, function, model, compare, said):
            yield from _deadline(ev, ev.frame_of(function), function, limit, unit)


def _limits(
    ev: Evaluator, function: FunctionInfo, model: TimeModel, compare: s.Compare, said: dict[str, s.Expr]
) -> Iterator[tuple[s.Expr, float]]:
    """What is added to the clock, with the milliseconds of the clock's unit: `start + limit < now`, `now - start > limit`."""
    for one, other in (compare.operands, compare.operands[::-1]):
        unit = _unit(ev, function, model, one)
        later = said.get(other.id) if unit is not None and isinstance(other, s.Name) else other
        if unit is not None and isinstance(later, s.Arithmetic) and later.operator == "+" and len(later.operands) == 2:
            for begun, limit in (later.operands, later.operands[::-1]):
                if _is_begun(ev, function, model, begun, said):
                    yield limit, unit
        elif isinstance(one, s.Arithmetic) and one.operator == "-" and len(one.operands) == 2:
            unit = _unit(ev, function, model, one.operands[0])
            if unit is not None and _is_begun(ev, function, model, one.operands[1], said):
                yield other, unit


def _is_begun(ev: Evaluator, function: FunctionInfo, model: TimeModel, node: s.Expr, said: dict[str, s.Expr]) -> bool:
    value = said.get(node.id) if isinstance(node, s.Name) else node
    return value is not None and _unit(ev, function, model, value) is not None


def _reads(ev: Evaluator, function: FunctionInfo, model: TimeModel, node: s.Expr) -> bool:
    return any(_unit(ev, function, model, inner) is not None for inner in nodes([node]) if isinstance(inner, s.Call))


def _unit(ev: Evaluator, function: FunctionInfo, model: TimeModel, node: object) -> float | None:
    """The milliseconds of the unit that a clock counts in; None for what reads no clock."""
    if not isinstance(node, s.Call) or node.arguments:
        return None
    called = dotted_name(node.function)
    for name in ev.program.candidates(function.path, called, function.decl.qualname) if called else ():
        for setting in model.deadlines.get((KIND, name), ()):
            return setting.unit_ms
    return None


def _deadline(ev: Evaluator, frame: Frame, function: FunctionInfo, node: s.Expr, unit: float) -> Iterator[Deadline]:
    value = ev.evaluate(frame, node)
    number = value.ms if isinstance(value, Span) else number_of(value)
    if number is None or number <= 0 or not isinstance(value, (Known, Span)):
        return
    ms = number if isinstance(value, Span) else number * unit
    symbol = function.dotted.removesuffix(".<module>")
    yield Deadline(KIND, ms, function.path, getattr(node, "at", function.decl.at), symbol, render(node)[:60], hops=value.hops)
