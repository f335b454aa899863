"""What it does to a finding that all code that makes rows gives them the attribute."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.signs import Signs
from nullguard.flow.domain.values import Origin as NullOrigin
from nullguard.flow.summaries.observations import FlowFacts, Use
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.nullability import CONSTRAINT
from nullguard.model.finding import Confidence
from nullguard.model.schema import (
    AttributeKind,
    Column,
    Database,
    Entity,
    Evidence,
    Manifest,
    MappedAttribute,
    Origin,
    Statistics,
    Table,
)  # fmt: skip
from nullguard.model.span import NOWHERE
from nullguard.program.program import Program

KEY = "shop.py#Order.reference"
SAID = Evidence(Origin.MAPPING, True, True, "shop.py", 3, "null=True")
EMPTIED = Evidence(Origin.MIGRATION, True, True, "1.sql", 3, "ON DELETE SET NULL", CONSTRAINT)


class _Rows:
    def __init__(self, places):
        self.places = places

    def always_given(self, entity, mapped):
        return self.places if mapped.name == "reference" else 0


def _confidence(places, evidence=(SAID,), flow=None, **column):
    table = Table("orders", {"reference": Column("reference", evidence=evidence, nullable=True, explicit=True, **column)})
    manifest = Manifest({"default": Database("default", {"orders": table})})
    mapped = {"reference": MappedAttribute("reference", AttributeKind.COLUMN, "reference")}
    entity = Entity("shop.py#Order", "Order", "orders", "jpa", "shop.py", 1, mapped)
    program = Program({}, (), {}, {}.__getitem__)
    context = Context(program, EntitySchema(program, (entity,), manifest), manifest, {"shop.py": flow or FlowFacts()}, {})
    context.__dict__["made_rows"] = _Rows(places)
    signs = Signs(context)
    return signs.confidence(signs.subject(KEY), Use("method", NullOrigin("column", KEY), NOWHERE, "reference", ".trim()", "run"))


def test_all_places_give_it():
    confidence, signs = _confidence(2)
    assert (confidence, signs[-1].text) == (Confidence.LOW, "all code that makes a 'Order' gives it a value (in 2 places)")


@pytest.mark.parametrize(
    "case",
    [
        {"places": 0},
        {"places": 2, "flow": FlowFacts(null_writes=((KEY, 1),))},
        {"places": 2, "flow": FlowFacts(left_out=((KEY, 1),))},
        {"places": 2, "added_by": "2.sql"},
        {"places": 2, "evidence": (SAID, EMPTIED)},
    ],
)
def test_a_null_may_come_from_elsewhere(case):
    assert _confidence(**case)[0] is Confidence.HIGH


def test_columns_that_were_filled_when_they_were_added():
    assert _confidence(2, added_by="2.sql", backfilled_by="3.sql")[0] is Confidence.LOW


def test_what_production_shows_is_stronger():
    assert _confidence(2, statistics=Statistics(null_fraction=0.1))[0] is Confidence.CERTAIN
