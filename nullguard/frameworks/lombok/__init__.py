"""Lombok: the getters and setters that its annotations write into classes."""

from nullguard.frameworks.lombok.accessors import generated_getters, generated_setters

__all__ = ["generated_getters", "generated_setters"]
