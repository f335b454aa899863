"""Third parties as the code sees them: client calls with their timeouts, and the stubs that stand in for services in tests."""

from __future__ import annotations

from nullguard.model.span import NOWHERE, Packed
from nullguard.model.syntax import Node

FINITE = "finite"
UNBOUNDED = "unbounded"
UNKNOWN = "unknown"

LOOP = "loop"
"""The tool of a policy that is written as a loop."""


class Hop(Node, frozen=True):
    """A place on the way of a value: where it stands, and what it is called there (`PAYMENT_TIMEOUT`, `2`)."""

    path: str
    at: Packed
    text: str


class Limit(Node, frozen=True):
    """How long one phase may last.

    `phase` is connect, read (silence between bytes, unless a library limits more), write, total, pool or wait; `state` is FINITE
    (then `ms` says how long), UNBOUNDED or UNKNOWN. `source` says who decided: default (the library), value (the code, then
    `hops` lead from the call to the literal), setting (a default that an environment variable or property may replace),
    parameter (a parameter's default; one without a limit holds only where a caller relies on it). `note` restricts a library's
    default: `before redis 8.0`. `unit` is the one in which the library reads the number that was given (`s`, `ms`); empty where
    nothing was given, where the value carries its unit, and where the code has converted it. An UNKNOWN limit has the way of
    its value as far as it is known.
    """

    phase: str
    state: str
    ms: float = 0.0
    source: str = "default"
    hops: tuple[Hop, ...] = ()
    note: str = ""
    unit: str = ""

    @property
    def place(self) -> Hop | None:
        """Where the value stands; None for a library's default."""
        return self.hops[-1] if self.hops else None


class Retry(Node, frozen=True):
    """A policy that repeats a call, and where it stands.

    `tool` is the library (`tenacity`, `urllib3`, `resilience4j`, `celery`); `attempts` counts the first one too, 0 when unknown
    or unlimited (`is_unlimited`). The wait before attempt i+2 is min(cap, first * factor**i) in ms, None where unknown.
    `statuses` are the HTTP statuses that are repeated (empty: the tool's default), `on` the exceptions, by their short names.
    `methods` are those that are repeated, upper case, empty for all. `honours_retry_after`: the server's header decides the wait.
    `symbol` is the function that the policy stands in or, when it `wraps` one, the function that is repeated; of that, a LOOP
    repeats what stands inside `at`.
    """

    tool: str
    path: str
    at: Packed
    text: str = ""
    attempts: int = 0
    is_unlimited: bool = False
    first_wait_ms: float | None = None
    factor: float = 1.0
    cap_ms: float | None = None
    statuses: tuple[int, ...] = ()
    on: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    honours_retry_after: bool = False
    symbol: str = ""
    wraps: bool = False


class Deadline(Node, frozen=True):
    """How long whoever waits for a function gives it.

    `kind` is task (Celery, RQ, dramatiq), worker (gunicorn, uwsgi), future (a wait on the result), limiter (a time limiter
    around the call), proxy, health, lock, visibility (a broker redelivers after it), late (no time: what is not finished is
    redelivered), transaction or clock (the code compares with the time). `is_default`: the library decides, `at` is what tells
    which. `symbol` is the function that it holds for, empty where it holds for every one; `text` is what is written there.
    """

    kind: str
    ms: float
    path: str
    at: Packed
    symbol: str = ""
    text: str = ""
    hops: tuple[Hop, ...] = ()
    is_default: bool = False


class BadAnswer(Node, frozen=True):
    """A place where code decides what a bad answer means: a handler of exceptions, or a test of a status.

    `exceptions` are those that are caught, by their names as written, `statuses` the HTTP statuses that are tested (`above`: all
    from the first one on), `codes` the texts that an error code is compared with. `repeats`: one branch tries again.
    `knows_limits`: the function around has a word for rate limits (429, Retry-After, throttling, quota). `raises`: the branch
    raises.
    """

    path: str
    at: Packed
    symbol: str
    text: str
    exceptions: tuple[str, ...] = ()
    statuses: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    above: bool = False
    repeats: bool = False
    knows_limits: bool = False
    raises: bool = False


