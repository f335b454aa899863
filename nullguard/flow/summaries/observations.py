"""What the interpreter tells of one source: uses of values that may be null, guards, nulls that are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from nullguard.flow.domain.values import Origin
from nullguard.flow.summaries.noted_calls import NO_CALLS, NotedCalls
from nullguard.model.facts import NO_BODY
from nullguard.model.span import Packed

BY_QUERY = "query"
"""The kind of use of a value with which a query compares: the library refuses null, by an error of its own."""

FILE = "file"
"""The kind of use of a file that a column names, whose address or content code asks for: a ValueError where it is null."""

HANDED_OVER = "handed over"
"""The kind of use of a value that something takes as a row to keep: the library refuses null, by an error of its own."""

STORED = "stored"
"""The kind of use of a value for a column that the schema declares NOT NULL: the database refuses the row."""

VALIDATED = "validated"
"""The kind of use of a value for a field that is validated when its object is made: a ValueError where it is null."""

ASKED = "asked"
"""The kind of use of a value by which a dictionary or an enumeration is asked that has no such key (Python): a KeyError."""

REFUSED = "refused"
"""The kind of use of a parameter of which a function says that it must not be null (Java): `Objects.requireNonNull(name)`."""

HANDED = "handed"
"""The kind of origin of a null that is followed into a called function; its subject is the number that the caller gave it."""


class Demand(msgspec.Struct, frozen=True):
    """A use of a parameter, or of a path below it, that no test protects: null raises there. `expression` is the text of what is
    used, `operation` what is done with it; `path` and `at` are its place. `errors` are the names of what is raised and of what is
    above it, where a library raises an error of its own (Python)."""

    kind: str
    operation: str
    expression: str
    path: str
    at: Packed
    errors: tuple[str, ...] = ()


class Use(msgspec.Struct, frozen=True):
    """A place where null raises, reached by a value that may be null.

    `kind` is attribute, method, store, subscript, call, iteration, unpacking, arithmetic, comparison, membership, argument,
    asked, passed, format, conversion, unboxing, switch, throw, synchronized, with, await. `expression` is the normalised text of
    the value, `operation` what is done with it (`.upper()`), `symbol` the enclosing function's qualname; `certain` says that the
    value is null on every path that comes here. A value that is passed to a function of the project which uses it has the kind
    passed, the function as its operation, and `inside` tells of the use there. `status` is another attribute of the row of which
    it is known here that it has certain values (`if order.status == PAID`), `row` the class of what a lookup looked for;
    `is_kind` says that the status tells of what kind the row is, `is_hint` that it is one that often has nothing to do with it.
    `is_guarded` says that all calls that are written test it, but others could be made, `is_conditional` that a condition decides
    whether it comes here which is asked after the null was given, and which does not ask for the value. `beside` are other
    attributes of a Java row that may be null, and are known to be there; `errors` as of a demand.
    """

    kind: str
    origin: Origin
    at: Packed
    expression: str
    operation: str
    symbol: str
    certain: bool = False
    inside: Demand | None = None
    status: str = ""
    row: str = ""
    is_kind: bool = False
    is_hint: bool = False
    is_guarded: bool = False
    is_conditional: bool = False
    beside: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """What was seen in one function that was looked at for its own sake (see `FlowFacts`); `set_later` are subjects that are set
    on rows which were made before, `calls` those of private methods."""

    uses: tuple[Use, ...] = ()
    corruptions: tuple[Use, ...] = ()
    guards: tuple[tuple[str, Packed], ...] = ()
    null_writes: tuple[tuple[str, Packed], ...] = ()
    left_out: tuple[tuple[str, Packed], ...] = ()
    refused: tuple[tuple[str, Packed], ...] = ()
    set_later: tuple[str, ...] = ()
    calls: NotedCalls = NO_CALLS


NOTHING_SHOWN = Shown()

ALL_TOGETHER = NO_BODY


class Look(msgspec.Struct, frozen=True):
    """A function that was looked at for its own sake, by the number of its body: what was seen, and what that was drawn from
    beside the declarations of its source. ALL_TOGETHER stands for what became of all that was seen in a source when callers were
    heard, which `shown` does not tell; drawn from nothing, for what was known of that before."""

    body: int
    shown: Shown
    drawn: frozenset[str]


class FlowFacts(msgspec.Struct, frozen=True):
    """Everything that flow says of one source. `guards` and `null_writes` are the subjects (`class id.attribute`) that were
    tested for null, and that null was assigned to, each with the first place, `left_out` those that a new row is made without,
    `refused` those that a validator refuses to be null;
    `reads` the sources whose declarations the answer depends on. `corruptions` are places where null raises nothing and becomes
    text (kind text, the text as operation). `looks` are those at single functions that may be kept."""

    uses: tuple[Use, ...] = ()
    corruptions: tuple[Use, ...] = ()
    guards: tuple[tuple[str, Packed], ...] = ()
    null_writes: tuple[tuple[str, Packed], ...] = ()
    left_out: tuple[tuple[str, Packed], ...] = ()
    refused: tuple[tuple[str, Packed], ...] = ()
    steps_exceeded: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    looks: tuple[Look, ...] = ()


class Settled(msgspec.Struct, frozen=True):
    """What is known of a source before it is analysed: what looks at functions show, by the numbers of their bodies, and what
    became of it, if it is all that is seen there."""

    looks: Mapping[int, Shown]
    facts: FlowFacts | None = None


NOTHING_SETTLED = Settled(MappingProxyType({}))
