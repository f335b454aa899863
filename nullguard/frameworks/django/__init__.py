"""Django: models as entities."""

from nullguard.frameworks.django.models.entities import declare_entities

__all__ = ["declare_entities"]
