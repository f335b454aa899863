"""What a call does with client libraries: makes a client, sets a limit on one, or calls a remote service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients import conventions, general_calls
from nullguard.frameworks.clients.arguments import Arguments, read_arguments
from nullguard.frameworks.clients.frames import Frame
from nullguard.frameworks.clients.limits import default_limit, limits_from, merge
from nullguard.frameworks.clients.places import is_local, looks_like_url
from nullguard.frameworks.clients.settings_on_objects import client_of, knows_timeouts, mentions_timeout, mount
from nullguard.frameworks.clients.values import (
    UNKNOWN,
    Bound,
    ClassValue,
    Client,
    FunctionValue,
    Instance,
    Known,
    Reference,
    Value,
    join,
    text_of,
)
from nullguard.knowledge.clients import Entry, Parameter, Setting
from nullguard.model import syntax as s
from nullguard.model.clients import FINITE, UNBOUNDED, ClientCall, Hop, Limit
from nullguard.model.clients import UNKNOWN as UNKNOWN_STATE
from nullguard.model.span import Packed, pack, unpack
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_CONFIGURING = frozenset({"mount", "partial"})
_BUILDERS = frozenset({"custom", "newBuilder", "builder", "copy"})
_EXTENDED = ("requests.Session", "requests.adapters.HTTPAdapter")
"""Families whose project subclasses change nothing about limits unless they mention timeouts."""


def construct(ev: Evaluator, frame: Frame, node: s.New) -> Value:
    """`new T(…)`."""
    arguments = read_arguments(ev, frame, node.arguments)
    for qualified in ev.program.candidates(frame.path, node.type.name, frame.scope):
        entry = ev.model.entry(qualified)
        if entry is not None:
            if node.body:
                return Client(entry.gives, is_open=True)
            return _apply(ev, frame, entry, None, arguments, node)
    _escape(ev, arguments, None)
    return ev.typed(frame, node.type)


def call(ev: Evaluator, frame: Frame, callee: Value, node: s.Call) -> Value:
    """`callee(…)`."""
    arguments = read_arguments(ev, frame, node.arguments)
    if isinstance(callee, Reference):
        return _of_library(ev, frame, callee.dotted, arguments, node)
    if isinstance(callee, FunctionValue):
        _escape(ev, arguments, callee)
        function = callee.function
        declared = ev.typed(Frame(function.path, function.decl.qualname, function.owner), function.decl.returns)
        if ev.is_open(function) or not ev.follows(function):
            return declared
        returned = join(ev.frame_of(function).returns)
        return returned if returned is not UNKNOWN else declared
    if isinstance(callee, ClassValue):
        _escape(ev, arguments, callee)
        return _of_subclass(ev, callee, arguments)
    if isinstance(callee, Bound):
        return _of_member(ev, frame, callee, arguments, node)
    _escape(ev, arguments, None)
    return UNKNOWN


def _of_library(ev: Evaluator, frame: Frame, dotted: str, arguments: Arguments, node: s.Call) -> Value:
    entry = ev.model.entry(dotted)
    if entry is not None:
        return _apply(ev, frame, entry, None, arguments, node)
    if dotted == "socket.setdefaulttimeout":
        given = arguments.get("timeout", 0)
        ev.record.socket_default |= given is not None and not (isinstance(given.value, Known) and given.value.value is None)
    value = general_calls.function(dotted, arguments)
    if value is UNKNOWN:
        _escape(ev, arguments, None)
    return value


def _of_subclass(ev: Evaluator, callee: ClassValue, arguments: Arguments) -> Value:
    """An object of a project class; when that extends a library's session, with what it adds to it."""
    instance = Instance(callee.cls)
    for name in sorted(ev.program.base_names(callee.cls)):
        family = ev.model.family(name)
        if family:
            return Client(family, is_open=family not in _EXTENDED or knows_timeouts(ev.program, instance))
    return instance


def _of_member(ev: Evaluator, frame: Frame, callee: Bound, arguments: Arguments, node: s.Call) -> Value:
    receiver = callee.receiver
    if isinstance(receiver, Instance):
        session = _of_subclass(ev, ClassValue(receiver.cls), arguments)
        receiver = session if isinstance(session, Client) else receiver
    if isinstance(receiver, Client):
        entry = ev.model.entry(f"{receiver.family}.{callee.name}")
        if entry is not None:
            return _apply(ev, frame, entry, receiver, arguments, node)
        if callee.name == "mount" and len(arguments.positional) == 2:
            mount(ev.program, receiver, arguments.positional[1].value)
            return UNKNOWN
        if "timeout" in callee.name.lower():
            receiver.is_open = True
        if receiver.is_builder:
            if callee.name == "build":
                receiver.is_builder = False
                receiver.built = (Hop(frame.path, _name_at(node), render(node)),)
            _escape(ev, arguments, None)
            return receiver
        _escape(ev, arguments, None)
        return Bound(receiver, callee.name) if callee.name.startswith("get") else UNKNOWN
    known = general_calls.method(receiver, callee.name, arguments)
    if known is not UNKNOWN:
        return known
    _escape(ev, arguments, None)
    if client_of(receiver) is None and not isinstance(receiver, (Instance, ClassValue)):
        entry = ev.model.entry(f"*.{callee.name}")
        if entry is not None:
            return _apply(ev, frame, entry, None, arguments, node, "method")
        entry = conventions.session_call(ev, frame, node, callee.name, arguments)
        if entry is not None:
            return _apply(ev, frame, entry, None, arguments, node, "convention")
    return UNKNOWN


