"""The attributes that every object of Python has: its class, and the dictionary of its own attributes."""

from __future__ import annotations

from typing import Final

from nullguard.flow.containers.row_dictionaries import columns_of_object
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.program.symbols import CLASS_OBJECT, Type

_CLASS, _ATTRIBUTES = "__class__", "__dict__"
OF_OBJECTS: Final = frozenset({_CLASS, _ATTRIBUTES})


def of_object(frame: Frame, node: s.Attribute, base: Value, path: Path | None, state: State) -> Value | None:
    """Such an attribute; None where nothing is known of the object's class."""
    if node.name == _CLASS and (cls := frame.world.class_of(base.type)) is not None:
        return Value(NONNULL, Type(CLASS_OBJECT, (Type(cls.id),)), symbol=cls, always_true=True)
    if node.name == _ATTRIBUTES and base.null < NULL and (named := columns_of_object(frame, base, path, node.at, state)):
        return Value(NONNULL, Type("builtins.dict"), named=named)
    return None