class ClientCall(Node, frozen=True):
    """A remote call, or the client object that makes remote calls, with the limits that hold for it.

    `callee` is the qualified function (`requests.get`), `library` its library's name, `at` the place of the call, or of the
    construction when `is_client`. `method` is upper case, empty when unknown; `url` a template whose unknown parts are `{}`,
    empty when nothing is known. `built` leads to the construction of the object that the call is made on. `typed` says how the
    receiver was recognised: `resolved`, `method` (only one library has such a method), `convention` (by its name) or
    `declared` (by its type). `partial` marks a configuration object of which only some phases are set. `retries` are the
    policies around it, the innermost first. A call of a project function that makes the client call is one itself: `via` then
    leads to the calls inside, the client's last, and `limits` and `url` are those of this caller's arguments.
    """

    callee: str
    library: str
    path: str
    at: Packed
    symbol: str = ""
    expression: str = ""
    is_client: bool = False
    partial: bool = False
    method: str = ""
    url: str = ""
    limits: tuple[Limit, ...] = ()
    built: tuple[Hop, ...] = ()
    typed: str = "resolved"
    retries: tuple[Retry, ...] = ()
    via: tuple[Hop, ...] = ()


class Omission(Node, frozen=True):
    """A call of the project that leaves a parameter named after a timeout to its default None: `default` is where that stands,
    `path` and `at` where the call does."""

    default: Hop
    path: str
    at: Packed


class Unapplied(Node, frozen=True):
    """A timeout that the code has and no client call gets.

    `kind` is parameter (a function takes it), field (a class keeps it) or attribute (it is set on an object that ignores it).
    `hop` is where it stands; `client` the call that lacks it, for an attribute the construction of the object.
    """

    kind: str
    hop: Hop
    client: Hop
    callee: str


class ClientFacts(Node, frozen=True):
    """The client calls of one source, in order. `socket_default` says that it sets the process-wide default of sockets;
    `deadlines` are those that it sets, `omissions` the calls that rely on a parameter's default of no timeout, `retries` all
    policies, `answers` the places that decide what bad answers mean, `unapplied` the timeouts that no call gets."""

    calls: tuple[ClientCall, ...] = ()
    socket_default: bool = False
    deadlines: tuple[Deadline, ...] = ()
    omissions: tuple[Omission, ...] = ()
    retries: tuple[Retry, ...] = ()
    answers: tuple[BadAnswer, ...] = ()
    unapplied: tuple[Unapplied, ...] = ()


class Stub(Node, frozen=True):
    """One answer that a test declares for an endpoint.

    `match` says what `pattern` is: path, url (both literal, a `{}` stands for an unknown part), template (`/orders/{id}`), regex,
    any (every request), unknown, queue (an answer without a request, in order), constant (the dotted name of the constant that
    holds the URL) or symbol (the dotted name of the function or class that a mock takes the place of, in Java type and method;
    leading dots count from the package of the source). `method` is empty for every method. `at` is the whole statement of request
    and answer, `answer` the answer alone. `delays_ms` are the delays that the answer may have, smallest and largest (log-normal:
    median and 99.9th percentile). `status` is 0 when unknown; `failure` is timeout, connection, error (another exception), limit
    (a refusal that says that there were too many requests) or empty. `code` is the error code of an SDK's exception. An answer
    that is not `known` may be slow.
    """

    tool: str
    at: Packed = NOWHERE
    method: str = ""
    match: str = "any"
    pattern: str = ""
    delays_ms: tuple[float, ...] = ()
    status: int = 200
    failure: str = ""
    known: bool = True
    answer: Packed = NOWHERE
    code: str = ""

    @property
    def slowest_ms(self) -> float:
        """The largest declared delay; 0 when the stub answers at once."""
        return max(self.delays_ms, default=0.0)

    @property
    def place(self) -> Packed:
        """Where a delay would be declared."""
        return self.answer or self.at
