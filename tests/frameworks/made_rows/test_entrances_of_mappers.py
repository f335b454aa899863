"""What MapStruct's mappers make comes from users, unless it is made of rows alone."""

from __future__ import annotations

import pytest

from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.made_rows.entrances import Entrances
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest import build_manifest

FILES = {
    "shop/Order.java": "package shop; import jakarta.persistence.*; @Entity public class Order { @Id Long id; String note; }",
    "shop/Dto.java": "package shop; public class Dto { String note; }",
    "shop/Form.java": "package shop; public class Form { String note; }",
}


@pytest.mark.parametrize(
    ("method", "is_open"),
    [
        ("Dto toDto(Order order);", False),
        ("List<Dto> toDtos(List<Order> orders);", False),
        ("Dto toDto(Form form);", True),
        ("Dto toDto(Order order, Form form);", True),
        ("Dto empty();", True),
    ],
)
def test_the_object_of_a_mapper(link, method, is_open):
    mapper = f"package shop; import java.util.*; @org.mapstruct.Mapper interface M {{ {method} }}"
    program = link({**FILES, "shop/M.java": mapper})
    entities = tuple(declare_entities(program))
    schema = EntitySchema(program, entities, build_manifest(entities))
    assert Entrances(program, schema).are_open((program.classes["shop/Dto.java#Dto"],)) is is_open
