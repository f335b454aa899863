"""What is known while the body of one function is walked."""

from __future__ import annotations

from dataclasses import dataclass, field

from nullguard.frameworks.clients.values import Client, Description, Value
from nullguard.knowledge.clients import Entry
from nullguard.model.clients import ClientCall, Deadline, Hop, Limit, Omission, Unapplied
from nullguard.model.span import Packed
from nullguard.program.symbols import ClassInfo, FunctionInfo


@dataclass(frozen=True, slots=True)
class Caller:
    """The call of a project function whose body is walked with its arguments: where it stands, and the way from there to here."""

    path: str
    at: Packed
    symbol: str
    expression: str
    way: tuple[Hop, ...] = ()


@dataclass(slots=True)
class Frame:
    """One function: `env` maps names and access paths (`self.session`) to values, `types` locals to the class they are declared
    with. `scope` is the qualname that names are seen from. `limit` is how long the function waits for what it starts,
    `enclosing` limit what is in the statements around (`asyncio.timeout`). `calls` counts the client calls in it, `reaches` says
    that there may be more in functions that were not followed so far; `caller` is set when it is walked for one call alone."""

    path: str
    scope: str
    owner: ClassInfo | None = None
    function: FunctionInfo | None = None
    is_java: bool = False
    env: dict[str, Value] = field(default_factory=dict)
    returns: list[Value] = field(default_factory=list)
    limit: Limit | None = None
    enclosing: list[Limit] = field(default_factory=list)
    calls: int = 0
    reaches: bool = False
    caller: Caller | None = None


@dataclass(slots=True)
class Record:
    """What was found in one source: its calls, and the client objects that it makes."""

    calls: list[ClientCall] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)
    socket_default: bool = False
    sets_per_request: set[str] = field(default_factory=set)
    omissions: list[Omission] = field(default_factory=list)
    ignored: list[Unapplied] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    described_by: list[Entry] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
