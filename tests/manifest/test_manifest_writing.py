"""The manifest file written and rewritten: what it holds comes back, and nothing of a person is lost."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nullguard.manifest import ManifestError, read_manifest_text
from nullguard.manifest.writer import plain_table, written
from nullguard.model.schema import (
    Basis,
    Column,
    Database,
    Evidence,
    Manifest,
    Origin,
    Statistics,
    Table,
    UniqueKey,
)

HAND_WRITTEN = """\
# Orders of the shop.
version: 1
services:   # who we pay
  - id: payments
    hosts: ["pay.example.com"]
databases:
  default:
    tables:
      # the heart of it
      orders:
        columns:
          # null for our own shop's orders
          external_reference: {null_fraction: 0.124}   # measured in May
          total:
            nullable: false    # trust me
        checks:
          - "status <> 'shipped' or shipped_at is not null"   # since 2019

      zones: {}
environments:
  staging: {database: {engine: postgresql, version: "13"}}
"""


def column(name: str, nullable: bool | None = None, origin: Origin = Origin.DATABASE, **rest: Any) -> Column:
    said = () if nullable is None else (Evidence(origin, nullable, True, "shop", 0, "said"),)
    return Column(name, nullable=nullable, explicit=nullable is not None, evidence=said, **rest)


def of(*tables: Table) -> Manifest:
    return Manifest({"default": Database("default", {table.name: table for table in tables})})


def table(name: str, *columns: Column, **rest: Any) -> Table:
    return Table(name, {item.name: item for item in columns}, **rest)


def rewritten(text: str, manifest: Manifest) -> str:
    return written(manifest, "m.yaml", dedent(text).encode()).decode()


def test_a_new_file_has_a_column_a_line():
    reference = column("external_reference", True, type="varchar(64)", statistics=Statistics(0.124, 12_400_000, 18))
    added = column("code", False, Origin.MIGRATION, type="numeric(10,2)", added_by="db/V7__code.sql")
    orders = table(
        "orders",
        reference,
        added,
        rows=12_400_000,
        unique=(UniqueKey(("tenant_id", "code")), UniqueKey(("code",), "not deleted", False)),
        checks=("status <> 'shipped'",),
    )
    assert written(of(orders, table("no", column("on")))).decode() == dedent("""\
        # What production is. 'nullguard manifest build' fills in tables and columns;
        # comments, and whatever else is written here by hand, stay.
        version: 1
        databases:
          default:
            tables:
              "no":
                columns:
                  "on": {}
              orders:
                rows: 12400000
                columns:
                  external_reference: {type: varchar(64), nullable: true, null_fraction: 0.124, avg_width: 18}
                  code: {type: "numeric(10,2)", nullable: false, nullable_from: migration, added_by: db/V7__code.sql}
                unique: [[tenant_id, code], {columns: [code], where: not deleted, nulls_distinct: false}]
                checks: ["status <> 'shipped'"]
        """)


def test_a_rewrite_changes_what_changed_and_nothing_else():
    orders = table(
        "orders",
        column("id", False, primary_key=True),
        column("external_reference", True, statistics=Statistics(0.13)),
        column("total", False),
        column("note", True),
        rows=12,
        checks=("status <> 'shipped' or shipped_at is not null", "total >= 0"),
    )
    manifest = of(table("customers", column("id", False)), orders, table("zones", column("id", False)))
    result = rewritten(HAND_WRITTEN, manifest)
    assert (
        result
        == """\
# Orders of the shop.
version: 1
services:   # who we pay
  - id: payments
    hosts: ["pay.example.com"]
databases:
  default:
    tables:
      customers:
        columns:
          id: {nullable: false}
      # the heart of it
      orders:
        rows: 12
        columns:
          id: {nullable: false, primary_key: true}
          # null for our own shop's orders
          external_reference: {nullable: true, null_fraction: 0.13}   # measured in May
          total:
            nullable: false    # trust me
          note: {nullable: true}
        checks:
          - "status <> 'shipped' or shipped_at is not null"   # since 2019
          - "total >= 0"

      zones:
        columns:
          id: {nullable: false}
environments:
  staging: {database: {engine: postgresql, version: "13"}}
