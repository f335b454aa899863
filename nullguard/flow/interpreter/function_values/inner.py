"""Lambdas, and the methods of Java's local and anonymous classes, inside a method: they know what it knew where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.closures import Closure, call_closure
from nullguard.flow.frame.frame import Frame
from nullguard.model.facts import NO_BODY
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_MOST_WALKS = 200
"""Lambdas and methods walked inside one method; generated listings beyond that are walked on their own."""


def is_inner(function: FunctionInfo) -> bool:
    """Whether a function belongs to a class inside a function or an initialiser."""
    return function.owner is not None and ".<" in function.owner.decl.qualname


def enclosing(function: FunctionInfo) -> str:
    """The qualname of the outermost function around an inner one."""
    return function.decl.qualname.partition(".<")[0]


def note_closure(frame: Frame, closure: Closure) -> None:
    """Remember a closure: if no call of the body at hand walks it, it is walked in the end."""
    if frame.notes_closures:
        frame.closures[id(closure.body)] = closure


def enter_class(frame: Frame, cls: ClassInfo, state: State) -> Closure | None:
    """Note the methods of a class that stands here; the one method of a class that has but one."""
    captured = _seen_from_inside(frame, cls, state)
    closures = []
    for function in _methods(frame, cls):
        body = frame.decoded.get(function.id)
        if body is None:
            body = frame.decoded[function.id] = frame.world.program.body(function)
        closure = Closure(function.decl.parameters, body, captured, function=function)
        closures.append(closure)
        note_closure(frame, closure)
    return closures[0] if len(closures) == 1 else None


def _methods(frame: Frame, cls: ClassInfo) -> Iterator[FunctionInfo]:
    for name in dict.fromkeys(decl.name for decl in cls.decl.functions):
        member = frame.world.program.method(cls, name)
        for function in member.functions if member is not None else ():
            if function.owner is cls and function.decl.body != NO_BODY and "constructor" not in function.decl.modifiers:
                yield function


def walk_inner(frame: Frame) -> None:
    """Walk the closures that no call has walked, and those found in them."""
    for _ in range(_MOST_WALKS):
        pending = next((closure for key, closure in frame.closures.items() if key not in frame.walked), None)
        if pending is None:
            return
        frame.is_shared = False  # callers of the function do not ask what else stands in it
        if not frame.walks_closures:
            return
        call_closure(frame, pending, pending.takes)


def _seen_from_inside(frame: Frame, cls: ClassInfo, state: State) -> State:
    """The state with `this` under the name by which an inner class sees it."""
    inner = state.copy()
    outer = f"{frame.owner.name}.this" if frame.owner is not None else ""
    for path in [path for path in inner.values if path[0] == "this"]:
        value = inner.values.pop(path)
        if outer:
            inner.values[(outer, *path[1:])] = value
    inner.implications = tuple(i for i in inner.implications if i.condition[0] != "this" and i.path[0] != "this")
    inner.values[("this",)] = Value(NONNULL, Type(cls.id), always_true=True)
    return inner
