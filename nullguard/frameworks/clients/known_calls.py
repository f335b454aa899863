"""What a call means to client objects: a known function of a library, a function of the project, or something that takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients import configured, conventions, dictionaries, enclosing, general_calls, jobs, through_functions
from nullguard.frameworks.clients.arguments import Arguments, Given, read_arguments
from nullguard.frameworks.clients.entries import apply, name_at
from nullguard.frameworks.clients.frames import Frame
from nullguard.frameworks.clients.parameters import typed_object
from nullguard.frameworks.clients.settings_on_objects import client_of, knows_timeouts, mentions_timeout, mount
from nullguard.frameworks.clients.values import (
    UNKNOWN,
    Bound,
    ClassValue,
    Client,
    FunctionValue,
    Instance,
    Known,
    Partial,
    Reference,
    Table,
    Value,
    join,
)
from nullguard.knowledge.bean_names import is_getter_name
from nullguard.knowledge.clients import Entry
from nullguard.model import syntax as s
from nullguard.model.clients import Hop
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_PARTIAL = frozenset({"functools.partial", "partial"})
_CONFIGURING = frozenset({"mount", "partial"})
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
            return apply(ev, frame, entry, None, arguments, node)
    _escape(ev, arguments, None)
    return typed_object(ev, frame, node.type)


def call(ev: Evaluator, frame: Frame, callee: Value, node: s.Call) -> Value:
    """`callee(…)`."""
    outside = len(frame.enclosing)
    frame.enclosing.extend(enclosing.within(ev, frame, callee, node))
    arguments = read_arguments(ev, frame, node.arguments)
    del frame.enclosing[outside:]
    return _call(ev, frame, callee, arguments, node)


def _call(ev: Evaluator, frame: Frame, callee: Value, arguments: Arguments, node: s.Call) -> Value:
    if isinstance(callee, Reference):
        if callee.dotted in _PARTIAL and arguments.positional:
            return _partial(arguments)
        return _of_library(ev, frame, callee.dotted, arguments, node)
    if isinstance(callee, FunctionValue):
        callee = through_functions.implemented(ev, through_functions.overload(ev, callee, arguments))
        _escape(ev, arguments, callee)
        function = callee.function
        through_functions.note_omissions(ev, frame, function, arguments, node)
        watchdog = _watchdog(ev, frame, function.decl.name)
        if watchdog is not None:
            return apply(ev, frame, watchdog, None, arguments, node, "method")
        declared = typed_object(ev, Frame(function.path, function.decl.qualname, function.owner), function.decl.returns)
        if ev.is_open(function) or not ev.follows(function):
            return declared
        special = through_functions.returned(ev, frame, callee, arguments, node, declared)
        returned = join(ev.frame_of(function).returns) if special is None or special is UNKNOWN else special
        return returned if returned is not UNKNOWN else declared
    if isinstance(callee, ClassValue):
        _escape(ev, arguments, callee)
        made = _of_subclass(ev, callee)
        return through_functions.constructed(ev, frame, callee.cls, arguments, node) if isinstance(made, Instance) else made
    if isinstance(callee, Partial):
        return _of_partial(ev, frame, callee, arguments, node)
    if isinstance(callee, Client):
        entry = ev.model.entry(f"{callee.family}.__call__")
        return apply(ev, frame, entry, callee, arguments, node) if entry is not None else UNKNOWN
    if isinstance(callee, Bound):
        return _of_member(ev, frame, callee, arguments, node)
    _escape(ev, arguments, None)
    return UNKNOWN


def _partial(arguments: Arguments) -> Value:
    first, *rest = arguments.positional
    return Partial(
        first.value,
        tuple((given.value, given.hop) for given in rest),
        tuple((name, given.value, given.hop) for name, given in arguments.keywords.items()),
        arguments.is_open,
    )


def _of_partial(ev: Evaluator, frame: Frame, callee: Partial, arguments: Arguments, node: s.Call) -> Value:
    """A call of `partial(callee, …)`: its own arguments come after, or instead of, those that were given before."""
    joined = Arguments(
        [*(Given(value, hop) for value, hop in callee.positional), *arguments.positional],
        {**{name: Given(value, hop) for name, value, hop in callee.keywords}, **arguments.keywords},
        arguments.is_open or callee.is_open,
    )
    inner = callee.callee
    return UNKNOWN if isinstance(inner, Partial) else _call(ev, frame, inner, joined, node)


def _of_library(ev: Evaluator, frame: Frame, dotted: str, arguments: Arguments, node: s.Call) -> Value:
    entry = ev.model.entry(dotted)
    if entry is not None:
        return apply(ev, frame, entry, None, arguments, node)
    if dotted == "socket.setdefaulttimeout":
        given = arguments.get("timeout", 0)
        ev.record.socket_default |= given is not None and not (isinstance(given.value, Known) and given.value.value is None)
    value = general_calls.function(dotted, arguments)
    if value is UNKNOWN:
        value = configured.environment(ev, dotted, arguments)
    if value is UNKNOWN:
        _escape(ev, arguments, None)
    return value


def _of_subclass(ev: Evaluator, callee: ClassValue) -> Value:
    """An object of a project class; when that extends a library's session, with what it adds to it."""
    instance = Instance(callee.cls)
    for name in sorted(ev.program.base_names(callee.cls)):
        family = ev.model.family(name)
        if family:
            return Client(family, is_open=family not in _EXTENDED or knows_timeouts(ev.program, instance))
    return instance


