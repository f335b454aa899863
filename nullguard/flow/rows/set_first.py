"""Attributes that the first call of a `try` sets: in the handlers and in `finally` they are hardly null.

`job.start()` gives `job.started` a value before it does anything that fails much. A handler also runs where that call raised
first: such findings are doubtful, not away. Python only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, Value
from nullguard.flow.functions.named_receivers import method_by_name
from nullguard.flow.interpreter.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

SET_FIRST: Final = "the first call in the 'try' sets it"

_replace = msgspec.structs.replace


def doubt_set_first(frame: Frame, body: s.Body, states: Sequence[State], raised: State | None) -> None:
    """Note in the state `raised`, of the handlers of a `try`, what its first statement sets. `states` are those in which it may
    raise, the one before that statement and the one after it first."""
    call = _call(body[0]) if body and raised is not None and len(states) > 1 else None
    if call is None or raised is None or not isinstance(call.function, s.Attribute):
        return
    before, after = states[0], states[1]
    frame.quiet += 1
    known = before.copy()
    holder, path = frame.evaluate(frame, call.function.value, known)
    holder = frame.learned(holder, path, known, call.function.name)
    frame.quiet -= 1
    if path is None or len(path) >= MAX_DEPTH:
        return
    for function in _methods(frame, holder, call.function.name, path):
        for name in _set_by(frame, function):
            target = (*path, name)
            value = after.values.get(target)
            is_set = value is not None and (value.null == NONNULL or (value.null < NULL and value.given))
            left = raised.values.get(target)
            if is_set and (left is None or left.null >= NULL):
                declared = frame.declared_member(holder, name, path[-1])
                if declared.null == NULLABLE and declared.origin is not None:
                    raised.values[target] = _replace(declared, origin=_replace(declared.origin, doubt=SET_FIRST))


def _call(statement: s.Stmt) -> s.Call | None:
    """The method call that a statement is, or that it takes the result of."""
    match statement:
        case s.ExprStmt(value=s.Call() as call) | s.Assign(value=s.Call() as call):
            return call
        case s.ExprStmt(value=s.Await(value=s.Call() as call)) | s.Assign(value=s.Await(value=s.Call() as call)):
            return call
    return None


def _methods(frame: Frame, holder: Value, name: str, path: Path) -> Iterator[FunctionInfo]:
    cls = frame.world.class_of(holder.type)
    member = frame.world.program.member(cls, name) if cls is not None else None
    named = method_by_name(frame, path[-1], name) if cls is None and holder.type is None else None
    for function in member.functions[:1] if member is not None else filter(None, (named,)):
        if not function.is_library and function.decl.parameters and not {"static", "class"} & set(function.decl.modifiers):
            yield function


def _set_by(frame: Frame, function: FunctionInfo) -> Iterator[str]:
    """The attributes of its object that a method gives a value other than None."""
    program, own = frame.world.program, function.decl.parameters[0].name
    program.reads.add(body_entry(function))
    names = []
    for node in nodes(program.body(function)):
        if isinstance(node, s.Assign) and not (isinstance(node.value, s.Constant) and node.value.kind == "null"):
            for target in node.targets:
                if isinstance(target, s.Attribute) and isinstance(target.value, s.Name) and target.value.id == own:
                    names.append(target.name)
    yield from dict.fromkeys(names)
