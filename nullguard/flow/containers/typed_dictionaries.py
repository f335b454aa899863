"""Classes that are dictionaries with declared keys (Python's `TypedDict`): their objects hold whatever is put in."""

from __future__ import annotations

from typing import Final

from nullguard.flow.world import World
from nullguard.program.symbols import ClassInfo, Type

_BASE: Final = ".TypedDict"


def is_typed_dictionary(world: World, cls: ClassInfo | None) -> bool:
    """Whether the objects of a class are such dictionaries."""
    if cls is None or cls.is_library or not cls.path.endswith(".py"):
        return False
    return any(name.endswith(_BASE) for name in world.program.base_names(cls))


def is_declared_so(world: World, type: Type | None) -> bool:
    """Whether a type is such a class."""
    return type is not None and is_typed_dictionary(world, world.class_of(type))
