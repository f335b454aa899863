"""What else is known of the row whose attribute is used: a status that was tested often goes with an attribute being there."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from typing import Final

import msgspec

from nullguard.flow.constants.enums import ENUM
from nullguard.flow.domain.either_flags import flags_in
from nullguard.flow.domain.state import Path, State, has_attribute
from nullguard.flow.domain.values import NONNULL, NULL, Origin, Value
from nullguard.knowledge.words import words

_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_OWN = re.compile(r"\(([a-z]\w*)\)$")
"""What a call is given that may be an attribute of `this`: `(type)`."""

_STEM = 4
"""Letters that words have in common when one is made from the other: `closed` and `closingDate`."""

_SHORTEST = 3
"""Shorter words (`is`, `at`, `id`) are not what things are called."""

_BOOLEANS = ("boolean", "java.lang.Boolean", "builtins.bool")

_BOOLEAN: Final = "bool"

_KINDS = (ENUM, _BOOLEAN)
"""Kinds of constants of which there are only a few."""

_FALSE = frozenset({("bool", False)})
"""What is not paid is not known to be anything else."""

_EITHER = frozenset({("bool", False), ("bool", True)})
"""What a condition leaves behind both of whose outcomes go on tells nothing."""

_ROW_ATTRIBUTES = ("column", "relation", "reverse")

_MISSING = "missing"
"""The kind of origin of a related row whose absence raises."""

_OF_ATTRIBUTES = (*_ROW_ATTRIBUTES, _MISSING, "declared")
"""Kinds of origin of what an attribute holds."""


class Status(msgspec.Struct, frozen=True):
    """An attribute of a row that is known to have certain values. `is_kind`: it is a member of an enum or a truth value that it
    is compared with, or a flag that is called like the attribute, which divide the rows into kinds; a number or a text may be
    any value of theirs. `is_hint`: it is a flag that holds, or another relation that leads nowhere, which have to do with the
    attribute as often as not."""

    name: str = ""
    is_kind: bool = False
    is_hint: bool = False


NO_STATUS: Final = Status()


def status_of(
    origin: Origin,
    path: Path | None,
    state: State,
    parameters: frozenset[str],
    is_kind: Callable[[Path], bool],
    local: Container[str],
) -> Status:
    """The attribute of the same row that is known to have certain values where an attribute is used.

    `path` leads to what is used. Where that is a local variable, the text of what it was read from leads to the row. One of the
    `parameters` that is no row tells nothing: callers make such an object as they like. `is_kind` says of a flag's path that it
    tells of what kind the row is, whatever it is called; `local` are the names that are no attributes of `this`.
    """
    if origin.kind not in _OF_ATTRIBUTES:
        return NO_STATUS
    row, own = (path[:-1], path[-1]) if path is not None and len(path) > 1 else _split(origin.text)
    if not row:
        return NO_STATUS
    length, same = len(row), (own, has_attribute(own))  # that there is such an attribute tells nothing of what it holds
    if origin.kind == _MISSING:
        flags = [other[-1] for other, value in state.values.items() if value.truth is True and _is_flag_of(other, row, own)]
        return Status(min(flags), True) if flags else NO_STATUS
    if origin.kind == "declared":
        if row[0] in parameters:
            return NO_STATUS
        beside = [(other[-1], value) for other, value in state.values.items() if _is_beside(other, row, own)]
        tested = [name for name, value in beside if _is_decided(value) and not _is_memo(name, value)]
        return Status(min(tested)) if tested else NO_STATUS
    found = [
        Status(other[length], told == _KIND, told == _HINT)
        for other, value in (*state.values.items(), *_in_locals(row, state))
        if length < len(other) <= length + 2
        and other[:length] == row
        and other[length] not in same
        and " " not in other[length].partition("(")[0]  # what the flow itself notes of an object is no attribute
        and (told := _told(origin, other, value, length, is_kind))
    ]
    found.extend(Status(name, True) for name in _of_attributes(row, state, local))
    return min(found, key=lambda status: (not status.is_kind, status.is_hint, status.name), default=NO_STATUS)


def _of_attributes(row: Path, state: State, local: Container[str]) -> Iterator[str]:
    """Flags of what is made of an attribute of the row: `PaymentType.of(order.type).isCard()`; or such a thing itself, or
    variables that hold it, where they are known to be certain members of an enum."""
    for path, value in state.values.items():
        if len(path) == 2 and value.truth is True and _is_flag(path[1]) and _is_made_of(path[0], row, local):
            yield path[1]
        elif len(path) == 1 and len(value.constants or ()) == 1 and _is_member(value) and _is_made_of(path[0], row, local):
            yield path[0].partition("(")[0]
    for implication in state.implications:
        made, variable = implication.path, implication.condition
        if len(variable) == len(made) == 1 and _is_made_of(made[0], row, local):
            held = state.values.get(variable)
            if held is not None and _is_member(held):
                yield variable[0]


def _is_made_of(text: str, row: Path, local: Container[str]) -> bool:
    """Whether a call's text says that it is given an attribute of the row: `PaymentType.of(order.type)`; of `this` also
    `PaymentType.of(type)`."""
    if not text.endswith(")"):
        return False
    if f"({'.'.join(row)}." in text:
        return True
    own = _OWN.search(text) if row == ("this",) else None
    return own is not None and own[1] not in local


def _is_member(value: Value) -> bool:
    return bool(value.constants) and all(kind == ENUM for kind, _ in value.constants or ())


def _in_locals(row: Path, state: State) -> Iterator[tuple[Path, Value]]:
    """What tests of a local variable told that an attribute of the row was read into: `kind = order.kind`."""
    for implication in state.implications:
        path, local = implication.path, implication.condition
        if len(local) == 1 and len(path) == len(row) + 1 and path[:-1] == row and implication.aspect == "nonnull":
            value = state.values.get(local)
            if value is not None and implication.consequence == "nonnull" and value.constants:
                yield path, value


def _is_beside(other: Path, row: Path, own: str) -> bool:
    return len(other) == len(row) + 1 and other[:-1] == row and other[-1] != own and other[-1].isidentifier()


def _is_decided(value: Value) -> bool:
    """Whether an attribute of an object that is no row was tested, and how the test came out is known: results of functions are
    mostly such objects, and either have a value or an error."""
    is_told = bool(value.constants) and value.constants != _EITHER
    return value.null == NULL or value.truth is not None or (value.null == NONNULL and is_told and not value.given)


def _is_memo(name: str, value: Value) -> bool:
    """Whether a private attribute has nothing yet: `if not self._total: self._total = self.order.total`."""
    return name.startswith("_") and (value.null == NULL or value.truth is False)


_KIND, _VALUE, _HINT = "kind", "value", "hint"


def _told(origin: Origin, other: Path, value: Value, length: int, is_kind: Callable[[Path], bool]) -> str:
    """What another attribute of the row, or one below it, tells of; empty where it tells nothing."""
    flags = flags_in(other[-1])
    if len(flags) == 1:
        return _told_by(origin, other, value, length, is_kind)
    each = {_told_by(origin, (*other[:-1], flag), value, length, is_kind) for flag in flags}
    return _KIND if each == {_KIND} else _HINT if each <= {_KIND, _HINT} else ""


def _told_by(origin: Origin, other: Path, value: Value, length: int, is_kind: Callable[[Path], bool]) -> str:
    name = other[-1]
    if value.truth is True and name.endswith("()") and _is_flag(name) and is_kind(other):
        return _KIND
    if len(other) > length + 1:
        return _flag(name, origin) if value.truth is True and _is_flag(name) else ""
    if name.isupper():
        return ""  # a constant of the class: `order.state == order.PAID`
    is_set_here = value.given and value.truth is None  # not what the row was found to be
    is_told = bool(value.constants) and value.constants != _FALSE and value.constants != _EITHER
    if value.null == NONNULL and value.constants and is_told and not (value.is_key or is_set_here):
        if value.truth is True and not name.endswith("()") and all(kind == _BOOLEAN for kind, _ in value.constants):
            return _flag(name, origin)  # a property that gives True or False, and was asked for its truth
        return _KIND if all(kind in _KINDS for kind, _ in value.constants) else _VALUE
    if value.null < NULL and len(value.constants or ()) == 1 and _is_member(value) and not (value.is_key or is_set_here):
        return _KIND  # the one member of an enum that a comparison has left
    is_boolean = value.type is not None and value.type.cls in _BOOLEANS
    if value.truth is True and (is_boolean or _is_flag(name)):
        return _flag(name, origin)
    return _HINT if _is_alternative(origin, value) else ""


def _flag(name: str, origin: Origin) -> str:
    return _KIND if _tells_of(name, origin) else _HINT


def _is_alternative(origin: Origin, other: Value) -> bool:
    """Whether a relation is used where another one of the row leads nowhere: often a row has one of the two."""
    return origin.kind == "relation" and other.null == NULL and other.origin is not None and other.origin.kind == "relation"


def _is_flag_of(other: Path, row: Path, own: str) -> bool:
    """Whether a path is a flag of the row, or of the object that the row was read from, whose name has all words of the
    attribute's: `order.has_credit_note` and `order.credit_note`."""
    if other[:-1] not in (row, row[:-1]) or not _is_flag(other[-1]):
        return False
    words_of = _words(own)
    return bool(words_of) and set(words_of) <= set(_words(other[-1]))


def _is_flag(name: str) -> bool:
    """Of what is not called as flags are, truth only says that it is there."""
    rests = [name.removeprefix(word) for word in words("flag") if name.startswith(word)]
    return any(rest[:1] == "_" or rest[:1].isupper() for rest in rests)


def _tells_of(flag: str, origin: Origin) -> bool:
    """Whether a flag and the attribute are called after one thing: `isPaid` tells of `paidAt`, `isTopUp` of `topUpDetails`."""
    own = _words(origin.subject.rpartition(".")[2])
    return any(_is_kin(one, other) for one in _words(flag) for other in own)


def _is_kin(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _STEM:
        return one == other  # `otp`, `vat`
    stem = max(_STEM, min(len(one), len(other)) - 2)
    return one[:stem] == other[:stem]


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name) if len(word) >= _SHORTEST]


def _split(text: str) -> tuple[Path, str]:
    """`order.reference` as the path of its row and its name; nothing for what is no plain chain of names."""
    *row, own = text.split(".")
    return (tuple(row), own) if all(name.isidentifier() for name in row) else ((), "")
