"""Findings in code beside the product are less grave, and as sure as they were."""

from __future__ import annotations

import pytest

from nullguard.checks.levels import beside_product, with_levels
from nullguard.languages import read_source
from nullguard.model.finding import Confidence, Finding, Level, Place
from nullguard.model.source import Language
from nullguard.program.program import Program

PYTHON = """
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.core.management.base import BaseCommand

class Administrator: pass
class Base(ModelAdmin): pass
class OrderAdmin(Base):
    def label(self, order): ...
class Inline(admin.TabularInline):
    def label(self, order): ...
class Command(BaseCommand):
    def handle(self): ...
class Order:
    def __str__(self): ...
    def label(self): ...
def __str__(order): ...
def label(order): ...
"""
JAVA = """
package shop;
class Order {
    public boolean equals(Object other) { return false; }
    public int hashCode() { return 0; }
    public String toString() { return ""; }
    public String label() { return ""; }
}
class V7 extends org.flywaydb.core.api.migration.BaseJavaMigration {
    public void migrate() { }
}
"""
RUN_ONCE = """
from django.db import migrations

def fill(apps, editor): ...

class Migration(migrations.Migration):
    operations = [migrations.RunPython(fill)]
"""


def program(path):
    language = Language.JAVA if path.endswith(".java") else Language.PYTHON
    facts = read_source((JAVA if language is Language.JAVA else PYTHON).encode(), language)
    return Program({path: facts}, (), {}, {path: facts.bodies}.__getitem__)


@pytest.mark.parametrize(
    ("path", "symbol", "what"),
    [
        ("shop/a.py", "OrderAdmin.label", "an admin site"),
        ("shop/a.py", "Inline.label", "an admin site"),
        ("shop/a.py", "Command.handle", "a management command"),
        ("shop/a.py", "Order.__str__", "code that describes objects"),
        ("shop/management/commands/fill.py", "label", "a management command"),
        ("shop/migrations/0007_fill.py", "label", "a migration"),
        ("alembic/versions/7_fill.py", "label", "a migration"),
        ("scripts/fill.py", "label", "a script"),
        ("shop/admin.py", "label", "an admin site"),
        ("shop/admin/views.py", "label", "an admin site"),
        ("src/Order.java", "Order.equals", "code that compares objects"),
        ("src/Order.java", "Order.hashCode", "code that compares objects"),
        ("src/Order.java", "Order.toString", "code that describes objects"),
        ("src/Order.java", "V7.migrate", "a migration"),
    ],
)
def test_code_beside_the_product(path, symbol, what):
    assert beside_product(program(path), path, symbol) == what


def test_functions_beside_the_class_of_a_migration_are_run_by_it():
    facts = read_source(RUN_ONCE.encode(), Language.PYTHON)
    path = "shop/steps/0007_fill.py"
    linked = Program({path: facts}, (), {}, {path: facts.bodies}.__getitem__)
    assert beside_product(linked, path, "fill") == "a migration"


def test_functions_of_alembics_revisions_are_run_by_them():
    text = "revision = 'b7'\ndown_revision = 'a6'\ndef check(connection): ...\ndef upgrade(): ...\n"
    facts = read_source(text.encode(), Language.PYTHON)
    path = "shop/steps/expand/b7_unique.py"
    linked = Program({path: facts}, (), {}, {path: facts.bodies}.__getitem__)
    assert beside_product(linked, path, "check") == "a migration"


@pytest.mark.parametrize(
    ("path", "symbol"),
    [
        ("shop/a.py", "Order.label"),
        ("shop/a.py", "label"),
        ("shop/a.py", "__str__"),
        ("shop/a.py", "Administrator.label"),
        ("shop/administration.py", "label"),
        ("shop/scripts.py", "label"),
        ("shop/management/orders.py", "label"),
        ("shop/versions/a.py", "label"),
        ("shop/descriptions/a.py", "label"),
        ("src/Order.java", "Order.label"),
        ("src/migrations/Order.java", "Order.label"),
        ("src/admin/Order.java", "Order.label"),
        ("src/scripts/Order.java", "Order.label"),
    ],
)
def test_the_product_s_own_code(path, symbol):
    assert beside_product(program(path), path, symbol) == ""


@pytest.mark.parametrize(
    ("rule", "level", "expected"),
    [
        ("NG101", Level.ERROR, Level.WARNING),
        ("NG103", Level.WARNING, Level.NOTE),
        ("NG109", Level.NOTE, Level.NOTE),
        ("NG301", Level.ERROR, Level.ERROR),
    ],
)
def test_findings_on_nulls_are_one_level_lower_there_and_as_sure(rule, level, expected):
    path = "shop/management/commands/fill.py"
    finding = Finding(rule, level, Confidence.HIGH, "It is null.", Place(path, 18), "label")
    (lowered,) = with_levels([finding], program(path))
    assert (lowered.level, lowered.confidence) == (expected, Confidence.HIGH)
    assert bool(lowered.signs) is (expected is not level or level is Level.NOTE)


@pytest.mark.parametrize(
    ("rule", "confidence", "expected"),
    [
        ("NG101", Confidence.HIGH, Confidence.LOW),
        ("NG103", Confidence.MEDIUM, Confidence.LOW),
        ("NG109", Confidence.LOW, Confidence.LOW),
        ("NG301", Confidence.HIGH, Confidence.HIGH),
    ],
)
def test_what_has_run_once_is_hidden(rule, confidence, expected):
    path = "shop/migrations/0007_fill.py"
    finding = Finding(rule, Level.ERROR, confidence, "It is null.", Place(path, 18), "label")
    (hidden,) = with_levels([finding], program(path))
    assert hidden.confidence is expected
