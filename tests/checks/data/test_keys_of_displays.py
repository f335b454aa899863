"""A column that is the key in a dictionary which is written out: every row mostly says which one it is."""

from __future__ import annotations

import pytest
from checked import findings_of

MODEL = """
from django.db import models

LABELS = {"open": "Open", "paid": "Paid"}

class Order(models.Model):
    state = models.CharField(max_length=10, null=True)

def label(order: Order):
    return %s
"""


@pytest.mark.parametrize(
    ("use", "confidence"),
    [("LABELS[order.state]", ["MEDIUM"]), ("order.state.lower()", ["HIGH"]), ("LABELS.get(order.state)", [])],
)
def test_it_is_one_step_less_sure(tmp_path, use, confidence):
    assert [found.confidence.name for found in findings_of(tmp_path, {"models.py": MODEL % use})] == confidence
