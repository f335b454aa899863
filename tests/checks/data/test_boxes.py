"""A column that is `Integer` where others are `int` was meant to hold null."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.boxes import count_boxes
from nullguard.checks.data.signs import Signs
from nullguard.flow.domain.values import Origin
from nullguard.flow.summaries.observations import FlowFacts, Use
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.replay import replay
from nullguard.model.ddl import ColumnDefinition, CreateTable, History, Step
from nullguard.model.finding import Confidence
from nullguard.model.schema import AttributeKind, Database, Entity, Manifest, MappedAttribute, TypeRef
from nullguard.program.program import Program

BOX = "java.lang.Integer"
TEXT = "java.lang.String"


def _entity(name, types, **more):
    mapped = {
        f"c{number}": MappedAttribute(f"c{number}", AttributeKind.COLUMN, f"c{number}", TypeRef(kind), **more)
        for number, kind in enumerate(types)
    }
    return Entity(f"shop/{name}.java#{name}", name, name.lower(), "jpa", f"shop/{name}.java", 1, mapped)


def _context(entities, uses=3, default=""):
    created = tuple(
        CreateTable(each.table, tuple(ColumnDefinition(name, default=default) for name in each.attributes)) for each in entities
    )
    manifest = Manifest({"default": Database("default", replay(History("sql", (Step("1.sql", "1", created),))))})
    key = "shop/Order.java#Order.c0"
    used = tuple(Use("method", Origin("column", key), number, "c0", "c0", "run") for number in range(uses))
    program = Program({}, (), {}, {}.__getitem__)
    return Context(program, EntitySchema(program, entities, manifest), manifest, {"shop/Service.java": FlowFacts(used)}, {})


def _told(context):
    signs = Signs(context)
    confidence, found = signs.confidence(signs.subject("shop/Order.java#Order.c0"), context.flow["shop/Service.java"].uses[0])
    return confidence, [sign.text for sign in found][1:]


def test_a_box_beside_a_primitive():
    told = _told(_context((_entity("Order", [BOX, "boolean"]),)))
    assert told == (Confidence.MEDIUM, ["a box, where other columns of 'Order' are primitive"])


def test_a_box_in_a_module_with_primitives():
    others = _entity("Item", ["int"] * 6 + [BOX] * 13)
    told = _told(_context((_entity("Order", [BOX, TEXT]), others)))
    assert told == (Confidence.MEDIUM, ["a box, where other columns of its module are primitive"])


@pytest.mark.parametrize(
    ("types", "others"),
    [
        pytest.param([BOX, BOX, TEXT], [], id="boxes alone"),
        pytest.param([TEXT, "int"], ["int"] * 30, id="no box"),
        pytest.param([BOX], ["int"] * 18, id="a small module"),
        pytest.param([BOX], ["int"] * 6 + [BOX] * 24, id="few primitives"),
    ],
)
def test_what_stays_low(types, others):
    assert _told(_context((_entity("Order", types), _entity("Item", others))))[0] is Confidence.LOW


@pytest.mark.parametrize("case", [{"uses": 10}, {"default": "0"}])
def test_what_says_more_than_a_box(case):
    assert _told(_context((_entity("Order", [BOX, "int"]),), **case))[0] is Confidence.LOW


def test_primitive_keys_say_nothing():
    keyed = _entity("Order", ["long"], primary_key=True).attributes["c0"]
    entity = _entity("Order", [BOX, BOX])
    entity.attributes["id"] = keyed
    assert not count_boxes(_context((entity,))).is_choice("", entity, entity.attributes["c0"])
