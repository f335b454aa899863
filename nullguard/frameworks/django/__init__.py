"""Django: models as entities."""

from nullguard.frameworks.django.entities import declare_entities

__all__ = ["declare_entities"]
