"""Objects that stand for rows, which a Java method has got and hands to another one: lookups by their key there find the rows.

`Device device = checkDevice(id); service.unassign(device)`, then `devices.findById(device.getId())` in the service: an object
that a method is given may come from a request, but not where all who call it have got it themselves.
"""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL, PRESENT
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import bound_to
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.bound import is_bound
from nullguard.flow.lookups.got import asks_for_row, is_saving
from nullguard.flow.lookups.known_rows import ANY_TABLE, known_path
from nullguard.flow.lookups.optional_rows import TAKING
from nullguard.flow.lookups.row_tables import looked_in
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import Type

_GETTER, _SETTER = "getId", "setId"

_MOST_CALLS = 3
"""Calls around the one that gives an object which only demand it, or take it out: `checkNotNull(orders.save(order))`."""


def note_got(frame: Frame, arguments: Arguments, state: State) -> None:
    """Note in `state` that the rows are there whose objects the method at hand has got, and hands on."""
    for argument, value, path in arguments:
        held = argument.value
        if not isinstance(held, s.Name) or path is None or value.type is None or value.null >= NULL or value.fresh:
            continue
        table = _table(frame, value.type)
        if not table or not _is_got(frame, held.id):
            continue
        key = frame.evaluate(frame, s.Call(s.Attribute(held, _GETTER, held.at), (), held.at), state)[1]
        if key is not None and key[:1] == path[:1]:
            state.values[known_path(frame, table, (key,))] = PRESENT


def _table(frame: Frame, type: Type) -> str:
    """The table of the row for which an object stands; empty of what is no such object, or is the row itself."""
    if type.cls[:1] == "~":  # `<E extends Exported> void export(E row)`: the row of whatever class
        return ANY_TABLE
    cls = frame.world.class_of(type)
    if cls is None or cls.is_library or cls.decl.kind == "enum" or frame.world.schema.is_entity(cls.id):
        return ""
    return looked_in(frame.world, cls.id)


def _is_got(frame: Frame, name: str) -> bool:
    """Whether a variable only ever holds what something was asked for by what it is given, or has stored, and whose key nobody
    sets anew."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return False
    made = tuple(bound_to(frame, function, name))
    if not made or not all(_is_asked(frame, value) for value in made):
        return False
    return _SETTER not in function.decl.mentions or not any(
        _is_set(node, name) for node in nodes(frame.world.program.body(function))
    )


def _is_set(node: s.Node, name: str) -> bool:
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=held), name=method)):
            return held == name and method == _SETTER
    return False


def _is_asked(frame: Frame, value: s.Expr | None) -> bool:
    for _ in range(_MOST_CALLS):
        match value:
            case s.Cast(value=inner):
                value = inner
            case s.Call(function=s.Attribute(value=inner, name=name)) if name in TAKING:
                value = inner
            case s.Call(function=function, arguments=(s.Argument(value=s.Call() as inner), *_)) if _demands(last_name(function)):
                if _is_given(frame, inner):
                    return True  # `checkNotNull(orders.save(order))`
                break
            case _:
                break
    return isinstance(value, s.Call) and (_is_given(frame, value) or _is_demanded(frame, value))


def _is_given(frame: Frame, node: s.Call) -> bool:
    """Whether a call gives what it was asked for, or has stored; what is made of a request is no row, unless it is stored."""
    if is_saving(node):
        return True
    name = last_name(node.function)
    return asks_for_row(name) and _asks(frame, node)


def _is_demanded(frame: Frame, node: s.Call) -> bool:
    return _demands(last_name(node.function)) and _asks(frame, node)


def _demands(name: str) -> bool:
    return name.startswith(tuple(words("demanding")))


def _asks(frame: Frame, node: s.Call) -> bool:
    """Whether a call is given something, and nothing that was made of a request."""
    return bool(node.arguments) and not any(is_bound(frame, argument.value) for argument in node.arguments)
