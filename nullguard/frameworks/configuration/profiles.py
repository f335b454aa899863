"""For which environment a configuration file is, told from its name and folders: production, tests, or another profile."""

from __future__ import annotations

import re
from functools import cache

from nullguard.knowledge.words import words

_SPRING = re.compile(r"(?:application|bootstrap)-([\w.-]+)\.(?:ya?ml|properties)$")
_SPLIT = re.compile(r"[-._]+")
_WORDS = re.compile(r"![a-z0-9]+|[a-z0-9]+")
_EXTENSIONS = frozenset({"yaml", "yml", "properties", "toml", "cfg", "ini", "json", "env", "conf", "config"})


def profile_of(path: str, unit: str) -> str:
    """The profile of a file below a unit's folder; empty for one that holds everywhere."""
    folder, _, name = path.rpartition("/")
    spring = _SPRING.match(name)
    if spring is not None:
        return spring[1]
    parts = [word for word in _SPLIT.split(name.lower()) if word]
    of_files = words("production") | _tests() | _others()
    for word in parts:
        if word not in _EXTENSIONS and word in of_files:
            return word
    of_folders = words("production") | words("test") | words("other")
    below = folder.removeprefix(unit).strip("/").lower()
    return next((part for part in below.split("/")[-3:] if part in of_folders), "")


def is_production(profile: str) -> bool:
    """Whether a profile, or an expression of profiles (`prod | live`, `!test`), holds in production."""
    parts = _WORDS.findall(profile.lower())
    if not words("production").isdisjoint(parts) and "pre" not in parts:
        return True
    return bool(parts) and all(part.startswith("!") and part[1:] in _tests() | _others() for part in parts)


def is_for_tests(profile: str) -> bool:
    """Whether a profile is that of tests."""
    return not _tests().isdisjoint(_WORDS.findall(profile.lower()))


@cache
def _tests() -> frozenset[str]:
    return words("test") | words("test-file")


@cache
def _others() -> frozenset[str]:
    return words("other") | words("other-file")
