"""The version of a library that a source runs with, as far as build and lock files say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec

from nullguard.model.span import NOWHERE, Packed
from nullguard.model.syntax import Node
from nullguard.model.versions import Pin, Property
from nullguard.runtime.digest import digest

_PARTS = re.compile(r"\d+|[a-zA-Z]+")
_BEFORE_RELEASE = frozenset({"a", "alpha", "b", "beta", "c", "rc", "cr", "m", "dev", "snapshot", "pre", "preview", "ea"})
_SEPARATORS = re.compile(r"[-_.]+")
_PROPERTY = re.compile(r"\$\{([\w.-]+)\}")
_MOST_STEPS = 5


class VersionFile(Node, frozen=True):
    """What one build or lock file says."""

    path: str
    pins: tuple[Pin, ...] = ()
    properties: tuple[Property, ...] = ()


class Version(Node, frozen=True):
    """A library's version, and where it is said. `exact` is empty for a range from `at_least` to `below` (exclusive)."""

    library: str
    exact: str
    at_least: str = ""
    below: str = ""
    path: str = ""
    at: Packed = NOWHERE

    def is_before(self, version: str) -> bool | None:
        """Whether this is certainly an earlier version than another, or certainly not; None where the range holds both."""
        if self.exact:
            return _order(self.exact) < _order(version)
        if self.below and _order(self.below) <= _order(version):
            return True
        if self.at_least and _order(self.at_least) >= _order(version):
            return False
        return None


@dataclass(frozen=True)
class Versions:
    """The files of a tree that name versions, in order of path."""

    files: tuple[VersionFile, ...] = ()

    def digest(self) -> bytes:
        """16 bytes over everything that can be looked up."""
        return digest(msgspec.msgpack.encode(self.files))

    def of(self, path: str, library: str) -> Version | None:
        """The version of a library (`redis`; `okhttp` or `com.squareup.okhttp3:okhttp`) for a source: of the files in its folder,
        or the nearest above, lock files first; else of the whole tree where all agree. None where nothing is said."""
        key = _name(library)
        for folder in _folders(path):
            found = [*self._pins(folder, key)]
            if found:
                return _best(found)
        everywhere = [version for folder in self._by_folder for version in self._pins(folder, key)]
        best = _best(everywhere)
        return best if best is not None and all(_same(best, other) for other in everywhere) else None

    def is_before(self, path: str, library: str, version: str) -> bool | None:
        """Whether a source runs with an earlier version of a library than the given one; None where nobody can tell."""
        found = self.of(path, library)
        return found.is_before(version) if found is not None else None

    @cached_property
    def _by_folder(self) -> Mapping[str, tuple[VersionFile, ...]]:
        index: dict[str, list[VersionFile]] = {}
        for file in self.files:
            folder = file.path.rpartition("/")[0]
            if folder.rpartition("/")[2] in ("requirements", "gradle"):
                folder = folder.rpartition("/")[0]
            index.setdefault(folder, []).append(file)
        return {folder: tuple(files) for folder, files in index.items()}

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, tuple[tuple[VersionFile, Pin], ...]]]:
        """By folder, then by name: of Java's libraries the artifact alone, too."""
        index: dict[str, dict[str, list[tuple[VersionFile, Pin]]]] = {}
        for folder, files in self._by_folder.items():
            names = index.setdefault(folder, {})
            for file in files:
                for pin in file.pins:
                    full = _name(pin.name)
                    for name in {full, full.rpartition(":")[2]}:
                        names.setdefault(name, []).append((file, pin))
        return {folder: {name: tuple(pins) for name, pins in names.items()} for folder, names in index.items()}

    def _pins(self, folder: str, key: str) -> Iterator[tuple[Version, bool]]:
        for file, pin in self._by_name.get(folder, {}).get(key, ()):
            version = self._resolved(file, pin.version)
            if version or pin.at_least or pin.below:
                yield Version(pin.name, version, pin.at_least, pin.below, file.path, pin.at), pin.is_locked

    def _resolved(self, file: VersionFile, version: str) -> str:
        for _ in range(_MOST_STEPS):
            match = _PROPERTY.fullmatch(version)
            if match is None:
                return "" if "$" in version else version
            version = self._property(file, match[1])
        return ""

    def _property(self, file: VersionFile, name: str) -> str:
        for folder in _folders(file.path):
            for other in (file, *self._by_folder.get(folder, ())):
                value = next((found.value for found in other.properties if found.name == name), "")
                if value:
                    return value
        return ""


NO_VERSIONS = Versions()


def _best(found: list[tuple[Version, bool]]) -> Version | None:
    """What is locked before what is asked for, an exact version before a range."""
    ranked = sorted(found, key=lambda item: (not item[1], not item[0].exact))
    return ranked[0][0] if ranked else None


def _same(one: Version, other: tuple[Version, bool]) -> bool:
    return not other[0].exact or one.exact == other[0].exact


def _folders(path: str) -> Iterator[str]:
    """The folder of a path and those above it."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _name(library: str) -> str:
    return library.lower() if ":" in library else _SEPARATORS.sub("-", library).lower()


def _order(version: str) -> tuple[tuple[int, ...], int]:
    """A version as something to compare: its numbers without closing zeros, and -1 for what comes before a release."""
    numbers: list[int] = []
    for part in _PARTS.findall(version)[:12]:
        if not part.isdigit():
            if part.lower() in _BEFORE_RELEASE:
                return _without_zeros(numbers), -1
            continue
        numbers.append(int(part[:12]))
    return _without_zeros(numbers), 0


def _without_zeros(numbers: list[int]) -> tuple[int, ...]:
    while numbers and not numbers[-1]:
        numbers = numbers[:-1]
    return tuple(numbers)
