"""Files that a column names: `order.scan` is an object whatever the column holds. Where it is null, the file has no name
and is false, and whoever asks for its address or content gets a ValueError."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import NONNULL, NULLABLE, Origin, Value
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace

(NAME,) = library_names("file-name")
"""The attribute that is null where the column is."""


def is_stored_file(value: Value) -> bool:
    """Whether a value is such a file."""
    return value.type is not None and value.type.cls in library_names("file-class")


def naming_nothing(value: Value, subject: str) -> Value:
    """The file of a column that may be null, which `subject` is."""
    if not is_stored_file(value):
        return value
    name = Value(NULLABLE, Type("builtins.str"), Origin("column", subject))
    return _replace(value, null=NONNULL, named=((NAME, name),))


def null_of_file(value: Value) -> Origin | None:
    """Why there may be no file; None where nothing says so, or a test told that there is one."""
    if not value.named or value.truth is True or not is_stored_file(value):
        return None
    name, held = value.named[0]
    return held.origin if name == NAME and held.null == NULLABLE else None


def name_of_file(file: Value, name: Value) -> Value:
    """The name of a file, as null as the file may be missing."""
    if file.truth is True or name.origin is None:
        return _replace(name, null=NONNULL, origin=None)
    return _replace(name, origin=_replace(name.origin, typed=file.typed), typed=file.typed)


def with_file(value: Value) -> Value:
    """The value, which is known to be a file that is there, where it is one."""
    return _replace(value, truth=True) if value.named and is_stored_file(value) else value
