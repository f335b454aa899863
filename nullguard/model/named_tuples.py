"""The fields of the tuples that Python code makes classes of: `namedtuple("Point", ["x", "y"])`.

Source: the Python documentation of `collections.namedtuple` and `typing.NamedTuple`."""

from __future__ import annotations

from typing import Final

from nullguard.model import syntax as s

_ARGUMENTS: Final = 2
"""Its name and its fields."""


def fields_of_tuple(call: s.Call) -> tuple[str, ...]:
    """The names of the fields that a call of `namedtuple` or `NamedTuple` writes; none where it does not write them all."""
    if len(call.arguments) < _ARGUMENTS:
        return ()
    written = call.arguments[1].value
    if isinstance(written, s.Constant) and isinstance(written.value, str):
        return tuple(written.value.replace(",", " ").split())
    found: list[str] = []
    for item in written.items if isinstance(written, s.Collection) else ():
        named = item.items[0] if isinstance(item, s.Collection) and item.items else item  # `("x", int)` of typing's
        if not isinstance(named, s.Constant) or not isinstance(named.value, str):
            return ()
        found.append(named.value)
    return tuple(found)
