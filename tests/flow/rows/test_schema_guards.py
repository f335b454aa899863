"""What CHECKs of a table guard in its rows: nothing without them, nothing beyond them."""

from __future__ import annotations

import re
from textwrap import dedent, indent

import msgspec
import pytest
from library_stubs import library_stubs

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.languages import read_source
from nullguard.manifest import build_manifest
from nullguard.manifest.checks import with_checks
from nullguard.model.source import Language
from nullguard.model.span import line_of
from nullguard.program.program import Program

PYTHON = """
from django.db import models

class Order(models.Model):
    DONE = "done"
    class Status(models.TextChoices):
        NEW = "new", "New"
        SHIPPED = "shipped", "Shipped"
    status = models.CharField(max_length=20)
    state = models.CharField(max_length=20, null=True)
    paid = models.BooleanField(default=False)
    shipped_at = models.DateTimeField(null=True)
    carrier = models.CharField(max_length=20, null=True)
    note = models.CharField(max_length=20, null=True)
"""
JAVA = """
package shop;
import jakarta.persistence.*;
import java.time.LocalDateTime;
enum Status { NEW, SHIPPED, LOST }
@Entity class Order {
    @Id Long id;
    @Column(nullable = false) @Enumerated(EnumType.STRING) private Status status;
    @Column(nullable = false) private String kind;
    @Column(nullable = true) private Status state;
    @Column(nullable = true) private LocalDateTime shippedAt;
    @Column(nullable = true) private String carrier;
    public Status getStatus() { return status; }
    public String getKind() { return kind; }
    public Status getState() { return state; }
    public void setStatus(Status status) { this.status = status; }
    public LocalDateTime getShippedAt() { return shippedAt; }
    public String getCarrier() { return carrier; }
}
"""
SHIPPED = "status <> 'shipped' or shipped_at is not null"
NEW = "status = 'new' or shipped_at is not null"
TOGETHER = "(shipped_at is null) = (carrier is null)"
EITHER = "shipped_at is not null or carrier is not null"
USE = "order.shipped_at.isoformat()"


def _lines(files, path, language, check):
    sources = {name: read_source(text.encode(), language) for name, text in files.items()}
    program = Program(sources, (), library_stubs(language), {name: facts.bodies for name, facts in sources.items()}.__getitem__)
    entities = declare_entities(program)
    manifest = build_manifest(entities)
    database = manifest.databases["default"]
    checked = {
        name: msgspec.structs.replace(table, checks=(check,)) if check and name.lower().endswith("order") else table
        for name, table in database.tables.items()
    }
    manifest = with_checks(
        msgspec.structs.replace(manifest, databases={"default": msgspec.structs.replace(database, tables=checked)})
    )
    world = World(program, EntitySchema(program, entities, manifest), (), library_rules())
    everything = frozenset(name for function in program.functions_of(path) for name in function.decl.mentions)
    return sorted({line_of(use.at) for use in analyse_source(world, path, everything).uses})


def _python(body, check):
    text = "from shop.models import Order\ndef run(order: Order, other: Order):\n" + indent(dedent(body).strip("\n"), "    ")
    return text, _lines({"shop/models.py": PYTHON, "shop/service.py": text}, "shop/service.py", Language.PYTHON, check)


def _java(body, check):
    text = "package shop;\nclass Service {\nvoid run(Order order) {\n" + dedent(body).strip("\n") + "\n}\n}\n"
    return text, _lines({"shop/Order.java": JAVA, "shop/Service.java": text}, "shop/Service.java", Language.JAVA, check)


def _marked(text):
    return [number for number, line in enumerate(text.split("\n"), 1) if re.search(r"(#|//) null\b", line)]


@pytest.mark.parametrize(
    ("check", "test"),
    [
        ("shipped_at is not null", "True"),
        (SHIPPED, "order.status == 'shipped'"),
        (SHIPPED, "'shipped' == order.status"),
        (SHIPPED, "order.status == Order.Status.SHIPPED"),
        (SHIPPED, "order.paid and order.status == 'shipped'"),
        (SHIPPED, "not (order.status != 'shipped' or order.paid)"),
        (SHIPPED, "order.status in ('shipped',)"),
        (SHIPPED.replace("shipped'", "done'"), "order.status == Order.DONE"),
        ("status not in ('shipped', 'lost') or shipped_at is not null", "order.status == 'lost'"),
        (NEW, "order.status == 'shipped'"),
        (NEW, "order.status == Order.Status.SHIPPED"),
        ("state = 'new' or shipped_at is not null", "order.state == 'shipped'"),
        ("not paid or shipped_at is not null", "order.paid"),
        ("paid or shipped_at is not null", "not order.paid"),
        (TOGETHER, "order.carrier is not None"),
        (TOGETHER, "order.carrier"),
        (TOGETHER, "order.carrier == 'ACME'"),
        (EITHER, "order.carrier is None"),
        ("num_nonnulls(shipped_at, carrier) = 1", "order.carrier is None"),
        ("status <> 'shipped' or carrier is null or shipped_at is not null", "order.carrier and order.status == 'shipped'"),
    ],
)
def test_a_branch_in_which_the_check_refuses_null(check, test):
    body = f"if {test}:\n    {USE}"
    assert _python(body, check)[1] == []
    assert _python(body, "")[1] == [4]


