"""Rows that a Java method has removed or changed, and says so: a row that was looked up before was there, where it has removed
that of the same key (`if (orders.deleteById(id) > 0)`); one that is looked up later is there, where it has changed that one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nullguard.flow.containers.counts import is_changing, is_removing
from nullguard.flow.domain.row_paths import found_by
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import NULLABLE, UNKNOWN
from nullguard.flow.frame.behaviour import Arguments
from nullguard.knowledge.words import words

_KEYS: Final = ("Id", "ID", "Uuid", "Key")
"""Ends the names of what holds a key."""


def told_by_change(name: str, asked: Path, keys: Sequence[Path], state: State) -> Iterator[Implication]:
    """What it tells of the rows that were looked up before by one of some keys that a method has removed or changed something:
    `asked` is its answer, a truth or a number."""
    if not is_changing(name):
        return
    for told in state.implications:
        held = found_by(told.path) if told.aspect == told.consequence == "nonnull" else None
        if held is not None and len(held[1]) == 1 and held[1][0] in keys and _may_be_null(told.condition, state):
            yield Implication(asked, "true", told.condition, "nonnull")


def _may_be_null(path: Path, state: State) -> bool:
    value = state.values.get(path)
    return value is None or value.null in (NULLABLE, UNKNOWN)


def key_changed(name: str, arguments: Arguments) -> Path | None:
    """The path of the only key among what a method is given that changes a row and keeps it: `updateStatus(id, status)`, and not
    `assign(id, ownerId)`, of which nobody knows which one is set."""
    if not is_changing(name) or is_removing(name):
        return None
    found = [(path, value.type) for _, value, path in arguments if path is not None and _is_of_key(path[-1])]
    if len(found) != 1 or found[0][0][:1] == "?":
        return None
    path, type = found[0]
    is_told_apart = type is not None and (type.cls == _TEXT or sum(value.type == type for _, value, _ in arguments) == 1)
    return path if is_told_apart else None


_TEXT: Final = "java.lang.String"


def _is_of_key(name: str) -> bool:
    return name == "id" or name.endswith(_KEYS) or name.removesuffix("()") in words("key-getter")
