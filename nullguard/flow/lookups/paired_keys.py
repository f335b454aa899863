"""Keys that a small class of the same source keeps beside something else: `new Failed(response, payment.getId())`, and later
`payments.find(failed.getPaymentId())` (Java)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.constants.always_set import assigned_to
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.kept_keys import declared_types
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

BY_PAIRED_KEY: Final = "it is looked up by the key of a row with which an object of this source was made"


_MOST_MENTIONING: Final = 20
"""Functions of other sources that mention the class, each of which is looked at."""


def is_paired_key(frame: Frame, node: s.Expr, found: Type | None, held: Type | None) -> bool:
    """Whether an argument is a getter's answer of an object, whose class is `held`, that is only made with keys of rows of the
    class that is looked for. What others may make, and perhaps keep for later, is no such object."""
    cls, holder = frame.world.class_of(found), frame.world.class_of(held)
    if cls is None or holder is None or holder.path != frame.path or "." not in holder.decl.qualname:
        return False
    match node:
        case s.Call(function=s.Attribute(name=getter), arguments=()):
            name = _field_read(frame, holder, getter)
            given = list(_given(frame, holder, name)) if name else []
            return bool(given) and all(_is_key_of(frame, function, value, cls) for function, value in given)
    return False


def _field_read(frame: Frame, holder: ClassInfo, getter: str) -> str:
    """The field that a getter gives, or the component of a record; empty where it gives something else."""
    if holder.decl.kind == "record":
        return getter if any(field.name == getter for field in holder.decl.fields) else ""
    function = next((one for one in _own(frame, holder) if one.decl.name == getter and not one.decl.parameters), None)
    if function is None:
        return ""
    frame.world.program.reads.add(body_entry(function))
    match frame.world.program.body(function):
        case (s.Return(value=s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name)),):
            return name
    return ""


def _own(frame: Frame, holder: ClassInfo) -> list[FunctionInfo]:
    return [function for function in frame.world.program.functions_of(holder.path) if function.owner is holder]


def _given(frame: Frame, holder: ClassInfo, name: str) -> Iterator[tuple[FunctionInfo, s.Expr | None]]:
    """What all who make such objects give for a field, with None for what cannot be told."""
    positions: dict[int, int] = {}
    if holder.decl.kind == "record":
        names = [field.name for field in holder.decl.fields if "static" not in field.modifiers]
        positions[len(names)] = names.index(name)
    for function in frame.world.program.functions_of(holder.path):
        if name + WRITTEN not in function.decl.mentions or function.owner is not holder:
            continue
        parameters = [parameter.name for parameter in function.decl.parameters]
        for value in assigned_to(frame.world.program, function, name):
            if "constructor" not in function.decl.modifiers or not isinstance(value, s.Name) or value.id not in parameters:
                yield function, None
            else:
                positions[len(parameters)] = parameters.index(value.id)
    for function in frame.world.program.functions_of(holder.path):
        if holder.name not in function.decl.mentions:
            continue
        for node in _made(frame, function, holder):
            if len(node.arguments) in positions:
                yield function, node.arguments[positions[len(node.arguments)]].value
    if "private" not in holder.decl.modifiers:
        yield from ((function, None) for function in _made_by_others(frame, holder))


def _made(frame: Frame, function: FunctionInfo, holder: ClassInfo) -> Iterator[s.New]:
    """Where a function makes such objects."""
    frame.world.program.reads.add(body_entry(function))
    for node in nodes(frame.world.program.body(function)):
        if isinstance(node, s.New) and node.type.name.rpartition(".")[2] == holder.name:
            yield node


def _made_by_others(frame: Frame, holder: ClassInfo) -> Iterator[FunctionInfo]:
    """The functions of other sources that make such objects, or mention the class where too many do to be asked."""
    mentioning = frame.world.program.callers("java").mentioning(holder.name)
    others = [function for function in mentioning if function.path != holder.path]
    for function in others:
        if len(others) > _MOST_MENTIONING or any(_made(frame, function, holder)):
            yield function


def _is_key_of(frame: Frame, function: FunctionInfo, value: s.Expr | None, cls: ClassInfo) -> bool:
    match value:
        case s.Call(function=s.Attribute(value=s.Name(id=row), name=getter), arguments=()) if getter in words("key-getter"):
            types = list(declared_types(frame, function, row))
            names = {base.name for base in frame.world.program.ancestors(cls)}
            return bool(types) and all(type is not None and type.name.rpartition(".")[2] in names for type in types)
    return False
