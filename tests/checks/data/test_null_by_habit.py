"""Scripts that write NULL with every column that admits it say no more than others that write nothing."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.signs import Signs
from nullguard.flow.domain.values import RESOLVED, Origin
from nullguard.flow.observations import FlowFacts, Use
from nullguard.frameworks.schema import EntitySchema
from nullguard.manifest.replay import replay
from nullguard.model.ddl import ColumnDefinition, CreateTable, History, Step
from nullguard.model.finding import Confidence
from nullguard.model.schema import AttributeKind, Database, Entity, Manifest, MappedAttribute
from nullguard.model.span import pack
from nullguard.program.program import Program

KEY = "shop/Order.java#Order.reference"
WRITTEN = "nullable as scripts write of every such column"


def _confidence(with_null=24, without=0, not_null=0, script="create.sql", tests=0):
    """Of a column with NULL, beside `with_null` others, `without` that say nothing and `not_null` that refuse it."""
    others = [*[True] * with_null, *[None] * without, *[False] * not_null]
    named = [("reference", True), *((f"c{number}", said) for number, said in enumerate(others))]
    columns = tuple(ColumnDefinition(name, nullable=said) for name, said in named)
    steps = (Step(script, "1", (CreateTable("orders", columns),)),)
    manifest = Manifest({"default": Database("default", replay(History("sql", steps)))})
    mapped = {name: MappedAttribute(name, AttributeKind.COLUMN, name) for name, _ in named}
    entity = Entity("shop/Order.java#Order", "Order", "orders", "jpa", "shop/Order.java", 1, mapped)
    uses = tuple(Use("method", Origin("column", KEY), number, "reference", ".trim()", "run") for number in range(3))
    flow = {"shop/Service.java": FlowFacts(uses, guards=((KEY, pack(7, 4, 7, 20)),) * tests)}
    program = Program({}, (), {}, {}.__getitem__)
    signs = Signs(Context(program, EntitySchema(program, (entity,), manifest), manifest, flow, {}))
    confidence, found = signs.confidence(KEY, signs.subject(KEY), RESOLVED)
    return confidence, [sign.text for sign in found]


def test_written_of_every_column():
    confidence, reasons = _confidence()
    assert (confidence, reasons[0]) == (Confidence.LOW, WRITTEN)


def test_a_test_elsewhere_raises_it():
    confidence, reasons = _confidence(tests=2)
    assert (confidence, reasons[0]) == (Confidence.MEDIUM, WRITTEN)


def test_few_columns_admit_null_at_all():
    assert _confidence(not_null=40)[0] is Confidence.MEDIUM


@pytest.mark.parametrize(
    "case",
    [
        {"with_null": 10},
        {"with_null": 24, "without": 5},
        {"with_null": 0, "without": 24},
        {"script": "migrations/0001_orders.py"},
    ],
)
def test_written_of_some_and_meant(case):
    confidence, reasons = _confidence(**case)
    assert (confidence, reasons[0]) == (Confidence.HIGH, "declared nullable: CREATE TABLE with NULL")
