"""SQLAlchemy, Flask-SQLAlchemy and SQLModel: mapped classes as entities."""

from nullguard.frameworks.sqlalchemy.entities import declare_entities

__all__ = ["declare_entities"]
