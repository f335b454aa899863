"""How knowledge of values joins: what is known when a value is one of two."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.going_together import join_together
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.values import (
    ANY_KEY,
    BY_ATTRIBUTE,
    BY_CALLS,
    BY_CONVENTION,
    BY_NAME,
    GIVEN,
    NONNULL,
    NULL,
    NULLABLE,
    RESOLVED,
    UNKNOWN,
    Asked,
    Fact,
    Origin,
    Value,
    parts_of,
)
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import UNION, Type

MAX_CONSTANTS = 8
"""A set of constants that grows beyond this is forgotten, which keeps joins finite."""

MOST_JOINED = 4
"""A value of more classes than these is of any class."""


def join(a: Value, b: Value) -> Value:
    """What is known when the value is one of the two."""
    if a is b or a == b:
        return a
    null, origin = _join_null(a, b)
    for told, untold in ((a, b), (b, a)):
        if untold.type is None and told.type is not None and not told.fresh and _is_untold(untold) and _is_of_program(told.type):
            return msgspec.structs.replace(
                told,
                null=null,
                origin=origin,
                typed=weaker(told.typed, BY_CONVENTION),
                constants=None,
                truth=None,
                always_true=False,
            )
    if a.null == NULL:
        kept, other = b, a
    else:
        kept, other = a, b
    only_null = other.null == NULL
    constants = None
    if a.constants is not None and b.constants is not None:
        constants = a.constants | b.constants
        if len(constants) > MAX_CONSTANTS:
            constants = None
    truth_a, truth_b = truthiness(a), truthiness(b)
    if only_null:
        return msgspec.structs.replace(
            kept,
            null=null,
            origin=origin,
            constants=constants,
            truth=truth_a if truth_a == truth_b else None,
            given=(a.given or b.given) and _is_given(a) and _is_given(b),
        )
    return Value(
        null=null,
        type=_fuller(kept, other) if _same_class(a, b) else _common_type(a, b),
        origin=origin,
        constants=constants,
        truth=truth_a if truth_a == truth_b else None,
        element=_join_elements(a, b),
        items=_join_items(a.items, b.items),
        together=join_together(a, b) if a.items and b.items else (),
        facts=_join_facts(a, b) if a.facts or b.facts else (),
        named=_join_entries(a, b) if a.named or b.named else (),
        asked=_join_asked(a, b) if a.asked or b.asked or a.items or b.items else None,
        symbol=kept.symbol if a.symbol is b.symbol else None,
        callable=kept.callable if a.callable is b.callable else None,
        always_true=kept.always_true and other.always_true,
        fresh=kept.fresh and other.fresh,
        bare=kept.bare and other.bare,
        is_key=kept.is_key and other.is_key,
        key_of=kept.key_of if kept.key_of == other.key_of else "",
        row_key=kept.row_key if kept.row_key == other.row_key else "",
        column=kept.column if kept.column == other.column else "",
        undeclared=kept.undeclared if kept.undeclared == other.undeclared else "",
        given=(a.given or b.given) and _is_given(a) and _is_given(b),
        typed=kept.typed if kept.typed == other.typed else weaker(kept.typed, other.typed),
    )


def _is_of_program(type: Type) -> bool:
    """Whether a type is a class of a Python source, or a library's that holds objects of one: what code uses then is its own."""
    return _PYTHON_SOURCE in type.cls or any(_PYTHON_SOURCE in held.cls for held in type.args)


def _is_of_java(type: Type | None) -> bool:
    return type is not None and not type.cls.startswith("builtins.") and not _is_of_program(type)


def _is_untold(value: Value) -> bool:
    """Whether nothing is known of a value: it may be of the class that it has on another way."""
    if value.type is not None or value.symbol is not None or value.callable is not None or value.constants is not None:
        return False
    return value.null < NULL and not (value.element or value.items or value.named or value.asked or value.facts or value.fresh)


def _is_given(value: Value) -> bool:
    return value.null == NONNULL or (value.given and value.null < NULL)


def weaker(one: str, other: str) -> str:
    """The less certain of two ways in which a class is known."""
    return max(one, other, key=_CERTAINTY.index)


_CERTAINTY = (RESOLVED, BY_CALLS, BY_CONVENTION, BY_NAME, BY_ATTRIBUTE)


def _join_null(a: Value, b: Value) -> tuple[int, Origin | None]:
    if a.null >= NULL and b.null >= NULL and (row := _row_of(a, b)) is not None:
        return max(a.null, b.null), row
    if a.null == b.null:
        return a.null, a.origin or b.origin
    if a.null >= NULL or b.null >= NULL:
        nullable = a if a.null >= NULL and (a.null == NULLABLE or b.null != NULLABLE) else b
        return NULLABLE, nullable.origin or a.origin or b.origin
    return UNKNOWN, None


def _row_of(a: Value, b: Value) -> Origin | None:
    """The row that was not found, where one of two nulls has that reason and the other one stands in the code."""
    for one, other in ((a, b), (b, a)):
        if _is_missed(one) and other.origin is not None and other.origin.kind in _WRITTEN:
            return one.origin
    return None


_MISSED = "lookup"
"""The kind of origin of a row that was not found."""

_WRITTEN = frozenset({"path", "returned"})
"""Kinds of origin of a null that code writes."""


def _same_class(a: Value, b: Value) -> bool:
    return a.type is not None and b.type is not None and a.type.cls == b.type.cls


def _fuller(kept: Value, other: Value) -> Type | None:
    """Of two types of one class that of what `kept` is; an empty container may be one of whatever the other one holds."""
    if kept.truth is False and kept.type is not None and not kept.type.args and other.type is not None:
        return other.type
    return kept.type


