"""SARIF objects as plain data. The object model has no serialiser of its own, and its companion drops `level: warning`."""

from __future__ import annotations

from functools import cache
from typing import Any

import attr

_ALWAYS = frozenset(("level",))
"""Written even when it is the default: a consumer would take the rule's level instead."""


def plain_data(value: Any) -> Any:
    """Lists, dicts and scalars for `json.dumps`, in the order of the model; what is unset or has its default is left out."""
    if isinstance(value, str | int):
        return value
    if isinstance(value, list):
        return [plain_data(item) for item in value]
    if isinstance(value, dict):
        return {name: plain_data(item) for name, item in value.items()}
    if not attr.has(type(value)):
        return value
    data = {}
    model: Any = type(value)
    for name, wire_name, default in _fields(model):
        item = getattr(value, name)
        if item is not None and (item != default or name in _ALWAYS):
            data[wire_name] = plain_data(item)
    return data


@cache
def _fields(model: Any) -> tuple[tuple[str, str, Any], ...]:
    """Name, name in SARIF and default of each field; a default made by a factory is made once."""
    return tuple((field.name, field.metadata["schema_property_name"], _default(field.default)) for field in attr.fields(model))


def _default(default: Any) -> Any:
    if default is attr.NOTHING:
        return None
    return default.factory() if isinstance(default, attr.Factory) else default  # type: ignore[arg-type]
