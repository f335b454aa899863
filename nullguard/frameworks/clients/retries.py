"""Policies that repeat what failed: decorators, annotations, objects and builders of retry libraries, by their table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.general_calls import unit_of
from nullguard.frameworks.clients.limits import number_of
from nullguard.frameworks.clients.nodes import beginning, nodes
from nullguard.frameworks.clients.values import UNKNOWN, Items, Known, Span, Value
from nullguard.knowledge.timing import RetrySetting, TimeModel
from nullguard.model import syntax as s
from nullguard.model.clients import Retry
from nullguard.model.nodes import dotted_name
from nullguard.model.span import Packed
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame
    from nullguard.program.symbols import FunctionInfo

_MOST_CHAIN = 60
_REPEATS = "repeats"
Given = tuple[RetrySetting, s.Expr | None, s.Expr | None]
"""A setting with the argument that sets it (None: its default holds), and the argument behind it, which may be a unit."""


def policies_of(ev: Evaluator, frame: Frame, function: FunctionInfo, model: TimeModel) -> Iterator[Retry]:
    """The policies that a function is decorated with, and those that its body makes. `frame` is the function's."""
    outside = _outside(ev, function) or frame
    for annotation in function.decl.annotations:
        given = _annotated(ev, outside, annotation, model, function.path)
        if given is not None:
            yield _retry(
                ev, outside, given, beginning(annotation.at, f"@{annotation.name}"), f"@{annotation.name}", function.dotted, True
            )
    seen: set[Packed] = set()
    for node in nodes(ev.program.body(function)):
        if isinstance(node, s.Call) and node.at not in seen:
            countdown = _countdown(node, function)
            if countdown is not None:
                wait = ev.evaluate(frame, countdown)
                number = number_of(wait)
                ms = wait.ms if isinstance(wait, Span) else number * 1000 if number is not None else None
                name = dotted_name(node.function)
                yield Retry("celery", frame.path, node.function.at, name, first_wait_ms=ms, symbol=function.dotted, wraps=True)
            given = _called(ev, frame, node, model)
            if given is not None:
                seen.update(inner.at for inner in nodes((node,)) if isinstance(inner, s.Call))
                symbol = function.dotted.removesuffix(".<module>")
                yield _retry(ev, frame, given, node.function.at, dotted_name(node.function), symbol, False)


def _countdown(node: s.Call, function: FunctionInfo) -> s.Expr | None:
    """How long a task waits before it is done again: `self.retry(countdown=…)`; None for other calls."""
    called = node.function
    if not isinstance(called, s.Attribute) or called.name != "retry" or not isinstance(called.value, s.Name):
        return None
    if called.value.id not in ("self", function.decl.name) or not function.decl.annotations:
        return None
    return next((argument.value for argument in node.arguments if argument.name == "countdown"), None)


def _outside(ev: Evaluator, function: FunctionInfo) -> Frame | None:
    """Where the decorators of a Python function are evaluated."""
    first = next(iter(ev.program.functions_of(function.path)), None)
    return ev.frame_of(first) if first is not None and first.decl.qualname == "<module>" else None


def _annotated(ev: Evaluator, frame: Frame, annotation: s.Annotation, model: TimeModel, path: str) -> list[Given] | None:
    names = ev.program.candidates(path, annotation.name, "")
    for kind in ("annotation", "policy"):
        for name in names:
            settings = model.retries.get((kind, name))
            if settings:
                return [*_given(settings, annotation.arguments), *_parts(ev, frame.path, annotation.arguments, model)]
    settings = model.retries.get(("task", annotation.simple_name))
    if settings and not ev.is_java(path):
        needed = next((item.arguments for item in settings if item.field == _REPEATS), ())
        if any(argument.name in needed for argument in annotation.arguments):
            return list(_given(settings, annotation.arguments))
    return None


def _called(ev: Evaluator, frame: Frame, node: s.Call, model: TimeModel) -> list[Given] | None:
    chain: list[s.Call] = []
    root: s.Expr = node
    while isinstance(root, s.Call) and len(chain) < _MOST_CHAIN:
        chain.append(root)
        root = root.function.value if isinstance(root.function, s.Attribute) else root.function
    names = ev.program.candidates(frame.path, dotted_name(node.function), frame.scope)
    settings = next((found for name in names if (found := model.retries.get(("policy", name)))), None)
    if settings:
        return [*_given(settings, node.arguments), *_parts(ev, frame.path, node.arguments, model)]
    if not ev.is_java(frame.path):
        return None
    for begin in chain:
        for name in ev.program.candidates(frame.path, dotted_name(begin.function), frame.scope):
            settings = model.retries.get(("builder", name))
            if settings:
                family = name.rpartition(".")[0]
                chained = list(_given(settings, begin.arguments))
                for link in chain:
                    last = link.function.name if isinstance(link.function, s.Attribute) else ""
                    chained += _given(model.retries.get(("method", f"{family}.{last}"), ()), link.arguments)
                return chained
    return None


