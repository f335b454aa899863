"""What a query was asked for that has given its row is there where the row's column is never null:
`Line.objects.get(order=order)` finds no line of no order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    other = models.ForeignKey(Order, null=True, on_delete=models.CASCADE, related_name="others")
    code = models.CharField(max_length=20)
"""

VIEW = """
from django.shortcuts import get_object_or_404
from models import Line, Order


def view(request, pk):
    order = Order.objects.filter(number=pk).first()
    {line}
    return order.number
"""


@pytest.fixture
def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[int]]:
    """The lines that are told of a view with a line after its lookup."""

    def of(line: str) -> list[int]:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "views.py").write_text(VIEW.format(line=line))
        report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
        return [finding.place.line for finding in report.findings if finding.rule == "NG103"]

    return of


@pytest.mark.parametrize(
    "line",
    [
        "line = Line.objects.get(order=order)",
        "line = Line.objects.get(code=pk, order=order)",
        "line = Line.objects.get(pk=pk, order_id=order)",
        "line = Line.objects.select_related('order').filter(code=pk).get(order=order)",
        "line = get_object_or_404(Line, order=order)",
    ],
)
def test_the_row_would_not_be_there(findings, line):
    assert findings(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "pass",
        "line = Line.objects.get(other=order)",
        "line = Line.objects.get(other_id=order)",
        "line = Line.objects.filter(order=order)",
        "line = Line.objects.filter(order=order).first()",
        "line, is_new = Line.objects.get_or_create(order=order, code=pk)",
        "line = Line.objects.exclude(order=order).get()",
        "line = Line.objects.get(order__number=order)",
        "line = Line.objects.get(code=pk) if pk else order",
        "line = request.get(order=order)",
        "line = Line.objects.get(order=pk)",
        "if request.GET:\n        line = Line.objects.get(order=order)",
    ],
)
def test_nothing_says_that_it_is_there(findings, line):
    assert findings(line) == [9 if "\n" not in line else 10]


def test_a_row_that_is_made_without_it_is_what_fails(findings):
    assert findings("line = Line.objects.create(order=order, code=pk)") == [8]
