"""What 'manifest build' writes: the database's word, copies of the code's, and whatever was written by hand."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from nullguard.manifest import merge, nullability, read_manifest_text
from nullguard.manifest.record import recorded
from nullguard.manifest.writer import written
from nullguard.model.schema import Column, Database, Evidence, Manifest, Origin, Statistics, Table, UniqueKey


def column(
    name: str, nullable: bool | None, origin: Origin, explicit: bool = True, path: str = "models.py", **rest: Any
) -> Column:
    return Column(name, nullable=nullable, evidence=(Evidence(origin, nullable, explicit, path, 1, "said"),), **rest)


def of(*tables: Table, **rest: Any) -> Manifest:
    return Manifest({"default": Database("default", {table.name: table for table in tables})}, **rest)


def table(name: str, *columns: Column, **rest: Any) -> Table:
    return Table(name, {item.name: item for item in columns}, **rest)


CODE = of(
    table(
        "orders",
        column("id", False, Origin.MAPPING, primary_key=True),
        column("reference", True, Origin.MIGRATION, type="varchar(64)", added_by="db/V7__reference.sql"),
        column("note", True, Origin.MAPPING, explicit=False),
        unique=(UniqueKey(("reference",)),),
        checks=("total >= 0",),
    )
)
LIVE = of(
    table(
        "orders",
        column("id", False, Origin.DATABASE, type="bigint", primary_key=True),
        column("reference", False, Origin.DATABASE, type="varchar(64)", statistics=Statistics(rows=1_234_567)),
        column("note", True, Origin.DATABASE, type="text", statistics=Statistics(0.000123456, 1_234_567)),
        rows=1_234_567,
        unique=(UniqueKey(("note",)),),
    ),
    table("audit", column("at", True, Origin.DATABASE)),
    environments={"production": {"database": {"engine": "postgresql"}}},
)


def built(file: str, code: Manifest, live: Manifest | None = None, prune: bool = False) -> str:
    """The text after a build; a second build leaves it as it is."""
    data = dedent(file).encode()
    facts = recorded(read_manifest_text("m.yaml", data) if data else Manifest(), code, live, prune)
    result = written(facts.manifest, "m.yaml", data)
    again = recorded(read_manifest_text("m.yaml", result), code, live, prune)
    assert written(again.manifest, "m.yaml", result) == result
    return result.decode()


def test_what_the_code_says_is_marked_as_a_copy_and_its_constraints_are_not_copied():
    assert built("", CODE).partition("tables:\n")[2] == (
        "      orders:\n"
        "        columns:\n"
        "          id: {nullable: false, nullable_from: mapping, primary_key: true}\n"
        "          reference: {type: varchar(64), nullable: true, nullable_from: migration, added_by: db/V7__reference.sql}\n"
        "          note: {nullable: true, nullable_from: omission}\n"
    )


def test_what_the_database_says_is_written_as_fact_in_three_digits():
    assert built("", CODE, LIVE).partition("tables:\n")[2] == (
        "      audit:\n"
        "        columns:\n"
        "          at: {nullable: true}\n"
        "      orders:\n"
        "        rows: 1230000\n"
        "        columns:\n"
        "          id: {type: bigint, nullable: false, primary_key: true}\n"
        "          reference: {type: varchar(64), nullable: false, added_by: db/V7__reference.sql}\n"
        "          note: {type: text, nullable: true, null_fraction: 0.000123}\n"
        "        unique: [[note]]\n"
        "environments:\n"
        "  production:\n"
        "    database: {engine: postgresql}\n"
    )


def test_a_copy_never_outweighs_the_code_it_was_copied_from():
    file = read_manifest_text("m.yaml", built("", CODE).encode())
    changed = of(
        table("orders", column("reference", False, Origin.MAPPING, explicit=False), column("note", False, Origin.MAPPING))
    )
    columns = merge(changed, file).databases["default"].tables["orders"].columns
    assert (columns["reference"].nullable, columns["note"].nullable) == (False, False)
    assert columns["reference"].added_by == columns["reference"].type == ""


def test_a_copy_tells_where_the_code_is_elsewhere():
    file = read_manifest_text("m.yaml", built("", CODE).encode())
    columns = merge(Manifest(), file).databases["default"].tables["orders"].columns
    assert (columns["reference"].nullable, columns["reference"].explicit) == (True, True)
    assert (columns["note"].nullable, columns["note"].explicit) == (True, False)
    strongest = nullability(columns["reference"]).strongest
    assert strongest is not None
    assert strongest.text == "nullable: true, from migration"


def test_what_was_written_by_hand_stays_without_a_database():
    text = built(
        """\
        databases:
          default:
            tables:
              orders:
                rows: 5
                columns:
                  reference: {nullable: false, null_fraction: 0, avg_width: 7}   # I know it
                unique: [[note, id]]
                checks: ["id > 0"]
        """,
        CODE,
    )
    assert "        rows: 5\n" in text
    assert (
        "reference: {type: varchar(64), nullable: false, null_fraction: 0, avg_width: 7, added_by: db/V7__reference.sql}   # I"
        in text
    )
    assert '        unique: [[note, id]]\n        checks: ["id > 0"]\n' in text


def test_the_database_replaces_what_it_knows_better_and_nothing_else():
    text = built(
        """\
        databases:
          default:
            tables:
              orders:
                columns:
                  note: {nullable: false, null_fraction: 0.5, basis: counted, avg_width: 7}
                  reference: {type: char(3), null_fraction: 0.25, basis: counted, backfilled_by: ops/fill.sql}
                unique: [[reference]]
        """,
        CODE,
        LIVE,
    )
    assert "note: {type: text, nullable: true, null_fraction: 0.000123}\n" in text
    assert (
        "reference: {type: varchar(64), nullable: false, added_by: db/V7__reference.sql, backfilled_by: ops/fill.sql}\n"
    ) in text
    assert "unique: [[note]]\n" in text


GONE = """\
    databases:
      default:
        tables:
          orders:
            columns:
              copied: {nullable: true, nullable_from: mapping}
              counted: {null_fraction: 0.1}
          old_copies:
            columns:
              a: {nullable: true, nullable_from: omission}
          old_facts:
            columns:
              a: {nullable: true}
    """


@pytest.mark.parametrize(
    ("live", "prune", "removed", "unknown"),
    [
        (None, False, ["old_copies", "orders.copied"], ["old_facts", "orders.counted"]),
        (LIVE, False, ["old_copies", "orders.copied", "orders.counted"], ["old_facts"]),
        (None, True, ["old_copies", "old_facts", "orders.copied", "orders.counted"], []),
    ],
)
def test_what_no_source_has_any_more_goes_when_it_was_a_copy_or_is_known_to_be_gone(live, prune, removed, unknown):
    facts = recorded(read_manifest_text("m.yaml", dedent(GONE).encode()), CODE, live, prune)
    assert (list(facts.removed), list(facts.unknown)) == (removed, unknown)
    text = built(GONE, CODE, live, prune)
    for name in ("copied:", "counted:", "old_copies:", "old_facts:"):
        assert (name in text) is (name.rstrip(":") in " ".join(unknown).replace("orders.", ""))


def test_names_are_those_of_the_file_then_of_the_database():
    code = of(
        table("OrderLine", column("externalId", True, Origin.MAPPING)), table("Customer", column("id", False, Origin.MAPPING))
    )
    live = of(
        table("order_line", column("external_id", True, Origin.DATABASE)), table("customer", column("id", False, Origin.DATABASE))
    )
    text = built("databases: {shop: {tables: {ORDER_LINE: {columns: {External_Id: {null_fraction: 0.5}}}}}}\n", code, live)
    tables = read_manifest_text("m.yaml", text.encode()).databases["shop"].tables
    assert {name: list(found.columns) for name, found in tables.items()} == {"ORDER_LINE": ["External_Id"], "customer": ["id"]}


def test_tables_that_only_libraries_declare_are_not_copied():
    theirs = table("auth_user", column("email", False, Origin.MAPPING, path="<models>/python/django.pyi"))
    text = built("", of(theirs, *CODE.databases["default"].tables.values()))
    assert "auth_user" not in text


@pytest.mark.parametrize(
    ("fraction", "recorded_as"), [(0.0, 0.0), (1.0, 1.0), (0.99999, 0.999), (1e-9, 1e-9), (0.12345, 0.123), (None, None)]
)
def test_rounding_never_makes_some_into_none_or_all(fraction, recorded_as):
    live = of(table("orders", column("a", True, Origin.DATABASE, statistics=Statistics(fraction))))
    facts = recorded(Manifest(), Manifest(), live).manifest
    assert facts.databases["default"].tables["orders"].columns["a"].statistics.null_fraction == recorded_as


def test_columns_that_differ_by_an_underscore_are_two_where_both_are_there():
    code = of(table("interface", column("_name", True, Origin.MIGRATION), column("name", False, Origin.MIGRATION)))
    text = built("", code)
    assert "_name: {nullable: true, nullable_from: migration}\n" in text
    assert " name: {nullable: false, nullable_from: migration}\n" in text
