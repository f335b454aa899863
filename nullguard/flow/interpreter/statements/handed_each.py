"""Java functions that are handed each element and put some into a collection: `rows.filter(Row::isPaid).forEach(paid::add)` fills
`paid` as a loop would."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame
from nullguard.flow.interpreter.function_values.matching import ENDING_EACH
from nullguard.flow.interpreter.statements.loops import execute_foreach
from nullguard.flow.summaries.sink import Sink
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_ELEMENT: Final = "<element>"
_FILLING: Final = library_names("element-appended")


def fill_by_each(frame: Frame, node: s.Expr, state: State) -> None:
    """What collections of the function hold after a statement that hands each element to a function which puts it there; what it
    uses was noted before."""
    loop = _as_loop(frame, node)
    if loop is None or state.dead:
        return
    sink, frame.sink = frame.sink, Sink()
    try:
        after = execute_foreach(frame, loop, state.copy())
    finally:
        frame.sink = sink
    if after is not None:
        state.become(after)


def _as_loop(frame: Frame, node: s.Expr) -> s.ForEach | None:
    """The loop that does the same; None of a call that puts nothing into a collection, or may leave out what follows."""
    match node:
        case s.Call(
            function=s.Attribute(value=elements, name=each),
            arguments=(s.Argument(value=s.Lambda(parameters=(parameter,), body=body)),),
            at=at,
        ) if each in ENDING_EACH:
            if not any(_fills(frame, part) for part in nodes(body)):
                return None
            match body:
                case (s.Return(value=value),) if value is not None:
                    body = (s.ExprStmt(value, at),)
                case _:
                    body = _going_on(body)
            if any(isinstance(part, s.Return) for part in nodes(body)):
                return None
            return s.ForEach(s.Name(parameter.name, at), elements, body, at=at)
        case s.Call(
            function=s.Attribute(value=elements, name=each),
            arguments=(s.Argument(value=s.MethodReference(value=s.Name() as holder, name=filling)),),
            at=at,
        ) if each in ENDING_EACH and filling in _FILLING and holder.id in frame.locals:
            given = s.Name(_ELEMENT, at)
            put = s.Call(s.Attribute(holder, filling, at), (s.Argument(given),), at)
            return s.ForEach(given, elements, (s.ExprStmt(put, at),), at=at)
    return None


def _going_on(body: s.Body) -> s.Body:
    """A function's body as one of a loop, which goes on with the next element where the function returns."""
    return tuple(map(_in_loop, body))


def _in_loop(statement: s.Stmt) -> s.Stmt:
    match statement:
        case s.Return(value=None, at=at):
            return s.Continue(at=at)
        case s.If(branches=branches, orelse=orelse, at=at):
            arms = tuple([s.Branch(arm.test, _going_on(arm.body)) for arm in branches])
            return s.If(arms, _going_on(orelse), at)
    return statement


def _fills(frame: Frame, node: s.Node) -> bool:
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=name), name=filling)):
            return filling in _FILLING and name in frame.locals
    return False
