"""Rows that were found before: a lookup by the same key finds the row that another lookup, another function or a caller found.

A row that was found may be gone a moment later: the finding is doubtful, not away. Java only.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, Value
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.flow.interpreter.frame import Frame
from nullguard.flow.rows.doubts import is_key, is_surrounding
from nullguard.flow.rows.row_paths import row_path
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.text import render

FOUND_BEFORE: Final = "its row was found by the same key before"

_replace = msgspec.structs.replace


def found_path(frame: Frame, row: str, keys: tuple[Path, ...]) -> Path:
    """The path that is not null where a row of a class was found by keys."""
    return known_path(frame, frame.world.schema.table(row) or row, keys)


def known_path(frame: Frame, table: str, keys: tuple[Path, ...]) -> Path:
    """The same of a table; it is forgotten when a key's variable is bound again."""
    path = row_path(table, keys)
    frame.depends(path[0], frozenset(key[0] for key in keys))
    return path


def note_found(
    frame: Frame, node: s.Call, name: str, result: Value, path: Path | None, arguments: Arguments, state: State
) -> tuple[Value, Path | None]:
    """The result of a call, and the path that stands for it. Where it is a row that was looked up, the state knows from then on
    whether it is there; one that was found before by the same key is doubtful."""
    if not frame.is_java or not arguments or state.dead or result.type is None:
        return result, path
    row, origin = result.type.cls, result.origin
    is_mapped = frame.world.schema.is_entity(row)
    is_looked_up = origin is not None and origin.kind == "lookup" and _is_of_project(frame, row)
    keys = _keys(arguments) if is_mapped or is_looked_up else ()
    if not keys:
        return result, path
    found = found_path(frame, row, keys)
    if result.null < NULL or origin is None:
        if name.startswith(tuple(words("reading"))):  # it raises where there is none, as far as is known
            state.values[found] = PRESENT
        return result, path
    known = state.values.get(found)
    if (known is not None and known.null == NONNULL) or _exists(node, state):
        doubt = origin.doubt or FOUND_BEFORE
        return _replace(result, origin=_replace(origin, doubt=doubt)), path
    if path is None:
        path = (frame.depends("?" + render(node), frozenset(key[0] for key in keys)),)
    state.imply((Implication(path, "nonnull", found, "nonnull"),))
    return result, path


def _is_of_project(frame: Frame, row: str) -> bool:
    """Whether a class is the project's own: what a domain's object is made of is its row (`Order` of `OrderEntity`)."""
    cls = frame.world.program.classes.get(row)
    return cls is not None and not cls.is_library and cls.decl.kind != "enum"


def _is_typed_key(value: Value) -> bool:
    """Whether a value is a key with a class of its own: `OrderId`."""
    return value.type is not None and value.type.cls.endswith(tuple(words("typed-key")))


def _keys(arguments: Arguments) -> tuple[Path, ...]:
    """The paths of the keys among the arguments; none where one of them is no key, or cannot be told again."""
    keys: list[Path] = []
    for argument, value, path in arguments:
        if is_surrounding(value) or isinstance(argument.value, s.Constant):
            continue
        if argument.star or path is None or path[0][:1] == "?" or not (is_key(value) or _is_typed_key(value)):
            return ()
        keys.append(path)
    return tuple(keys)


def _exists(node: s.Call, state: State) -> bool:
    """Whether something told before that there is a row of the same key: `if (orders.existsById(id))`."""
    asked = render(node)[len(render(node.function)) :]
    return any(
        value.truth is True and path[-1].endswith(asked) and any(word in path[-1] for word in words("existence"))
        for path, value in state.values.items()
    )
