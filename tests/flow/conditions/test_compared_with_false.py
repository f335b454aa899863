"""Truths that are compared with False or True."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

SHOP = """
from django.db import models


class Order(models.Model):
    note = models.CharField(max_length=20, null=True)


def has_note(order):
    return order.note is not None


def knows(order):
    if order.note:
        return True


def show(order: Order, orders):
    {body}
"""


@pytest.fixture
def is_told(tmp_path: Path):
    def told(body: str) -> bool:
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "shop.py").write_text(SHOP.format(body=body.replace("\n", "\n    ")))
        settings = load_settings((tmp_path,), None, {"cache": False})
        return any(finding.symbol == "show" for finding in run(settings, lambda stage, done, total: None).findings)

    return told


@pytest.mark.parametrize(
    "test",
    [
        "has_note(order) is False",
        "has_note(order) == False",
        "has_note(order) is not True",
        "has_note(order) != True",
        "bool(order.note) is False",
        "(order.note is None) is True",
        "(order.note is not None) == False",
        "not has_note(order) is True",
    ],
)
def test_it_is_there(is_told, test):
    assert not is_told(f"if {test}:\n    return None\nreturn order.note.upper()")


def test_a_variable_holds_it(is_told):
    assert not is_told("is_noted = bool(order.note)\nif is_noted is False:\n    return None\nreturn order.note.upper()")
    assert is_told("is_noted = order.note is not None\nif is_noted is True:\n    return None\nreturn order.note.upper()")


@pytest.mark.parametrize(
    "test",
    [
        "has_note(order) is True",
        "has_note(order) == True",
        "has_note(order) is not False",
        "has_note(order) != False",
        "(order.note is None) is False",
        "orders.open() is False",
        "knows(order) is False",
    ],
)
def test_it_may_be_missing(is_told, test):
    assert is_told(f"if {test}:\n    return None\nreturn order.note.upper()")


def test_queries_that_have_no_rows(is_told):
    body = "found = Order.objects.filter(note=orders)\nif found.exists() is {}:\n    return None\nreturn found.first().pk"
    assert not is_told(body.format("False"))
    assert is_told(body.format("True"))


@pytest.mark.parametrize(
    ("test", "mark"),
    [
        ("is == false", ""),
        ("is != true", ""),
        ("false == is", ""),
        ("is == true", "  // null"),
        ("is != false", "  // null"),
    ],
)
def test_a_variable_in_java(java, test, mark):
    java(f"boolean is = order.getReference() != null;\nif ({test}) {{ return; }}\norder.getReference().trim();{mark}")


def test_a_variable_in_java_that_is_set_anew(java):
    use = "if (is == false) { return; }\norder.getReference().trim();  // null"
    java(f"boolean is = order.getReference() != null;\nis = order.getPaidAt() != null;\n{use}")