def _of_member(ev: Evaluator, frame: Frame, callee: Bound, arguments: Arguments, node: s.Call) -> Value:
    receiver = callee.receiver
    if frame.is_java and callee.name == "orElse" and len(arguments.positional) == 1:
        return general_calls.or_else(receiver, arguments.positional[0].value)
    if isinstance(receiver, Instance):
        session = _of_subclass(ev, ClassValue(receiver.cls))
        receiver = session if isinstance(session, Client) else receiver
    if isinstance(receiver, Client):
        entry = ev.model.entry(f"{receiver.family}.{callee.name}")
        if entry is not None:
            return apply(ev, frame, entry, receiver, arguments, node)
        if callee.name == "mount" and len(arguments.positional) == 2:
            mount(ev.program, receiver, arguments.positional[1].value)
            return UNKNOWN
        if "timeout" in callee.name.lower():
            receiver.is_open = True
        if receiver.is_builder:
            if callee.name == "build":
                receiver.is_builder = False
                receiver.built = (Hop(frame.path, name_at(node), render(node)),)
            _escape(ev, arguments, None)
            return receiver
        _escape(ev, arguments, None)
        return Bound(receiver, callee.name) if is_getter_name(callee.name) else UNKNOWN
    if isinstance(receiver, Table) and isinstance(node.function, s.Attribute):
        return dictionaries.method(frame, receiver, callee.name, arguments, node.function.value)
    known = general_calls.method(receiver, callee.name, arguments)
    if known is UNKNOWN and isinstance(receiver, Instance):
        known = configured.accessor(ev, receiver, callee.name)
    if known is UNKNOWN and isinstance(node.function, s.Attribute):
        known = configured.read(ev, node.function.value, callee.name, arguments)
    if known is not UNKNOWN:
        return known
    _escape(ev, arguments, None)
    watchdog = _watchdog(ev, frame, callee.name)
    if watchdog is not None:
        return apply(ev, frame, watchdog, None, arguments, node, "method")
    if client_of(receiver) is None and not isinstance(receiver, (Instance, ClassValue)):
        entry = ev.model.entry(f"*.{callee.name}")
        if entry is not None and entry.kind == "job":
            jobs.queue(ev, frame, entry, receiver, arguments, node)
            return UNKNOWN
        if entry is not None:
            return apply(ev, frame, entry, None, arguments, node, "method")
        entry = conventions.session_call(ev, frame, node, callee.name, arguments)
        if entry is not None:
            return apply(ev, frame, entry, None, arguments, node, "convention")
    return UNKNOWN


def _watchdog(ev: Evaluator, frame: Frame, name: str) -> Entry | None:
    """A method that schedules what ends a wait, also one of the project's own scheduler."""
    entry = ev.model.entry(f"*.{name}") if frame.is_java else None
    return entry if entry is not None and entry.kind == "watchdog" else None


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
