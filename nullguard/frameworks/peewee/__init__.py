"""Peewee: models as entities, and what queries ask of their rows and give."""

from nullguard.frameworks.peewee.entities import PEEWEE_PACKAGES, declare_entities
from nullguard.frameworks.peewee.flow import PeeweeModel

__all__ = ["PEEWEE_PACKAGES", "PeeweeModel", "declare_entities"]
