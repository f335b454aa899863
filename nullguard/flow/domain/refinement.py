"""How knowledge of a value is refined: what tests and declarations tell of it, and what is certain or impossible then."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.stored_files import with_file
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, REFUSED, UNKNOWN, Fact, Value

_replace = msgspec.structs.replace


def truthiness(value: Value) -> bool | None:
    """True or False when every possible value has it, else None."""
    if value.null == NULL:
        return False
    if value.truth is not None:
        return value.truth
    if value.null == NONNULL:
        if value.always_true:
            return True
        if value.constants:
            truths = {bool(content) for _, content in value.constants}
            if len(truths) == 1:
                return truths.pop()
    return None


def overlaid(declared: Value, known: Value) -> Value:
    """What a declaration says, with what tests told of the value's null and truth."""
    origin = (known.origin or declared.origin) if known.null >= NULL else None
    column = declared.column if known.null != UNKNOWN or known.truth is not None else ""  # else the code may have set it
    return _replace(declared, null=known.null, truth=known.truth, origin=origin, column=column)


def with_facts_of(base: Value, segment: str, value: Value) -> Value:
    """`value`, which `segment` leads to from `base`, with what the facts of `base` tell of it."""
    below = []
    for fact in base.facts:
        if fact.segments[0] != segment:
            continue
        if len(fact.segments) == 1:
            if fact.aspect == "nonnull":
                value = with_file(as_nonnull(value) or value)
            elif fact.aspect == REFUSED and value.origin is not None and value.null == NULLABLE:
                value = _replace(value, origin=_replace(value.origin, validated=True))
            elif fact.aspect == "true" and value.null < NULL:  # a collection that has rows
                value = _replace(value, truth=True)
        else:
            below.append(Fact(fact.segments[1:], fact.aspect))
    return _replace(value, facts=value.facts + tuple(below)) if below else value


# ---- refinement: None means that it cannot be ------------------------------------------------------------------------


def as_nonnull(value: Value) -> Value | None:
    """The value, known not to be null."""
    if value.null == NONNULL:
        return value
    if value.null == NULL:
        return None
    return _replace(value, null=NONNULL, origin=None)


def as_null(value: Value) -> Value | None:
    """The value, known to be null."""
    if value.null == NULL:
        return value
    if value.null == NONNULL:
        return None
    return _replace(value, null=NULL, constants=frozenset(), truth=None)


def as_true(value: Value) -> Value | None:
    """The value, known to be truthy. A container of Python's that was made empty may have been filled by whoever has it."""
    if truthiness(value) is False:
        if value.null != NONNULL or value.type is None or value.type.cls not in _FILLED_LATER:
            return None
        value = _replace(value, items=None if value.items == () else value.items)
    constants = value.constants
    if constants is not None:
        constants = frozenset(key for key in constants if key[1])
    return _replace(value, null=NONNULL, origin=None, truth=True, constants=constants)


_FILLED_LATER: Final = frozenset({"builtins.dict", "builtins.list", "builtins.set", "collections.defaultdict"})


def as_false(value: Value) -> Value | None:
    """The value, known to be falsy: null where its class has no other falsy value."""
    if truthiness(value) is True:
        return None
    if value.always_true:
        return as_null(value)
    constants = value.constants
    if constants is not None:
        constants = frozenset(key for key in constants if not key[1])
        if not constants and value.null == NULLABLE:
            return as_null(value)
    return _replace(value, truth=False, constants=constants)


def as_unknown(value: Value) -> Value | None:
    """The value, of which it is no longer known that it is there."""
    return _replace(value, null=UNKNOWN) if value.null == NONNULL else value


def as_found(value: Value) -> Value | None:
    """The row that a lookup gave, where something has told since that it is there; what is null for sure stays so."""
    return value if value.null == NULL else as_nonnull(value)


REFINE: Final = {
    "nonnull": as_nonnull,
    "null": as_null,
    "true": as_true,
    "false": as_false,
    "unknown": as_unknown,
    "found": as_found,
}
"""The refinement of each aspect that a Fact or an implication can name."""


def with_aspect(value: Value, aspect: str) -> Value | None:
    """The value with an aspect; None where that cannot be."""
    refine = REFINE.get(aspect)
    return refine(value) if refine is not None else _as_constant(value, aspect)


def _as_constant(value: Value, aspect: str) -> Value | None:
    """The value, known to be the one constant that an aspect names (see `told_constants`)."""
    kind, _, content = aspect.removeprefix(_CONSTANT).partition(" ")
    constant = (kind, int(content) if kind == "int" else content)
    if value.null == NULL or (value.constants is not None and constant not in value.constants):
        return None
    return _replace(value, null=NONNULL, origin=None, constants=frozenset({constant}))


_CONSTANT: Final = "= "


def holds(value: Value, aspect: str) -> bool:
    """Whether the aspect is certain."""
    if aspect == "nonnull":
        return value.null == NONNULL
    if aspect == "null":
        return value.null == NULL
    if aspect == "unknown":
        return value.null != NONNULL
    if aspect == "found":
        return value.null in (NONNULL, NULL)
    return truthiness(value) is (aspect == "true")


def excluded(value: Value, aspect: str) -> bool:
    """Whether the aspect is impossible."""
    if aspect == "nonnull":
        return value.null == NULL
    if aspect == "null":
        return value.null == NONNULL
    return aspect not in ("unknown", "found") and truthiness(value) is (aspect == "false")
