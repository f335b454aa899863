"""The manifest file: what it gives, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest
import yaml

from nullguard.manifest import ManifestError, read_manifest_text
from nullguard.manifest.reader import read_with_places, schema
from nullguard.model.schema import Manifest, Origin, UniqueKey

FULL = """
version: 1
databases:
  default:
    units: ["."]
    tables:
      orders:
        rows: 12400000
        columns:
          external_reference: {type: varchar(64), nullable: true, null_fraction: 0.124, added_by: db/V7__ref.sql, avg_width: 18}
          total: {nullable: false}
          note:
        unique: [[tenant_id, external_reference]]
        checks: ["status <> 'shipped' or shipped_at is not null"]
      empty:
services:
  - id: payments
    hosts: ["pay.example.com"]
    config_keys: ["payments.base-url"]
    endpoints:
      - {operation: charge, method: POST, path: /payments/charge, idempotent: false,
         latency_ms: {p50: 180, p99: 2300, p999: 8000, max: 9800}, censored_at_ms: 2000, error_rate: 0.002,
         rate_limit: {requests: 100, per_s: 60}}
callers: [{id: web, kind: gunicorn, deadline_ms: 30000, concurrency: 16}]
environments:
  production: {database: {engine: postgresql, version: "15.4"}, memory_mb: 2048, pool_size: 50, flags: [a, b], debug: off}
