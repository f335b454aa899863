"""Which endpoint of the manifest a client call means: by configuration key, host and path, operation, or SDK."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from nullguard.checks.third_party.endpoints import address, similarity
from nullguard.model.clients import ClientCall, Hop
from nullguard.model.schema import Endpoint, Manifest, Service

_SEPARATORS = re.compile(r"[^0-9A-Za-z]+")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

BY_KEY, BY_HOST, BY_SDK, BY_NAME_AND_PATH, BY_NAME, BY_PATH = 1.0, 0.95, 0.9, 0.9, 0.7, 0.6
"""How sure a match is: a configuration key is named, host and path agree, the service's own SDK is used, the code is named after
service and operation and the path agrees, only one of the two."""


@dataclass(frozen=True)
class Match:
    """An endpoint that a call means, how sure that is, and why, in words. `names_limit`: the manifest names the key of the
    timeout itself. `alike`: how alike the addresses are."""

    service: Service
    endpoint: Endpoint
    score: float
    why: str
    names_limit: bool = False
    alike: float = 0.0

    @property
    def name(self) -> str:
        """What identifies the endpoint: `acquirer capture`."""
        what = self.endpoint.operation or f"{self.endpoint.method} {self.endpoint.path}".strip()
        return f"{self.service.id} {what}".strip()

    @property
    def shown(self) -> str:
        """The endpoint for messages: `'POST /captures' of 'acquirer'`, `'capture' of 'acquirer'`."""
        path = f"{self.endpoint.method} {self.endpoint.path}".strip() if self.endpoint.path else ""
        what = path or self.endpoint.operation or self.endpoint.method
        return f"'{what}' of '{self.service.id}'" if what else f"'{self.service.id}'"


@dataclass(frozen=True)
class Named:
    """What a call goes by: its URL and method, and the words of the code around it.

    `keys` are configuration keys and names that its limits come from, `places` the names of functions, classes and modules that
    it stands in, `library` and `callee` those of the client."""

    url: str = ""
    method: str = ""
    keys: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    library: str = ""
    callee: str = ""


def named(call: ClientCall, keys: Iterable[str] = (), places: Iterable[str] = ()) -> Named:
    """What a call goes by. `keys` are further configuration keys of it, `places` further functions that its limits come from."""
    hops = [hop for limit in call.limits for hop in limit.hops]
    stands = (call.symbol, *call.path.split("/"), *places)
    return Named(call.url, call.method, (*keys, *names(hops)), stands, call.library, call.callee)


def names(hops: Iterable[Hop]) -> Iterator[str]:
    """What values are called on their way."""
    for hop in hops:
        yield hop.text.partition(":")[0].partition("=")[0].strip()


def find(manifest: Manifest, call: Named) -> Match | None:
    """The endpoint that a call means most surely, of several the one with the most alike address, then the first."""
    best: Match | None = None
    for service in manifest.services:
        for endpoint in service.endpoints:
            match = _match(service, endpoint, call)
            if match is not None and (best is None or (match.score, match.alike) > (best.score, best.alike)):
                best = match
    return best


def _match(service: Service, endpoint: Endpoint, call: Named) -> Match | None:
    if endpoint.method and call.method and endpoint.method.upper() != call.method:
        return None
    target = address(call.url) if call.url else None
    alike = 0.0
    hosted = False
    if target is not None and target.host and service.hosts:
        hosted = any(fnmatchcase(target.host, host.lower()) for host in service.hosts)
        if not hosted:
            return None
    if target is not None and endpoint.path:
        host = target.host if hosted else ""
        alike = similarity(target, address(f"//{host}/{endpoint.path.lstrip('/')}" if host else endpoint.path))
        if not alike and any(segment != "{}" for segment in target.segments):
            return None
    operates = bool(endpoint.operation) and _operates(endpoint.operation, call)
    key = next((key for key in service.config_keys if any(_is_key(key, other) for other in call.keys)), "")
    settled = operates or alike > 0 or _is_alone(service, endpoint)
    if endpoint.operation and not operates and not alike and not (key and _names_timeout(key)):
        settled = settled and not endpoint.operation
    if key and (settled or _names_timeout(key)):
        return Match(service, endpoint, BY_KEY, f"the configuration key '{key}' names it", _names_timeout(key), alike)
    if hosted and settled:
        return Match(service, endpoint, BY_HOST, f"the host belongs to '{service.id}'", alike=alike)
    if settled and any(_is_sdk(sdk, call) for sdk in service.sdk):
        return Match(service, endpoint, BY_SDK, f"the client library is that of '{service.id}'", alike=alike)
    if operates and service.id and _is_named(service.id, (*call.keys, *call.places, call.callee)):
        why = f"the code is named after '{service.id}' and '{endpoint.operation}'"
        if alike:
            return Match(service, endpoint, BY_NAME_AND_PATH, f"{why}, and the path agrees", alike=alike)
        return Match(service, endpoint, BY_NAME, why)
    if _only_named(service, endpoint) and _is_named(service.id, (*call.keys, *call.places)):
        return Match(service, endpoint, BY_NAME, f"the code is named after '{service.id}', of which nothing else is known")
    if alike and not service.hosts:
        return Match(service, endpoint, BY_PATH, f"the path agrees ({alike:g})", alike=alike)
    if alike and target is not None and not target.host:
        return Match(service, endpoint, BY_PATH, f"the path agrees ({alike:g})", alike=alike)
    return None


def _is_alone(service: Service, endpoint: Endpoint) -> bool:
    """Whether an endpoint stands for its service as a whole."""
    return len(service.endpoints) == 1 and not endpoint.operation and not endpoint.path


def _only_named(service: Service, endpoint: Endpoint) -> bool:
    """Whether a manifest tells nothing of a service that calls could be known by, except its name."""
    return _is_alone(service, endpoint) and not (service.hosts or service.sdk or service.config_keys)


def _operates(operation: str, call: Named) -> bool:
    """Whether part of a configuration key, a method, class or module is called like an operation."""
    wanted = words(operation)
    return bool(wanted) and any(
        _contains(words(part), wanted) for name in (*call.keys, *call.places, call.callee) for part in re.split(r"[./]", name)
    )


def _is_named(name: str, names: Iterable[str]) -> bool:
    wanted = words(name)
    return bool(wanted) and any(_contains(words(other), wanted) for other in names)


def _is_key(key: str, other: str) -> bool:
    """Whether a name is a configuration key, lies below it, or is the last parts of it."""
    one, two = words(key), words(other)
    if not one or not two:
        return False
    if one == two[: len(one)] or (len(two) > 1 and two == one[-len(two) :]):
        return True
    return one == two[-len(one) :] and len(one) > 1


def _names_timeout(key: str) -> bool:
    """Whether a configuration key of a service is that of a timeout itself."""
    return not {"timeout", "limit", "deadline", "timeouts"}.isdisjoint(words(key))


def _is_sdk(sdk: str, call: Named) -> bool:
    library, _, service = sdk.partition(":")
    if words(library) != words(call.library) and not call.callee.startswith(f"{library}."):
        return False
    return not service or _is_named(service, (call.callee, *call.keys, *call.places))


def words(name: str) -> tuple[str, ...]:
    """The words of a name in any spelling, lower case: `jerseyClientOverrides.READ_TIMEOUT`."""
    return tuple(part.lower() for piece in _SEPARATORS.split(name[:300]) if piece for part in _HUMPS.split(piece) if part)


def _contains(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(words[start : start + len(wanted)] == wanted for start in range(len(words) - len(wanted) + 1))
