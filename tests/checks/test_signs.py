"""The signs that a nullable column really holds nulls, and the confidence that they earn."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.signs import Signs
from nullguard.flow.observations import FlowFacts, Use
from nullguard.flow.values import RESOLVED, Origin
from nullguard.frameworks.schema import EntitySchema
from nullguard.manifest.replay import replay
from nullguard.model.ddl import AddColumn, Backfill, ColumnDefinition, CreateTable, History, Step
from nullguard.model.facts import FixtureFacts
from nullguard.model.finding import Confidence
from nullguard.model.schema import AttributeKind, Database, Entity, Manifest, MappedAttribute
from nullguard.program.program import Program

KEY = "shop.py#Order.reference"
CREATE = Step("1.sql", "1", (CreateTable("orders", (ColumnDefinition("id", nullable=False, primary_key=True),)),))
CREATE_WHOLE = Step("1.sql", "1", (CreateTable("orders", (ColumnDefinition("reference"),)),))
NEVER = "it was added later, by 2.sql, and never backfilled"


def _add(**definition):
    return Step("2.sql", "2", (AddColumn("orders", ColumnDefinition("reference", **definition)),))


def _fill(*columns, is_total=True):
    return Step("3.sql", "3", (Backfill("orders", columns, is_total),))


def _use(number):
    return Use("method", Origin("column", KEY), number, "order.reference", ".upper()", "run")


def _signs(*steps, guards=(), nulls=(), fixtures=(), uses=0):
    manifest = Manifest({"default": Database("default", replay(History("sql", steps)))})
    names = ("reference", *(name for name in ("a", "b") if name in manifest.databases["default"].tables["orders"].columns))
    mapped = {name: MappedAttribute(name, AttributeKind.COLUMN, name) for name in names}
    entity = Entity("shop.py#Order", "Order", "orders", "jpa", "shop.py", 1, mapped)
    program = Program({}, (), {}, {}.__getitem__)
    used = tuple(_use(number) for number in range(uses))
    flow = {"shop.py": FlowFacts(used, guards=guards, null_writes=nulls)}
    signs = Signs(Context(program, EntitySchema(program, (entity,), manifest), manifest, flow, {"t.py": FixtureFacts(fixtures)}))
    return signs.confidence(KEY, signs.subject(KEY), RESOLVED)


def test_a_column_that_was_added_later_and_never_filled():
    confidence, reasons = _signs(CREATE, _add())
    assert (confidence, reasons[1:]) == (Confidence.MEDIUM, (NEVER,))


@pytest.mark.parametrize(
    "steps",
    [
        (CREATE_WHOLE,),
        (CREATE, _add(), _fill("reference")),
        (CREATE, _add(), _fill("other", "reference")),
        (CREATE, _add(default="''")),
    ],
)
def test_columns_whose_old_rows_have_a_value(steps):
    confidence, reasons = _signs(*steps)
    assert confidence is Confidence.LOW
    assert len(reasons) == 1
    assert "later" not in reasons[0]


@pytest.mark.parametrize("fill", [_fill("other"), _fill("reference", is_total=False)])
def test_filling_some_rows_or_another_column_is_no_backfill(fill):
    assert NEVER in _signs(CREATE, _add(), fill)[1]


def test_what_the_code_shows_counts_besides():
    confidence, reasons = _signs(CREATE_WHOLE, guards=(KEY,), nulls=(KEY,))
    assert confidence is Confidence.MEDIUM
    assert reasons[1:] == ("it is tested for null elsewhere", "the code sets it to null")


@pytest.mark.parametrize(("uses", "expected"), [(1, Confidence.MEDIUM), (2, Confidence.MEDIUM), (3, Confidence.LOW)])
def test_a_test_beside_many_uses_is_no_sign(uses, expected):
    confidence, reasons = _signs(CREATE_WHOLE, guards=(KEY,), uses=uses)
    assert confidence is expected
    assert "it is tested for null elsewhere" in reasons


STRICT = Step(
    "1.sql",
    "1",
    (
        CreateTable(
            "orders",
            (ColumnDefinition("reference"), ColumnDefinition("a", nullable=False), ColumnDefinition("b", nullable=False)),
        ),
    ),
)


@pytest.mark.parametrize(("uses", "expected"), [(1, Confidence.MEDIUM), (7, Confidence.MEDIUM), (8, Confidence.LOW)])
def test_leaving_out_not_null_where_most_have_it_is_a_sign_unless_all_code_relies_on_it(uses, expected):
    assert _signs(STRICT, uses=uses)[0] is expected


def test_fixtures_alone_are_no_sign():
    confidence, reasons = _signs(CREATE_WHOLE, fixtures=("reference",))
    assert (confidence, reasons[1:]) == (Confidence.LOW, ("the fixtures always set it",))


def test_what_is_declared_nullable_needs_no_sign():
    confidence, reasons = _signs(CREATE, _add(nullable=True), _fill("reference"))
    assert (confidence, len(reasons)) == (Confidence.HIGH, 1)
