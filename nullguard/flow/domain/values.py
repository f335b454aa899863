"""The abstract domain: what is known of one value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from nullguard.model.span import NOWHERE, Packed
from nullguard.program.symbols import Symbol, Type

UNKNOWN: Final = 0
"""Nothing is known; optimistic, never reported."""
NONNULL: Final = 1
NULL: Final = 2
NULLABLE: Final = 3

TESTED: Final = "tested"
"""The kind of origin of a null that only a test tells of: somebody thought of it, and both outcomes go on."""

RESOLVED: Final = "resolved"
BY_CALLS: Final = "calls"
BY_CONVENTION: Final = "convention"
BY_NAME: Final = "name"
BY_ATTRIBUTE: Final = "attribute"

ConstantKey = tuple[str, Any]
"""Kind and value of a constant: the kind keeps True apart from 1."""


class Passage(msgspec.Struct, frozen=True):
    """A call that a null came out of on its way: where it stands, and its text."""

    path: str
    at: Packed
    text: str


class Origin(msgspec.Struct, frozen=True):
    """Why a value may be null. `kind` chooses the rule: column, relation, reverse, missing (a row whose absence raises when it is
    read), lookup, aggregate, declared, library, path, returned, tested, default, `LEFT_OUT`, `NOT_TAKEN`.

    `subject` names the thing (`class id.attribute`, a function's dotted name); `path` and `at` where the null comes from;
    `text` is the source text of the expression that gave it; `typed` says how the receiver's class is known: RESOLVED, BY_CALLS
    (by what is passed or assigned elsewhere), BY_CONVENTION, BY_NAME (of the variable) or BY_ATTRIBUTE (only nullable columns
    bear the attribute's name). `via` are the calls that it came out of, innermost first. `validated` says that a method of the
    row's class refuses the null, which not all code asks; `doubt` why what was looked up is nearly always there (empty: nothing
    says so); `keyed` that a key was given to a lookup, `row` the class of what the innermost lookup looks for by a key that the
    function at hand is given, whatever is made of it (Java).
    """

    kind: str
    subject: str
    path: str = ""
    at: Packed = NOWHERE
    text: str = ""
    typed: str = RESOLVED
    via: tuple[Passage, ...] = ()
    validated: bool = False
    doubt: str = ""
    keyed: bool = False
    row: str = ""


LEFT_OUT: Final = "left out"
"""The kind of what users may leave out of a form or request, by the field that is declared for it."""

NOT_TAKEN: Final = "not taken"
"""The kind of what is missing where a form has refused what users gave for a field, or that they gave nothing."""


class Fact(msgspec.Struct, frozen=True):
    """Something known of a path relative to a value: `aspect` is nonnull, null, true, false, `GIVEN` or `REFUSED`."""

    segments: tuple[str, ...]
    aspect: str


OF_KIND: Final = "kind"
"""The aspect of a fact that a predicate of a row was true when a filter let it pass, which tells of what kind it is (Java)."""

GIVEN: Final = "given"
"""Of an attribute that a new row was given something of which nothing is known: there as soon as the row may also be one that was
asked for it."""

REFUSED: Final = "refused"
"""The aspect of a fact that a method of the row's class refuses the null of an attribute, which not all code asks."""


class Asked(msgspec.Struct, frozen=True):
    """What a framework knows of a query, or of a condition or expression for one; frameworks derive their own from it."""

    @property
    def changes_receiver(self) -> bool:
        """Whether the method that gave it gave its receiver, which it has changed."""
        return False

    @property
    def is_query(self) -> bool:
        """Whether it is a whole query, whoever runs it."""
        return False

    @property
    def narrows(self) -> bool:
        """Whether it is a condition that tells something of the rows for which it holds."""
        return False

    def tested_for_null(self) -> tuple[tuple[str, str], ...]:
        """The attributes, each after the id of its class, which it asks whether they are null."""
        return ()

    def joined(self, other: Asked) -> Asked | None:
        """What is known when it is one of the two; None when that is nothing."""
        return self if self == other else None


class Parts(Asked, frozen=True):
    """What a list holds of queries or conditions for one, and perhaps others besides: `filters = [Order.due < now]`, to which
    more is added under conditions."""

    held: tuple[Asked, ...]

    def joined(self, other: Asked) -> Asked | None:
        common = tuple(part for part in self.held if isinstance(other, Parts) and part in other.held)
        return Parts(common) if common else None


class Value(msgspec.Struct, frozen=True):
    """What is known of a value.

    `constants` are the values it can have when it is not null, `truth` its truthiness where a test told it, `element` what
    iterating over it gives, `items` the members of a tuple, `together` which of them (by position) is there when another one
    has an aspect, `facts` what holds for paths below it (rows of a filtered query), `named` what a record that a query gives
    holds by attribute or key, `asked` what a framework knows of it that is part of a query,
    `symbol` what it names when it is a class, function or module, `callable` a local function or lambda. `fresh` marks an object
    that the code has just made: its attributes are what the code sets, not what a row holds; `bare` one that was made without
    arguments and not handed on yet, so that they are what its class declares. `typed` says how the class is known, as
    `Origin.typed` does. `is_key` marks the key of another row, by which that row will be found, `key_of` that row's class;
    `row_key` is the class of the row whose own key this is, `column` what a row holds this in (`class id.attribute`; Python).
    `undeclared` is the name of the parameter that this is, when nothing is declared of it, or only that it is a dictionary or a
    list of such: its callers are asked when more is wanted of it, as long as they have not told (`is_unasked`). `given` says that
    code gave it to an attribute, and nothing is known of it but that and `constants`.
    """

    null: int = UNKNOWN
    type: Type | None = None
    origin: Origin | None = None
    constants: frozenset[ConstantKey] | None = None
    truth: bool | None = None
    element: Value | None = None
    items: tuple[Value, ...] | None = None
    together: tuple[tuple[int, str, int], ...] = ()
    facts: tuple[Fact, ...] = ()
    named: tuple[tuple[str, Value], ...] = ()
    asked: Asked | None = None
    symbol: Symbol | None = None
    callable: Any = None
    always_true: bool = False
    fresh: bool = False
    bare: bool = False
    typed: str = RESOLVED
    is_key: bool = False
    key_of: str = ""
    row_key: str = ""
    column: str = ""
    undeclared: str = ""
    given: bool = False

    def is_unasked(self) -> bool:
        """Whether this is a parameter whose callers have not told yet what it is."""
        if not self.undeclared or self.symbol is not None or self.element or self.items:
            return False
        return self.type is None or (self.type.cls == KEYWORDS and not self.named)


KEYWORDS: Final = "builtins.dict"
"""The type of a parameter that takes all other keywords (Python's `**options`)."""

ANY_KEY: Final = ""
"""In `Value.named` what a dictionary holds by whatever key: all that was put in under keys that nobody knows."""

ANY: Final = Value()
PRESENT: Final = Value(NONNULL)
ABSENT: Final = Value(NULL, constants=frozenset())
TRUE: Final = Value(NONNULL, constants=frozenset({("bool", True)}))
FALSE: Final = Value(NONNULL, constants=frozenset({("bool", False)}))


def constant(kind: str, value: Any, type: Type | None = None) -> Value:
    """The value of a literal."""
    return Value(NONNULL, type, constants=frozenset({(kind, value)}))


def parts_of(value: Value) -> Parts | None:
    """What a list surely holds that is part of a query; None where it holds nothing of that kind."""
    if isinstance(value.asked, Parts):
        return value.asked
    held = tuple(item.asked for item in value.items or () if item.asked is not None)
    return Parts(held) if held else None


def parts_together(values: Iterable[Value]) -> Parts | None:
    """What a list holds of that kind that is put together of several."""
    held = tuple(part for value in values if (parts := parts_of(value)) is not None for part in parts.held)
    return Parts(held[:_MOST_PARTS]) if held else None


def with_part(value: Value, item: Value) -> Parts | None:
    """The same with one more item."""
    known = parts_of(value)
    if item.asked is None or (known is not None and len(known.held) >= _MOST_PARTS):
        return known
    return Parts((*(known.held if known is not None else ()), item.asked))


_MOST_PARTS = 24
