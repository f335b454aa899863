"""All configuration files of a tree, linked: what a key means for a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from nullguard.frameworks.configuration.placeholders import Placeholder, parts_of
from nullguard.frameworks.configuration.places import (
    VARIABLE,
    ConfigFile,
    Place,
    in_production,
    is_other,
    is_spring,
    last_part,
    parts_of_key,
    places_of,
    relaxed,
    variables_of,
)
from nullguard.frameworks.configuration.profiles import is_production
from nullguard.frameworks.configuration.providers import Provider
from nullguard.frameworks.configuration.values import ConfiguredValue, Sibling, Values
from nullguard.frameworks.configuration.versions import NO_VERSIONS, Versions
from nullguard.model.clients import Hop
from nullguard.model.source import Unit
from nullguard.runtime.digest import digest

_MOST_HOPS = 6
_MOST_DEPTH = 8
_MOST_PARTS = 32
"""Keys of more parts have neither sections nor siblings: nobody writes them, and what is indexed grows with their square."""

_Parts = tuple[str, ...]


def _parts(key: str) -> _Parts:
    """The names of a key as they are compared; none where there are too many."""
    parts = parts_of_key(key)
    return () if len(parts) > _MOST_PARTS else tuple(relaxed(part) for part in parts)


def _without_one(parts: _Parts) -> Iterator[tuple[int, tuple[_Parts, _Parts]]]:
    """What stands before and behind each part but the last, with its index."""
    for index in range(len(parts) - 1):
        yield index, (parts[:index], parts[index + 1 :])


@dataclass(frozen=True)
class Configuration:
    """The files of a tree in order of path, and its units, whose dependencies say where else a key may be set. `bindings` are the
    prefixes of the classes (by id) that configuration is bound to, `providers` the methods that make client objects for a
    dependency container, by family."""

    files: tuple[ConfigFile, ...] = ()
    units: tuple[Unit, ...] = ()
    bindings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    providers: Mapping[str, tuple[Provider, ...]] = field(default_factory=dict)
    versions: Versions = NO_VERSIONS
    _related: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def digest(self) -> bytes:
        """16 bytes over everything that can be looked up."""
        return digest(_ENCODER.encode((self.files, self.units, self.bindings, self.providers)), self.versions.digest())

    # ---- look-ups

    def value(self, path: str, key: str) -> ConfiguredValue | None:
        """What production uses for a key, seen from a source; None where nothing, or nothing unambiguous, is configured."""
        found = self.values(path, key).production
        if not found or any(other.text != found[0].text for other in found[1:] if other.profile == found[0].profile):
            return None
        return found[0]

    def values(self, path: str, key: str) -> Values:
        """Everything that is configured for a key, seen from a source."""
        places = [place for place in self._by_key.get(relaxed(key), ()) if not place.entry.is_section]
        return self._sorted(path, places)

    def environment(self, path: str, name: str) -> ConfiguredValue | None:
        """A variable of the environment that a file sets for production, seen from a source."""
        found = self._sorted(path, self._variables.get(name, ())).production
        return found[0] if found and all(other.text == found[0].text for other in found) else None

    def section(self, path: str, prefix: str) -> tuple[ConfiguredValue, ...]:
        """Production's values below a prefix, in order of key; where several files set one, the one that wins."""
        found = (self.value(path, key) for key in self._below.get(_parts(prefix), ()))
        return tuple({value.key: value for value in found if value is not None}.values())

    def entries(self, names: Iterable[str]) -> Iterator[ConfiguredValue]:
        """Every entry (sections too) whose key ends in one of some names, by file and place."""
        wanted = {relaxed(name) for name in names}
        for file in self.files:
            for place in self._places_of(file):
                if relaxed(last_part(place.entry.key)) in wanted:
                    yield self._value(place, 0)

    def all_entries(self) -> Iterator[ConfiguredValue]:
        """Every entry of every file, sections too."""
        for file in self.files:
            for place in self._places_of(file):
                yield self._value(place, 0)

    def expand(self, path: str, text: str, hop: Hop) -> ConfiguredValue | None:
        """A text of code with placeholders in Spring's form; None when it has none."""
        parts = parts_of(text, True)
        if all(isinstance(part, str) for part in parts):
            return None
        return self._joined(parts, path, "", hop, 0)

    def siblings(self, value: ConfiguredValue) -> tuple[Sibling, ...]:
        """The same key below sibling sections of the same file and profile: keys that differ in one part, but not the last."""
        own = _parts(value.key)
        found = [
            (order, Sibling(self._value(place, 0), parts_of_key(place.entry.key)[position], position))
            for position, (start, end) in _without_one(own)
            for order, place in self._alike.get((value.path, value.profile, start, end), ())
            if _parts(place.entry.key)[position] != own[position]
        ]
        return tuple(sibling for _, sibling in sorted(found, key=lambda item: item[0]))

    # ---- how it is found

    @cached_property
    def _places(self) -> Mapping[str, tuple[Place, ...]]:
        return {file.path: tuple(places_of(file)) for file in self.files}

    def _places_of(self, file: ConfigFile) -> tuple[Place, ...]:
        return self._places[file.path]

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Place, ...]]:
        index: dict[str, list[Place]] = {}
        for file in self.files:
            for place in self._places_of(file):
                index.setdefault(relaxed(place.entry.key), []).append(place)
        return {key: tuple(places) for key, places in index.items()}

    @cached_property
    def _below(self) -> Mapping[_Parts, tuple[str, ...]]:
        """The keys below each section, in order."""
        index: dict[_Parts, set[str]] = {}
        for places in self._places.values():
            for place in places:
                parts = _parts(place.entry.key)
                for length in range(len(parts)) if not place.entry.is_section else ():
                    index.setdefault(parts[:length], set()).add(place.entry.key)
        return {prefix: tuple(sorted(keys)) for prefix, keys in index.items()}

    @cached_property
    def _alike(self) -> Mapping[tuple[str, str, _Parts, _Parts], list[tuple[int, Place]]]:
        """The places of a file and profile by the parts of their keys around each one but the last, with their order."""
        index: dict[tuple[str, str, _Parts, _Parts], list[tuple[int, Place]]] = {}
        for path, places in self._places.items():
            for order, place in enumerate(places):
                for _, (start, end) in _without_one(_parts(place.entry.key)) if not place.entry.is_section else ():
                    index.setdefault((path, place.profile, start, end), []).append((order, place))
        return index

    @cached_property
    def _variables(self) -> Mapping[str, tuple[Place, ...]]:
        index: dict[str, list[Place]] = {}
        for file in self.files:
            for name, place in variables_of(file, self._places_of(file)):
                index.setdefault(name, []).append(place)
        return {name: tuple(places) for name, places in index.items()}

    @cached_property
    def _unit_paths(self) -> tuple[str, ...]:
        return tuple(sorted((unit.path for unit in self.units), key=len, reverse=True))

    def unit_of(self, path: str) -> str:
        """The unit that a source lies in: the one whose folder is nearest."""
        return next((unit for unit in self._unit_paths if not unit or path.startswith(f"{unit}/")), "")

    def _near(self, unit: str) -> frozenset[str]:
        """The units that depend on a unit, and those that it depends on."""
        known = self._related.get(unit)
        if known is None:
            found = {other.path for other in self.units if unit in other.dependencies}
            found.update(*(other.dependencies for other in self.units if other.path == unit))
            known = self._related[unit] = frozenset(found)
        return known

    def _sorted(self, path: str, places: Sequence[Place]) -> Values:
        groups = self._groups(path, places)
        production = next((found for group in groups if (found := in_production(group))), [])
        profiles = next((found for group in groups if (found := [place for place in group if is_other(place)])), [])
        tests = next((found for group in groups if (found := [place for place in group if place.is_test])), [])
        return Values(
            tuple(self._value(place, 0) for place in production),
            tuple(self._value(place, 0) for place in profiles),
            tuple(self._value(place, 0) for place in tests),
        )

    # ---- texts

    def _value(self, place: Place, depth: int) -> ConfiguredValue:
        entry, file = place.entry, place.file
        shown = f"{last_part(entry.key)}: {entry.text}" if entry.text else entry.key
        hop = Hop(file.path, entry.at, shown[:60])
        parts = parts_of(entry.text, is_spring(file.path))
        profile = "" if is_production(place.profile) else place.profile
        if all(isinstance(part, str) for part in parts):
            return ConfiguredValue(
                entry.key,
                entry.text,
                entry.text,
                file.path,
                entry.at,
                entry.comment,
                profile,
                place.is_test,
                "setting" if file.form == "env" else "value",
                (hop,),
                entry.is_section,
            )
        joined = self._joined(parts, file.path, entry.key, hop, depth)
        return msgspec.structs.replace(
            joined,
            key=entry.key,
            comment=entry.comment,
            profile=profile,
            is_test=place.is_test,
            hops=joined.hops[:_MOST_HOPS],
        )

    def _joined(self, parts: Sequence[str | Placeholder], path: str, key: str, hop: Hop, depth: int) -> ConfiguredValue:
        """A text with placeholders: each is what is configured, else its default."""
        texts: list[str | None] = []
        hops: tuple[Hop, ...] = (hop,)
        source = "value"
        for part in parts:
            if isinstance(part, str):
                texts.append(part)
                continue
            if depth > 1 and len(parts) > 1:  # or texts that name each other would multiply
                texts.append(None)
                continue
            other = self._named(part.name, path, key, depth)
            if other is not None and other.text is not None:
                texts.append(other.text)
                source = other.source if source == "value" else source
                hops = (hop, *other.hops)[:_MOST_HOPS] if len(parts) == 1 else hops
            elif part.default is not None and depth < _MOST_DEPTH:
                inner = self._joined(parts_of(part.default, is_spring(path)), path, key, hop, depth + 1)
                texts.append(inner.text)
                source = "setting"
            else:
                texts.append(None)
        template = "".join("{}" if text is None else text for text in texts)
        known = None if any(text is None for text in texts) else template
        return ConfiguredValue(key, known, template, hops[-1].path, hops[-1].at, source=source, hops=hops)

    def _named(self, name: str, path: str, key: str, depth: int) -> ConfiguredValue | None:
        if depth >= _MOST_DEPTH:
            return None
        if VARIABLE.match(name):
            places = self._sorted_places(path, self._variables.get(name, ()))
        else:
            places = self._sorted_places(path, [p for p in self._by_key.get(relaxed(name), ()) if not p.entry.is_section])
        places = [place for place in places if not (place.entry.key == key and place.file.path == path)]
        if not places or any(place.entry.text != places[0].entry.text for place in places if place.profile == places[0].profile):
            return None
        return self._value(places[0], depth + 1)

    def _sorted_places(self, path: str, places: Sequence[Place]) -> list[Place]:
        return next((found for group in self._groups(path, places) if (found := in_production(group))), [])

    def _groups(self, path: str, places: Sequence[Place]) -> tuple[list[Place], ...]:
        """The places of a source's own unit, of those near, and all."""
        if not places:
            return ()
        unit = self.unit_of(path)
        near = self._near(unit)
        own = [place for place in places if place.file.unit == unit]
        return (own, [place for place in places if place.file.unit in near], list(places))


EMPTY = Configuration()
"""A tree without configuration files."""


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
