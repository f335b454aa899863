"""Which versions of libraries build files and lock files ask for."""

from __future__ import annotations

from nullguard.model.span import NOWHERE, Packed
from nullguard.model.syntax import Node


class Pin(Node, frozen=True):
    """A library as one file names it: `name` as the registry has it (`redis`; `group:artifact` in Java).

    `version` is exact, empty for a range; then `at_least` is its lower bound, `below` its upper one (exclusive), empty for none.
    `is_locked` says that the file records what is installed. A version may be `${name}`, a property of this or a parent's file.
    """

    name: str
    version: str = ""
    at_least: str = ""
    below: str = ""
    is_locked: bool = False
    at: Packed = NOWHERE


class Property(Node, frozen=True):
    """A name that a build file gives a version: Maven's properties, variables of Gradle."""

    name: str
    value: str