"""
    )
    assert rewritten(result, manifest) == result


def test_what_is_gone_takes_its_line_and_no_comment_with_it():
    kept = of(table("orders", column("total", False), checks=("status <> 'shipped' or shipped_at is not null",)))
    result = rewritten(HAND_WRITTEN, kept)
    assert "external_reference" not in result
    assert "zones" not in result
    assert "# null for our own shop's orders\n          total:\n" in result


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet",
        "# nothing yet\n",
        "version: 1",
        "---\nversion: 1\n",
        "databases:\n",
        "databases: {}\n",
        "databases: {}   # soon\ncallers: []\n",
        "databases: ~\nversion: 1\n",
        "databases:\n  default:\n",
        "databases:\n    default:\n        tables:\n            orders: # ours\n",
        "databases: {default: {tables: {orders: {columns: {b: {type: int}}}}}}\n",
        "databases: {default: {\n  tables: {orders: {columns: {  # mine\n  b: {type: int}}}}}}\n",
        "databases:\r\n  default:\r\n    tables:\r\n      orders:\r\n        columns:\r\n          x: {}\r\n          b: {}",
        "\ufeffdatabases:\n  default: {tables: {orders: }}\n",
        'databases:\n  default:\n    tables:\n      ? orders\n      : columns:\n          "a": {}\n',
        "databases:\n  default:\n    tables:\n      orders:\n        unique:\n        - [a]  # one\n        - [b]\n",
    ],
)
def test_however_the_file_is_laid_out_it_comes_to_hold_the_facts(text):
    orders = table("orders", column("a", True), column("b", False), unique=(UniqueKey(("b",)), UniqueKey(("a", "b"))))
    manifest = of(table("first", column("id", False)), orders)
    result = written(manifest, "m.yaml", text.encode())
    read = read_manifest_text("m.yaml", result)
    assert {name: plain_table(found) for name, found in read.databases["default"].tables.items()} == {
        "first": {"columns": {"id": {"nullable": False}}},
        "orders": {
            "columns": {"a": {"nullable": True}, "b": {"nullable": False}},
            "unique": [["b"], ["a", "b"]],
        },
    }
    for comment in ("# nothing yet", "# soon", "# ours", "# mine"):
        assert (comment in result.decode()) is (comment in text)
    assert (b"\r\n" in result) is ("\r\n" in text)
    assert written(manifest, "m.yaml", result) == result


def test_shared_values_are_written_out_when_one_of_them_changes():
    text = """\
        databases:
          default:
            tables:
              one: {columns: &c {ref: {nullable: true}}}
              two: {columns: *c}
        """
    changed = of(table("one", column("ref", False)), table("two", column("ref", True)))
    read = read_manifest_text("m.yaml", rewritten(text, changed).encode()).databases["default"].tables
    assert (read["one"].columns["ref"].nullable, read["two"].columns["ref"].nullable) == (False, True)
    same = of(table("one", column("ref", True)), table("two", column("ref", True)))
    assert rewritten(text, same) == dedent(text)


def test_a_file_that_is_no_manifest_is_not_rewritten():
    for data in (b"databses: {}", b"- 1", b"\xff\xfe\x00", "version: 1".encode("utf-16")):
        with pytest.raises(ManifestError):
            written(of(table("orders", column("a", True))), "m.yaml", data)


def test_what_is_known_of_an_environment_is_put_into_it():
    manifest = Manifest(environments={"production": {"database": {"engine": "mariadb", "version": "11.4"}}})
    before = "environments:\n  production:\n    memory_mb: 2048\n    database: {engine: mariadb, pool: 5}\n"
    after = before.replace("pool: 5", 'pool: 5, version: "11.4"')
    assert rewritten(before, manifest) == after


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "no",
        "1",
        "1.5",
        "1e5",
        "null",
        "~",
        "a: b",
        "a #b",
        "- x",
        "'",
        '"',
        "\\",
        " a ",
        "é",
        "2001-01-01",
        "0x1",
        "=",
        "<<",
        "\x85",
        "😀",
    ]
)
_NAMES = _TEXTS.filter(bool)
_COUNTS = st.none() | st.integers(0, 10**12)
_STATISTICS = st.builds(
    Statistics,
    null_fraction=st.none() | st.floats(0, 1, allow_nan=False, allow_subnormal=True),
    avg_width=_COUNTS,
    n_distinct=_COUNTS,
    basis=st.none() | st.sampled_from(list(Basis)),
    sample=_COUNTS,
)
_EVIDENCE = st.lists(
    st.builds(
        Evidence,
        origin=st.sampled_from([Origin.DATABASE, Origin.MANIFEST, Origin.MIGRATION, Origin.MAPPING]),
        nullable=st.booleans(),
        explicit=st.booleans(),
        path=st.just("a"),
        line=st.just(1),
        text=st.just("said"),
    ),
    max_size=2,
).map(tuple)
_COLUMNS = st.builds(
    Column,
    name=_NAMES,
    type=_TEXTS,
    evidence=_EVIDENCE,
    statistics=_STATISTICS,
    added_by=_TEXTS,
    primary_key=st.booleans(),
    references=_TEXTS,
    default=_TEXTS,
    generated=st.booleans(),
    backfilled_by=_TEXTS,
)
_KEYS = st.builds(
    UniqueKey, columns=st.lists(_NAMES, min_size=1, max_size=3).map(tuple), where=_TEXTS, nulls_distinct=st.booleans()
)
_TABLES = st.builds(
    Table,
    name=_NAMES,
    columns=st.lists(_COLUMNS, max_size=4).map(lambda columns: {item.name: item for item in columns}),
    rows=_COUNTS,
    unique=st.lists(_KEYS, max_size=3, unique=True).map(tuple),
    checks=st.lists(_NAMES, max_size=3, unique=True).map(tuple),
    is_view=st.booleans(),
)
_MANIFESTS = st.lists(_TABLES, min_size=1, max_size=4).map(lambda tables: of(*tables))


def facts(manifest: Manifest) -> dict[str, Any]:
    return {name: plain_table(found) for name, found in manifest.databases["default"].tables.items()}


def in_any_order(tables: dict[str, Any]) -> dict[str, Any]:
    """Lists in a file keep the order that they have there."""
    lists = {name: {key: sorted(map(repr, found.get(key, ()))) for key in ("unique", "checks")} for name, found in tables.items()}
    return {name: {**found, **lists[name]} for name, found in tables.items()}


@given(_MANIFESTS)
@settings(deadline=None, max_examples=200)
def test_what_is_written_is_what_is_read(manifest):
    data = written(manifest)
    read = read_manifest_text("m.yaml", data)
    assert facts(read) == facts(manifest)
    assert written(read) == data
    assert yaml.safe_load(data)["databases"]["default"]["tables"].keys() == {str(name) for name in facts(manifest)}


@given(_MANIFESTS, _MANIFESTS)
@settings(deadline=None, max_examples=200)
def test_a_file_can_become_any_other_and_then_stays(before, after):
    data = written(before)
    changed = written(after, "m.yaml", data)
    assert in_any_order(facts(read_manifest_text("m.yaml", changed))) == in_any_order(facts(after))
    assert written(after, "m.yaml", changed) == changed
