"""What else is known of the row whose attribute is used: a status that was tested often goes with an attribute being there."""

from __future__ import annotations

from nullguard.flow.state import Path, State
from nullguard.flow.values import NONNULL, NULL, Origin, Value

_FLAGS = ("is", "has", "can", "was")
"""Words that the names of flags begin with, `isPaid` or `is_paid`: of what has another name truth only says that it is there."""

_BOOLEANS = ("boolean", "java.lang.Boolean", "builtins.bool")

_ROW_ATTRIBUTES = ("column", "relation", "reverse")


def status_of(origin: Origin, path: Path | None, state: State) -> str:
    """The attribute of the same row that is known to have certain values where an attribute is used; empty where none is.

    `path` leads to what is used. Where that is a local variable, the text of what it was read from leads to the row.
    """
    if origin.kind not in _ROW_ATTRIBUTES:
        return ""
    row, own = (path[:-1], path[-1]) if path is not None and len(path) > 1 else _split(origin.text)
    if not row:
        return ""
    length = len(row)
    found = [
        other[length]
        for other, value in state.values.items()
        if length < len(other) <= length + 2
        and other[:length] == row
        and other[length] != own
        and (
            _is_status(other[-1], value) or _is_alternative(origin, value)
            if len(other) == length + 1
            else value.truth is True and _is_flag(other[-1])
        )
    ]
    return min(found, default="")


def _is_status(name: str, value: Value) -> bool:
    if value.null == NONNULL and value.constants and not value.is_key:
        return True
    is_boolean = value.type is not None and value.type.cls in _BOOLEANS
    return value.truth is True and (is_boolean or _is_flag(name))


def _is_alternative(origin: Origin, other: Value) -> bool:
    """Whether a relation is used where another one of the row leads nowhere: often a row has one of the two."""
    return origin.kind == "relation" and other.null == NULL and other.origin is not None and other.origin.kind == "relation"


def _is_flag(name: str) -> bool:
    rests = [name.removeprefix(word) for word in _FLAGS if name.startswith(word)]
    return any(rest[:1] == "_" or rest[:1].isupper() for rest in rests)


def _split(text: str) -> tuple[Path, str]:
    """`order.reference` as the path of its row and its name; nothing for what is no plain chain of names."""
    *row, own = text.split(".")
    return (tuple(row), own) if all(name.isidentifier() for name in row) else ((), "")