def _apply(
    ev: Evaluator,
    frame: Frame,
    entry: Entry,
    receiver: Client | None,
    arguments: Arguments,
    node: s.Call | s.New,
    typed: str = "resolved",
) -> Value:
    if entry.kind == "set":
        return _set(ev, entry, receiver, arguments)
    if entry.kind == "setting":
        return _set_by_key(entry, receiver, arguments)
    if entry.kind == "endpoint":
        if receiver is not None:
            _endpoint(entry, receiver, arguments)
        return receiver if receiver is not None else UNKNOWN
    if entry.kind == "call":
        _call(ev, frame, entry, receiver, arguments, node, typed)
        return UNKNOWN
    return _make(ev, frame, entry, receiver, arguments, node)


def _make(
    ev: Evaluator, frame: Frame, entry: Entry, receiver: Client | None, arguments: Arguments, node: s.Call | s.New
) -> Client:
    same = receiver is not None and receiver.family == entry.gives
    inherited = dict(receiver.limits) if receiver is not None and same else {}
    name = entry.name.rpartition(".")[2]
    owner = entry.name.rpartition(".")[0].rpartition(".")[2]
    client = Client(
        family=entry.gives,
        callee=entry.name,
        reports=entry.kind,
        path=frame.path,
        at=_name_at(node),
        symbol=_symbol(frame),
        expression=render(node),
        limits=_limits(entry, inherited, arguments),
        is_open=receiver is not None and receiver.is_open and same,
        is_builder=name in _BUILDERS or name.endswith("Builder") or owner.endswith("Builder"),
        url=receiver.url if receiver is not None else "",
    )
    client.is_remote = receiver is None or not receiver.is_open or same
    _endpoint(entry, client, arguments)
    client.is_local = is_local(client.url)
    _cover(entry, arguments)
    if frame.path == ev.path:
        ev.record.clients.append(client)
    return client


def _call(
    ev: Evaluator,
    frame: Frame,
    entry: Entry,
    receiver: Client | None,
    arguments: Arguments,
    node: s.Call | s.New,
    typed: str,
) -> None:
    if receiver is not None and receiver.is_open and not receiver.callee and _leads_somewhere(ev, receiver):
        return
    target = Client(entry.gives or (receiver.family if receiver is not None else ""))
    inherited: dict[str, Limit] = {}
    if receiver is not None:
        inherited = dict(receiver.limits)
        if receiver.is_open:
            phases = {phase for setting in entry.settings for phase in setting.phases}
            if receiver.callee or not _defaults(entry):
                inherited = {phase: Limit(phase, UNKNOWN_STATE) for phase in phases} | {
                    phase: limit for phase, limit in inherited.items() if limit.state == FINITE
                }
            else:
                typed = "declared"
        target.url = receiver.url
    limits = _limits(entry, inherited, arguments)
    is_inherited = receiver is not None and not _defaults(entry)
    if receiver is not None and any(limit.state != UNBOUNDED for limit in limits.values()):
        if any(inherited.get(phase, limit).state == UNBOUNDED for phase, limit in limits.items()):
            receiver.is_covered = True
    _endpoint(entry, target, arguments, base=receiver)
    if (
        entry.url is not None
        and entry.url.must_look_like_url
        and not looks_like_url(arguments.get(entry.url.name, entry.url.position))
    ):
        return
    if is_local(target.url) or (receiver is not None and receiver.is_local) or frame.path != ev.path:
        return
    built = () if receiver is None or not receiver.path else (Hop(receiver.path, receiver.at, receiver.expression),)
    ev.record.calls.append(
        ClientCall(
            callee=entry.name.replace("*.", ""),
            library=_library(entry),
            path=frame.path,
            at=_name_at(node),
            symbol=_symbol(frame),
            expression=render(node),
            method=target.method,
            url=target.url,
            limits=tuple(
                limits[phase] for phase in sorted(limits) if not (is_inherited and _is_reported(limits[phase], inherited))
            ),
            built=built,
            typed=typed,
            inherits=is_inherited,
        )
    )


def _leads_somewhere(ev: Evaluator, receiver: Client) -> bool:
    """Whether an object stands for an address, so that one of unknown origin may be of this machine (a `URL`)."""
    maker = ev.model.entry(receiver.family)
    return maker is not None and maker.kind == "object" and maker.url is not None


def _is_reported(limit: Limit, inherited: dict[str, Limit]) -> bool:
    """Whether a missing limit is the object's and not this call's."""
    return limit.state == UNBOUNDED and inherited.get(limit.phase) is limit


def _defaults(entry: Entry) -> bool:
    """Whether a call has limits of its own, and not those of its object."""
    return any(setting.default for setting in entry.settings)


