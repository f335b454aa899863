"""What a known function of a client library does: makes a client, sets a limit on one, or calls a remote service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from nullguard.frameworks.clients import jobs, limiting
from nullguard.frameworks.clients.applying import cover, limits_of, set_by_key, set_limits, tell_endpoint
from nullguard.frameworks.clients.arguments import Arguments
from nullguard.frameworks.clients.frames import Frame
from nullguard.frameworks.clients.places import is_local, looks_like_url, starts_remote
from nullguard.frameworks.clients.through_functions import symbol_of
from nullguard.frameworks.clients.values import UNKNOWN, Client, Value
from nullguard.knowledge.clients import Entry
from nullguard.model import syntax as s
from nullguard.model.clients import FINITE, UNBOUNDED, ClientCall, Hop, Limit
from nullguard.model.clients import UNKNOWN as UNKNOWN_STATE
from nullguard.model.nodes import last_name
from nullguard.model.span import Packed, pack, unpack
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_BUILDERS = frozenset({"custom", "newBuilder", "builder", "copy"})


def apply(
    ev: Evaluator,
    frame: Frame,
    entry: Entry,
    receiver: Client | None,
    arguments: Arguments,
    node: s.Call | s.New,
    typed: str = "resolved",
) -> Value:
    """The value of a call of a known function; `typed` says how its receiver was recognised."""
    if entry.kind == "set":
        return set_limits(ev, entry, receiver, arguments)
    if entry.kind == "setting":
        return set_by_key(entry, receiver, arguments)
    if entry.kind == "endpoint":
        if receiver is not None:
            tell_endpoint(entry, receiver, arguments, base=receiver)
        return receiver if receiver is not None else UNKNOWN
    if entry.kind == "limiter":
        if frame.is_java and limiting.limits_waiting(entry, arguments):
            limiting.limit(frame, entry, arguments)
        return receiver if receiver is not None else UNKNOWN
    if entry.kind == "watchdog":
        if node.arguments and limiting.is_watchdog(entry, arguments, node.arguments[0]):
            _call(ev, frame, entry, receiver, arguments, node, typed)
        return UNKNOWN
    if entry.kind == "request":
        return _request(ev, frame, entry, receiver, arguments, node)
    if entry.kind == "job":
        jobs.queue(ev, frame, entry, receiver, arguments, node)
        return UNKNOWN
    if entry.kind == "within":
        return UNKNOWN
    if entry.kind == "wait":
        _call(ev, frame, entry, receiver, arguments, node, "resolved" if starts_remote(arguments) else "local")
        return UNKNOWN
    if entry.kind == "call":
        _call(ev, frame, entry, receiver, arguments, node, typed)
        return UNKNOWN
    return _make(ev, frame, entry, receiver, arguments, node)


def _make(
    ev: Evaluator, frame: Frame, entry: Entry, receiver: Client | None, arguments: Arguments, node: s.Call | s.New
) -> Client:
    same = receiver is not None and receiver.family == entry.gives
    inherited = dict(receiver.limits) if receiver is not None and (same or not receiver.is_open) else {}
    name = entry.name.rpartition(".")[2]
    owner = entry.name.rpartition(".")[0].rpartition(".")[2]
    client = Client(
        family=entry.gives,
        callee=_name(entry, None, node),
        reports=entry.kind,
        path=frame.path,
        at=name_at(node),
        symbol=symbol_of(frame),
        expression=render(node),
        limits=limits_of(ev, frame.path, entry, inherited, arguments),
        is_open=receiver is not None and receiver.is_open and (same or _leads_somewhere(ev, receiver)),
        is_builder=name in _BUILDERS or name.endswith("Builder") or owner.endswith("Builder"),
        url=receiver.url if receiver is not None else "",
        is_of_call=frame.caller is not None,
    )
    leads = receiver is not None and receiver.is_open and not same
    client.is_remote = receiver is None or not leads or not _leads_somewhere(ev, receiver)
    if leads:
        client.typed = "declared"
    tell_endpoint(entry, client, arguments)
    client.is_local = is_local(client.url)
    cover(entry, client, arguments)
    if frame.path == ev.path and frame.caller is None:
        ev.record.clients.append(client)
    return client


def _request(
    ev: Evaluator, frame: Frame, entry: Entry, receiver: Client | None, arguments: Arguments, node: s.Call | s.New
) -> Client:
    """A request of a client: it has the client's limits, address and history, and may get limits of its own."""
    made = Client(
        entry.gives,
        callee=receiver.callee if receiver is not None else entry.name,
        path=receiver.path if receiver is not None else frame.path,
        at=receiver.at if receiver is not None else name_at(node),
        symbol=symbol_of(frame),
        expression=receiver.expression if receiver is not None else render(node),
        limits=limits_of(ev, frame.path, entry, dict(receiver.limits) if receiver is not None else {}, arguments),
        url=receiver.url if receiver is not None else "",
        is_open=receiver is None or receiver.is_open,
        is_local=receiver is not None and receiver.is_local,
    )
    tell_endpoint(entry, made, arguments, base=receiver)
    return made


