"""Rows that a decorator has looked up by the same key before the function runs, and refuses where there are none (Python)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.flow.domain.values import Origin
from nullguard.flow.lookups.asked_equalities import equalities
from nullguard.flow.summaries.observations import Sink
from nullguard.flow.world import World
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_LOOKUP = "lookup"
_HANDED = re.compile(
    r"""(?:\w+\.)?(?:kwargs|view_args|path_params|matchdict)(?:\[["'](\w+)["']\]|\.(?:get|pop)\(["'](\w+)["'][^()]*\))"""
)
"""A parameter of the function that its decorator reads by name."""

_Asked = tuple[str, frozenset[tuple[str, str]]]
"""The class of the row that is looked for, and what its columns have to equal."""


def hear_found(world: World, function: FunctionInfo, sink: Sink) -> None:
    """Doubt the rows that a function looks up again."""
    symbol = function.decl.qualname
    origins = {use.origin for use in sink.uses() if use.symbol == symbol and _is_own(use.origin, function)}
    decorators = [world.program.resolve(function.path, annotation.name) for annotation in function.decl.annotations]
    if not origins or not any(isinstance(decorator, FunctionInfo) for decorator in decorators):
        return
    found: set[_Asked] = set()
    for decorator in decorators:
        if isinstance(decorator, FunctionInfo) and not decorator.is_library:
            world.program.reads.add(body_entry(decorator))
            found.update(_found(world.program.body(decorator)))
    if not found:
        return
    calls = {node.at: node for node in nodes(world.program.body(function)) if isinstance(node, s.Call)}
    again = {origin for origin in origins if (call := calls.get(origin.at)) is not None and _asked(call) in found}
    if again:
        sink.doubt_origins(symbol, again)


def _is_own(origin: Origin, function: FunctionInfo) -> bool:
    return origin.kind == _LOOKUP and not origin.via and origin.path == function.path


def _found(body: s.Body) -> Iterator[_Asked]:
    """The rows that are there where a decorator goes on."""
    held: dict[str, _Asked] = {}
    for node in nodes(body):
        match node:
            case s.Assign(targets=(target,), value=s.Call() as call) if (asked := _asked(call)) is not None:
                if last_name(call.function) in library_names("row-or-error"):
                    yield asked
                held[render(target)] = asked
            case s.If(branches=branches):
                for branch in branches:
                    if _leads_out(branch.body):
                        for name in _missing(branch.test):
                            if name in held:
                                yield held[name]


def _leads_out(body: s.Body) -> bool:
    match body[-1] if body else None:
        case s.Raise() | s.Return():
            return True
        case s.ExprStmt(value=s.Call(function=called)):
            return has_word(last_name(called), words("ending-request"))
    return False


def _missing(test: s.Expr) -> Iterator[str]:
    match test:
        case s.Boolean(operator="or", operands=operands):
            for operand in operands:
                yield from _missing(operand)
        case s.Not(operand=(s.Name() | s.Attribute()) as named):
            yield render(named)
        case s.Compare(operands=((s.Name() | s.Attribute()) as named, other), operators=("is" | "==",)) if is_null(other):
            yield render(named)


def _asked(call: s.Call) -> _Asked | None:
    """What a lookup asks for; None of other calls, and where nothing has to equal anything."""
    cls = next((name for node in nodes((call,)) if (name := last_name(node))[:1].isupper() and not name.isupper()), "")
    keys = [(name, value) for name, value in (*equalities(call, cls), *_by_key(call)) if cls]
    told = frozenset(("" if name in _KEYS else name, _handed(render(value))) for name, value in keys)
    return (cls, told) if told else None


_KEYS = frozenset({"", "id", "pk"})


def _by_key(call: s.Call) -> Iterator[tuple[str, s.Expr]]:
    """`session.get(Order, id)`, `Order.query.get(id)`."""
    if last_name(call.function) == "get" and call.arguments and not any(item.name or item.star for item in call.arguments):
        yield "", call.arguments[-1].value


def _handed(text: str) -> str:
    found = _HANDED.fullmatch(text)
    return (found[1] or found[2]) if found is not None else text
