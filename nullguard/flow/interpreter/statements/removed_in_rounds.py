"""Java's loops that remove what they do not want from a collection by its iterator: `if (o.getNote() == null) { it.remove(); }`
leaves what `orders.removeIf(o -> o.getNote() == null)` leaves."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.frame.bindings import made_once
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.sink import Sink
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_REMOVING = "removeIf"


def know_left(frame: Frame, node: s.While, leaving: State) -> None:
    """What holds of all elements that such a loop has left, in the state in which it ends."""
    call = _as_removal(frame, node)
    if call is None:
        return
    sink, frame.sink = frame.sink, Sink()
    nested, frame.nested = frame.nested, []
    try:
        frame.evaluate(frame, call, leaving)
    finally:
        frame.sink, frame.nested = sink, nested


def _as_removal(frame: Frame, node: s.While) -> s.Call | None:
    match node.test:
        case s.Call(function=s.Attribute(value=s.Name(id=iterator), name="hasNext"), arguments=()) if not node.tests_last:
            pass
        case _:
            return None
    removal = _removed(node.body, iterator)
    if removal is None or any(isinstance(part, s.Break | s.Return) for part in nodes(node.body)):
        return None  # of what comes after, nothing is removed
    match made_once(frame, iterator):
        case s.Call(function=s.Attribute(value=collection, name="iterator"), arguments=()):
            name, condition = removal
            asked = s.Lambda((s.Parameter(name),), (s.Return(condition, node.at),), node.at)
            return s.Call(s.Attribute(collection, _REMOVING, node.at), (s.Argument(asked),), node.at)
    return None


def _removed(body: s.Body, iterator: str) -> tuple[str, s.Expr] | None:
    """The variable that holds the element of a round, and the condition under which it is removed, whatever the round does."""
    first = body[0] if body else None
    if not isinstance(first, s.Assign) or first.value is None or not _is_asked(first.value, iterator, "next"):
        return None
    target = first.targets[0]
    for statement in body[1:] if isinstance(target, s.Name) and len(first.targets) == 1 else ():
        match statement:
            case s.If(branches=(s.Branch(test=test, body=removing),)) if removing and _removes(removing[0], iterator):
                is_all = all(isinstance(after, s.Continue) for after in removing[1:])
                return (target.id, test) if is_all and isinstance(target, s.Name) else None
            case s.If(branches=(s.Branch(test=test),), orelse=(removed,)) if _removes(removed, iterator):
                return (target.id, s.Not(test, test.at)) if isinstance(target, s.Name) else None
        if any(isinstance(part, s.Continue | s.Assign) for part in nodes((statement,))):
            return None
    return None


def _removes(statement: s.Stmt, iterator: str) -> bool:
    return isinstance(statement, s.ExprStmt) and _is_asked(statement.value, iterator, "remove")


def _is_asked(node: s.Expr, iterator: str, method: str) -> bool:
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=asked), name=name), arguments=()):
            return asked == iterator and name == method
    return False
