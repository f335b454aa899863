"""Python's dictionaries."""

from __future__ import annotations

from typing import Final

from nullguard.program.symbols import Type

_MAPPINGS: Final = frozenset({"builtins.dict", "typing.Mapping", "collections.OrderedDict", "collections.defaultdict"})


def is_mapping(type: Type | None) -> bool:
    """Whether a type is one of Python's dictionaries."""
    return type is not None and type.cls in _MAPPINGS