def _given(settings: Iterable[RetrySetting], arguments: Sequence[s.Argument]) -> Iterator[Given]:
    positional = [argument.value for argument in arguments if argument.name is None and not argument.star]
    for setting in settings:
        value = next((item.value for item in arguments if item.name in setting.arguments and not item.star), None)
        if value is None and 0 <= setting.position < len(positional):
            value = positional[setting.position]
        following = positional[setting.position + 1] if 0 <= setting.position < len(positional) - 1 else None
        yield setting, value, following


def _parts(ev: Evaluator, path: str, arguments: Sequence[s.Argument], model: TimeModel) -> Iterator[Given]:
    """What the functions and annotations among the arguments of a policy set."""
    for node in nodes([argument.value for argument in arguments]):
        name = dotted_name(node.function) if isinstance(node, s.Call) else ""
        inner = node.arguments if isinstance(node, s.Call) else ()
        if isinstance(node, s.Opaque):
            continue
        for qualified in ev.program.candidates(path, name, "") if name else ():
            for kind in ("part", "nested"):
                yield from _given(model.retries.get((kind, qualified), ()), inner)


def _retry(ev: Evaluator, frame: Frame, given: list[Given], at: Packed, text: str, symbol: str, wraps: bool) -> Retry:
    """A policy of its settings: what is given counts more than a default, what is given later more than what came before."""
    found: dict[str, object] = {}
    defaults: dict[str, str] = {}
    for setting, argument, following in given:
        if argument is None:
            if setting.default:
                defaults[setting.field] = setting.default
            continue
        found[setting.field] = _value(ev, frame, setting, argument, following)

    def of(field: str) -> object:
        return found[field] if field in found else defaults.get(field)

    attempts, unlimited = _attempts(of("attempts"), of("retries"))
    return Retry(
        tool=given[0][0].tool,
        path=frame.path,
        at=at,
        text=text,
        attempts=attempts,
        is_unlimited=unlimited,
        first_wait_ms=_number(of("first")),
        factor=_number(of("factor")) or 1.0,
        cap_ms=_number(of("cap")),
        statuses=tuple(int(item) for item in _items(of("statuses")) if item.isdecimal() and len(item) == 3),
        on=_items(of("on")),
        methods=tuple(item.upper() for item in _items(of("methods"))),
        honours_retry_after=str(of("after")) == "True",
        symbol=symbol,
        wraps=wraps,
    )


def _attempts(attempts: object, retries: object) -> tuple[int, bool]:
    if attempts == "none" and retries is None:
        return 0, True
    number = _number(attempts)
    if number is not None:
        return int(number), False
    number = _number(retries)
    return (int(number) + 1, False) if number is not None else (0, False)


def _number(value: object) -> float | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    return None


def _items(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    return tuple(value.split(",")) if isinstance(value, str) and value != "none" else ()


def _value(ev: Evaluator, frame: Frame, setting: RetrySetting, node: s.Expr, following: s.Expr | None) -> object:
    """An argument as a number of milliseconds, a count, texts, or None where it is not known."""
    if setting.field == "on":
        return _exceptions(node)
    value = ev.evaluate(frame, node)
    if setting.field in ("statuses", "methods"):
        return _texts(value, node)
    if setting.field == "after":
        return str(value.value) if isinstance(value, Known) else None
    if isinstance(value, Span):
        return value.ms
    number = number_of(value)
    if number is None:
        return "none" if setting.field == "attempts" and isinstance(value, Known) and value.value is None else None
    unit = unit_of(ev.evaluate(frame, following)) if following is not None else None
    return number * (unit if unit is not None else setting.unit_ms)


def _texts(value: Value, node: s.Expr) -> tuple[str, ...] | None:
    if isinstance(value, Known) and value.value in (None, False):
        return ()
    if isinstance(value, Items):
        return tuple(str(item.value) for item in value.items if isinstance(item, Known))
    if isinstance(node, s.Call) and node.arguments:
        node = node.arguments[0].value
    if isinstance(node, s.Collection):
        return tuple(str(item.value) for item in node.items if isinstance(item, s.Constant))
    return None if value is UNKNOWN else ()


def _exceptions(node: s.Expr) -> tuple[str, ...]:
    found = []
    for item in node.items if isinstance(node, s.Collection) else (node,):
        if isinstance(item, s.Constant) and item.kind == "class":
            found.append(str(item.value))
        elif isinstance(item, (s.Name, s.Attribute)):
            found.append(dotted_name(item) or render(item))
    return tuple(name.rpartition(".")[2] for name in found)