def _common_type(a: Value, b: Value) -> Type | None:
    """Of two classes of Python sources the union of both, up to MOST_JOINED."""
    if a.type is None or b.type is None:
        return None
    members = {member.cls: member for type in (a.type, b.type) for member in (type.args if type.cls == UNION else (type,))}
    if len(members) > MOST_JOINED or any(type.args or _PYTHON_SOURCE not in cls for cls, type in members.items()):
        return None
    return Type(UNION, tuple(members[cls] for cls in sorted(members)))


_PYTHON_SOURCE = ".py#"
"""Within the id of a class of a Python source."""


def _join_facts(a: Value, b: Value) -> tuple[Fact, ...]:
    """What is known of the rows of either: of a list that is empty (before it is filled) everything is."""
    if _is_empty(a):
        return b.facts
    if _is_empty(b):
        return a.facts
    both = [fact for fact in a.facts if fact in b.facts]
    for mine, its in ((a, b), (b, a)):
        given = [Fact(fact.segments, "nonnull") for fact in mine.facts if fact.aspect == GIVEN]
        both += [there for there in given if there in its.facts]
    return tuple(both)


def _join_elements(a: Value, b: Value) -> Value | None:
    """What either holds: a list that is empty (before it is filled) holds whatever the other one does."""
    if a.element is None and b.element is None:  # nearly always
        return None
    for empty, filled in ((a, b), (b, a)):
        if empty.element is None and _is_empty(empty) and _is_list(empty) and _is_list(filled):
            return without_others_null(filled.element) if filled.element is not None else None
        if empty.element is None and empty.truth is False and _is_set(empty) and _is_set(filled):
            return filled.element
        if empty.fresh and filled.fresh and filled.element is not None and empty.element is None and _is_empty(empty):
            return without_others_null(filled.element)
        if empty.element is None and _holds_missed(filled) and empty.null < NULL and not _is_python(empty):
            return filled.element
    return _join_optional(a.element, b.element)


def _holds_missed(value: Value) -> bool:
    """Whether a future, or another container of Java, holds a row that may not have been found, whatever another way gives."""
    held = value.element
    return held is not None and held.null == NULLABLE and _is_missed(held) and not _is_python(value)


def _is_missed(value: Value) -> bool:
    return value.origin is not None and value.origin.kind == _MISSED and not value.origin.doubt


def _is_python(value: Value) -> bool:
    return value.type is not None and (value.type.cls.startswith("builtins.") or _PYTHON_SOURCE in value.type.cls)


def without_others_null(element: Value) -> Value:
    """What a list is filled with one by one, without nulls that are no row's: who looks at it mostly skips them."""
    if element.null < NULL or (element.origin is not None and element.origin.kind in _OF_ROWS):
        return element
    return msgspec.structs.replace(element, null=UNKNOWN, origin=None)


_OF_ROWS = frozenset({"column", "relation", "reverse", "lookup"})


def _is_list(value: Value) -> bool:
    return value.type is not None and value.type.cls == "builtins.list"


def _is_set(value: Value) -> bool:
    return value.type is not None and value.type.cls == "builtins.set"


def is_empty_map(value: Value) -> bool:
    """Whether a value is a map of Java that was just made, and that nothing was put into."""
    return value.bare and value.truth is False and value.type is not None and value.type.cls.startswith("java.util.")


def _is_empty(value: Value) -> bool:
    """Whether a list or map holds nothing; a list of Java with facts and no items holds what is there."""
    if is_empty_map(value):
        return not value.facts
    if value.items != () or value.facts or value.type is None:
        return False
    return value.type.cls == "builtins.list" or value.type.cls.startswith("java.util.")


def _join_optional(a: Value | None, b: Value | None) -> Value | None:
    if a is None or b is None:
        return None
    return join(a, b)


def _join_asked(a: Value, b: Value) -> Asked | None:
    """Of lists what both hold; those that hold the same number of things keep each of them."""
    if a.asked is None and b.asked is None and len(a.items or ()) == len(b.items or ()):
        return None
    one, other = a.asked or parts_of(a), b.asked or parts_of(b)
    return one.joined(other) if one is not None and other is not None else None


def _join_items(a: tuple[Value, ...] | None, b: tuple[Value, ...] | None) -> tuple[Value, ...] | None:
    if a is None or b is None or len(a) != len(b):
        return None
    return tuple(join(x, y) for x, y in zip(a, b, strict=True))


def _join_entries(a: Value, b: Value) -> tuple[tuple[str, Value], ...]:
    """What either holds by name: a dictionary that is empty (before it is filled) holds by any key whatever the other does, and
    under its names nothing but that; of those by which queries ask it may ask nothing."""
    for empty, filled in ((a, b), (b, a)):
        if empty.null == NULL and not empty.named and _is_of_java(filled.type):
            return filled.named
        if not empty.named and empty.truth is False and _same_class(a, b):
            if filled.named[0][0] == ANY_KEY:
                return filled.named
            return tuple((name, value) for name, value in filled.named if value.null == NULLABLE and LOOKUP_MARK not in name)
    return _join_named(a.named, b.named)


LOOKUP_MARK: Final = next(iter(library_names("lookup-mark")))
"""Part of the names by which queries ask (`{"due__lt": today}`)."""


def _join_named(a: tuple[tuple[str, Value], ...], b: tuple[tuple[str, Value], ...]) -> tuple[tuple[str, Value], ...]:
    if a is b or not a or not b:
        return a if a is b else ()
    of_b = dict(b)
    return tuple((name, join(value, of_b[name])) for name, value in a if name in of_b)
