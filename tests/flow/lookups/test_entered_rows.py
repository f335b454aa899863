"""A row that is made where a `with` begins has what it is made with, if its class says that entering gives the row itself."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models


class Report(models.Model):
    total = models.IntegerField(null=True)

    def __enter__(self):
        {entering}

    def __exit__(self, *args):
        pass
"""


def _uses(analyse, body: str, entering: str = "self.save()\n        return self") -> int:
    files = {"models.py": MODELS.format(entering=entering), "service.py": f"from models import Report\n\n\n{body}"}
    return len(analyse(files)["service.py"])


MADE = "def run(count):\n    with Report(total=count) as report:\n        report.total += 1\n"
KEPT = "def run(report: Report):\n    with report as entered:\n        entered.total += 1\n"


def test_a_row_that_is_made_is_what_it_was_made_with(analyse):
    assert _uses(analyse, MADE) == 0


OTHERS = [
    "return Report.objects.get(pk=self.pk)",
    "if self.pk:\n            return self\n        return self.copy()",
    "pass",
]


@pytest.mark.parametrize("entering", OTHERS)
def test_what_entering_gives_may_be_another_row(analyse, entering):
    assert _uses(analyse, MADE, entering) == 1


def test_a_row_that_was_there_before_is_what_the_database_says(analyse):
    assert _uses(analyse, KEPT) == 1