@pytest.mark.parametrize(
    ("check", "test"),
    [
        (SHIPPED, "order.status == 'lost'"),
        (SHIPPED, "order.status != 'shipped'"),
        (SHIPPED, "other.status == 'shipped'"),
        (SHIPPED, "order.status == 'shipped' or order.paid"),
        (SHIPPED, "order.state == 'shipped'"),
        (SHIPPED, "order.status in ('shipped', 'lost')"),
        (SHIPPED, "order.status == Order.Status.NEW"),
        (SHIPPED, "order.status == other.status"),
        (f"({SHIPPED}) NOT VALID", "order.status == 'shipped'"),
        (f"({SHIPPED}) or length(note) > 3", "order.status == 'shipped'"),
        (f"{SHIPPED} or paid", "order.status == 'shipped'"),
        (NEW, "order.status == 'new'"),
        (TOGETHER, "order.carrier is None"),
        (TOGETHER, "order.note"),
        (EITHER, "order.carrier is not None"),
        ("paid or shipped_at is not null", "order.paid"),
        ("shipped_at > '2020-01-01'", "True"),
        ("shipped_at is not null or paid", "True"),
    ],
)
def test_a_branch_in_which_null_passes_the_check(check, test):
    assert _python(f"if {test}:\n    {USE}", check)[1] == [4]


@pytest.mark.parametrize(
    ("check", "body"),
    [
        (SHIPPED, f"if order.status != 'shipped':\n    return\n{USE}"),
        (SHIPPED, f"assert order.status == 'shipped'\n{USE}"),
        (SHIPPED, f"match order.status:\n    case 'shipped':\n        {USE}\n    case _:\n        {USE}  # null"),
        (SHIPPED, f"if order.status == 'shipped':\n    {USE}\nelse:\n    {USE}  # null"),
        (SHIPPED, f"row = order\nif row.status == 'shipped':\n    row.{USE.partition('.')[2]}"),
        (SHIPPED, "rows = [o for o in (order, other) if o.status == 'shipped' and o.shipped_at.isoformat()]"),
        (SHIPPED, f"order.status = 'shipped'\n{USE}  # null"),
        (SHIPPED, f"if order.status == 'shipped':\n    order.shipped_at = None\n    {USE}  # null"),
        (SHIPPED, f"if order.status == 'shipped':\n    order = other\n    {USE}  # null"),
        (TOGETHER, f"order.carrier = 'ACME'\n{USE}  # null"),
        (
            SHIPPED,
            f"for order in Order.objects.all():\n    if order.status == 'shipped':\n        {USE}\n    order.status = 'done'",
        ),
        (NEW, f"if order.status == 'new':\n    return\n{USE}"),
        (NEW, f"if order.state == 'shipped':\n    {USE}  # null"),
    ],
)
def test_what_is_known_of_the_row(check, body):
    text, seen = _python(body, check)
    assert seen == _marked(text)


@pytest.mark.parametrize(
    ("check", "test"),
    [
        ("status <> 'SHIPPED' or shipped_at is not null", "order.getStatus() == Status.SHIPPED"),
        ("status <> 'SHIPPED' or shipped_at is not null", "Status.SHIPPED.equals(order.getStatus())"),
        ("status = 'NEW' or shipped_at is not null", "order.getStatus() != Status.NEW"),
        ("status in ('NEW', 'LOST') or shipped_at is not null", "order.getStatus() == Status.SHIPPED"),
        ("kind <> 'parcel' or shipped_at is not null", '"parcel".equals(order.getKind())'),
        ("kind <> 'parcel' or shipped_at is not null", 'order.getKind().equals("parcel")'),
        ("(shipped_at is null) = (carrier is null)", "order.getCarrier() != null"),
    ],
)
def test_java_branches(check, test):
    body = f"if ({test}) {{\norder.getShippedAt().getYear();\n}}"
    assert _java(body, check.replace("shipped_at", "shippedAt"))[1] == []
    assert _java(body, "")[1] == [5]


@pytest.mark.parametrize(
    ("check", "test"),
    [
        ("status <> 'SHIPPED' or shipped_at is not null", "order.getStatus() == Status.LOST"),
        ("status <> 'SHIPPED' or shipped_at is not null", "order.getStatus() != Status.SHIPPED"),
        ("status <> 'SHIPPED' or shipped_at is not null", "order.getState() == Status.SHIPPED"),
        ("status = 'NEW' or shipped_at is not null", "order.getStatus() != Status.LOST"),
        ("state = 'NEW' or shipped_at is not null", "order.getState() != Status.NEW"),
        ("kind <> 'parcel' or shipped_at is not null", '"parcel".equalsIgnoreCase(order.getKind())'),
        ("kind <> 'parcel' or shipped_at is not null", '!"letter".equals(order.getKind())'),
    ],
)
def test_java_branches_in_which_null_passes(check, test):
    assert _java(f"if ({test}) {{\norder.getShippedAt().getYear();\n}}", check.replace("shipped_at", "shippedAt"))[1] == [5]


def test_a_switch_over_an_enum():
    text, seen = _java(
        """
        switch (order.getStatus()) {
            case SHIPPED: order.getShippedAt().getYear(); break;
            case LOST: order.getShippedAt().getYear(); break; // null
            default: order.getShippedAt().getYear(); // null
        }
        """,
        "status <> 'SHIPPED' or shippedAt is not null",
    )
    assert seen == _marked(text)
