"""Entities declared by Java classes written in the test."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from nullguard.frameworks.jpa import declare_entities
from nullguard.model.schema import Entity

HEADER = """package shop;
import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.math.BigDecimal;
import java.util.*;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import lombok.*;
"""


@pytest.fixture
def entities(link) -> Callable[..., dict[str, Entity]]:
    """`entities(body, …)`: the entities of one source with the usual imports per argument, by class name."""

    def declared(*sources: str, header: str = HEADER) -> dict[str, Entity]:
        files = {f"src/main/java/shop/S{number}.java": header + dedent(source) for number, source in enumerate(sources)}
        return {entity.name: entity for entity in declare_entities(link(files))}

    return declared