def _call(
    ev: Evaluator,
    frame: Frame,
    entry: Entry,
    receiver: Client | None,
    arguments: Arguments,
    node: s.Call | s.New,
    typed: str,
) -> None:
    if receiver is not None and receiver.is_open and _leads_somewhere(ev, receiver):
        return
    target = Client(entry.gives or (receiver.family if receiver is not None else ""))
    inherited: dict[str, Limit] = {}
    if receiver is not None:
        inherited = dict(receiver.limits)
        if receiver.is_open:
            phases = {phase for setting in entry.settings for phase in setting.phases}
            if receiver.callee or not _defaults(entry):
                inherited = {phase: Limit(phase, UNKNOWN_STATE) for phase in phases} | {
                    phase: limit for phase, limit in inherited.items() if limit.state == FINITE and limit.hops
                }
            elif typed != "local":
                typed = "declared"
        target.url = receiver.url
    limits = limits_of(ev, frame.path, entry, inherited, arguments)
    is_inherited = receiver is not None and not _defaults(entry)
    if receiver is not None and any(limit.state != UNBOUNDED for limit in limits.values()):
        if any(inherited.get(phase, limit).state == UNBOUNDED for phase, limit in limits.items()):
            receiver.is_covered = True
    tell_endpoint(entry, target, arguments, base=receiver)
    if (
        entry.url is not None
        and entry.url.must_look_like_url
        and not looks_like_url(arguments.get(entry.url.name, entry.url.position))
    ):
        return
    if is_local(target.url) or (receiver is not None and receiver.is_local):
        return
    frame.calls += 1
    for limit in frame.enclosing:
        if limit.phase not in limits or limits[limit.phase].state != FINITE:
            limits[limit.phase] = limit
    reported = [limit for client in _reported(arguments) for limit in client.limits.values()]
    built = () if receiver is None or not receiver.path else (Hop(receiver.path, receiver.at, receiver.expression),)
    _record(
        ev,
        frame,
        ClientCall(
            callee=_name(entry, receiver, node),
            library=_library(entry),
            path=frame.path,
            at=name_at(node),
            symbol=symbol_of(frame),
            expression=render(node),
            method=target.method,
            url=target.url,
            limits=tuple(
                limits[phase]
                for phase in sorted(limits)
                if not (is_inherited and _is_reported(limits[phase], inherited))
                and not (limits[phase].state == UNBOUNDED and any(limits[phase] is limit for limit in reported))
            ),
            built=built,
            typed=typed,
        ),
    )


def _record(ev: Evaluator, frame: Frame, call: ClientCall) -> None:
    """Keep a call of the source that is looked at: its own, or one of a project function that it calls, where this caller's
    arguments tell something else about it than the function alone."""
    caller = frame.caller
    if caller is None:
        ev.plain[call.path, call.at] = call
        if frame.path == ev.path:
            ev.record.calls.append(call)
        return
    plain = ev.plain.get((call.path, call.at))
    if caller.path != ev.path or (plain is not None and plain.limits == call.limits and not _tells_more(call.url, plain.url)):
        return
    via = (*caller.way[1:], Hop(call.path, call.at, call.expression[:60]))
    ev.record.calls.append(
        msgspec.structs.replace(call, path=caller.path, at=caller.at, symbol=caller.symbol, expression=caller.expression, via=via)
    )


def _tells_more(url: str, other: str) -> bool:
    """Whether more of a URL is known."""
    return len(url.replace("{}", "")) > len(other.replace("{}", ""))


def _reported(arguments: Arguments) -> list[Client]:
    """Objects among the arguments whose missing limits are told where they are made (a request of Java's HTTP client)."""
    clients = [given.value for given in arguments.all() if isinstance(given.value, Client)]
    return [client for client in clients if client.reports in ("client", "options")]


def _leads_somewhere(ev: Evaluator, receiver: Client) -> bool:
    """Whether an object stands for an address, so that one of unknown origin may be of this machine (a `URL`)."""
    maker = ev.model.entry(receiver.family)
    return maker is not None and maker.kind == "object" and maker.url is not None


def _is_reported(limit: Limit, inherited: dict[str, Limit]) -> bool:
    """Whether a missing limit is the object's and not this call's."""
    before = inherited.get(limit.phase)
    return limit.state == UNBOUNDED and before is not None and (before is limit or (before.state == UNBOUNDED and not limit.hops))


def _defaults(entry: Entry) -> bool:
    """Whether a call has limits of its own, and not those of its object."""
    return any(setting.default for setting in entry.settings)


def _name(entry: Entry, receiver: Client | None, node: s.Call | s.New) -> str:
    """The function as people know it: a `*` of the table is what is written."""
    if "*" not in entry.name or entry.name.startswith("*."):
        return entry.name.removeprefix("*.")
    function = node.function if isinstance(node, s.Call) else None
    written = last_name(function)
    if receiver is not None and receiver.callee:
        return f"{receiver.callee}.{written}"
    return f"{entry.name.rpartition('.')[0]}.{written}"


def _library(entry: Entry) -> str:
    return entry.name.partition(".")[0]


def name_at(node: s.Call | s.New) -> Packed:
    """Where the name of what is called stands: the arguments of a call may go on for many lines."""
    if isinstance(node, s.Call):
        return node.function.at
    start = unpack(node.at)
    return pack(start.line, start.column, start.line, start.column + len(f"new {node.type.name}".encode()))
