"""MyBatis and MyBatis-Plus: mappers in files and annotations, the classes that their rows become, and lookups."""

from nullguard.frameworks.mybatis.entities import declare_entities
from nullguard.frameworks.mybatis.uses import row_uses

__all__ = ["declare_entities", "row_uses"]
