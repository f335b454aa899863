"""For which environment a configuration file is, told from its name and folders: production, tests, or another profile."""

from __future__ import annotations

import re

PRODUCTION = frozenset({"prod", "production", "prd", "live", "release"})
TESTS = frozenset(
    {"test", "tests", "testing", "it", "ci", "integration", "integrationtest", "unittest", "mock", "e2e", "junit", "functional"}
)
OTHERS = frozenset(
    {
        "dev",
        "devel",
        "develop",
        "development",
        "local",
        "localhost",
        "sandbox",
        "demo",
        "example",
        "examples",
        "sample",
        "samples",
        "template",
        "stage",
        "staging",
        "stg",
        "qa",
        "uat",
        "preprod",
        "docker",
        "compose",
        "ide",
        "vagrant",
    }
)
_IN_FOLDERS = (OTHERS - {"docker", "compose", "local", "template", "ide"}) | PRODUCTION | TESTS - {"it", "mock", "functional"}
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
    words = [word for word in _SPLIT.split(name.lower()) if word]
    for word in words:
        if word not in _EXTENSIONS and word in PRODUCTION | TESTS | OTHERS:
            return word
    below = folder.removeprefix(unit).strip("/").lower()
    return next((part for part in below.split("/")[-3:] if part in _IN_FOLDERS), "")


def is_production(profile: str) -> bool:
    """Whether a profile, or an expression of profiles (`prod | live`, `!test`), holds in production."""
    words = _WORDS.findall(profile.lower())
    if not PRODUCTION.isdisjoint(words) and "pre" not in words:
        return True
    return bool(words) and all(word.startswith("!") and word[1:] in TESTS | OTHERS for word in words)


def is_for_tests(profile: str) -> bool:
    """Whether a profile is that of tests."""
    return not TESTS.isdisjoint(_WORDS.findall(profile.lower()))
