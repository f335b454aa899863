"""Versions in Java projects: Maven's pom.xml, Gradle's build files, lock files and version catalogs."""

from __future__ import annotations

import re

from nullguard.languages.configuration.text import as_text, lines_of
from nullguard.languages.configuration.toml import read_toml
from nullguard.languages.xml_elements import Element, read_elements
from nullguard.model.span import pack
from nullguard.model.versions import Pin, Property

_MOST_PINS = 5_000
_COORDINATES = re.compile(r"""["']([\w.-]{1,100}):([\w.-]{1,100}):([\w.$\{\}+-]{1,100})(?:@\w+)?["']""")
_VARIABLE = re.compile(
    r"""(?:\b(?:def|val|var|String)\s+|\bext\.|\bset\(\s*["']|^\s*)([A-Za-z][\w.]{0,60})["']?\s*[=,]\s*["'](\d[\w.+-]{0,60})["']"""
)
_PLUGIN = re.compile(
    r"""\bid\s*\(?\s*["'](org\.springframework\.boot|io\.quarkus|io\.micronaut\.application)["']\s*\)?\s*version\s*["'](\d[\w.+-]{0,60})["']"""
)
_LOCKED = re.compile(r"([\w.-]{1,100}):([\w.-]{1,100}):([\w.+-]{1,100})=")
_REFERENCE = re.compile(r"\$\{?([\w.]+)\}?$")


def read_pom(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """A pom.xml: dependencies, managed ones, the parent, and properties. Raises UnreadableSource."""
    root = read_elements(data)
    pins: list[Pin] = []
    properties = [Property(child.tag, child.text) for found in root.named("properties") for child in found.children]
    parent = root.first("parent")
    if parent is not None:
        pins.append(_maven(parent))
        properties.append(Property("parent.version", _text(parent, "version")))
    own = _text(root, "version") or (_text(parent, "version") if parent is not None else "")
    properties.append(Property("project.version", own))
    holders = [root, *root.named("dependencyManagement"), *(p for ps in root.named("profiles") for p in ps.named("profile"))]
    for holder in holders:
        for dependencies in holder.named("dependencies"):
            pins.extend(_maven(found) for found in dependencies.named("dependency"))
    return tuple(pin for pin in pins[:_MOST_PINS] if pin.version), tuple(properties[:_MOST_PINS])


def read_gradle(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """A build.gradle or build.gradle.kts: coordinates in texts, versions in variables."""
    pins: list[Pin] = []
    properties: list[Property] = []
    for index, line in enumerate(lines_of(data)):
        text = as_text(line)
        if text.lstrip().startswith("//") or len(pins) > _MOST_PINS:
            continue
        for found in _COORDINATES.finditer(text):
            version = _REFERENCE.sub(r"${\1}", found[3])
            pins.append(Pin(f"{found[1]}:{found[2]}", version, at=pack(index + 1, found.start(), index + 1, found.end())))
        for plugin in _PLUGIN.finditer(text):
            pins.append(Pin(f"{plugin[1]}:plugin", plugin[2], at=pack(index + 1, plugin.start(), index + 1, plugin.end())))
        properties.extend(Property(found[1], found[2]) for found in _VARIABLE.finditer(text))
    return tuple(pins), tuple(properties[:_MOST_PINS])


def read_gradle_lock(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """A gradle.lockfile."""
    pins: list[Pin] = []
    for index, line in enumerate(lines_of(data)):
        found = _LOCKED.match(as_text(line))
        if found is not None and len(pins) < _MOST_PINS:
            pins.append(Pin(f"{found[1]}:{found[2]}", found[3], is_locked=True, at=pack(index + 1, 0, index + 1, len(line))))
    return tuple(pins), ()


def read_catalog(data: bytes) -> tuple[tuple[Pin, ...], tuple[Property, ...]]:
    """Gradle's version catalog (libs.versions.toml). Raises UnreadableSource."""
    entries = [entry for entry in read_toml(data) if not entry.is_section]
    texts = {entry.key: entry.text for entry in entries}
    pins: list[Pin] = []
    for entry in entries:
        parts = entry.key.split(".")
        if parts[0] != "libraries" or len(parts) < 2:
            continue
        alias = f"libraries.{parts[1]}"
        if len(parts) == 2 and entry.text.count(":") == 2:
            group, artifact, version = entry.text.split(":")
            pins.append(Pin(f"{group}:{artifact}", version, at=entry.at))
            continue
        if parts[2:] not in (["module"], ["name"]):
            continue
        module = entry.text if parts[2] == "module" else f"{texts.get(f'{alias}.group', '')}:{entry.text}"
        version = texts.get(f"{alias}.version") or texts.get(f"versions.{texts.get(f'{alias}.version.ref', '')}", "")
        if version:
            pins.append(Pin(module, version, at=entry.at))
    return tuple(pins[:_MOST_PINS]), ()


def _maven(element: Element) -> Pin:
    at = pack(element.line, 0, element.line, 1)
    return Pin(f"{_text(element, 'groupId')}:{_text(element, 'artifactId')}", _text(element, "version"), at=at)


def _text(element: Element, tag: str) -> str:
    child = element.first(tag)
    return child.text if child is not None else ""
