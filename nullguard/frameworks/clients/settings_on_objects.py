"""What happens to a client object when something is assigned on it or mounted into it."""

from __future__ import annotations

from nullguard.frameworks.clients.values import Bound, Client, Instance, Value
from nullguard.model.facts import encode_body
from nullguard.model.http_methods import METHOD_FUNCTIONS
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_REQUESTS = METHOD_FUNCTIONS | {"request", "send"}
_ADAPTER = "requests.adapters.HTTPAdapter"


def client_of(value: Value) -> Client | None:
    """The client object at the root of an access path (`session.adapters` of `session`)."""
    while isinstance(value, Bound):
        value = value.receiver
    return value if isinstance(value, Client) else None


def store(receiver: Value, name: str) -> None:
    """`receiver.name = …`: a replaced request function or an assigned timeout may limit every call.

    `requests.Session.timeout` is the exception, which the library ignores.
    """
    client = client_of(receiver)
    if client is None or (client.family == "requests.Session" and name == "timeout"):
        return
    if name in _REQUESTS or "timeout" in name.lower():
        client.is_open = True


def ignored(receiver: Value, name: str) -> Client | None:
    """The object on which an attribute named like a timeout is set without effect; None where it has one, or may have."""
    client = receiver if isinstance(receiver, Client) else None
    return client if client is not None and client.family == "requests.Session" and name == "timeout" and client.path else None


def mount(program: Program, client: Client, adapter: Value) -> None:
    """`session.mount(prefix, adapter)`: an adapter of the project that knows of timeouts limits calls; the library's never."""
    if isinstance(adapter, Client) and adapter.family == _ADAPTER and not adapter.is_open:
        return
    if isinstance(adapter, Instance) and not knows_timeouts(program, adapter):
        return
    client.is_open = True


def knows_timeouts(program: Program, instance: Instance) -> bool:
    """Whether a method of an object's class (or of an ancestor in the project) has to do with timeouts."""
    return any(
        mentions_timeout(program, function)
        for ancestor in program.ancestors(instance.cls)
        if not ancestor.is_library
        for function in program.functions_of(ancestor.path)
        if function.owner is ancestor
    )


def mentions_timeout(program: Program, function: FunctionInfo) -> bool:
    """Whether a function names a timeout, also as a text (`kwargs["timeout"]`)."""
    return b"timeout" in encode_body(program.body(function)).lower()
