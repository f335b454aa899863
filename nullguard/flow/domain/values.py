"""The abstract domain: what is known of one value, and how knowledge joins and is refined."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from nullguard.model.span import NOWHERE, Packed
from nullguard.program.symbols import UNION, Symbol, Type

UNKNOWN: Final = 0
"""Nothing is known; optimistic, never reported."""
NONNULL: Final = 1
NULL: Final = 2
NULLABLE: Final = 3

MAX_CONSTANTS = 8
"""A set of constants that grows beyond this is forgotten, which keeps joins finite."""

MOST_JOINED = 4
"""A value of more classes than these is of any class."""

_MAX_TOGETHER = 6
"""A tuple with more items is not asked which of them go together."""

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
    read), lookup, aggregate, declared, library, path, returned, tested, default.

    `subject` names the thing (`class id.attribute`, a function's dotted name); `path` and `at` where the null comes from;
    `text` is the source text of the expression that gave it; `typed` says how the receiver's class is known: RESOLVED, BY_CALLS
    (by what is passed or assigned elsewhere), BY_CONVENTION, BY_NAME (of the variable) or BY_ATTRIBUTE (only nullable columns
    bear the attribute's name). `via` are the calls that it came out of, innermost first. `validated` says that a method of the
    row's class refuses the null, which not all code asks; `doubt` why what was looked up is nearly always there (empty: nothing
    says so); `keyed` that a key was given to a lookup.
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


class Fact(msgspec.Struct, frozen=True):
    """Something known of a path relative to a value: `aspect` is nonnull, null, true or false."""

    segments: tuple[str, ...]
    aspect: str


class Asked(msgspec.Struct, frozen=True):
    """What a framework knows of a query, or of a condition or expression for one; frameworks derive their own from it."""

    @property
    def changes_receiver(self) -> bool:
        """Whether the method that gave it gave its receiver, which it has changed."""
        return False

    def joined(self, other: Asked) -> Asked | None:
        """What is known when it is one of the two; None when that is nothing."""
        return self if self == other else None


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
    `undeclared` is the name of the parameter that this is, when nothing is declared of it and its callers have not been asked
    yet. `given` says that code gave it to an attribute, and nothing is known of it but that.
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


ANY: Final = Value()
PRESENT: Final = Value(NONNULL)
ABSENT: Final = Value(NULL, constants=frozenset())
TRUE: Final = Value(NONNULL, constants=frozenset({("bool", True)}))
FALSE: Final = Value(NONNULL, constants=frozenset({("bool", False)}))

_replace = msgspec.structs.replace


def constant(kind: str, value: Any, type: Type | None = None) -> Value:
    """The value of a literal."""
    return Value(NONNULL, type, constants=frozenset({(kind, value)}))


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


def join(a: Value, b: Value) -> Value:
    """What is known when the value is one of the two."""
    if a is b or a == b:
        return a
    null, origin = _join_null(a, b)
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
    return Value(
        null=null,
        type=kept.type if only_null or _same_class(a, b) else _common_type(a, b),
        origin=origin,
        constants=constants,
        truth=truth_a if truth_a == truth_b else None,
        element=kept.element if only_null else _join_optional(a.element, b.element),
        items=kept.items if only_null else _join_items(a.items, b.items),
        together=kept.together if only_null else _join_together(a, b) if a.items and b.items else (),
        facts=kept.facts if only_null else _join_facts(a, b) if a.facts or b.facts else (),
        named=kept.named if only_null else _join_named(a.named, b.named) if a.named else (),
        asked=kept.asked if only_null else a.asked.joined(b.asked) if a.asked is not None and b.asked is not None else None,
        symbol=kept.symbol if only_null or a.symbol is b.symbol else None,
        callable=kept.callable if only_null or a.callable is b.callable else None,
        always_true=kept.always_true and (only_null or other.always_true),
        fresh=kept.fresh and (only_null or other.fresh),
        bare=kept.bare and (only_null or other.bare),
        is_key=kept.is_key and (only_null or other.is_key),
        key_of=kept.key_of if only_null or kept.key_of == other.key_of else "",
        row_key=kept.row_key if only_null or kept.row_key == other.row_key else "",
        column=kept.column if only_null or kept.column == other.column else "",
        undeclared=kept.undeclared if only_null or kept.undeclared == other.undeclared else "",
        given=(a.given or b.given) and _is_given(a) and _is_given(b),
        typed=kept.typed if only_null or kept.typed == other.typed else weaker(kept.typed, other.typed),
    )


def _is_given(value: Value) -> bool:
    return value.null == NONNULL or (value.given and value.null < NULL)


def weaker(one: str, other: str) -> str:
    """The less certain of two ways in which a class is known."""
    return max(one, other, key=_CERTAINTY.index)


_CERTAINTY = (RESOLVED, BY_CALLS, BY_CONVENTION, BY_NAME, BY_ATTRIBUTE)


def _join_null(a: Value, b: Value) -> tuple[int, Origin | None]:
    if a.null == b.null:
        return a.null, a.origin or b.origin
    if a.null >= NULL or b.null >= NULL:
        nullable = a if a.null >= NULL and (a.null == NULLABLE or b.null != NULLABLE) else b
        return NULLABLE, nullable.origin or a.origin or b.origin
    return UNKNOWN, None


def _same_class(a: Value, b: Value) -> bool:
    return a.type is not None and b.type is not None and a.type.cls == b.type.cls


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
    """What is known of the rows of either: of a list that is empty (in Python, before it is filled) everything is."""
    if a.items == () and _is_list(a):
        return b.facts
    if b.items == () and _is_list(b):
        return a.facts
    return tuple([fact for fact in a.facts if fact in b.facts])


def _is_list(value: Value) -> bool:
    return value.type is not None and value.type.cls == "builtins.list"


def _join_optional(a: Value | None, b: Value | None) -> Value | None:
    if a is None or b is None:
        return None
    return join(a, b)


def _join_together(a: Value, b: Value) -> tuple[tuple[int, str, int], ...]:
    """What one item tells of another in either value: of `(x, y)` or else `(None, None)`, `(x, None)` or else `(None, error)`,
    `(True, x)` or else `(False, None)`, `(count, x)` or else `(0, None)`."""
    if not a.items or not b.items or len(a.items) != len(b.items) or len(a.items) > _MAX_TOGETHER:
        return ()
    if all(item.null < NULL for item in (*a.items, *b.items)):
        return ()
    numbers = range(len(a.items))
    return tuple(
        (i, aspect, j)
        for i in numbers
        for j in numbers
        for aspect in ("nonnull", "null", "false", "true")
        if i != j and _go_together(a, b, i, aspect, j)
    )


def _go_together(a: Value, b: Value, first: int, aspect: str, second: int) -> bool:
    """Whether in both tuples the second item is there when the first has the aspect."""
    with_a, with_b = _goes_with(a, first, aspect, second), _goes_with(b, first, aspect, second)
    if with_a and with_b:
        return True
    if aspect != "null" or not (with_a or with_b) or a.items is None or b.items is None:
        return False
    told, other = (a.items, b.items) if with_a else (b.items, a.items)
    return takes_turns(told[first], other[first], other[second]) and told[second].null < NULL


def takes_turns(here: Value, elsewhere: Value, absent: Value) -> bool:
    """Whether a value that is null `here`, and unknown where another one is null, counts as there: code that gives an error in
    place of a result says None for the one it does not give (`return None, e.reason`, else `return rows, None`). Nulls that tests
    told of say nothing."""
    is_told = here.null in (NULL, NULLABLE) and _is_written(here) and absent.null == NULL and _is_written(absent)
    return is_told and elsewhere.null == UNKNOWN and not elsewhere.undeclared


def _is_written(value: Value) -> bool:
    """Whether a null is one that the code sets."""
    return value.origin is not None and value.origin.kind == "path"


def _goes_with(value: Value, first: int, aspect: str, second: int) -> bool:
    """Whether the second item is there when the first has the aspect; an error that is there counts as true."""
    items = value.items or ()
    if items[second].null < NULL or excluded(items[first], aspect) or (first, aspect, second) in value.together:
        return True
    return aspect == "false" and items[first].null == NONNULL and items[first].truth is None and not items[first].constants


def _join_items(a: tuple[Value, ...] | None, b: tuple[Value, ...] | None) -> tuple[Value, ...] | None:
    if a is None or b is None or len(a) != len(b):
        return None
    return tuple(join(x, y) for x, y in zip(a, b, strict=True))


def _join_named(a: tuple[tuple[str, Value], ...], b: tuple[tuple[str, Value], ...]) -> tuple[tuple[str, Value], ...]:
    if a is b or not a or not b:
        return a if a is b else ()
    of_b = dict(b)
    return tuple((name, join(value, of_b[name])) for name, value in a if name in of_b)


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
                value = as_nonnull(value) or value
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
    """The value, known to be truthy."""
    if truthiness(value) is False:
        return None
    constants = value.constants
    if constants is not None:
        constants = frozenset(key for key in constants if key[1])
    return _replace(value, null=NONNULL, origin=None, truth=True, constants=constants)


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


REFINE: Final = {"nonnull": as_nonnull, "null": as_null, "true": as_true, "false": as_false}
"""The refinement of each aspect that a Fact or an implication can name."""


def holds(value: Value, aspect: str) -> bool:
    """Whether the aspect is certain."""
    if aspect == "nonnull":
        return value.null == NONNULL
    if aspect == "null":
        return value.null == NULL
    return truthiness(value) is (aspect == "true")


def excluded(value: Value, aspect: str) -> bool:
    """Whether the aspect is impossible."""
    if aspect == "nonnull":
        return value.null == NULL
    if aspect == "null":
        return value.null == NONNULL
    return truthiness(value) is (aspect == "false")
