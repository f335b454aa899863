"""The frameworks that tell the flow what their calls and attributes mean; each has a module of its own."""

from __future__ import annotations

from nullguard.flow.protocols import FrameworkModel
from nullguard.frameworks.django.flow import DjangoModel
from nullguard.frameworks.spring_data import SpringDataModel
from nullguard.frameworks.sqlalchemy.flow import SqlAlchemyModel


def framework_models() -> tuple[FrameworkModel, ...]:
    """All of them, in the order in which they are asked."""
    return DjangoModel(), SqlAlchemyModel(), SpringDataModel()
