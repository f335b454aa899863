"""What one call tells a client object: limits, by argument or key, and the endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients import general_calls
from nullguard.frameworks.clients.arguments import Arguments
from nullguard.frameworks.clients.limits import as_number, default_limit, limits_from, merge
from nullguard.frameworks.clients.values import UNKNOWN, Client, Known, Reference, Value, text_of
from nullguard.knowledge.clients import Entry, Parameter, Setting
from nullguard.model.clients import UNBOUNDED, Limit
from nullguard.model.clients import UNKNOWN as UNKNOWN_STATE

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator


def limits_of(ev: Evaluator, path: str, entry: Entry, inherited: dict[str, Limit], arguments: Arguments) -> dict[str, Limit]:
    """The limits after a call: what its arguments set, on top of what is inherited, then the library's defaults as they are in
    the version that the source at `path` runs with."""
    limits = dict(inherited)
    explicit: dict[str, Limit] = {}
    missing: list[tuple[Setting, bool]] = []
    for setting in entry.settings:
        given = arguments.get(setting.argument, setting.position)
        if given is not None:
            merge(explicit, limits_from(given.value, setting, given.hop, _unit(arguments, setting.position)))
            missing.append((setting, False))
        elif arguments.is_open and (setting.argument or setting.position >= 0):
            explicit.update({phase: Limit(phase, UNKNOWN_STATE) for phase in setting.phases if phase not in explicit})
        else:
            holds = _holds(ev, path, entry, setting)
            if holds is True or (holds is None and not setting.since):
                missing.append((setting, holds is True))
    merge(limits, explicit)
    for setting, is_certain in missing:
        for phase in setting.phases:
            if phase not in limits:
                default = default_limit(phase, setting, limits, is_certain)
                if default is not None:
                    limits[phase] = default
    return limits


def _holds(ev: Evaluator, path: str, entry: Entry, setting: Setting) -> bool | None:
    """Whether a row holds for the version of its library; None where the version is unknown and matters."""
    if not setting.since and not setting.until:
        return True
    library = setting.library or entry.name.partition(".")[0]
    versions = ev.configuration.versions
    early = versions.is_before(path, library, setting.since) if setting.since else False
    late = not before if setting.until and (before := versions.is_before(path, library, setting.until)) is not None else None
    if setting.until and late is None:
        return None
    return None if early is None else not early and not late


def _unit(arguments: Arguments, position: int) -> float | None:
    following = arguments.get("", position + 1) if position >= 0 else None
    return general_calls.unit_of(following.value) if following is not None else None


def set_limits(ev: Evaluator, entry: Entry, receiver: Client | None, arguments: Arguments) -> Value:
    """Set the phases that a setter's arguments say."""
    if receiver is None:
        return UNKNOWN
    for setting in entry.settings:
        given = arguments.get(setting.argument, setting.position)
        if given is not None:
            merge(receiver.limits, limits_from(given.value, setting, given.hop, _unit(arguments, setting.position)))
            receiver.is_set = True
        elif not setting.default:
            receiver.limits.update({phase: Limit(phase, UNKNOWN_STATE) for phase in setting.phases})
    cover(entry, receiver, arguments)
    if entry.name.endswith(".setConfig") and _limits_something(arguments):
        ev.record.sets_per_request.add(entry.name.split(".")[2])
    return receiver


def _limits_something(arguments: Arguments) -> bool:
    """Whether a configuration object may limit a phase: one that is known to limit none leaves its request unlimited."""
    held = [given.value for given in arguments.positional]
    return not all(
        isinstance(value, Client) and not value.is_open and all(limit.state == UNBOUNDED for limit in value.limits.values())
        for value in held
    )


def cover(entry: Entry, client: Client, arguments: Arguments) -> None:
    """Options that are handed to a client are that client's, unless nothing is told of it."""
    for setting in entry.settings if not client.is_of_call else ():
        given = arguments.get(setting.argument, setting.position) if setting.unit == "config" else None
        if given is not None and isinstance(given.value, Client):
            given.value.is_covered = True


def set_by_key(entry: Entry, receiver: Client | None, arguments: Arguments) -> Value:
    """Set a phase by the key that is the first argument."""
    if receiver is None or len(arguments.positional) < 2:
        return receiver if receiver is not None else UNKNOWN
    key = arguments.positional[0].value
    text = key.dotted.rpartition(".")[2] if isinstance(key, Reference) else text_of(key)
    parts = text.split("{}")
    for setting in entry.settings:
        given = arguments.get("", setting.position)
        if given is not None and text in setting.keys:
            merge(receiver.limits, limits_from(as_number(given.value), setting, given.hop))
            receiver.is_set = True
        elif len(parts) > 1 and any(_may_be(key, parts) for key in setting.keys):
            receiver.limits.update({phase: Limit(phase, UNKNOWN_STATE) for phase in setting.phases})
    return receiver


def _may_be(key: str, parts: list[str]) -> bool:
    """Whether a text whose known parts these are, with anything between them, may be a key."""
    first, *middle, last = parts
    if len(key) < len(first) + len(last) or not key.startswith(first) or not key.endswith(last):
        return False
    position, end = len(first), len(key) - len(last)
    for part in middle:
        found = key.find(part, position, end)
        if found < 0:
            return False
        position = found + len(part)
    return True


def tell_endpoint(entry: Entry, client: Client, arguments: Arguments, base: Client | None = None) -> None:
    """Take method and URL from a call's arguments."""
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
