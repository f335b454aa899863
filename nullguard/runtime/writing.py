"""Objects as bytes for another process of the same program: those that both have are named, others are taken apart."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

Apart = str | tuple[Any, ...]
"""What an object is written as: the name of a variable of its class's module, or a callable and its arguments."""

Way = Callable[[Any], Apart]


class NotWritten(Exception):
    """An object holds what only this process has."""


def by_fields(struct: msgspec.Struct) -> Apart:
    """The way of structs."""
    return struct.__reduce__()


class Writing:
    """`ways` are those of types; structs are taken apart into their fields, built-in types as pickle does, and everything else is
    not written. `made` gives what makes an object of a class in the other process, in place of the class."""

    def __init__(self, ways: Mapping[type, Way], made: Mapping[type, Callable[..., Any]]) -> None:
        self._ways = _Ways(ways)
        self._made = {(kind.__module__, kind.__qualname__): make for kind, make in made.items()}

    def written(self, thing: object) -> bytes | None:
        """The bytes of an object; None where it holds something that is not written."""
        file = io.BytesIO()
        pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = self._ways
        try:
            pickler.dump(thing)
        except (NotWritten, RecursionError):
            return None
        return file.getvalue()

    def read(self, data: bytes) -> Any:
        """The object of bytes that a process of this run wrote."""
        return _Reader(io.BytesIO(data), self._made).load()


class _Ways(dict[type, Way]):
    """The ways of types, those of types that nobody gave a way found when they are asked for."""

    def __missing__(self, kind: type) -> Way:
        way: Way = _by_name if issubclass(kind, type) else by_fields if issubclass(kind, msgspec.Struct) else _not_written
        self[kind] = way
        return way


class _Reader(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, made: Mapping[tuple[str, str], Callable[..., Any]]) -> None:
        super().__init__(file)
        self._made = made

    def find_class(self, module: str, name: str) -> Any:
        return self._made.get((module, name)) or super().find_class(module, name)


def _by_name(kind: type) -> Apart:
    return kind.__qualname__


def _not_written(thing: object) -> Apart:
    raise NotWritten(type(thing).__name__)
