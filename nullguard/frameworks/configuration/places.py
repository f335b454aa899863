"""Entries of files as places that a key can be looked up at, and the names of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from nullguard.frameworks.configuration.profiles import is_for_tests, is_production, profile_of
from nullguard.model.configuration import ConfigEntry
from nullguard.model.syntax import Node

_SEPARATORS = re.compile(r"[-_.\[\]]+")
VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*$")
_IN_ENVIRONMENT = re.compile(r"(?:^|\.)(?:environment|env|envVars|env_vars|config_vars)(?:\.|\[)")
_ASSIGNED = re.compile(r"([A-Z][A-Z0-9_]*)=(.*)$", re.DOTALL)
_COMPOSE = re.compile(r"(?:^|/)(?:docker-)?compose[\w.-]*\.ya?ml$")


class ConfigFile(Node, frozen=True):
    """A configuration file: its form and entries, the unit it lies in, whether it lies below tests."""

    path: str
    form: str
    unit: str = ""
    is_test: bool = False
    entries: tuple[ConfigEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a file."""

    file: ConfigFile
    entry: ConfigEntry
    profile: str

    @property
    def is_test(self) -> bool:
        return self.file.is_test or is_for_tests(self.profile)


def relaxed(key: str) -> str:
    """A key without case and separators, as Spring binds it, and as environment variables spell it."""
    return _SEPARATORS.sub("", key).lower()


def parts_of_key(key: str) -> list[str]:
    """The names of a key, list indices as parts of their own."""
    return [part for part in re.split(r"\.|\[(\d+)\]", key) if part]


def last_part(key: str) -> str:
    """The last name of a key."""
    return key.rpartition(".")[2]


def places_of(file: ConfigFile) -> Iterator[Place]:
    """The entries of a file with the profile for which each holds."""
    own = profile_of(file.path, file.unit) or ("compose" if _COMPOSE.search(file.path) else "")
    for entry in file.entries:
        yield Place(file, entry, entry.profile or own)


def variables_of(file: ConfigFile, places: Sequence[Place]) -> Iterator[tuple[str, Place]]:
    """The environment variables that a file sets: all of a `.env` file, those below `environment` or `env` of another."""
    names: dict[str, str] = {}
    for place in places:
        entry = place.entry
        if file.form == "env":
            yield entry.key, place
        elif file.form in ("yaml", "json", "toml") and _IN_ENVIRONMENT.search(entry.key):
            last = last_part(entry.key)
            assigned = _ASSIGNED.match(entry.text)
            if VARIABLE.match(last):
                yield last, place
            elif last == "name":
                names[entry.key[: -len(".name")]] = entry.text
            elif last == "value" and entry.key[: -len(".value")] in names:
                yield names[entry.key[: -len(".value")]], place
            elif assigned is not None and last.endswith("]"):
                yield assigned[1], Place(file, msgspec.structs.replace(entry, text=assigned[2]), place.profile)


def in_production(places: Sequence[Place]) -> list[Place]:
    """Those that hold in production: of a production profile before those without a profile; of the latter a program's own
    resources before other files."""
    usable = [place for place in places if not place.is_test]
    special = [place for place in usable if place.profile and is_production(place.profile)]
    common = [place for place in usable if not place.profile]
    main = [place for place in common if "/main/" in f"/{place.file.path}"]
    return [*special, *(main or common)]


def is_other(place: Place) -> bool:
    """Whether an entry holds for a profile that is neither production nor a test."""
    return bool(place.profile) and not place.is_test and not is_production(place.profile)


def is_spring(path: str) -> bool:
    """Whether a file is one of Spring's by its name."""
    return path.rpartition("/")[2].startswith(("application", "bootstrap"))
