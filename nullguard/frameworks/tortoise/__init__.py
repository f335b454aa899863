"""Tortoise ORM: models as entities, and the queries that begin at a model's class."""

from nullguard.frameworks.tortoise.entities import declare_entities
from nullguard.frameworks.tortoise.flow import TortoiseModel

__all__ = ["TortoiseModel", "declare_entities"]
