"""Entities declared by SQLAlchemy classes written in the test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nullguard.frameworks.sqlalchemy import declare_entities
from nullguard.model.schema import Entity


@pytest.fixture
def entities(link) -> Callable[..., dict[str, Entity]]:
    """`entities(source)` or `entities({path: source})`: the entities by class name."""

    def declared(files: str | dict[str, str]) -> dict[str, Entity]:
        tree = {"shop/models.py": files} if isinstance(files, str) else files
        return {entity.name: entity for entity in declare_entities(link(tree))}

    return declared
