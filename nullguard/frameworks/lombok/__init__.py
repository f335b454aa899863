"""Lombok: the getters, setters, constructors and builders that its annotations write into classes."""

from nullguard.frameworks.lombok.accessors import generated_getters, generated_setters, generated_withers
from nullguard.frameworks.lombok.constructors import generated_constructors, generated_factories
from nullguard.frameworks.lombok.of_class import GeneratedAccessors

__all__ = [
    "GeneratedAccessors",
    "generated_constructors",
    "generated_factories",
    "generated_getters",
    "generated_setters",
    "generated_withers",
]
