"""Scripts that write NULL with every column that admits it mean little by it."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.signs import UNKNOWN_TO_CODE, Signs
from nullguard.flow.domain.values import Origin
from nullguard.flow.summaries.observations import FlowFacts, Use
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.replay import replay
from nullguard.model.ddl import ColumnDefinition, CreateTable, History, Step
from nullguard.model.finding import Confidence
from nullguard.model.schema import AttributeKind, Database, Entity, Manifest, MappedAttribute
from nullguard.model.span import pack
from nullguard.model.syntax import TypeRef
from nullguard.program.program import Program

KEY = "shop/Order.java#Order.reference"
DECLARED = "declared nullable: CREATE TABLE with NULL"
WRITTEN = "scripts write NULL with every such column"


def _confidence(with_null=24, without=0, not_null=0, script="create.sql", tests=0, type=""):
    """Of a column with NULL, beside `with_null` others, `without` that say nothing and `not_null` that refuse it."""
    others = [*[True] * with_null, *[None] * without, *[False] * not_null]
    named = [("reference", True), *((f"c{number}", said) for number, said in enumerate(others))]
    columns = tuple(ColumnDefinition(name, nullable=said) for name, said in named)
    steps = (Step(script, "1", (CreateTable("orders", columns),)),)
    manifest = Manifest({"default": Database("default", replay(History("sql", steps)))})
    mapped = {name: MappedAttribute(name, AttributeKind.COLUMN, name) for name, _ in named}
    if type:
        mapped["reference"] = MappedAttribute("reference", AttributeKind.COLUMN, "reference", TypeRef(type))
        mapped["c1"] = MappedAttribute("c1", AttributeKind.COLUMN, "c1", TypeRef("int"))
    entity = Entity("shop/Order.java#Order", "Order", "orders", "jpa", "shop/Order.java", 1, mapped)
    uses = tuple(Use("method", Origin("column", KEY), number, "reference", ".trim()", "run") for number in range(3))
    flow = {"shop/Service.java": FlowFacts(uses, guards=((KEY, pack(7, 4, 7, 20)),) * tests)}
    program = Program({}, (), {}, {}.__getitem__)
    signs = Signs(Context(program, EntitySchema(program, (entity,), manifest), manifest, flow, {}))
    confidence, found = signs.confidence(signs.subject(KEY), uses[0])
    return confidence, [sign.text for sign in found]


@pytest.mark.parametrize("case", [{}, {"not_null": 40}, {"without": 2}])
def test_written_of_every_column(case):
    confidence, reasons = _confidence(**case, tests=2)
    assert (confidence, reasons[:2]) == (Confidence.MEDIUM, [DECLARED, WRITTEN])


@pytest.mark.parametrize("case", [{}, {"not_null": 20}, {"without": 2}])
def test_written_of_every_column_and_known_to_no_code(case):
    confidence, reasons = _confidence(**case)
    assert (confidence, reasons) == (Confidence.LOW, [DECLARED, WRITTEN, UNKNOWN_TO_CODE])


def test_written_of_every_column_where_most_refuse_null():
    confidence, reasons = _confidence(not_null=40)
    assert (confidence, reasons) == (Confidence.MEDIUM, [DECLARED, WRITTEN])


@pytest.mark.parametrize(("type", "expected"), [("java.lang.Integer", Confidence.MEDIUM), ("java.lang.String", Confidence.LOW)])
def test_a_box_beside_primitives(type, expected):
    assert _confidence(type=type)[0] is expected


@pytest.mark.parametrize(
    "case",
    [
        {"with_null": 10},
        {"with_null": 24, "without": 5},
        {"with_null": 8, "without": 24},
        {"script": "migrations/0001_orders.py"},
    ],
)
def test_written_of_some_and_meant(case):
    confidence, reasons = _confidence(**case)
    assert (confidence, reasons[0]) == (Confidence.HIGH, DECLARED)
    assert WRITTEN not in reasons
