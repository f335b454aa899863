"""Evidence from several origins: the strongest decides, none is lost."""

from __future__ import annotations

import pytest

from nullguard.manifest import build_manifest, merge, nullability, read_manifest_text
from nullguard.model.schema import (
    AttributeKind,
    Column,
    Database,
    Entity,
    Evidence,
    Manifest,
    MappedAttribute,
    Origin,
    Table,
)
from nullguard.model.syntax import TypeRef


def said(origin: Origin, nullable: bool | None, explicit: bool = True, kind: str = "mapping") -> Evidence:
    return Evidence(origin, nullable, explicit, f"{origin.name.lower()}.py", 3, f"{nullable}", kind)


def entity(*attributes: MappedAttribute, table: str = "orders", name: str = "Order", **options) -> Entity:
    return Entity(f"m.py#{name}", name, table, "django", "m.py", 1, {item.name: item for item in attributes}, **options)


def column(name: str, *evidence: Evidence, **options) -> MappedAttribute:
    return MappedAttribute(name, AttributeKind.COLUMN, options.pop("column", name), evidence=evidence, **options)


def manifest(name: str, *evidence: Evidence, table: str = "orders") -> Manifest:
    return Manifest({"default": Database("default", {table: Table(table, {name: Column(name, evidence=evidence)})})})


ORDER = [
    said(Origin.DATABASE, False),
    said(Origin.MANIFEST, True),
    said(Origin.MIGRATION, False),
    said(Origin.MIGRATION, True, False),
    said(Origin.MAPPING, True),
    said(Origin.MAPPING, False),
    said(Origin.MAPPING, False, kind="validation"),
    said(Origin.MAPPING, True, False),
]


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_the_strongest_evidence_decides(first):
    verdict = nullability(Column("c", evidence=tuple(reversed(ORDER[first:]))))
    assert verdict.strongest == ORDER[first]
    assert verdict.nullable == ORDER[first].nullable


def test_a_word_left_out_is_explicit_where_a_weaker_source_says_it():
    left_out = said(Origin.MIGRATION, True, False)
    assert nullability(Column("c", evidence=(left_out, said(Origin.MAPPING, True)))).explicit is True
    assert nullability(Column("c", evidence=(left_out, said(Origin.MAPPING, False)))).explicit is False
    assert nullability(Column("c", evidence=(left_out,))).explicit is False


def test_evidence_that_does_not_say_decides_nothing():
    verdict = nullability(Column("c", evidence=(said(Origin.DATABASE, None), said(Origin.MAPPING, True, False))))
    assert verdict.nullable is True
    assert nullability(Column("c")).nullable is None


def test_disagreement_is_kept():
    verdict = nullability(Column("c", evidence=(said(Origin.DATABASE, True), said(Origin.MAPPING, False))))
    assert verdict.disagreeing == (said(Origin.MAPPING, False),)
    omitted = nullability(Column("c", evidence=(said(Origin.DATABASE, False), said(Origin.MAPPING, True, False))))
    assert omitted.disagreeing == ()


def test_entities_make_tables_and_columns():
    relation = MappedAttribute(
        "customer", AttributeKind.RELATION, "customer_id", target="m.py#Customer", key_attribute="customer_id",
        evidence=(said(Origin.MAPPING, True),),
    )  # fmt: skip
    found = build_manifest(
        [
            entity(
                column("id", said(Origin.MAPPING, False), primary_key=True, type=TypeRef("builtins.int")),
                relation,
                column("customer_id", said(Origin.MAPPING, True)),
                MappedAttribute("lines", AttributeKind.COLLECTION, target="m.py#Line"),
                MappedAttribute("profile", AttributeKind.REVERSE, evidence=(said(Origin.MAPPING, True),)),
            ),
            entity(table="customers", name="Customer"),
            entity(column("x"), table="", name="Base", abstract=True),
        ]
    )
    tables = found.databases["default"].tables
    assert list(tables) == ["orders", "customers"]
    assert list(tables["orders"].columns) == ["id", "customer_id"]
    key = tables["orders"].columns["customer_id"]
    assert (key.nullable, key.references, len(key.evidence)) == (True, "customers", 1)
    assert tables["orders"].columns["id"].primary_key
    assert tables["orders"].columns["id"].type == "int"
    assert tables["orders"].entities == ("m.py#Order",)


