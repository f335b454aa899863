"""What an expression around a client call can be: enough to follow timeouts, URLs and client objects, unknown for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from nullguard.model.clients import Hop, Limit
from nullguard.model.span import NOWHERE, Packed
from nullguard.model.syntax import Literal
from nullguard.program.symbols import ClassInfo, FunctionInfo

Hops = tuple[Hop, ...]

_THIS_MACHINE = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:localhost|127\.\d+\.\d+\.\d+)(?:[:/]|$)")

MOST_HOPS = 6
"""A longer way of a value is told from its end."""


class Unknown:
    """The type of UNKNOWN."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()


@dataclass(frozen=True, slots=True)
class Known:
    """A literal; `hops` lead from where it is used to where it stands, `source` is that of a Limit. `is_converted`: there is
    arithmetic between the literal and the use."""

    value: Literal
    hops: Hops = ()
    source: str = "value"
    is_converted: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A duration in milliseconds."""

    ms: float
    hops: Hops = ()
    source: str = "value"


@dataclass(frozen=True, slots=True)
class Template:
    """A text whose unknown parts are `{}`."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A tuple or list."""

    items: tuple[Value, ...]
    kind: str = "tuple"


@dataclass(frozen=True, slots=True)
class Table:
    """A dictionary with known text keys; `is_open` when it may have more."""

    items: Mapping[str, Value]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ModuleValue:
    """A module of the project."""

    path: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A name of a library, known only by its dotted name."""

    dotted: str


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of a project class; `fields` are those that its construction is known to have set."""

    cls: ClassInfo
    fields: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class ClassValue:
    """A project class."""

    cls: ClassInfo


@dataclass(frozen=True, slots=True)
class FunctionValue:
    """A project function, with the object that it is called on when it is a method."""

    function: FunctionInfo
    receiver: Value | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """`functools.partial(callee, …)`: arguments by position, and by keyword, each with where it stands."""

    callee: Value
    positional: tuple[tuple[Value, Hop], ...] = ()
    keywords: tuple[tuple[str, Value, Hop], ...] = ()
    is_open: bool = False


@dataclass(slots=True, eq=False)
class Client:
    """A client library's object. The same object whatever name it goes by: what is set on it later counts everywhere.

    `limits` are those of its construction and setters; `is_open` says that others may have set more. `reports` is the kind of
    the entry that made it; `is_builder` holds until `build()`, which stands at `built`; `is_covered` when its calls
    bring their own limits, or another client has taken it over; `is_set` when a setter was called. `is_of_call`: made while a
    function is walked for one of its calls alone, where nothing is told of it.
    """

    family: str
    callee: str = ""
    reports: str = "object"
    path: str = ""
    at: Packed = NOWHERE
    symbol: str = ""
    expression: str = ""
    limits: dict[str, Limit] = field(default_factory=dict)
    method: str = ""
    url: str = ""
    is_open: bool = False
    is_builder: bool = False
    is_local: bool = False
    is_remote: bool = True
    is_covered: bool = False
    is_set: bool = False
    built: Hops = ()
    typed: str = "resolved"
    is_of_call: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A member that was read from a value: `receiver.name`."""

    receiver: Value
    name: str


Value = (
    Unknown
    | Known
    | Span
    | Template
    | Items
    | Table
    | Reference
    | ModuleValue
    | Instance
    | ClassValue
    | FunctionValue
    | Partial
    | Client
    | Bound
)


@dataclass(frozen=True, slots=True)
class Description:
    """A dictionary that has a function of the project among its values, and where it is written: it may describe a job."""

    table: Table
    hop: Hop


def join(values: Iterable[Value]) -> Value:
    """What holds for a name that may have any of the values."""
    distinct: list[Value] = []
    for value in values:
        for other in distinct:
            if value is other or value == other:
                break
        else:
            distinct.append(value)
    if len(distinct) > 1:  # created on demand: `self._session = None` until it is needed
        distinct = [value for value in distinct if not (isinstance(value, Known) and value.value is None)]
    if len(distinct) == 1:
        return distinct[0]
    tables = [value for value in distinct if isinstance(value, Table)]
    if tables and len(tables) == len(distinct):
        return _either(tables)
    clients = [value for value in distinct if isinstance(value, Client)]
    if clients and len(clients) == len(distinct) and len({client.family for client in clients}) == 1:
        return Client(clients[0].family, is_open=True)
    return UNKNOWN


def as_default(value: Known | Span) -> Value:
    """A value that something else may replace later: nothing follows from an absent or empty one."""
    payload = value.value if isinstance(value, Known) else value.ms
    if payload is None or payload == 0:
        return UNKNOWN
    return Known(value.value, value.hops, "setting") if isinstance(value, Known) else Span(value.ms, value.hops, "setting")


def _either(tables: list[Table]) -> Table:
    """One of several dictionaries: keys that all have, and those that only some have, with unknown values."""
    names = dict.fromkeys(name for table in tables for name in table.items)
    items = {name: join(table.items.get(name, UNKNOWN) for table in tables) for name in names}
    return Table(items, any(table.is_open for table in tables))


def through(value: Value, hop: Hop) -> Value:
    """A value that was reached by a name."""
    if isinstance(value, (Known, Span)) and len(value.hops) < MOST_HOPS and (not value.hops or value.hops[0].at != hop.at):
        return replace(value, hops=(hop, *value.hops))
    return value


def text_of(value: Value) -> str:
    """A value as part of a URL; `{}` where it is unknown."""
    if isinstance(value, Known):
        if value.source == "setting" and isinstance(value.value, str) and _THIS_MACHINE.match(value.value):
            return "{}"  # what an environment replaces is another machine in production
        return str(value.value) if isinstance(value.value, (str, int)) and not isinstance(value.value, bool) else "{}"
    if isinstance(value, Template):
        return value.text
    if isinstance(value, Client) and value.url:
        return value.url
    return "{}"
