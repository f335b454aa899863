"""What differs between two schemas, and what only looks as if it did."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.manifest import read_manifest_text
from nullguard.manifest.diff import Drift, Side, differences
from nullguard.manifest.document import read_document
from nullguard.manifest.reader import schema
from nullguard.manifest.sql_types import differ
from nullguard.model.finding import Place
from nullguard.model.schema import Column, Database, Evidence, Manifest, Origin, Table

ORDERS = """\
    databases:
      default:
        tables:
          orders:
            columns:
              id: {type: bigint, nullable: false, primary_key: true}
              reference: {type: varchar(64), nullable: false}
            unique: [[reference]]
            checks: ["id > 0"]
    """


def side(text: str, path: str = "a.yaml") -> Side:
    data = dedent(text).encode()
    return Side(path, read_manifest_text(path, data), path, read_document(path, data, schema())[1])


def kinds(left: str, right: str) -> list[str]:
    return [f"{item.kind.value} {item.subject}{item.detail}" for item in differences(side(left), side(right, "b.yaml"))]


@pytest.mark.parametrize(
    ("before", "after", "there", "back"),
    [
        (
            "nullable: false}\n            u",
            "nullable: true}\n            u",
            "nullable orders.reference",
            "not-null orders.reference",
        ),
        ("varchar(64)", "varchar(32)", "type orders.reference", "type orders.reference"),
        ("varchar(64)", "text", "type orders.reference", "type orders.reference"),
        (
            "              reference: {type: varchar(64), nullable: false}\n",
            "",
            "column-missing orders.reference",
            "column-added orders.reference",
        ),
        ("[[reference]]", "[[reference, id]]", "unique-missing orders(reference)", "unique-missing orders(reference, id)"),
        ('"id > 0"', '"id > 1"', "check-missing ordersid > 0", "check-missing ordersid > 1"),
    ],
)
def test_each_kind_of_difference_in_both_directions(before, after, there, back):
    changed = ORDERS.replace(before, after)
    assert changed != ORDERS
    assert kinds(ORDERS, changed)[0] == there
    assert kinds(changed, ORDERS)[0] == back


def test_a_table_that_one_of_them_lacks():
    other = ORDERS.replace("orders:", "carts:")
    assert kinds(ORDERS, other) == ["table-missing orders", "table-added carts"]


def test_the_dangerous_direction_comes_first():
    order = list(Drift)
    assert order.index(Drift.NULLABLE) < order.index(Drift.COLUMN_MISSING) < order.index(Drift.TYPE) < order.index(Drift.NOT_NULL)
    changed = (
        ORDERS.replace("id: {type: bigint, nullable: false", "id: {type: integer, nullable: true")
        .replace("reference: {", "code: {type: text, nullable: true}\n              reference: {")
        .replace('["id > 0"]', '["id > 0", "id < 9"]')
    )
    assert kinds(ORDERS, changed) == [
        "nullable orders.id",
        "type orders.id",
        "check-added ordersid < 9",
        "column-added orders.code",
    ]


def test_each_side_is_told_with_its_place():
    (found,) = differences(side(ORDERS), side("# one line more\n" + dedent(ORDERS.replace("(64)", "(32)")), "b.yaml"))
    assert (found.left, found.right) == ("varchar(64)", "varchar(32)")
    assert (found.left_place, found.right_place) == (Place("a.yaml", 7), Place("b.yaml", 8))


def test_a_side_without_a_file_has_the_places_of_its_evidence():
    said = Evidence(Origin.MIGRATION, True, False, "db/V1.sql", 4, "CREATE TABLE without NOT NULL")
    table = Table("orders", {"reference": Column("reference", "varchar(64)", True, evidence=(said,))})
    code = Side("the code", Manifest({"default": Database("default", {"orders": table})}))
    found = differences(side(ORDERS), code)
    assert [(item.kind, item.right_place) for item in found] == [
        (Drift.NULLABLE, Place("db/V1.sql", 4)),
        (Drift.COLUMN_MISSING, Place("db/V1.sql", 4)),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("default:", "shop:"),
        ("orders:", "public.Orders:"),
        ("reference", "Reference"),
        ("bigint", "BIGSERIAL"),
        ("bigint", "int8"),
        ("varchar(64)", "character varying( 64 )"),
        ("varchar(64)", "varchar"),
        ("[[reference]]", "[[reference], [id]]"),
        ('"id > 0"', '"((id > (0)::bigint))"'),
        ('"id > 0"', "'\"ID\">0'"),
        ("nullable: false, primary_key", "primary_key"),
        ("unique: [[reference]]", "unique: []"),
        ('checks: ["id > 0"]', "checks: []"),
        ("orders:", "orders:\n            rows: 7"),
    ],
)
def test_what_means_the_same_or_is_not_told_is_no_difference(before, after):
    changed = ORDERS.replace(before, after)
    assert changed != ORDERS
    assert kinds(ORDERS, changed) == kinds(changed, ORDERS) == []


def test_figures_alone_are_no_schema():
    figures = "databases: {default: {tables: {orders: {rows: 7, columns: {reference: {null_fraction: 0}}}}}}"
    assert kinds(figures, ORDERS) == kinds(ORDERS, figures) == []


def test_several_databases_meet_by_name():
    def two(first: str, second: str) -> str:
        column = "{{tables: {{t: {{columns: {{c: {{nullable: {}}}}}}}}}}}"
        return "databases: {one: " + column.format(first) + ", two: " + column.format(second) + "}"

    assert kinds(two("true", "false"), two("true", "true")) == ["nullable two:t.c"]
    assert kinds(two("true", "false"), two("true", "false")) == []


@pytest.mark.parametrize(
    ("one", "other", "do"),
    [
        ("TIMESTAMP(6)", "datetime", False),
        ("timestamptz", "timestamp(3) with time zone", False),
        ("timestamptz", "timestamp", True),
        ("int(11)", "integer", False),
        ("tinyint(1)", "bool", False),
        ("tinyint(4)", "boolean", True),
        ("decimal(10, 2)", "numeric(10,2)", False),
        ("decimal(10, 2)", "numeric(12,2)", True),
        ("bytea", "BLOB", False),
        ("varchar2(64 char)", "varchar(64)", False),
        ("int unsigned", "int", True),
        ("", "text", False),
        ("odd(((", "odd(((", False),
    ],
)
def test_types_are_compared_by_what_they_hold(one, other, do):
    assert differ(one, other) is differ(other, one) is do
