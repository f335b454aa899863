"""An attribute that a single place of the program uses: no other code says that it is there."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.signs import Signs
from nullguard.flow.domain.values import Origin
from nullguard.flow.summaries.observations import REFUSED, Demand, FlowFacts, Use
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.replay import replay
from nullguard.model.ddl import ColumnDefinition, CreateTable, History, Step
from nullguard.model.finding import Confidence
from nullguard.model.schema import AttributeKind, Database, Entity, Manifest, MappedAttribute
from nullguard.model.span import pack
from nullguard.program.program import Program

ALONE = "nothing else relies on it"
MANY = 24
KEY = "shop/Order.java#Order.reference"


def _confidence(
    uses=1, sources=1, tests=0, columns=MANY, suffix=".java", default="", others=(), validated=False, guarded=False, **doubts,
):  # fmt: skip
    key = f"shop/Order{suffix}#Order.reference"
    names = ("reference", *(f"c{number}" for number in range(columns)))
    defined = tuple(ColumnDefinition(name, default=default if name == "reference" else "") for name in names)
    steps = (Step("1.sql", "1", (CreateTable("orders", defined),)),)
    manifest = Manifest({"default": Database("default", replay(History("sql", steps)))})
    mapped = {name: MappedAttribute(name, AttributeKind.COLUMN, name) for name in names}
    entity = Entity(f"shop/Order{suffix}#Order", "Order", "orders", "jpa", f"shop/Order{suffix}", 1, mapped)
    used = tuple(Use("method", Origin("column", key), number, "reference", ".trim()", "run") for number in range(uses))
    flow = {f"shop/S{number}.java": FlowFacts(used[number::sources]) for number in range(1, sources)}
    flow["shop/S.java"] = FlowFacts((*used[::sources], *others), guards=((key, pack(7, 4, 7, 20)),) * tests)
    program = Program({}, (), {}, {}.__getitem__)
    signs = Signs(Context(program, EntitySchema(program, (entity,), manifest), manifest, flow, {}))
    use = Use("method", Origin("column", key, validated=validated), 0, "reference", ".trim()", "run", is_guarded=guarded)
    confidence, found = signs.confidence(signs.subject(key), use, **doubts)
    return confidence, [sign.text for sign in found]


def test_one_use_and_no_test():
    confidence, reasons = _confidence()
    assert (confidence, reasons) == (Confidence.MEDIUM, ["nullable because nothing says otherwise", ALONE])


EQUALS = Use("argument", Origin("column", KEY), 90, "that.reference", "compareTo(…)", "Order.equals")
REFUSAL = Use(
    "passed",
    Origin("column", KEY),
    91,
    "reference",
    "note(…)",
    "run",
    inside=Demand(REFUSED, "notNull(…)", "text", "shop/Note.java", 1),
)


@pytest.mark.parametrize("other", [EQUALS, REFUSAL])
def test_what_is_no_use_beside_it(other):
    """What `equals` hands on of the other object, and what a function says that it must be."""
    assert _confidence(others=(other,)) == _confidence()


def test_another_use_elsewhere():
    other = Use("argument", Origin("column", KEY), 92, "reference", "compareTo(…)", "Order.isBefore")
    assert _confidence(others=(other,))[0] is Confidence.LOW


@pytest.mark.parametrize(
    "case",
    [
        {"uses": 2},
        {"uses": 9},
        {"uses": 10},
        {"uses": 4, "sources": 3, "tests": 1},
        {"columns": 10},
        {"suffix": ".py"},
        {"default": "'new'"},
        {"validated": True},
        {"guarded": True},
        {"supported": False},
        {"doubt": "it is hardly ever null here"},
    ],
)
def test_what_stays_low(case):
    assert _confidence(**case)[0] is Confidence.LOW