def test_columns_of_a_parents_table_go_there():
    found = build_manifest([entity(column("a"), column("b", table="places"))])
    assert {name: list(table.columns) for name, table in found.databases["default"].tables.items()} == {
        "orders": ["a"],
        "places": ["b"],
    }


def test_a_column_added_later_says_by_what():
    found = build_manifest(
        [entity(column("a", said(Origin.MIGRATION, None, False, "migration-added"), said(Origin.MAPPING, True)))]
    )
    made = found.databases["default"].tables["orders"].columns["a"]
    assert (made.added_by, made.nullable) == ("migration.py", True)


def test_no_entities_make_no_database():
    assert build_manifest([]) == Manifest()


def test_merging_keeps_all_evidence_and_lets_the_stronger_win():
    mapping = build_manifest([entity(column("ref", said(Origin.MAPPING, False)))])
    merged = merge(mapping, manifest("ref", said(Origin.DATABASE, True)))
    found = merged.databases["default"].tables["orders"].columns["ref"]
    assert found.nullable is True
    assert [item.origin for item in found.evidence] == [Origin.DATABASE, Origin.MAPPING]
    assert (
        merge(manifest("ref", said(Origin.DATABASE, True)), mapping).databases["default"].tables["orders"].columns["ref"].evidence
        == found.evidence
    )


@pytest.mark.parametrize("name", ["orders", "ORDERS", '"orders"', "public.orders", "Orders"])
def test_tables_meet_under_the_name_that_the_entities_use(name):
    mapping = build_manifest([entity(column("external_ref", said(Origin.MAPPING, False)))])
    merged = merge(mapping, manifest("externalRef", said(Origin.MANIFEST, True), table=name))
    tables = merged.databases["default"].tables
    assert list(tables) == ["orders"]
    assert tables["orders"].columns["external_ref"].nullable is True
    assert list(tables["orders"].columns) == ["external_ref"]


@pytest.mark.parametrize("name", ["order", "archive.orders_old", "my_orders"])
def test_other_tables_stay_apart(name):
    merged = merge(build_manifest([entity(column("a"))]), manifest("a", said(Origin.MANIFEST, True), table=name))
    assert list(merged.databases["default"].tables) == ["orders", name]


def test_a_name_without_schema_that_fits_two_tables_meets_none():
    both = merge(manifest("a", table="one.orders"), manifest("a", table="two.orders"))
    assert list(merge(both, manifest("b", table="orders")).databases["default"].tables) == ["one.orders", "two.orders", "orders"]


def test_a_database_of_another_name_is_the_same_only_when_both_speak_of_everything():
    mapping = build_manifest([entity(column("a"))])
    other = read_manifest_text("m.yaml", b"databases: {main: {tables: {orders: {columns: {a: {nullable: true}}}}}}")
    apart = read_manifest_text("m.yaml", b"databases: {main: {units: [billing], tables: {orders: {}}}}")
    assert list(merge(mapping, other).databases) == ["default"]
    assert list(merge(mapping, apart).databases) == ["default", "main"]


def test_statistics_and_services_of_the_file_arrive():
    text = b"databases: {default: {tables: {orders: {rows: 9, columns: {a: {null_fraction: 0.25}}}}}}\nservices: [{id: pay}]"
    merged = merge(build_manifest([entity(column("a", said(Origin.MAPPING, True)))]), read_manifest_text("m.yaml", text))
    table = merged.databases["default"].tables["orders"]
    assert (table.rows, table.columns["a"].statistics.null_fraction, table.columns["a"].statistics.rows) == (9, 0.25, 9)
    assert nullability(table.columns["a"]).null_fraction == 0.25
    assert [service.id for service in merged.services] == ["pay"]
