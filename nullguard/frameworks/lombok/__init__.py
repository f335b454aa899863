"""Lombok: the getters and setters that its annotations write into classes."""

from nullguard.frameworks.lombok.accessors import generated_getters, generated_setters
from nullguard.frameworks.lombok.of_class import GeneratedAccessors

__all__ = ["GeneratedAccessors", "generated_getters", "generated_setters"]
