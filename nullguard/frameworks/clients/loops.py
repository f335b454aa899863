"""Loops that try again what failed, as policies: the body leaves the loop when it succeeds, and a handler lets it go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.limits import number_of
from nullguard.frameworks.clients.nodes import nodes
from nullguard.frameworks.clients.values import Span
from nullguard.model import syntax as s
from nullguard.model.clients import LOOP, Retry
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame
    from nullguard.program.symbols import FunctionInfo

_UNITS = {"NANOSECONDS": 1e-6, "MICROSECONDS": 1e-3, "MILLISECONDS": 1.0, "SECONDS": 1000.0, "MINUTES": 60_000.0}
_PAUSES = ("sleep", "pause", "wait", "delay", "backoff", "join")


def loops_of(ev: Evaluator, frame: Frame, function: FunctionInfo) -> Iterator[Retry]:
    """The loops of a function that repeat what raised; `at` is the whole loop. `frame` is the function's."""
    for loop in nodes(ev.program.body(function)):
        if not isinstance(loop, (s.ForEach, s.While)):
            continue
        trial = next((item for item in loop.body if isinstance(item, s.Try)), None)
        if trial is None or not _succeeds(loop, trial) or _goes_through_things(loop, trial):
            continue
        going_on = [handler for handler in trial.handlers if not _leaves(handler.body)]
        if going_on:
            yield Retry(
                tool=LOOP,
                path=frame.path,
                at=loop.at,
                text=_header(loop),
                attempts=_attempts(ev, frame, loop),
                is_unlimited=_is_endless(loop) and not any(_may_leave(handler.body) for handler in going_on),
                first_wait_ms=_pause(ev, frame, loop),
                on=tuple(item.name.rpartition(".")[2] for handler in going_on for item in handler.types),
                symbol=function.dotted.removesuffix(".<module>"),
                wraps=True,
            )


def _succeeds(loop: s.ForEach | s.While, trial: s.Try) -> bool:
    """Whether the loop is left once its body has not raised."""
    after = loop.body[loop.body.index(trial) + 1 :]
    return any(isinstance(item, (s.Return, s.Break)) for item in (*trial.body, *trial.orelse, *after, *_with_bodies(trial.body)))


def _with_bodies(body: s.Body) -> Iterator[s.Stmt]:
    for item in body:
        if isinstance(item, s.With):
            yield from item.body


def _goes_through_things(loop: s.ForEach | s.While, trial: s.Try) -> bool:
    """Whether each round is about something else: mirrors of a file, pages of a list."""
    if isinstance(loop, s.While):
        return False
    called = loop.iterable.function if isinstance(loop.iterable, s.Call) else None
    if not isinstance(called, s.Name) or called.id not in ("range", "xrange"):
        return True
    name = loop.target.id if isinstance(loop.target, s.Name) else ""
    calls = [node for node in nodes(trial.body) if isinstance(node, s.Call)]
    return any(isinstance(node, s.Name) and node.id == name for call in calls for node in nodes(call.arguments))


def _leaves(body: s.Body) -> bool:
    """Whether a handler ends the loop in any case."""
    return any(isinstance(item, (s.Raise, s.Return, s.Break)) for item in body)


def _may_leave(body: s.Body) -> bool:
    return any(isinstance(node, (s.Raise, s.Return, s.Break)) for node in nodes(body))


def _is_endless(loop: s.ForEach | s.While) -> bool:
    return isinstance(loop, s.While) and (
        loop.test is None or (isinstance(loop.test, s.Constant) and loop.test.value in (True, 1))
    )


def _attempts(ev: Evaluator, frame: Frame, loop: s.ForEach | s.While) -> int:
    """How often the body runs at most; 0 where that is not known."""
    if isinstance(loop, s.ForEach):
        given = [item.value for item in loop.iterable.arguments] if isinstance(loop.iterable, s.Call) else []
        bounds = [number_of(ev.peek(frame, value)) for value in given[:2]]
        known = [bound for bound in bounds if bound is not None]
        if len(given) > 2 or not known or len(known) < len(bounds):
            return 0
        return max(int(known[-1] - (known[0] if len(known) > 1 else 0)), 0)
    test = loop.test
    if loop.update and isinstance(test, s.Compare) and test.operators in (("<",), ("<=",)):
        bound = number_of(ev.peek(frame, test.operands[-1]))
        return int(bound) if bound is not None and bound > 0 else 0
    return 0


def _pause(ev: Evaluator, frame: Frame, loop: s.ForEach | s.While) -> float | None:
    """How long a round waits before the next; 0 where nothing waits, None where that is not known."""
    for node in _calls(loop.body):
        name = dotted_name(node.function)
        last = name.rpartition(".")[2].lower()
        if not any(word in last for word in _PAUSES):
            continue
        if last != "sleep" or len(node.arguments) != 1:
            return None
        value = ev.peek(frame, node.arguments[0].value)
        number = number_of(value)
        if isinstance(value, Span):
            return value.ms
        unit = _UNITS.get(name.split(".")[-2]) if "." in name else None
        return number * (unit or (1.0 if frame.is_java else 1000.0)) if number is not None else None
    return 0.0


def _calls(body: Iterable[s.Stmt]) -> Iterator[s.Call]:
    return (node for node in nodes(body) if isinstance(node, s.Call))


def _header(loop: s.ForEach | s.While) -> str:
    if isinstance(loop, s.ForEach):
        return f"for {render(loop.target)} in {render(loop.iterable)}"[:60]
    if loop.test is None:
        return "for (;;)"
    return f"for (…; {render(loop.test)}; …)"[:60] if loop.update else f"while {render(loop.test)}"[:60]
