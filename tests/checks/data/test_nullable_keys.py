"""Lookups by a foreign key that may be null are shown on request only: where it is there the database keeps its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

ENTITIES = {
    "Customer": "@Id private Long id; private String name; public String getName() { return name; }",
    "Order": '@Id private Long id; @Column(name = "customer_id") private Long customerId; private Long other;'
    " public Long getCustomerId() { return customerId; } public Long getOther() { return other; }",
}
SCHEMA = """
CREATE TABLE Customer (id bigint NOT NULL PRIMARY KEY, name varchar(20) NOT NULL);
CREATE TABLE "Order" (id bigint NOT NULL PRIMARY KEY, customer_id bigint NULL %s, other bigint NULL);
"""
SERVICE = """
package shop;
import jakarta.persistence.EntityManager;
class Service {
    EntityManager em;
    Customer find(Long id) { return em.find(Customer.class, id); }
    String run(Order order) { return find(order.%s()).getName(); }
}
"""


def confidences(root: Path, references: str, getter: str) -> list[Confidence]:
    for name, members in ENTITIES.items():
        (root / f"{name}.java").write_text(
            f"package shop;\nimport jakarta.persistence.*;\n@Entity public class {name} {{ {members} }}"
        )
    (root / "Service.java").write_text(SERVICE % getter)
    (root / "schema.sql").write_text(SCHEMA % references)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG103"]


@pytest.mark.parametrize("table", ["Customer", "public.Customer"])
def test_a_key_that_the_database_keeps(tmp_path, table):
    assert confidences(tmp_path, f"REFERENCES {table} (id)", "getCustomerId") == [Confidence.LOW]


@pytest.mark.parametrize(
    ("references", "getter"),
    [
        ("", "getCustomerId"),
        ("REFERENCES Customer (id)", "getOther"),
        ("REFERENCES Parcel (id)", "getCustomerId"),
        ("REFERENCES public.Parcel (id)", "getCustomerId"),
    ],
)
def test_a_key_that_nobody_keeps(tmp_path, references, getter):
    assert confidences(tmp_path, references, getter) == [Confidence.HIGH]


BASE = (
    "@MappedSuperclass public class Order {"
    ' @Column(name = "customer_id") private Long customerId; public Long getCustomerId() { return customerId; } }'
    "\n@Entity class Sale extends Order { @Id private Long id; }\n@Entity class Claim extends Order { @Id private Long id; }"
)
TABLES = """
CREATE TABLE Customer (id bigint NOT NULL PRIMARY KEY, name varchar(20) NOT NULL);
CREATE TABLE Sale (id bigint NOT NULL PRIMARY KEY, customer_id bigint NULL REFERENCES Customer (id));
CREATE TABLE Claim (id bigint NOT NULL PRIMARY KEY, customer_id bigint NULL%s);
"""


@pytest.mark.parametrize(
    ("references", "found"), [(" REFERENCES Customer (id)", Confidence.LOW), ("", Confidence.HIGH)], ids=["all", "some"]
)
def test_a_key_in_the_tables_of_all_classes_below(tmp_path, references, found):
    (tmp_path / "Order.java").write_text(f"package shop;\nimport jakarta.persistence.*;\n{BASE}")
    (tmp_path / "Customer.java").write_text(
        f"package shop;\nimport jakarta.persistence.*;\n@Entity public class Customer {{ {ENTITIES['Customer']} }}"
    )
    (tmp_path / "Service.java").write_text(SERVICE % "getCustomerId")
    (tmp_path / "schema.sql").write_text(TABLES % references)
    report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    assert [finding.confidence for finding in report.findings if finding.rule == "NG103"] == [found]
