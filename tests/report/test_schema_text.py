"""The schema as people see it: every column, its nullability and where that was learned, in the width that there is."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from report_cases import HOSTILE
from rich.cells import cell_len

from nullguard.manifest import rows_called, shown_tables
from nullguard.model.schema import Basis, Column, Database, Evidence, Manifest, Origin, Statistics, Table, UniqueKey
from nullguard.report import schema_json, schema_text

_ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def said(origin: Origin, nullable: bool | None, text: str, path: str, line: int = 3, explicit: bool = True) -> Evidence:
    return Evidence(origin, nullable, explicit, path, line, text)


def column(name: str, *evidence: Evidence, **rest: Any) -> Column:
    return Column(name, evidence=evidence, **rest)


LONG = "src/main/resources/db/changelog/tenant/parts/V7__add_external_reference.sql"
REFERENCE = column(
    "external_reference",
    said(Origin.MANIFEST, True, "nullable: true", "nullguard.manifest.yaml", 9),
    said(Origin.MIGRATION, None, "ADD COLUMN", LONG, 2),
    said(Origin.MAPPING, False, "null=False", "shop/models.py"),
    type="varchar(64)",
    statistics=Statistics(0.124, 12_400_000, basis=Basis.COUNTED),
    added_by=LONG,
    backfilled_by="ops/fill.sql",
)
ORDERS = Table(
    "orders",
    {
        "id": column("id", said(Origin.MAPPING, False, "primary key", "shop/models.py"), primary_key=True, type="bigint"),
        "external_reference": REFERENCE,
        "customer_id": column(
            "customer_id", said(Origin.MIGRATION, True, "CREATE TABLE without NOT NULL", LONG, 4, False), references="customers"
        ),
        "note": column("note"),
    },
    12_400_000,
    (UniqueKey(("external_reference",), "not deleted", False),),
    ("total >= 0",),
)
LIBRARY = Table("auth_user", {"email": column("email", said(Origin.MAPPING, True, "null=True", "<models>/python/django.pyi"))})


def manifest(*tables: Table) -> Manifest:
    return Manifest({"default": Database("default", {table.name: table for table in tables})})


def shown(*tables: Table, width: int | None = None, color: bool = False, table: str = "") -> str:
    return schema_text.render_tables(shown_tables(manifest(*tables), table), width, color, wanted=bool(table))


def test_in_a_pipe_every_line_has_everything():
    first, *columns, unique, check, end = shown(ORDERS).removesuffix("\n").split("\n")
    assert first == "orders  (12,400,000 rows)"
    assert [re.split(r" {2,}", line) for line in columns] == [
        ["", "id", "not null", "bigint, primary key", "primary key, shop/models.py:3 (mapping)"],
        [
            "",
            "external_reference",
            "nullable",
            "varchar(64), 12.4 % null, added later, then filled, disputed",
            "nullable: true, nullguard.manifest.yaml:9 (manifest)",
        ],
        ["", "customer_id", "nullable (omission)", "→ customers", f"CREATE TABLE without NOT NULL, {LONG}:4 (migration)"],
        ["", "note", "unknown", "nothing says"],
    ]
    assert len({line.index(word) for line, word in zip(columns[:3], ("not null", "nullable", "nullable"), strict=True)}) == 1
    assert (unique, check) == (
        "  unique (external_reference) where not deleted, nulls not distinct",
        "  check total >= 0",
    )
    assert end == ""


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("color", [False, True])
def test_a_terminal_is_never_too_narrow(width, color):
    text = shown(ORDERS, LIBRARY, width=width, color=color)
    assert ("\x1b" in text) is color
    plain = _ESCAPES.sub("", text)
    assert all(cell_len(line) <= max(width, 80) for line in plain.splitlines())
    assert "external_reference" in plain or width == 40


def test_where_there_is_room_for_it_the_words_of_the_evidence_stay_whole():
    line = next(line for line in shown(ORDERS, width=180).splitlines() if "customer_id" in line)
    assert "CREATE TABLE without NOT NULL, …" in line
    assert line.endswith("external_reference.sql:4 (migration)")
    line = next(line for line in shown(ORDERS, width=100).splitlines() if "customer_id" in line)
    assert "CREATE TABLE" not in line


def test_tables_of_libraries_are_counted_and_shown_when_they_are_named():
    text = shown(ORDERS, LIBRARY)
    assert "email" not in text
    assert text.endswith("Not shown: 1 that libraries declare; name one to see it, such as auth_user.\n")
    assert "email" in shown(ORDERS, LIBRARY, table="AUTH_USER")
    assert "orders" not in shown(ORDERS, LIBRARY, table="auth_user")


def test_all_that_was_said_of_a_column_and_what_decides():
    rows = rows_called(manifest(ORDERS), "Orders.externalReference")
    assert schema_text.render_why(rows) == (
        "orders.external_reference is nullable\n"
        "  decides   nullable: nullable: true, nullguard.manifest.yaml:9 (manifest)\n"
        f"  told      ADD COLUMN, {LONG}:2 (migration)\n"
        "  differs   not null: null=False, shop/models.py:3 (mapping)\n"
        "  production: 12.4 % null of 12,400,000 rows\n"
        f"  added by {LONG}, filled by ops/fill.sql\n"
    )
    assert rows_called(manifest(ORDERS), "orders.nothing") == []
    assert rows_called(manifest(ORDERS), "orders") == []


def test_a_column_that_production_never_leaves_empty():
    never = Table("t", {"c": column("c", said(Origin.MAPPING, True, "x", "m.py"), statistics=Statistics(0.0, 7))}, 7)
    assert "production: never null of 7 rows" in schema_text.render_why(rows_called(manifest(never), "t.c"))
    assert "never null" in shown(never)


def test_names_and_texts_from_sources_are_made_harmless():
    hostile = Table(
        HOSTILE, {HOSTILE: column(HOSTILE, said(Origin.MAPPING, True, HOSTILE, HOSTILE), type=HOSTILE)}, checks=(HOSTILE,)
    )
    for text in (shown(hostile), shown(hostile, width=80), schema_text.render_why(shown_tables(manifest(hostile))[0].rows)):
        assert not set(text) & set("\x1b\x9b\u202e\u2066\r\x00\udcff")
        assert "\n::error" not in text
    json.loads(schema_json.render(shown_tables(manifest(hostile))))


def test_programs_get_everything_as_json():
    document = json.loads(schema_json.render(shown_tables(manifest(ORDERS, LIBRARY))))
    assert document["version"] == 1
    library, orders = document["tables"]
    assert (library["of_library"], orders["of_library"]) == (True, False)
    assert (orders["name"], orders["rows"], orders["checks"]) == ("orders", 12_400_000, ["total >= 0"])
    assert orders["unique"] == [{"columns": ["external_reference"], "where": "not deleted", "nulls_distinct": False}]
    reference = orders["columns"][1]
    assert (reference["nullable"], reference["explicit"], reference["statistics"]["null_fraction"]) == (True, True, 0.124)
    assert [(item["origin"], item["decides"], item["line"]) for item in reference["evidence"]] == [
        ("manifest", True, 9),
        ("migration", False, 2),
        ("mapping", False, 3),
    ]
    (column_,) = json.loads(schema_json.render_rows(rows_called(manifest(ORDERS), "orders.note")))["columns"]
    assert (column_["table"], column_["name"], column_["nullable"]) == ("orders", "note", None)
