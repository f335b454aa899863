"""A query whose first row was there, or that was asked for rows, has a first row, also in another order or as other columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Line(models.Model):
    text = models.CharField(max_length=20)


class Order(models.Model):
    number = models.CharField(max_length=20)
    lines = models.ManyToManyField(Line)
"""
MANY = ", ".join(f'"column_{number}"' for number in range(40))


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The expressions that are used untested in a function that has `rows = Order.objects.filter(pk=pk)`."""

    def lines(*body: str) -> list[str]:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        text = (
            "from models import Line, Order\n\ndef use(pk, line, other, order: Order):\n    rows = Order.objects.filter(pk=pk)\n"
        )
        (tmp_path / "use.py").write_text(text + "".join(f"    {line}\n" for line in body))
        report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
        return [finding.expression for finding in report.findings]

    return lines


ASKED = ("first = rows.first()", "if not first:", "    return")


@pytest.mark.parametrize(
    "again",
    [
        "rows.first().number",
        "rows.last().number",
        "rows.order_by('number').first().number",
        "rows.values('number').first()['number']",
        f"rows.values({MANY}).first()['number']",
        "rows.select_related('line').values('number', 'pk').last()['number']",
    ],
)
def test_its_first_row_was_tested(found, again):
    assert found(*ASKED, again) == []


def test_its_first_row_was_used(found):
    assert found("first = rows.first()", "first.number", "rows.values('number').first()['number']") == ["first"]


@pytest.mark.parametrize(
    "again",
    [
        "rows.filter(number='a').first().number",
        "rows.filter(number='a').values('number').first()['number']",
        "Order.objects.filter(pk=line).first().number",
        "order.lines.first().text",
    ],
)
def test_fewer_or_other_rows(found, again):
    assert len(found(*ASKED, again)) == 1


@pytest.mark.parametrize("asked", ["first = rows.first()", "first = rows.filter(number='a')", "first = rows.exists()"])
def test_nothing_was_tested(found, asked):
    assert len(found(asked, "rows.values('number').first()['number']")) == 1


def test_a_row_among_fewer_was_there(found):
    assert found("if rows.filter(number='a').first() is None:", "    return", "rows.first().number") == ["rows.first()"]


@pytest.mark.parametrize(
    "body",
    [
        ("if line or order.lines.exists():", "    line = line or order.lines.first()", "    line.text"),
        ("if line or order.lines.exists():", "    if not line:", "        line = order.lines.first()", "    line.text"),
        ("if not line and not order.lines.exists():", "    return", "line = line or order.lines.first()", "line.text"),
    ],
)
def test_rows_that_are_asked_for_where_something_else_is_missing(found, body):
    assert found(*body) == []


@pytest.mark.parametrize(
    "body",
    [
        ("if line or order.lines.exists():", "    order.lines.first().text"),
        ("if line or order.lines.exists():", "    line = other or order.lines.first()", "    line.text"),
        ("if line or other.lines.exists():", "    line = line or order.lines.first()", "    line.text"),
        ("if line and order.lines.exists():", "    return", "line = line or order.lines.first()", "line.text"),
        ("if line or not order.lines.exists():", "    line = line or order.lines.first()", "    line.text"),
    ],
)
def test_rows_that_may_not_have_been_asked_for(found, body):
    assert len(found(*body)) == 1
