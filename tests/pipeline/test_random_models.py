"""Columns, methods of mapped classes, what stands in them, and migrations, changed in any order: the same findings as without a
cache, and the flow sees the same in each source."""

from __future__ import annotations

import random

import msgspec
import pytest

from nullguard.pipeline import drawing

COLUMNS = (
    "",
    "    note = models.CharField(max_length=9, null=True)\n",
    "    note = models.CharField(max_length=9)\n",
    "    note = models.CharField(max_length=9, null=True, default='x')\n",
    "    status = models.CharField(max_length=9)\n    note = models.TextField(null=True)\n",
    "    spare = models.TextField(null=True)\n    note = models.TextField(null=True)\n",
)
METHODS = (
    "",
    "    def label(self):\n        return self.note\n",
    "    def label(self):\n        return self.note or ''\n",
    "    def label(self):\n        if self.note is None:\n            raise ValueError\n        return self.note\n",
    "    def has_note(self):\n        return self.note is not None\n",
    "    def has_note(self):\n        return True\n",
    "    def save(self, *given, **named):\n        self.note = self.note or 'x'\n        super().save(*given, **named)\n",
    "    def clean(self):\n        if not self.note:\n            raise ValueError\n",
    "    @property\n    def label(self):\n        return None if self.pk else self.note\n",
    "    @classmethod\n    def newest(cls):\n        return cls.objects.filter(note=None).first()\n",
    "    @classmethod\n    def newest(cls):\n        return cls(note=None)\n",
    "    def close(self):\n        if self.status:\n            self.note = None\n            self.status = ''\n",
    "    def close(self):\n        print(1)\n        self.note = None\n",
    "    def unasked(self):\n        return self.reference\n",
)
ABOVE = (
    "class Base(models.Model):\n    class Meta:\n        abstract = True\n",
    (
        "class Base(models.Model):\n    note = models.TextField(null=True)\n\n    class Meta:\n        abstract = True\n\n"
        "    def label(self):\n        return self.note\n"
    ),
    (
        "class Base(models.Model):\n    class Meta:\n        abstract = True\n\n    def save(self):\n"
        "        self.note = str(self.note)\n"
    ),
)
STATEMENTS = (
    "pass",
    "print(str(1).strip())",
    "self.orders[number] = Order.objects.get(pk=number)",
    "self.orders[number] = Order.objects.filter(pk=number).first()",
    "self.listed.append(Order.objects.first())",
    "self.order = Order.objects.filter(pk=number).first()",
    "Keeper.last = Order.objects.first()",
    "if self.order is None:\n            return",
    "self.order = None",
    "return self.order.label()",
)
KEEPER = """\
from shop.models import Order


class Keeper:
    last = None

    def __init__(self):
        self.orders = {{}}
        self.listed = []
        self.order = None

    def one(self, number):
        {one}

    def two(self, number):
        {two}

    def show(self, number):
        if self.last:
            self.last.label().upper()
        for order in self.listed:
            order.reference.upper()
        return self.orders[number].reference.upper() + self.order.reference
"""
TABLES = ("", "\n\nHANDLERS = {'a': show}\n\n\ndef run(kind, order: Order):\n    if order.note:\n        HANDLERS[kind](order)\n")
USES = """\
from shop.keeper import Keeper
from shop.models import Order


def show(order):
    return order.note.upper()


def label(order: Order):
    return order.label().upper()


def asked(order: Order):
    if order.has_note():
        return order.note.upper() + order.reference.upper()
    return Order.newest().note.strip()


def store(given):
    order = Order(reference=given.get("reference"), note=None)
    order.save()
    return order.note.strip()


def closed(order: Order):
    order.close()
    return order.note.strip() + order.spare.strip()
"""
MIGRATION = """\
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [{after}]
    operations = [{operations}]
"""
FIRST = (
    "migrations.CreateModel('Order', [('id', models.AutoField(primary_key=True)), ('reference', models.TextField(null=True))])",
    "migrations.CreateModel('Order', [('id', models.AutoField(primary_key=True)), ('reference', models.TextField())])",
)
SECOND = (
    "",
    "migrations.AddField('Order', 'note', models.TextField(null=True))",
    "migrations.AddField('Order', 'note', models.TextField())",
    "migrations.AlterField('Order', 'reference', models.TextField(null=True))",
)


@pytest.fixture
def compared(project, monkeypatch):
    """Compares a run with the cache and one without; gives the findings."""
    seen: list[dict[str, object]] = []
    interpret = drawing.interpret

    def noted(*given):
        flows = interpret(*given)
        seen.append(
            {
                path: (msgspec.structs.replace(facts, reads=(), looks=()), flows.clients[path])
                for path, facts in flows.flow.items()
            }
        )
        return flows

    monkeypatch.setattr(drawing, "interpret", noted)

    def compare(jobs):
        seen.clear()
        warm = project.check(min_confidence="low", jobs=jobs)
        cold = project.check(min_confidence="low", jobs=1, cache=False)
        assert (warm.findings, warm.notifications) == (cold.findings, cold.notifications)
        if len(seen) == 2:
            assert seen[0] == seen[1]
        return cold.findings

    return compare


