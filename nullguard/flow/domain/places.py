"""Where a null was read, and how the class of its receiver is known, as its origin tells."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import Passage, Value

_MOST_PASSAGES = 4


_replace = msgspec.structs.replace


def known_by(value: Value, typed: str) -> Value:
    """The value of an attribute, its receiver's class known in another way than by resolution."""
    origin = _replace(value.origin, typed=typed) if value.origin is not None else None
    return _replace(value, origin=origin, typed=typed)


def with_place(value: Value, path: str, at: int, text: str) -> Value:
    """The value, with the place where its null was read; a null that has one came out of a call here."""
    origin = value.origin
    if origin is None or (origin.path, origin.at) == (path, at):
        return value
    if origin.path:
        return _replace(value, origin=_replace(origin, via=(*origin.via, Passage(path, at, text))[:_MOST_PASSAGES]))
    return _replace(value, origin=_replace(origin, path=path, at=at, text=text))
