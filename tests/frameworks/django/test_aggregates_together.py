"""Aggregates of the same rows are null together, where there are no rows; those of each row are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Order(models.Model):
    number = models.IntegerField()
"""

BOTH = "found = Order.objects.filter(number__gt=2).aggregate(least=Min('number'), most=Max('number'))"


@pytest.fixture
def used(tmp_path: Path):
    def lines(*body: str) -> set[str]:
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        head = "from django.db.models import Max, Min, Sum\n\nfrom models import Order\n\n\ndef show():\n"
        (tmp_path / "report.py").write_text(head + "".join(f"    {line}\n" for line in body))
        report = run(load_settings((tmp_path,), None, {"cache": False}), lambda stage, done, total: None)
        return {finding.expression for finding in report.findings if finding.rule == "NG104"}

    return lines


@pytest.mark.parametrize("test", ["found['least'] is not None", "found['least']", "found['most'] is not None"])
def test_one_that_is_there_tells_of_the_other(used, test):
    assert used(BOTH, f"if {test}:", "    return found['most'] - found['least']") == set()


def test_what_was_read_before_is_told_of_too(used):
    assert used(BOTH, "if found['least'] is None:", "    return 0", "return found['most'] + 1") == set()


def test_untested_both_may_be_null(used):
    assert used(BOTH, "return found['most'] + 1") == {'found["most"]'}


def test_another_query_has_other_rows(used):
    other = BOTH.replace("found =", "other =").replace("2", "3")
    assert used(BOTH, other, "if found['least'] is not None:", "    return other['most'] + 1") == {'other["most"]'}


def test_a_test_for_null_tells_nothing_of_rows(used):
    assert used(BOTH, "if found['least'] is None:", "    return found['most'] + 1") == {'found["most"]'}