@pytest.mark.parametrize("seed", [1, 2, 3, 5, 8, 13])
def test_whatever_becomes_of_models_and_their_tables(project, compared, seed):
    chosen = random.Random(seed)
    project.write("shop/migrations/__init__.py", "")
    state = {"column": COLUMNS[1], "above": ABOVE[0], "table": "", "first": FIRST[0], "second": "", "lines": 0}
    state.update({f"method {place}": "" for place in range(3)}, one="pass", two="pass")
    choices = {"column": COLUMNS, "above": ABOVE, "table": TABLES, "first": FIRST, "second": SECOND, "lines": (0, 1, 3)}
    choices.update({f"method {place}": METHODS for place in range(3)}, one=STATEMENTS, two=STATEMENTS)
    seen = set()
    for _ in range(10):
        for _ in range(chosen.choice((1, 1, 2))):
            what = chosen.choice(sorted(choices))
            state[what] = chosen.choice(choices[what])
        methods = "\n".join(state[f"method {place}"] for place in range(3))
        project.write(
            "shop/models.py",
            "from django.db import models\n\n\n" + "\n" * state["lines"] + state["above"] + "\n\nclass Order(Base):\n"
            "    reference = models.CharField(max_length=9, null=True)\n" + state["column"] + "\n" + methods,
        )
        project.write("shop/keeper.py", KEEPER.format(one=state["one"], two=state["two"]))
        project.write("shop/uses.py", USES + state["table"])
        project.write("shop/migrations/0001_initial.py", MIGRATION.format(after="", operations=state["first"]))
        project.write(
            "shop/migrations/0002_more.py", MIGRATION.format(after="('shop', '0001_initial')", operations=state["second"])
        )
        seen.add(compared(chosen.choice((1, 2))))
    assert len(seen) > 1


FIELDS = (
    "",
    "  @Column(nullable = true) private String note;\n",
    "  @Column(nullable = false) private String note;\n",
    "  private String note;\n",
    "  @ManyToOne private Order parent;\n  private String note;\n",
    "  private String note;\n  private int size;\n",
)
GETTERS = (
    "",
    "  public String getNote() { return note; }\n",
    '  public String getNote() { return note == null ? "" : note; }\n',
    "  public boolean hasNote() { return note != null; }\n",
    "  public boolean hasNote() { return true; }\n",
    "  public void setNote(String given) { this.note = given; }\n",
    "  public void saveNote() { if (getNote() == null) { throw new IllegalStateException(); } }\n",
    '  @PrePersist void fill() { if (note == null) { note = "x"; } }\n',
    "  public Order getParent() { return parent; }\n",
    "  public Order(String note) { this.note = note; }\n  public Order() { }\n",
)
DESK_METHODS = (
    "",
    "  private String told(Order order) { return order.getNote().trim(); }\n",
    '  private String told(Order order) { return order.getNote() == null ? "" : order.getNote().trim(); }\n',
    "  private String told(Order order) { return null; }\n",
    "  void keep(Order order) { this.kept = order.getParent(); }\n",
    "  void keep(Order order) { this.kept = null; }\n",
    "  void run(Order order) { if (order.hasNote()) { told(order); } }\n",
    "  void run(Order order) { told(order.getParent()); System.out.println(1); }\n",
    "  String last() { return told(kept) + kept.getNote().trim(); }\n",
    "  Desk(Order kept) { this.kept = kept; }\n",
)
KINDS = (
    "enum Kind { PAID, OPEN; static boolean asks(Order order) { return order.getNote() != null; } }",
    "enum Kind { PAID, OPEN; static boolean asks(Order order) { return true; } String unasked(Order o) { return o.getNote(); } }",
    "record Kind(Order order) { static boolean asks(Order order) { return order.getNote() != null; } }",
    "record Kind(Order order) { static boolean asks(Order order) { return false; } public Order order() { return null; } }",
)


@pytest.mark.parametrize("seed", [1, 2, 3, 5, 8])
def test_whatever_becomes_of_entities_and_those_who_use_them(project, compared, seed):
    chosen = random.Random(seed)
    state = {"fields": FIELDS[4], "kind": KINDS[0], "get 0": GETTERS[1], "get 1": "", "get 2": GETTERS[8]}
    state.update({"desk 0": DESK_METHODS[1], "desk 1": DESK_METHODS[6], "desk 2": ""})
    choices = {"fields": FIELDS, "kind": KINDS, **{f"get {place}": GETTERS for place in range(3)}}
    choices.update({f"desk {place}": DESK_METHODS for place in range(3)})
    seen = set()
    for _ in range(10):
        for _ in range(chosen.choice((1, 1, 2))):
            what = chosen.choice(sorted(choices))
            state[what] = chosen.choice(choices[what])
        getters, methods = ("".join(state[f"{what} {place}"] for place in range(3)) for what in ("get", "desk"))
        project.write(
            "shop/Order.java",
            "package shop;\nimport jakarta.persistence.*;\n@Entity public class Order {\n  @Id private Long id;\n"
            f"{state['fields']}{getters}}}\n",
        )
        project.write("shop/Desk.java", f"package shop;\npublic class Desk {{\n  private Order kept;\n{methods}}}\n")
        project.write("shop/Kind.java", f"package shop;\npublic {state['kind']}\n")
        project.write(
            "shop/Use.java",
            "package shop;\npublic class Use {\n  String of(Order order) {\n"
            "    if (Kind.asks(order)) { return order.getNote().trim(); }\n    return order.getParent().getNote().trim();\n  }\n"
            "  String made(Desk desk) { return desk.last().trim() + new Desk(new Order()).last().trim(); }\n}\n",
        )
        seen.add(compared(chosen.choice((1, 2))))
    assert len(seen) > 1
