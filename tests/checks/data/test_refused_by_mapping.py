"""Columns that only the migrations let be null: what a Java mapping declares never null, the ORM does not save without it."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.signs import Signs
from nullguard.flow.domain.values import Origin as NullOrigin
from nullguard.flow.summaries.observations import FlowFacts, Use
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.build import column_of
from nullguard.manifest.nullability import (
    CONSTRAINT,
    IDENTITY,
    MIGRATION_ADDED,
    MIGRATION_ALTERED,
    MIGRATION_CREATED,
    VALIDATION,
)
from nullguard.model.finding import Confidence
from nullguard.model.schema import AttributeKind, Column, Database, Entity, Evidence, Manifest, MappedAttribute, Origin, Table
from nullguard.model.span import NOWHERE, pack
from nullguard.program.program import Program

KEY = "shop/Order.java#Order.ref"
NEVER = Evidence(Origin.MAPPING, False, True, "shop/Order.java", 9, "@Column(nullable = false)")
OMITTED = Evidence(Origin.MAPPING, True, False, "shop/Order.java", 9, "@Column without nullable")
REFUSED = "the mapping says that no row is saved without it: @Column(nullable = false)"


def said(origin: Origin, nullable: bool, explicit: bool = False, kind: str = MIGRATION_CREATED) -> Evidence:
    return Evidence(origin, nullable, explicit, "db/V2.sql", 3, "said so", kind)


CREATED = said(Origin.MIGRATION, True)


def judged(
    mapping: Evidence, *others: Evidence, framework: str = "jpa", draft: Column | None = None, sets_null: bool = False
) -> tuple[Confidence, tuple[str, ...]]:
    """How sure it is that `orders.ref` is null, which is tested elsewhere, and why."""
    mapped = MappedAttribute("ref", AttributeKind.COLUMN, "ref", evidence=(mapping,))
    entity = Entity("shop/Order.java#Order", "Order", "orders", framework, "shop/Order.java", 5, {"ref": mapped})
    table = Table("orders", {"ref": column_of("ref", (mapping, *others), draft)})
    manifest = Manifest({"default": Database("default", {"orders": table})})
    program = Program({}, (), {}, {}.__getitem__)
    mark = ((KEY, pack(7, 4, 7, 20)),)
    flow = {"shop/Service.java": FlowFacts((), guards=mark, null_writes=mark if sets_null else ())}
    signs = Signs(Context(program, EntitySchema(program, (entity,), manifest), manifest, flow, {}))
    subject = signs.subject(KEY)
    assert subject is not None
    confidence, found = signs.confidence(subject, Use("method", NullOrigin("column", KEY), NOWHERE, "ref", ".trim()", "run"))
    return confidence, tuple(sign.text for sign in found)


@pytest.mark.parametrize("others", [(CREATED,), (said(Origin.MIGRATION, True, True),)])
@pytest.mark.parametrize("framework", ["jpa", "hibernate-xml"])
def test_what_the_mapping_refuses_is_low(others, framework):
    confidence, reasons = judged(NEVER, *others, framework=framework)
    assert confidence is Confidence.LOW
    assert REFUSED in reasons


@pytest.mark.parametrize(
    ("mapping", "others", "given"),
    [
        (OMITTED, (CREATED,), {}),
        (NEVER, (CREATED,), {"framework": "sqlalchemy"}),
        (NEVER, (CREATED,), {"framework": "jdo"}),
        (NEVER, (CREATED,), {"sets_null": True}),
        (NEVER, (CREATED, OMITTED), {}),
        (NEVER, (said(Origin.MIGRATION, True, kind=MIGRATION_ADDED),), {"draft": Column("ref", added_by="db/V2.sql")}),
        (NEVER, (said(Origin.MIGRATION, True, True, MIGRATION_ALTERED),), {}),
        (NEVER, (said(Origin.MIGRATION, True, True, CONSTRAINT),), {}),
        (NEVER, (said(Origin.MANIFEST, True, True),), {}),
        (NEVER, (said(Origin.DATABASE, True),), {}),
        (Evidence(Origin.MAPPING, False, False, "shop/Order.java", 9, "the primitive type int"), (CREATED,), {}),
        (Evidence(Origin.MAPPING, False, True, "shop/Order.java", 9, "@NotNull", VALIDATION), (CREATED,), {}),
        (Evidence(Origin.MAPPING, False, True, "shop/Order.java", 9, "@Version", IDENTITY), (CREATED,), {}),
    ],
)
def test_what_it_does_not_refuse_for_all_rows(mapping, others, given):
    confidence, reasons = judged(mapping, *others, **given)
    assert confidence >= Confidence.MEDIUM
    assert not any("saved without" in reason for reason in reasons)


def test_a_column_that_was_filled_when_it_was_added():
    draft = Column("ref", added_by="db/V2.sql", backfilled_by="db/V2.sql")
    assert judged(NEVER, said(Origin.MIGRATION, True, kind=MIGRATION_ADDED), draft=draft)[0] is Confidence.LOW