def _limits(entry: Entry, inherited: dict[str, Limit], arguments: Arguments) -> dict[str, Limit]:
    limits = dict(inherited)
    explicit: dict[str, Limit] = {}
    missing: list[Setting] = []
    for setting in entry.settings:
        given = arguments.get(setting.argument, setting.position)
        if given is not None:
            merge(explicit, limits_from(given.value, setting, given.hop, _unit(arguments, setting.position)))
            missing.append(setting)
        elif arguments.is_open and (setting.argument or setting.position >= 0):
            explicit.update({phase: Limit(phase, UNKNOWN_STATE) for phase in setting.phases if phase not in explicit})
        elif not setting.since:
            missing.append(setting)
    merge(limits, explicit)
    for setting in missing:
        for phase in setting.phases:
            if phase not in limits:
                default = default_limit(phase, setting, limits)
                if default is not None:
                    limits[phase] = default
    return limits


def _unit(arguments: Arguments, position: int) -> float | None:
    following = arguments.get("", position + 1) if position >= 0 else None
    return general_calls.unit_of(following.value) if following is not None else None


def _set(ev: Evaluator, entry: Entry, receiver: Client | None, arguments: Arguments) -> Value:
    if receiver is None:
        return UNKNOWN
    for setting in entry.settings:
        given = arguments.get(setting.argument, setting.position)
        if given is not None:
            merge(receiver.limits, limits_from(given.value, setting, given.hop, _unit(arguments, setting.position)))
            receiver.is_set = True
        else:
            receiver.limits.update({phase: Limit(phase, UNKNOWN_STATE) for phase in setting.phases})
    _cover(entry, arguments)
    if entry.name.endswith(".setConfig"):
        ev.record.sets_per_request.add(entry.name.split(".")[2])
    return receiver


def _cover(entry: Entry, arguments: Arguments) -> None:
    """Options that are handed to a client are that client's."""
    for setting in entry.settings:
        given = arguments.get(setting.argument, setting.position) if setting.unit == "config" else None
        if given is not None and isinstance(given.value, Client):
            given.value.is_covered = True


def _set_by_key(entry: Entry, receiver: Client | None, arguments: Arguments) -> Value:
    if receiver is None or len(arguments.positional) < 2:
        return receiver if receiver is not None else UNKNOWN
    key = arguments.positional[0].value
    text = key.dotted.rpartition(".")[2] if isinstance(key, Reference) else text_of(key)
    for setting in entry.settings:
        given = arguments.get("", setting.position)
        if given is not None and text in setting.keys:
            merge(receiver.limits, limits_from(given.value, setting, given.hop))
            receiver.is_set = True
        elif text == "{}":
            receiver.limits.update({phase: Limit(phase, UNKNOWN_STATE) for phase in setting.phases})
    return receiver


def _endpoint(entry: Entry, client: Client, arguments: Arguments, base: Client | None = None) -> None:
    if entry.method is not None:
        client.method = _method(entry, entry.method, arguments)
    if entry.url is not None and not entry.url.own_name:
        value = arguments.value(entry.url)
        if value is not None:
            text = text_of(value)
            if isinstance(value, Client) and value.method and not client.method:
                client.method = value.method
            if base is not None and base.url and text.startswith("/"):
                text = base.url.rstrip("/") + text
            client.url = text if text.strip("{}") else client.url
        elif entry.url.default and not arguments.is_open:
            client.url = entry.url.default


def _method(entry: Entry, parameter: Parameter, arguments: Arguments) -> str:
    if parameter.own_name:
        name = entry.name.rpartition(".")[2]
        return (name[4:] if name.startswith("Http") else name).upper()
    value = arguments.value(parameter)
    if isinstance(value, Reference):
        return value.dotted.rpartition(".")[2]
    if isinstance(value, Known) and isinstance(value.value, str):
        return value.value.upper()
    return parameter.default


def _escape(ev: Evaluator, arguments: Arguments, callee: FunctionValue | ClassValue | None) -> None:
    """An object that is still being configured and goes elsewhere may be limited there."""
    for given in arguments.all():
        client = given.value
        if not isinstance(client, Client) or not client.path:
            continue
        if isinstance(callee, FunctionValue):
            mentions = callee.function.decl.mentions
            if not _CONFIGURING.isdisjoint(mentions) or mentions_timeout(ev.program, callee.function):
                client.is_open = True
        elif client.is_builder or client.family == "java.net.URLConnection":
            client.is_open = True


def _library(entry: Entry) -> str:
    return entry.name.partition(".")[0]


def _symbol(frame: Frame) -> str:
    if frame.function is not None:
        return frame.function.dotted.removesuffix(".<module>")
    return frame.owner.dotted if frame.owner is not None else frame.scope


def _name_at(node: s.Call | s.New) -> Packed:
    """Where the name of what is called stands: the arguments of a call may go on for many lines."""
    if isinstance(node, s.Call):
        return node.function.at
    start = unpack(node.at)
    return pack(start.line, start.column, start.line, start.column + len(f"new {node.type.name}".encode()))
