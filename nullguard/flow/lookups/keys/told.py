"""Keys of Java that are told in another way: `new OrderId(uuid)`, `id.getId()` of an `OrderId`, `UUID.fromString(text)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.bound import is_bound, is_of_request
from nullguard.flow.lookups.got import is_got, is_saved
from nullguard.flow.lookups.row_tables import looked_in, table_of
from nullguard.knowledge.bean_names import getter_of, is_getter_name
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.symbols import ClassInfo
from nullguard.program.trace import body_entry

OF_RECORDS: Final = frozenset({"id", "uuid"})
"""Components of records that hold the key of what they stand for."""

_MOST_FORMS: Final = 4
"""Forms within each other that are looked through."""

_replace = msgspec.structs.replace


def is_typed_key(value: Value) -> bool:
    """Whether a value is a key with a class of its own: `OrderId`."""
    return value.type is not None and value.type.cls.endswith(tuple(words("typed-key")))


def gives_key(cls: ClassInfo, name: str) -> bool:
    """Whether a method without arguments gives the key of what an object stands for: `getId()`, and `id()` of a record."""
    return name in words("key-getter") or (name in OF_RECORDS and cls.decl.kind == "record")


def untold(frame: Frame, node: s.Expr, state: State) -> s.Expr:
    """The expression of a key that another one only tells in another way."""
    for _ in range(_MOST_FORMS):
        inner = _inner(frame, node, state)
        if inner is None:
            break
        node = inner
    return node


def _asked_by(frame: Frame, holder: s.Expr, name: str, state: State) -> str:
    """The getter of the key that a method of an object only asks, or the field of that name which it gives, as a key of its own:
    `UUID getUuid() { return id == null ? null : id.getId(); }`; empty where it does something else."""
    if not is_getter_name(name) or not isinstance(holder, s.Name):
        return ""
    cls = frame.world.class_of(frame.evaluate(frame, holder, state)[0].type)
    member = frame.world.program.method(cls, name, 0) if cls is not None and not cls.is_library else None
    if member is None or len(member.functions) != 1 or member.functions[0].is_library:
        return ""
    function = member.functions[0]
    if len(function.decl.mentions) > _MOST_MENTIONS:
        return ""
    frame.world.program.reads.add(body_entry(function))
    returned = [node.value for node in nodes(frame.world.program.body(function)) if isinstance(node, s.Return)]
    given = {key for value in returned for key in _keys_given(value)}
    return given.pop() if len(given) == 1 else ""


_MOST_MENTIONS: Final = 4
"""Names that the body of such a method mentions at most."""


def _keys_given(value: s.Expr | None) -> Iterator[str]:
    """The getters of the keys of its own that a method gives; an empty name for anything else."""
    if value is None or is_null(value):
        return
    match value:
        case s.Conditional(body=body, orelse=orelse):
            yield from _keys_given(body)
            yield from _keys_given(orelse)
            return
        case s.Call(function=s.Attribute(value=inner, name=name), arguments=()) if name in words("key-getter") and not (
            isinstance(inner, s.Name) and inner.id == "this"
        ):
            value = inner
    match value:
        case s.Call(function=s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name), arguments=()):
            yield name if name in words("key-getter") else ""
        case s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name):
            getter = getter_of(name)
            yield getter if getter in words("key-getter") else ""
        case _:
            yield ""


def _inner(frame: Frame, node: s.Expr, state: State) -> s.Expr | None:
    match node:
        case s.Cast(value=value):
            return value
        case s.New(type=type, arguments=(argument,), body="") if type.name.endswith(tuple(words("typed-key"))):
            return argument.value
        case s.Call(function=s.Attribute(value=holder, name=name), arguments=()):
            if name in library_names("key-as-another"):
                return holder
            if name in words("key-getter") and isinstance(holder, s.Name | s.Attribute):
                return holder if is_typed_key(frame.evaluate(frame, holder, state)[0]) else None
            if name in words("key-getter") and isinstance(holder, s.Call) and not holder.arguments:
                return holder if is_typed_key(quietly(frame, holder, state)[0]) else None
        case s.Call(function=s.Attribute(value=s.Name(id=cls), name=name), arguments=(argument,)):
            if cls[:1].isupper() and (name in library_names("key-from-another") or cls.endswith(tuple(words("typed-key")))):
                return argument.value
    return None


def with_row_keys(frame: Frame, arguments: Arguments, state: State) -> Arguments:
    """Arguments of which those that are a row's own key are known as such: `order.getId()`, of whatever class of the project, but
    not what an endpoint makes of a request."""
    return [(argument, _with_row_key(frame, argument.value, value, state), path) for argument, value, path in arguments]


def is_made_of_row(frame: Frame, name: str, cls: ClassInfo, state: State) -> bool:
    """Whether a variable is bound once, to what is made of a row that the class is the other side of: `OrderDto.of(order)`."""
    made = made_once(frame, name)
    if not isinstance(made, s.Call | s.New) or len(made.arguments) != 1:
        return False
    given = made.arguments[0].value
    if is_of_request(frame, given) or is_bound(frame, given):
        return False
    row = quietly(frame, given, state)[0]
    if row.type is None or row.fresh or not frame.world.schema.is_entity(row.type.cls):
        return False
    return looked_in(frame.world, cls.id) == table_of(frame.world, row.type.cls)


def _with_row_key(frame: Frame, node: s.Expr, value: Value, state: State) -> Value:
    if value.row_key and is_of_request(frame, node):
        return _replace(value, row_key="")
    if value.row_key or value.is_key or value.key_of or isinstance(node, s.Name | s.Constant):
        return value
    told = untold(frame, node, state)
    match told:
        case s.Call(function=s.Attribute(value=holder, name=name), arguments=()):
            if name not in words("key-getter") | OF_RECORDS and (name := _asked_by(frame, holder, name, state)) == "":
                return value
            if is_bound(frame, holder):
                return value
            if isinstance(holder, s.Call) and is_typed_key(frame.evaluate(frame, holder, state)[0]):
                return _with_row_key(frame, holder, value, state)  # `order.getId().getId()`
            held = frame.evaluate(frame, holder, state)[0]
            cls = frame.world.class_of(held.type)
            if cls is None or cls.is_library or cls.decl.kind == "enum" or not gives_key(cls, name):
                return value
            if isinstance(holder, s.Name) and (
                (not held.fresh and (is_got(frame, holder.id) or is_saved(frame, holder.id)))
                or is_made_of_row(frame, holder.id, cls, state)
            ):
                return _replace(value, row_key=looked_in(frame.world, cls.id))  # what a row was made into
            return _replace(value, row_key=cls.id)
    return value
