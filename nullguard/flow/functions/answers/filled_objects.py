"""Objects that functions fill from a row and give back (Python): `cls._from_db_object(context, cls(), row)` of the objects in
which services hand on what their database layer reads."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.given_classes import named_arguments
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace


def filled_from_row(frame: Frame, function: FunctionInfo, arguments: Arguments) -> Value | None:
    """The new object that a function is handed beside a row and gives back wherever it gives something: what is null in the row
    is null in it. Only of objects that hold columns and are no rows; None for other calls."""
    if frame.is_java or function.is_library or not any(_is_new(frame, value) for _, value, _ in arguments):
        return None
    given = dict(named_arguments(function, [(argument, value) for argument, value, _ in arguments]))
    if not any(_is_row(frame, name, value) for name, value in given.items()):
        return None
    frame.world.program.reads.add(body_entry(function))
    returned = [node.value for node in nodes(frame.world.program.body(function)) if isinstance(node, s.Return)]
    names = {node.id if isinstance(node, s.Name) else "" for node in returned}
    if len(names) != 1 or "" in names:
        return None
    made = given.get(names.pop())
    return _replace(made, null=NONNULL, fresh=False, bare=False) if made is not None and _is_new(frame, made) else None


def _is_new(frame: Frame, value: Value) -> bool:
    """Whether a value is a new object of a class that holds columns of rows without being one."""
    if not value.fresh or value.type is None or frame.world.schema.is_entity(value.type.cls):
        return False
    return bool(frame.world.schema.attributes(value.type.cls))


def _is_row(frame: Frame, name: str, value: Value) -> bool:
    """Whether a parameter gets a row: one that is called so may get it where nothing is known of what it is given."""
    if value.type is None:
        return value.symbol is None and value.null < NULL and name.startswith(tuple(words("row-parameter")))
    return not value.fresh and frame.world.schema.is_entity(value.type.cls)
