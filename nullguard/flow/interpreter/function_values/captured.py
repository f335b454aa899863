"""What a function that is defined in another one may rely on of what is known around it."""

from __future__ import annotations

from nullguard.flow.bodies.locals import ALWAYS, Rebinding, rebindings
from nullguard.flow.bodies.other_arms import without_other_arms
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL, NULLABLE, Origin, Value
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.span import Packed, end_of


def bound_later(body: s.Body, node: s.FunctionDef, later: dict[str, Rebinding]) -> dict[str, Rebinding]:
    """The names around a nested function that may be bound again after it, but for what only other arms than its own do. By its
    own name it calls itself, whatever that is bound to when all is done."""
    bound = {name: last for name, last in later.items() if last.at > node.at and name != node.function.name}
    if not bound:
        return bound
    inside, reached = rebindings(body), rebindings(without_other_arms(body, node.at))
    own = {name: reached[name] for name in bound if name in reached and reached[name].at > node.at}
    return {name: last for name, last in bound.items() if name not in inside} | own


def seen_later(frame: Frame, around: State, at: Packed) -> State:
    """What is known around a function that stands at a place and is called later, without the nulls that the object at hand holds
    by now: its other methods will have filled them (`self.button = None`, then `box.connect(lambda: self.button.show())`). In
    Python without those of variables, too, that are bound again behind it (`loop = LoopingCall(lambda: loop.stop())`)."""
    state = around.copy()
    nulls = [path for path, value in around.values.items() if value.null >= NULL] if around.has_null else []
    for path in nulls:
        origin = around.values[path].origin
        if len(path) > 1:
            if path[0] in (frame.self_name, "this") and (origin is None or origin.kind == "path"):
                del state.values[path]
        elif not frame.is_java and path[0] in frame.locals:
            bound = frame.rebindings().get(path[0])
            if bound is not None and end_of(bound.at) >= end_of(at):
                state.forget(path, frame.dependents)
    return state


def captured(frame: Frame, around: State, inner: frozenset[str], later: dict[str, Rebinding], at: Packed) -> State:
    """What a nested function may rely on of what is known `around` it: names that are not bound again later."""
    state = around.copy()
    for name in inner:
        state.forget((name,), frame.dependents)
    for name, last in later.items():
        if name not in inner:
            known = state.values.get((name,))
            state.forget((name,), frame.dependents)
            type = known.type if known is not None else None
            if last.null_at > at:
                origin = Origin("path", "", frame.path, last.null_at if last.null_at < ALWAYS else at, name)
                state.values[(name,)] = Value(NULLABLE, type, origin)
            elif type is not None:
                state.values[(name,)] = frame.world.typed(type, name)
    return state
