"""The signs that a nullable column really holds nulls, and the confidence that they earn."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.signs import UNKNOWN_TO_CODE, Signs
from nullguard.flow.domain.values import BY_ATTRIBUTE, BY_CALLS, BY_CONVENTION, BY_NAME, RESOLVED, Origin
from nullguard.flow.summaries.observations import FlowFacts, Use
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.replay import replay
from nullguard.model.ddl import AddColumn, Backfill, ColumnDefinition, CreateTable, History, Step
from nullguard.model.facts import FixtureFacts
from nullguard.model.finding import Confidence
from nullguard.model.schema import AttributeKind, Database, Entity, Manifest, MappedAttribute
from nullguard.model.span import pack
from nullguard.program.program import Program

KEY = "shop.py#Order.reference"
AT = pack(7, 4, 7, 20)
CREATE = Step("1.sql", "1", (CreateTable("orders", (ColumnDefinition("id", nullable=False, primary_key=True),)),))
CREATE_WHOLE = Step("1.sql", "1", (CreateTable("orders", (ColumnDefinition("reference"),)),))
NEVER = "it was added later, by 2.sql, and never backfilled"


def _add(**definition):
    return Step("2.sql", "2", (AddColumn("orders", ColumnDefinition("reference", **definition)),))


def _fill(*columns, is_total=True):
    return Step("3.sql", "3", (Backfill("orders", columns, is_total),))


def _use(number):
    return Use("method", Origin("column", KEY), number, "order.reference", ".upper()", "run")


def _signs(
    *steps, guards=(), nulls=(), left_out=(), fixtures=(), uses=0, typed=RESOLVED, status="", kind=AttributeKind.COLUMN,
    sources=None, is_kind=False, validated=False, **kw,
):  # fmt: skip
    """`uses` places use it, in as many sources unless `sources` says otherwise."""
    manifest = Manifest({"default": Database("default", replay(History("sql", steps)))})
    names = ("reference", *(name for name in ("a", "b") if name in manifest.databases["default"].tables["orders"].columns))
    mapped = {name: MappedAttribute(name, kind if name == "reference" else AttributeKind.COLUMN, name) for name in names}
    entity = Entity("shop.py#Order", "Order", "orders", "jpa", "shop.py", 1, mapped)
    program = Program({}, (), {}, {}.__getitem__)
    used = {f"use{source}.py": tuple(map(_use, range(uses)[source :: sources or uses])) for source in range(sources or uses)}
    marks = [tuple((key, AT) for key in keys) for keys in (guards, nulls, left_out)]
    flow = {"shop.py": FlowFacts((), guards=marks[0], null_writes=marks[1], left_out=marks[2])}
    flow |= {path: FlowFacts(items) for path, items in used.items()}
    signs = Signs(Context(program, EntitySchema(program, (entity,), manifest), manifest, flow, {"t.py": FixtureFacts(fixtures)}))
    origin = Origin("column", KEY, typed=typed, validated=validated)
    use = Use("method", origin, AT, "order.reference", ".upper()", "run", status=status, is_kind=is_kind)
    confidence, found = signs.confidence(signs.subject(KEY), use, **kw)
    return confidence, tuple(sign.text for sign in found)


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
    assert not any("later" in reason for reason in reasons)


@pytest.mark.parametrize("fill", [_fill("other"), _fill("reference", is_total=False)])
def test_filling_some_rows_or_another_column_is_no_backfill(fill):
    assert NEVER in _signs(CREATE, _add(), fill)[1]


def test_what_the_code_shows_counts_besides():
    confidence, reasons = _signs(CREATE_WHOLE, guards=(KEY,), nulls=(KEY,))
    assert confidence is Confidence.MEDIUM
    assert reasons[1:] == ("it is tested for null elsewhere", "the code sets it to null")


def test_a_row_that_is_made_without_it_is_a_sign():
    confidence, reasons = _signs(CREATE_WHOLE, left_out=(KEY,))
    assert (confidence, reasons[1:]) == (Confidence.MEDIUM, ("new rows are made without it",))


@pytest.mark.parametrize(("uses", "expected"), [(1, Confidence.MEDIUM), (2, Confidence.MEDIUM), (3, Confidence.LOW)])
def test_a_test_beside_many_sources_that_use_it_is_no_sign(uses, expected):
    confidence, reasons = _signs(CREATE_WHOLE, guards=(KEY,), uses=uses)
    assert confidence is expected
    assert "it is tested for null elsewhere" in reasons


@pytest.mark.parametrize(("sources", "expected"), [(1, Confidence.MEDIUM), (2, Confidence.MEDIUM), (3, Confidence.LOW)])
def test_places_of_one_source_are_one_beside_the_sources_that_test_it(sources, expected):
    """Of tests each source has one place; so has it of uses, where the two are compared."""
    assert _signs(CREATE_WHOLE, guards=(KEY,), uses=9, sources=sources)[0] is expected


@pytest.mark.parametrize(
    ("tests", "uses", "sources", "expected"),
    [
        (5, 10, 10, Confidence.MEDIUM),
        (5, 60, 11, Confidence.MEDIUM),
        (5, 60, 12, Confidence.LOW),
        (4, 10, 1, Confidence.LOW),
        (0, 10, 1, Confidence.LOW),
    ],
)
def test_what_many_sources_test_is_known_to_be_null_however_many_places_rely_on_it(tests, uses, sources, expected):
    confidence, reasons = _signs(CREATE_WHOLE, guards=(KEY,) * tests, uses=uses, sources=sources)
    assert confidence is expected
    assert (f"relied on in {uses} places" in reasons) is (expected is Confidence.LOW)


EXPLICIT = _add(nullable=True)

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


@pytest.mark.parametrize(("uses", "expected"), [(1, Confidence.MEDIUM), (9, Confidence.MEDIUM), (10, Confidence.LOW)])
def test_leaving_out_not_null_where_most_have_it_is_a_sign_unless_all_code_relies_on_it(uses, expected):
    assert _signs(STRICT, uses=uses)[0] is expected


def test_fixtures_alone_are_no_sign():
    confidence, reasons = _signs(CREATE_WHOLE, fixtures=("reference",))
    assert (confidence, reasons[1:]) == (Confidence.LOW, ("the fixtures always set it",))


def test_what_is_declared_nullable_needs_no_sign():
    confidence, reasons = _signs(CREATE, EXPLICIT, _fill("reference"))
    assert (confidence, len(reasons)) == (Confidence.HIGH, 1)


@pytest.mark.parametrize(("uses", "expected"), [(9, Confidence.HIGH), (10, Confidence.MEDIUM), (40, Confidence.MEDIUM)])
def test_what_is_declared_nullable_and_relied_on_everywhere_is_less_sure(uses, expected):
    assert _signs(CREATE, EXPLICIT, uses=uses)[0] is expected
    assert _signs(CREATE, EXPLICIT, uses=uses, guards=(KEY,))[0] is Confidence.HIGH


@pytest.mark.parametrize("signs", [{"guards": (KEY,)}, {"nulls": (KEY,)}])
def test_no_sign_counts_where_nothing_declares_the_column_and_all_code_relies_on_it(signs):
    assert _signs(CREATE_WHOLE, uses=10, **signs)[0] is Confidence.LOW


def test_a_status_that_is_known_beside_it_makes_a_finding_less_sure():
    confidence, reasons = _signs(CREATE, EXPLICIT, status="state")
    assert confidence is Confidence.MEDIUM
    assert "'state'" in reasons[-1]
    assert _signs(CREATE, EXPLICIT, status="state", is_kind=True)[0] is Confidence.LOW


def test_what_validation_refuses_is_hardly_ever_null():
    confidence, reasons = _signs(CREATE, EXPLICIT, validated=True)
    assert confidence == Confidence.LOW
    assert reasons[-1] == "'Order' refuses null here when its rows are validated"


def test_code_that_makes_rows_without_it_does_not_validate_them():
    assert _signs(CREATE, EXPLICIT, validated=True, left_out=(KEY,))[0] is Confidence.HIGH
    assert _signs(CREATE, EXPLICIT, validated=True, nulls=(KEY,))[0] is Confidence.LOW


def test_a_guess_that_nothing_supports_is_hardly_sure():
    confidence, reasons = _signs(CREATE, EXPLICIT, typed=BY_NAME, guards=(KEY,), supported=False)
    assert confidence is Confidence.LOW
    assert reasons[-1] == "nothing else says that this is a row of 'Order'"


def test_a_row_that_is_known_by_its_name_is_less_sure():
    assert _signs(CREATE, EXPLICIT, typed=BY_NAME)[0] is Confidence.MEDIUM


FILLED = (CREATE, EXPLICIT, _fill("reference"))


@pytest.mark.parametrize("doubt", [{"typed": BY_NAME}, {"typed": BY_ATTRIBUTE}])
def test_a_doubtful_row_of_whose_null_no_code_knows_is_hardly_sure(doubt):
    confidence, reasons = _signs(*FILLED, **doubt)
    assert (confidence, reasons[-1]) == (Confidence.LOW, UNKNOWN_TO_CODE)


@pytest.mark.parametrize("known", [{"guards": (KEY,)}, {"nulls": (KEY,)}, {"left_out": (KEY,)}])
def test_a_doubtful_row_of_whose_null_some_code_knows_is_told(known):
    assert _signs(*FILLED, typed=BY_NAME, **known)[0] is Confidence.MEDIUM


@pytest.mark.parametrize("typed", [BY_CALLS, BY_CONVENTION])
def test_what_calls_and_conventions_say_of_a_row_is_no_guess(typed):
    assert _signs(*FILLED, typed=typed)[0] is Confidence.MEDIUM
    assert _signs(*FILLED, typed=typed, uses=10)[0] is Confidence.MEDIUM


def test_a_related_row_may_be_missing_whoever_knows_of_it():
    assert _signs(CREATE_WHOLE, typed=BY_NAME, kind=AttributeKind.REVERSE)[0] is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("uses", "tests", "expected"),
    [(1, 0, Confidence.HIGH), (9, 1, Confidence.HIGH), (10, 1, Confidence.LOW), (10, 0, Confidence.LOW)],
)
def test_a_related_row_that_all_code_relies_on_is_made_with_its_owner(uses, tests, expected):
    assert _signs(CREATE_WHOLE, uses=uses, guards=(KEY,) * tests, kind=AttributeKind.REVERSE)[0] is expected


def test_doubts_of_several_kinds_count_together():
    """The least sure one decides, whatever else lowers the confidence less."""
    confidence, reasons = _signs(CREATE, EXPLICIT, status="number", supported=False)
    assert confidence is Confidence.LOW
    assert [reason for reason in reasons if "'number'" in reason or "a row of 'Order'" in reason] == list(reasons[-2:])
