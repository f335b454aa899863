"""Versions in Python projects: requirements, lock files, pyproject.toml, setup.cfg."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.languages.configuration.ini import read_ini
from nullguard.languages.configuration.text import as_text, lines_of
from nullguard.languages.configuration.toml import read_toml
from nullguard.model.configuration import ConfigEntry
from nullguard.model.span import NOWHERE, Packed, pack
from nullguard.model.versions import Pin, Property

_NO_PROPERTIES: tuple[Property, ...] = ()
_MOST_PINS = 20_000
_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9][\w.-]{0,100})\s*(?:\[[^\]]{0,200}\])?\s*\(?\s*([^;#()]{0,200})")
_BOUND = re.compile(r"(===?|~=|>=|<=|>|<|\^|~|!=)?\s*v?(\d[\w.*+!-]{0,60})")
_LOCKED = re.compile(rb'^name = "([^"\n]{1,100})"\r?\nversion = "([^"\n]{1,100})"', re.MULTILINE)
_PIPFILE = re.compile(rb'"([\w.-]{1,100})"\s*:\s*\{[^{}]{0,20000}?"version"\s*:\s*"==([^"\n]{1,100})"')
_SEPARATORS = re.compile(r"[-_.]+")


def canonical(name: str) -> str:
    """A distribution's name as the registry compares it."""
    return _SEPARATORS.sub("-", name).lower()


def read_requirements(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """A requirements or constraints file."""
    pins: list[Pin] = []
    for index, line in enumerate(lines_of(data)):
        text = as_text(line).strip()
        if text and text[0] not in "#-." and "://" not in text.partition("#")[0]:
            pin = requirement(text, pack(index + 1, 0, index + 1, len(line.rstrip())))
            if pin is not None and len(pins) < _MOST_PINS:
                pins.append(pin)
    return tuple(pins), _NO_PROPERTIES


def read_lock(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """poetry.lock, uv.lock, pdm.lock: packages as name and version in following lines."""
    pins: list[Pin] = []
    line, before = 1, 0
    for match in _LOCKED.finditer(data):
        line += data.count(b"\n", before, match.start())
        before = match.start()
        at = pack(line + 1, 0, line + 1, match.end() - match.start(2) + 11)
        pins.append(Pin(canonical(as_text(match[1])), as_text(match[2]), is_locked=True, at=at))
        if len(pins) >= _MOST_PINS:
            break
    return tuple(pins), _NO_PROPERTIES


def read_pipfile_lock(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """Pipfile.lock."""
    pins: list[Pin] = []
    line, before = 1, 0
    for match in _PIPFILE.finditer(data):
        line += data.count(b"\n", before, match.start(2))
        before = match.start(2)
        pins.append(Pin(canonical(as_text(match[1])), as_text(match[2]), is_locked=True, at=pack(line, 0, line, 1)))
        if len(pins) >= _MOST_PINS:
            break
    return tuple(pins), _NO_PROPERTIES


def read_pyproject(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """pyproject.toml and Pipfile: PEP 621 lists, Poetry's and Pipenv's tables. Raises UnreadableSource."""
    return tuple(_of_tables(read_toml(data))), _NO_PROPERTIES


def read_setup_cfg(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """setup.cfg: `install_requires` and extras."""
    pins: list[Pin] = []
    for entry in read_ini(data):
        if entry.key == "options.install_requires" or entry.key.startswith("options.extras_require."):
            pins.extend(pin for line in entry.text.split("\n") if (pin := requirement(line, entry.at)) is not None)
    return tuple(pins[:_MOST_PINS]), _NO_PROPERTIES


def requirement(text: str, at: Packed = NOWHERE) -> Pin | None:
    """A requirement of PEP 508 (`redis[hiredis]>=4.5,<6`) as a pin; None for what is none."""
    match = _REQUIREMENT.match(text)
    return _pin(match[1], match[2], at) if match is not None else None


def _of_tables(entries: tuple[ConfigEntry, ...]) -> Iterator[Pin]:
    for entry in entries:
        table, _, name = entry.key.rpartition(".")
        if entry.is_section:
            continue
        if re.fullmatch(
            r"(?:project\.(?:dependencies|optional-dependencies\.[\w-]+)|dependency-groups\.[\w-]+)\[\d+\]", entry.key
        ):
            pin = requirement(entry.text, entry.at)
            if pin is not None:
                yield pin
        elif re.fullmatch(r"(?:tool\.poetry\.(?:group\.[\w-]+\.)?(?:dev-)?dependencies|packages|dev-packages)", table):
            yield _pin(name, entry.text, entry.at)
        elif name == "version" and re.fullmatch(r"(?:tool\.poetry\.(?:group\.[\w-]+\.)?dependencies|packages)\.[\w-]+", table):
            yield _pin(table.rpartition(".")[2], entry.text, entry.at)


def _pin(name: str, specifier: str, at: Packed) -> Pin:
    exact = at_least = below = ""
    for part in specifier.split(",")[:10]:
        match = _BOUND.match(part.strip())
        if match is None:
            continue
        operator, version = match[1] or "==", match[2]
        if operator in ("==", "==="):
            if "*" in version:
                at_least, below = version.replace(".*", ""), _next(version.replace(".*", ""), 0)
            else:
                exact = version
        elif operator in (">=", ">"):
            at_least = version
        elif operator == "<":
            below = version
        elif operator == "<=":
            below = f"{version}.1"
        elif operator in ("~=", "~"):
            at_least, below = version, _next(version, 1)
        elif operator == "^":
            at_least, below = version, _next(version, len(version.split(".")) - 1)
    return Pin(canonical(name), exact, at_least, below, at=at)


def _next(version: str, dropped: int) -> str:
    """The version after all that begin with the given one, without its last `dropped` numbers."""
    numbers = [part for part in version.split(".") if part.isdecimal() and len(part) < 12]
    numbers = numbers[: max(len(numbers) - dropped, 1)]
    return ".".join([*numbers[:-1], str(int(numbers[-1]) + 1)]) if numbers else ""
