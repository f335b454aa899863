"""Entities declared by Django models written in the test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nullguard.frameworks.django import declare_entities
from nullguard.model.schema import Entity

HEADER = "from django.db import models\n"


@pytest.fixture
def entities(link) -> Callable[..., dict[str, Entity]]:
    """`entities(source)` or `entities({path: source})`: the project's entities by class name."""

    def declared(files: str | dict[str, str]) -> dict[str, Entity]:
        tree = {"shop/models.py": files} if isinstance(files, str) else files
        found = declare_entities(link(tree))
        return {entity.name: entity for entity in found if not entity.path.startswith("<")}

    return declared
