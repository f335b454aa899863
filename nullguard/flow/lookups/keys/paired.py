"""Keys that a small class of the same source keeps beside something else: `new Failed(response, payment.getId())`, and later
`payments.find(failed.getPaymentId())`; and those that an event or a message carries, whose class says that it keeps them for
good: `new OrderPaid(order.getId())` (Java)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nullguard.flow.constants.always_set import assigned_to
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.keys.kept import declared_types
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

BY_PAIRED_KEY: Final = "it is looked up by the key of a row with which the object was made"

_OWN_KEY: Final = -1
"""In the place of a position among the arguments: the constructor reads the key of what it is given."""

_MOST_MENTIONING: Final = 20
"""Functions of other sources that mention the class, each of which is looked at."""


def is_paired_key(frame: Frame, node: s.Expr, found: Type | None, held: Type | None) -> bool:
    """Whether an argument is a getter's answer of an object, whose class is `held`, that is only made with keys of rows of the
    class that is looked for. What others may make, and perhaps keep for later, is no such object, unless its class keeps for good
    what it is made with."""
    cls, holder = frame.world.class_of(found), frame.world.class_of(held)
    if cls is None or holder is None or holder.is_library or frame.world.schema.is_entity(holder.id):
        return False
    match node:
        case s.Call(function=s.Attribute(name=getter), arguments=()):
            name = _field_read(frame, holder, getter)
            is_own = holder.path == frame.path and "." in holder.decl.qualname
            if not name or not (is_own or _is_kept(holder, name)):
                return False
            given = list(_given(frame, holder, name))
            return bool(given) and all(_is_key_of(frame, function, value, cls) for function, value in given)
    return False


def _is_kept(holder: ClassInfo, name: str) -> bool:
    """Whether a field, or a component of a record, is set when an object is made, and never again."""
    if holder.decl.kind == "record" or any(
        item.simple_name in library_names("value-annotation") for item in holder.decl.annotations
    ):
        return True
    return any(field.name == name and "final" in field.modifiers for field in holder.decl.fields)


def _field_read(frame: Frame, holder: ClassInfo, getter: str) -> str:
    """The field that a getter gives, or the component of a record; empty where it gives something else."""
    if holder.decl.kind == "record":
        return getter if any(field.name == getter for field in holder.decl.fields) else ""
    function = next((one for one in _own(frame, holder) if one.decl.name == getter and not one.decl.parameters), None)
    if function is None:
        return frame.world.schema.accessor(holder.id, getter) or ""  # one that is generated
    frame.world.program.reads.add(body_entry(function))
    match frame.world.program.body(function):
        case (s.Return(value=s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name)),):
            return name
    return ""


def _own(frame: Frame, holder: ClassInfo) -> Sequence[FunctionInfo]:
    return frame.world.program.methods_of(holder)


def _given(frame: Frame, holder: ClassInfo, name: str) -> Iterator[tuple[FunctionInfo, s.Expr | None]]:
    """What all who make such objects give for a field, with None for what cannot be told."""
    positions: dict[int, int] = {}
    if holder.decl.kind == "record":
        names = [field.name for field in holder.decl.fields if "static" not in field.modifiers]
        positions[len(names)] = names.index(name)
    for generated in frame.world.schema.constructors(holder) if holder.decl.kind != "record" else ():
        written = [parameter.name for parameter in generated]
        if name in written:
            positions[len(written)] = written.index(name)
    for function in frame.world.program.functions_writing(holder.path, name):
        if function.owner is not holder:
            continue
        parameters = [parameter.name for parameter in function.decl.parameters]
        for value in assigned_to(frame.world.program, function, name):
            if "constructor" not in function.decl.modifiers:
                yield function, None
            elif not isinstance(value, s.Name) or value.id not in parameters:
                positions.setdefault(len(parameters), _OWN_KEY)
                yield function, value  # `this.orderId = order.getId()` of what it is given
            else:
                positions[len(parameters)] = parameters.index(value.id)
    for function in frame.world.program.functions_mentioning(holder.path, holder.name):
        for node in _made(frame, function, holder):
            if positions.get(len(node.arguments), _OWN_KEY) != _OWN_KEY:
                yield function, node.arguments[positions[len(node.arguments)]].value
    if "private" not in holder.decl.modifiers:
        yield from _given_by_others(frame, holder, positions, _is_kept(holder, name))


def _made(frame: Frame, function: FunctionInfo, holder: ClassInfo) -> Iterator[s.New]:
    """Where a function makes such objects."""
    frame.world.program.reads.add(body_entry(function))
    for node in nodes(frame.world.program.body(function)):
        if isinstance(node, s.New) and node.type.name.rpartition(".")[2] == holder.name:
            yield node


def _given_by_others(
    frame: Frame, holder: ClassInfo, positions: dict[int, int], is_kept: bool
) -> Iterator[tuple[FunctionInfo, s.Expr | None]]:
    """What functions of other sources give that make such objects; None of those that may keep them and change them, and where
    too many mention the class to be asked."""
    mentioning = frame.world.program.callers("java").mentioning(holder.name)
    others = [function for function in mentioning if function.path != holder.path]
    for function in others:
        if len(others) > _MOST_MENTIONING:
            yield function, None
            return
        for node in _made(frame, function, holder):
            position = positions.get(len(node.arguments)) if is_kept else None
            if position != _OWN_KEY:
                yield function, node.arguments[position].value if position is not None else None


def _is_key_of(frame: Frame, function: FunctionInfo, value: s.Expr | None, cls: ClassInfo) -> bool:
    match value:
        case s.Call(function=s.Attribute(value=s.Name(id=row), name=getter), arguments=()) if getter in words("key-getter"):
            types = list(declared_types(frame, function, row))
            names = {base.name for base in frame.world.program.ancestors(cls)}
            return bool(types) and all(type is not None and type.name.rpartition(".")[2] in names for type in types)
    return False
