"""Pony: entities, and queries over generators."""

from nullguard.frameworks.pony.entities import declare_entities
from nullguard.frameworks.pony.flow import PonyModel

__all__ = ["PonyModel", "declare_entities"]
