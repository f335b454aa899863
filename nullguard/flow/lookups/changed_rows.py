"""Rows that a Java method has removed or changed, and says so: a row that was looked up before was there, where it has removed
that of the same key (`if (orders.deleteById(id) > 0)`); one that is looked up later is there, where it has changed that one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.containers.counts import is_removing
from nullguard.flow.domain.row_paths import found_by
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.changing_answers import answers_for_rows
from nullguard.flow.lookups.known_rows import ANY_TABLE, asked_path, known_path
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, Type

_KEYS: Final = ("Id", "ID", "Uuid", "Key")
"""Ends the names of what holds a key."""


def note_changed(
    frame: Frame, node: s.Call, name: str, path: Path | None, arguments: Arguments, keys: tuple[Path, ...], state: State
) -> Path | None:
    """The path of an answer whether rows were removed or changed, or how many, of a method that is given some keys; what it will
    tell is noted. Collections have no rows, and what is handed a statement may change those of any table."""
    holder = None
    if isinstance(node.function, s.Attribute):
        asked = frame.evaluate(frame, node.function.value, state)[0]
        holder = Type(asked.symbol.id) if isinstance(asked.symbol, ClassInfo) else asked.type
        if holder is None or holder.cls.startswith("java."):
            return path
    if any(_is_statement(value) for _, value, _ in arguments) or not answers_for_rows(frame, holder, name, len(arguments)):
        return path
    path = path or (asked_path(frame, node, keys) if keys else None)
    if path is not None:
        changed = _key_changed(name, arguments)
        there = () if changed is None else (Implication(path, "true", known_path(frame, ANY_TABLE, (changed,)), "nonnull"),)
        state.imply((*_told_of_before(path, keys, state), *there))
    return path


def _is_statement(value: Value) -> bool:
    """Whether a value is the text of a statement: `update("insert into notes (order_id) values (?)", id)`."""
    return any(kind == "str" and " " in str(text).strip() for kind, text in value.constants or ())


def _told_of_before(asked: Path, keys: tuple[Path, ...], state: State) -> Iterator[Implication]:
    """What it tells of the rows that were looked up before by one of some keys: `asked` is the answer, a truth or a number."""
    for told in state.implications:
        held = found_by(told.path) if told.aspect == told.consequence == "nonnull" else None
        if held is not None and len(held[1]) == 1 and held[1][0] in keys and _may_be_null(told.condition, state):
            yield Implication(asked, "true", told.condition, "nonnull")


def _may_be_null(path: Path, state: State) -> bool:
    value = state.values.get(path)
    return value is None or value.null in (NULLABLE, UNKNOWN)


def _key_changed(name: str, arguments: Arguments) -> Path | None:
    """The path of the only key among what a method is given that changes a row and keeps it: `updateStatus(id, status)`, and not
    `assign(id, ownerId)`, of which nobody knows which one is set."""
    if is_removing(name):
        return None
    found = [(path, value.type) for _, value, path in arguments if path is not None and _is_of_key(path[-1])]
    if len(found) != 1:
        return None
    path, type = found[0]
    if path[0][:1] == "?":
        return None
    is_told_apart = type is not None and (type.cls == _TEXT or sum(value.type == type for _, value, _ in arguments) == 1)
    return path if is_told_apart else None


_TEXT: Final = "java.lang.String"


def _is_of_key(name: str) -> bool:
    return name == "id" or name.endswith(_KEYS) or name.removesuffix("()") in words("key-getter")
