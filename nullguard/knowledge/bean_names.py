"""How Java's accessors are named after the properties that they give and set: `getTotal` and `setTotal` of `total`."""

from __future__ import annotations

from typing import Final

_GETTER: Final = "get"
_SETTER: Final = "set"
VERB: Final = len(_SETTER)
"""How long the verb of either is."""

TAKING_VERBS: Final = (_SETTER, "with")
"""The verbs of methods that take a property's value: of setters, and of those that give a copy with it."""


def capitalised(name: str) -> str:
    """A property's name as accessors have it behind their verb."""
    return name[:1].upper() + name[1:]


def decapitalised(name: str) -> str:
    """What follows an accessor's verb, or a class's name, as the name of a property or variable."""
    return name[:1].lower() + name[1:]


def getter_of(name: str) -> str:
    """The getter of a property; that of a truth value may be another one."""
    return _GETTER + capitalised(name)


def setter_of(name: str) -> str:
    """The setter of a property."""
    return _SETTER + capitalised(name)


def is_getter_name(name: str) -> bool:
    """Whether a method is named like a getter; those of truth values (`isPaid`) are none here."""
    return name.startswith(_GETTER)


def is_setter_name(name: str) -> bool:
    """Whether a method is named like a setter."""
    return name.startswith(_SETTER)


def same_setter(getter: str) -> str:
    """The setter of what a getter gives."""
    return _SETTER + getter[VERB:]


def accessed_by(name: str) -> str:
    """The property of a getter or setter, by its name."""
    return name[VERB : VERB + 1].lower() + name[VERB + 1 :]
