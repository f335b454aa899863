"""The configuration keys that a client call's limits come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from nullguard.frameworks.configuration import Configuration
from nullguard.model.clients import ClientCall, Hop
from nullguard.model.span import Packed


class KeysByPlace:
    """Finds the whole key of a value in a configuration file by where the value stands."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration

    def of(self, call: ClientCall) -> Iterator[str]:
        """The keys of all limits of a call, in order."""
        for limit in call.limits:
            yield from self.of_hops(limit.hops)

    def of_hops(self, hops: Iterable[Hop]) -> Iterator[str]:
        """The keys that a value comes from."""
        for hop in hops:
            key = self._keys.get((hop.path, hop.at))
            if key is not None:
                yield key

    @cached_property
    def _keys(self) -> dict[tuple[str, Packed], str]:
        return {(value.path, value.at): value.key for value in self._configuration.all_entries()}
