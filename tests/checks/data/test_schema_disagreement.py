"""What NG111 says: the two words on a column, where they stand, and how sure it is that null occurs."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.ng111_schema_disagreement import check
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.build import column_of
from nullguard.manifest.nullability import MIGRATION_ADDED, MIGRATION_ALTERED, MIGRATION_CREATED, VALIDATION
from nullguard.model.finding import Confidence, Finding, Level, Place
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
)
from nullguard.program.program import Program

NEVER = Evidence(Origin.MAPPING, False, True, "shop/Order.java", 9, "@Column(nullable = false)")
MAY = Evidence(Origin.MAPPING, True, True, "shop/Order.java", 9, "@Column(nullable = true)")
OMITTED = Evidence(Origin.MAPPING, True, False, "shop/Order.java", 9, "@Column without nullable")


def migration(nullable: bool | None, explicit: bool = False, kind: str = MIGRATION_CREATED) -> Evidence:
    return Evidence(Origin.MIGRATION, nullable, explicit, "db/V2.sql", 3, "said so", kind)


def findings(said: Evidence, *others: Evidence, draft: Column | None = None, is_view: bool = False) -> list[Finding]:
    """What is found for `orders.ref`, of which the mapping says `said` and others say the rest."""
    mapped = MappedAttribute("ref", AttributeKind.COLUMN, "ref", evidence=(said,))
    entity = Entity("shop.Order", "Order", "orders", "jpa", "shop/Order.java", 5, {"ref": mapped})
    table = Table("orders", {"ref": column_of("ref", (said, *others), draft)}, is_view=is_view)
    manifest = Manifest({"default": Database("default", {"orders": table})})
    program = Program({}, (), {}, {}.__getitem__)
    return list(check(Context(program, EntitySchema(program, (entity,), manifest), manifest, {}, {})))


def test_the_story():
    (found,) = findings(NEVER, migration(True, kind=MIGRATION_ADDED), draft=Column("ref", added_by="db/V2.sql"))
    assert found.message == (
        "The mapping declares 'orders.ref' never null (@Column(nullable = false)), but the migrations let it be null"
        " (said so, db/V2.sql:3)."
    )
    assert found.place == Place("shop/Order.java", 9)
    assert [(step.place.path, step.place.line) for step in found.steps] == [
        ("shop/Order.java", 5),
        ("shop/Order.java", 9),
        ("db/V2.sql", 3),
    ]
    assert (found.subject, found.caused_by) == ("orders.ref", ("db/V2.sql", "shop/Order.java"))


def test_what_production_shows():
    (found,) = findings(NEVER, migration(True), draft=Column("ref", statistics=Statistics(0.124)))
    assert found.message.endswith("but it is null in 12.4 % of production rows.")
    assert (found.level, found.confidence) == (Level.ERROR, Confidence.CERTAIN)


def test_the_other_way_round():
    (found,) = findings(MAY, migration(False))
    assert found.message == (
        "The mapping lets 'orders.ref' be null (@Column(nullable = true)), but the migrations declare it not null"
        " (said so, db/V2.sql:3): saving a row without it fails."
    )
    assert (found.level, found.confidence) == (Level.NOTE, Confidence.LOW)


@pytest.mark.parametrize(
    ("evidence", "draft", "expected"),
    [
        (migration(True), Column("ref"), Confidence.LOW),
        (migration(True, True, MIGRATION_ALTERED), Column("ref"), Confidence.HIGH),
        (migration(True, True), Column("ref"), Confidence.MEDIUM),
        (migration(True, True, MIGRATION_ADDED), Column("ref", added_by="db/V2.sql", default="'x'"), Confidence.HIGH),
        (migration(True, kind=MIGRATION_ADDED), Column("ref", added_by="db/V2.sql"), Confidence.HIGH),
        (migration(True, kind=MIGRATION_ADDED), Column("ref", added_by="db/V2.sql", default="0"), Confidence.LOW),
        (migration(True, kind=MIGRATION_ADDED), Column("ref", added_by="db/V2.sql", backfilled_by="db/V3.sql"), Confidence.LOW),
        (Evidence(Origin.MANIFEST, True, True, "m.yaml", 3, "nullable"), Column("ref"), Confidence.HIGH),
        (Evidence(Origin.DATABASE, True, True, "", 0, "nullable"), Column("ref"), Confidence.HIGH),
        (Evidence(Origin.DATABASE, True, True, "", 0, "nullable"), Column("ref", statistics=Statistics(0.0)), Confidence.LOW),
    ],
)
def test_how_sure_it_is(evidence: Evidence, draft: Column, expected: Confidence):
    assert [found.confidence for found in findings(NEVER, evidence, draft=draft)] == [expected]


def test_what_only_follows_from_the_mapping_counts_less():
    primitive = Evidence(Origin.MAPPING, False, False, "shop/Order.java", 9, "the primitive type int")
    assert [found.confidence for found in findings(primitive, migration(True, True))] == [Confidence.LOW]
    later = Column("ref", added_by="db/V2.sql")
    assert [found.confidence for found in findings(primitive, migration(True, kind=MIGRATION_ADDED), draft=later)] == [
        Confidence.HIGH
    ]


@pytest.mark.parametrize(
    ("said", "others", "draft", "is_view"),
    [
        (NEVER, (), None, False),
        (NEVER, (migration(False),), None, False),
        (NEVER, (migration(None),), None, False),
        (NEVER, (migration(False), Evidence(Origin.MANIFEST, False, True, "m.yaml", 3, "nullable")), None, False),
        (NEVER, (migration(True), Evidence(Origin.DATABASE, False, True, "", 0, "not nullable")), None, False),
        (NEVER, (migration(True),), Column("ref", primary_key=True), False),
        (NEVER, (migration(True),), Column("ref", generated=True), False),
        (NEVER, (migration(True),), None, True),
        (MAY, (migration(True),), None, False),
        (OMITTED, (migration(False),), None, False),
        (Evidence(Origin.MAPPING, False, True, "shop/Order.java", 9, "@NotNull", VALIDATION), (migration(True),), None, False),
    ],
)
def test_what_is_no_disagreement(said: Evidence, others: tuple[Evidence, ...], draft: Column | None, is_view: bool):
    assert findings(said, *others, draft=draft, is_view=is_view) == []
