"""Placeholders (`${name}`) in the names and types of changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

_PLACEHOLDER = re.compile(r"\$\{([^${}]{1,200})\}")
_SCHEMA = re.compile(r"\$\{[^${}]{1,200}\}\.")
_MOST_ROUNDS = 3
_MOST_LENGTH = 4_000

T = TypeVar("T")


def filled(node: T, values: Mapping[str, str]) -> T:
    """A change with the placeholders that are known; one for a schema that is not known is left out, others stay."""
    changed: Any = _filled(node, values)
    made: T = changed
    return made


def text_filled(text: str, values: Mapping[str, str]) -> str:
    """A text with the placeholders that are known, also those in their values; it may not grow without bounds."""
    for _ in range(_MOST_ROUNDS):
        if "${" not in text:
            break
        longer = _PLACEHOLDER.sub(lambda found: values.get(found[1].strip(), found[0]), text)
        if longer == text or len(longer) > _MOST_LENGTH:
            break
        text = longer
    return _SCHEMA.sub("", text)


def _filled(value: Any, values: Mapping[str, str]) -> Any:
    """Changes are three levels deep at most: a change, its columns, their texts."""
    if isinstance(value, str):
        return text_filled(value, values) if "${" in value else value
    if isinstance(value, tuple):
        return tuple(_filled(item, values) for item in value)
    if isinstance(value, msgspec.Struct):
        given = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: new for name, old in given.items() if (new := _filled(old, values)) is not old}
        return msgspec.structs.replace(value, **changed) if changed else value
    return value