"""


def read(text: str) -> Manifest:
    return read_manifest_text("m.yaml", dedent(text).encode())


def problems(text: str) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def test_everything_that_can_be_written_is_read():
    manifest = read(FULL)
    table = manifest.databases["default"].tables["orders"]
    column = table.columns["external_reference"]
    assert (column.type, column.nullable, column.explicit, column.added_by) == ("varchar(64)", True, True, "db/V7__ref.sql")
    assert (column.statistics.null_fraction, column.statistics.rows, column.statistics.avg_width) == (0.124, 12400000, 18)
    assert table.columns["total"].nullable is False
    assert table.columns["note"].nullable is None
    assert table.unique == (UniqueKey(("tenant_id", "external_reference")),)
    assert table.checks == ("status <> 'shipped' or shipped_at is not null",)
    assert manifest.databases["default"].tables["empty"].columns == {}
    endpoint = manifest.services[0].endpoints[0]
    assert endpoint.latency_ms == {"p50": 180, "p99": 2300, "p999": 8000, "max": 9800}
    assert (endpoint.idempotent, endpoint.error_rate, endpoint.rate_limit.per_s) == (False, 0.002, 60)
    assert manifest.callers[0].deadline_ms == 30000
    assert manifest.environments["production"]["database"] == {"engine": "postgresql", "version": "15.4"}
    assert manifest.environments["production"]["debug"] is False


def test_evidence_has_the_line_where_the_word_stands():
    evidence = read(FULL).databases["default"].tables["orders"].columns["total"].evidence[0]
    assert (evidence.origin, evidence.path, evidence.line, evidence.text) == (Origin.MANIFEST, "m.yaml", 11, "nullable: false")


def test_counted_nulls_are_evidence_even_against_the_word():
    manifest = read("""
        databases: {default: {tables: {orders: {columns: {
            ref: {nullable: false, null_fraction: 0.5}, code: {null_fraction: 0}}}}}}
    """)
    column = manifest.databases["default"].tables["orders"].columns
    assert column["ref"].nullable is True
    assert column["code"].nullable is None


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "version: 1\n", "databases: {}\n", "databases: {default: }\n"])
def test_every_field_is_optional(text):
    assert not any(database.tables for database in read(text).databases.values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("databses: {}", "m.yaml:1:1: unknown key 'databses' (did you mean 'databases'?)"),
        ("version: 2", "m.yaml:1:10: 'version' must be 1, not 2"),
        ("- 1", "m.yaml:1:1: the manifest must be a mapping, not a list"),
        ("services: {}", "m.yaml:1:11: 'services' must be a list, not a mapping"),
        ("callers: [{id: 3}]", "m.yaml:1:16: 'callers.id' must be a text, not a whole number ('3') (put it in quotes)"),
        ("callers: [{concurrency: 1.5}]", "m.yaml:1:25: 'callers.concurrency' must be a whole number, not a number ('1.5')"),
        ("callers: [{deadline_ms: -1}]", "m.yaml:1:25: 'callers.deadline_ms' must be at least 0, not -1"),
        ("callers: [{deadline_ms: .nan}]", "m.yaml:1:25: '.nan' is no number that can be used (write it in decimal)"),
        ("callers: [{deadline_ms: 1:30}]", "m.yaml:1:25: '1:30' is no number that can be used (write it in decimal)"),
        ("version: 1\nversion: 1", "m.yaml:2:1: 'version' stands here twice (remove one)"),
        (
            "environments: !!python/x {}",
            "m.yaml:1:15: the tag tag:yaml.org,2002:python/x is not allowed (only plain YAML is read)",
        ),
        ("{[1]: 2}", "m.yaml:1:2: a key must be a text"),
        ("a: [", "m.yaml:2:1: this is no YAML: did not find expected node content"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_remedy(text, message):
    assert problems(text) == [message]


def test_a_share_given_in_percent():
    found = problems("databases: {default: {tables: {t: {columns: {c: {null_fraction: 12.4}}}}}}")
    assert found == [
        "m.yaml:1:65: 'databases.default.tables.t.columns.c.null_fraction' must be between 0 and 1, not 12.4 (12.4 % is 0.124)"
    ]


def test_all_mistakes_are_told_at_once_in_order():
    found = problems("""
        version: 3
        databases:
          default:
            tables:
              orders:
                colums: {}
                rows: many
    """)
    assert [line.split(": ")[0] for line in found] == ["m.yaml:2:10", "m.yaml:7:9", "m.yaml:8:15"]


def test_anchors_are_read_and_bombs_refused():
    shared = read("""
        databases:
          default:
            tables:
              one: {columns: &c {ref: {nullable: true}}}
              two: {columns: *c}
    """)
    assert shared.databases["default"].tables["two"].columns["ref"].nullable is True
    bomb = (
        "environments: {one:\n  {a: &a [x, x, x, x, x, x, x, x, x, x],\n"
        + "".join(f"  {new}: &{new} [{', '.join([f'*{old}'] * 10)}],\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
        + "}}"
    )
    assert "aliases repeat too much" in problems(bomb)[0]
    assert "aliases" in problems("environments: {a: {a: &a [1], b: [" + ", ".join(["*a"] * 2000) + "]}}")[0]
    assert "aliases repeat too much" in problems("environments: {a: &a {b: *a}}")[0]


@pytest.mark.parametrize(
    "data",
    [
        b"environments: " + b"[" * 100_000,
        b"environments: " + b"{a: " * 5_000,
        b"\xff\xfe\x00",
        b"a: \x00",
        b"a: b: c",
        b"\t- x",
        b"%YAML 9.9\n---\n",
        b"one: 1\n---\ntwo: 2\n",
    ],
)
def test_what_is_no_manifest_is_an_error_and_nothing_else(data):
    with pytest.raises(ManifestError):
        read_manifest_text("m.yaml", data)


def test_a_file_that_cannot_be_read(tmp_path: Path):
    with pytest.raises(ManifestError) as caught:
        read_with_places(tmp_path / "none.yaml", "none.yaml")
    assert str(caught.value) == "none.yaml: cannot be read: No such file or directory"


DOCUMENTS = [
    FULL,
    "version: 1",
    "version: '1'",
    "databses: {}",
    "databases: {default: {tables: {t: {rows: -1}}}}",
    "databases: {default: {tables: {t: {columns: {c: {null_fraction: 2}}}}}}",
    "databases: {default: {tables: {t: {columns: {c: {nullable: maybe}}}}}}",
    "databases: {default: {tables: {t: {unique: [a]}}}}",
    "databases: []",
    "services: [{id: a, extra: 1}]",
    "services: [{id: a, endpoints: [{latency_ms: {p50: fast}}]}]",
    "environments: {production: }",
    "environments: {production: {anything: [1, 2, {x: y}]}}",
]


@pytest.mark.parametrize("text", DOCUMENTS)
def test_the_shipped_schema_and_the_reader_agree(text):
    valid = jsonschema.Draft202012Validator(schema()).is_valid(yaml.safe_load(text))
    if valid:
        read(text)
    else:
        assert problems(text)


def test_the_shipped_schema_is_a_schema_that_the_reader_knows_every_word_of():
    jsonschema.Draft202012Validator.check_schema(schema())
    known = {
        "type",
        "additionalProperties",
        "properties",
        "items",
        "enum",
        "minimum",
        "maximum",
        "$ref",
        "description",
        "x-ascending",
    }
    pending = [schema(), *schema()["$defs"].values()]
    for node in pending:
        assert set(node) <= known | {"$schema", "$id", "title", "$defs"}
        pending.extend(node.get("properties", {}).values())
        pending.extend(node[key] for key in ("items", "additionalProperties") if isinstance(node.get(key), dict))


def test_what_an_alias_stands_for_is_read_by_the_place_where_it_stands():
    manifest = read("""
        databases:
          default:
            units: &names [id, code]
            tables:
              one: {unique: [*names], checks: *names}
              two: {columns: {id: &id {nullable: true}, code: *id}}
    """)
    one, two = manifest.databases["default"].tables.values()
    assert (one.unique[0].columns, one.checks) == (("id", "code"), ("id", "code"))
    assert two.columns["code"].nullable is True


def test_an_alias_of_nothing_is_no_yaml():
    assert problems("services: *nothing") == ["m.yaml:1:11: this is no YAML: nothing has the anchor 'nothing'"]


def test_what_is_skipped_hides_no_later_mistake():
    assert [
        line.split(": ")[0]
        for line in problems("""
        version: [1, {a: [b]}]
        unknown: {a: {b: [1, 2]}}
        ? {a: 1}
        : {c: d}
        version: {e: f}
        callers: 7
    """)
    ] == [
        "m.yaml:2:10",
        "m.yaml:3:1",
        "m.yaml:4:3",
        "m.yaml:6:1",
        "m.yaml:7:10",
    ]
