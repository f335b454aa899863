"""Functions that SQLAlchemy calls for mapped rows: listeners of mapper and attribute events, and validators of attributes.

Source: SQLAlchemy 2.0, "ORM Events" (`before_insert(mapper, connection, target)`, `set(target, value, oldvalue, initiator)`,
`load(target, context)`) and "Simple Validators": a validator is asked for each value that is set, null too.
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import NONNULL, NULLABLE, Value
from nullguard.flow.world import World
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Attribute, Constant, Expr
from nullguard.program.symbols import FunctionInfo, Type

_LISTENING: Final = "listens_for"
_VALIDATING: Final = "validates"
_TARGET: Final = "target"
"""What SQLAlchemy's documentation calls the parameter that gets the row."""

_OF_ROWS: Final = frozenset({f"{when}_{what}" for when in ("before", "after") for what in ("insert", "update", "delete")})
"""Events whose third argument is the row, whatever it is called."""

_ROW = 2


def listened(world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
    """The row that a listener gets: of the class, or the attribute's class, that it listens to."""
    for annotation in function.decl.annotations:
        given = [argument.value for argument in annotation.arguments if not argument.name]
        if annotation.simple_name != _LISTENING or len(given) < _ROW or not isinstance(given[1], Constant):
            continue
        row = names[_ROW] if given[1].value in _OF_ROWS and len(names) > _ROW else _TARGET if _TARGET in names else ""
        entity = _listened_to(world, function, given[0])
        return {row: Type(entity)} if row and entity else {}
    return {}


def _listened_to(world: World, function: FunctionInfo, node: Expr) -> str:
    """The id of the mapped class in `Order` or `Order.due`; empty where there is none."""
    for part in (node, node.value if isinstance(node, Attribute) else None):
        cls = world.program.class_named(function.path, dotted_name(part), "") if part is not None else None
        if cls is not None and world.schema.is_entity(cls.id):
            return cls.id
    return ""


def validated(world: World, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
    """The value that a validator of nullable attributes gets, as its second parameter (`validate(self, key, value)`)."""
    if function.owner is None or len(names) < _ROW:
        return {}
    for annotation in function.decl.annotations:
        if annotation.simple_name == _VALIDATING:
            for argument in annotation.arguments:
                if isinstance(argument.value, Constant) and isinstance(argument.value.value, str):
                    value = world.attribute(Value(NONNULL, Type(function.owner.id)), argument.value.value)
                    if value.null == NULLABLE and world.schema.has_rows(function.owner.id):
                        return {names[1]: value}
    return {}
