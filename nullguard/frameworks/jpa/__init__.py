"""JPA and Jakarta Persistence, with Hibernate's own annotations: entities, mapped superclasses and embeddables."""

from nullguard.frameworks.jpa.entities import declare_entities

__all__ = ["declare_entities"]
