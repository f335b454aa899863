"""Statements that can be used and can hardly be meant."""

from __future__ import annotations

from textwrap import dedent

from nullguard.manifest.document import read_document
from nullguard.manifest.doubts import doubts
from nullguard.manifest.reader import read_manifest_text, schema

TWICE = "stands here twice: names are compared without case"


def found(text: str) -> list[str]:
    data = dedent(text).encode()
    return [
        str(problem)
        for problem in doubts("m.yaml", read_manifest_text("m.yaml", data), read_document("m.yaml", data, schema())[1])
    ]


def test_every_doubt_has_its_place():
    assert found("""\
        databases:
          default:
            tables:
              orders:
                columns:
                  id: {nullable: true, primary_key: true}
                  reference: {nullable: false, null_fraction: 0.5}
                  Reference: {}
                unique: [[referense], [nowhere], {where: x}]
                checks: ["status <> 'shipped' or shipped_at is not null"]
              ORDERS:
        """) == [
        "m.yaml:6:16: 'id' is a primary key, and nullable (no primary key is)",
        "m.yaml:7:40: 'reference' is not nullable, and null in 50 % of the rows (the figure counts; correct one of the two)",
        f"m.yaml:8:11: the column 'Reference' {TWICE} (the other is 'reference')",
        "m.yaml:9:9: 'unique' of 'orders' names 'nowhere', which is no column of it (list the column, or leave this out)",
        "m.yaml:9:9: 'unique' of 'orders' names 'referense', which is no column of it (did you mean 'Reference'?)",
        "m.yaml:9:9: a unique key of 'orders' has no columns (name them)",
        "m.yaml:10:9: 'checks' of 'orders' names 'shipped_at', which is no column of it (list the column, or leave this out)",
        "m.yaml:10:9: 'checks' of 'orders' names 'status', which is no column of it (list the column, or leave this out)",
        f"m.yaml:11:7: the table 'ORDERS' {TWICE} (the other is 'orders')",
    ]


def test_what_is_meant_raises_no_doubt():
    assert (
        found("""\
        databases:
          default:
            tables:
              orders:
                columns:
                  id: {nullable: false, primary_key: true}
                  external_reference: {nullable: true, null_fraction: 0.5}
                  code: {nullable: false, null_fraction: 0}
                  _code: {references: public.Customers}
                unique: [[externalReference], {columns: [CODE], where: not deleted}]
                checks: ["code <> 'x' or External_Reference is not null", "whatever(this is)"]
              customers: {rows: 7}
              carts: {unique: [[anything]]}
          other:
            tables: {orders: {}}
        """)
        == []
    )
    assert found("version: 1") == []
