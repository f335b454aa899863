"""Django: models as entities, and what migrations tell of columns."""

from nullguard.frameworks.django.entities import declare_entities
from nullguard.frameworks.django.migrations import added_columns

__all__ = ["added_columns", "declare_entities"]
