"""An object whose class only its variable's name tells: what the methods of that class set is there, as it is for others."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models
from django.utils import timezone


class Invoice(models.Model):
    paid_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    def pay(self):
        self.paid_at = timezone.now()

    def show(self):
        print(self.paid_at.year)

    def demand(self):
        if self.paid_at is None:
            raise ValueError(self)


class Letter(models.Model):
    sent_at = models.DateTimeField(null=True)

    def demand(self):
        if self.sent_at is None:
            raise ValueError(self)
"""


def _uses(analyse, call: str, name: str = "paid_at") -> list[int]:
    text = f"def run(invoice, other):\n    {call}\n    print(invoice.{name}.year)"
    return [use.line for use in analyse({"models.py": MODELS, "service.py": text})["service.py"]]


@pytest.mark.parametrize("call", ["invoice.pay()", "invoice.demand()", "done = invoice.pay()"])
def test_a_method_of_the_class_that_it_is_called_after(analyse, call):
    assert _uses(analyse, call) == []


@pytest.mark.parametrize("call", ["pass", "other.pay()", "invoice.send()", "if other:\n        invoice.pay()"])
def test_other_methods_and_other_objects(analyse, call):
    assert _uses(analyse, call) != []


@pytest.mark.parametrize("call", ["invoice.pay()", "invoice.demand()"])
def test_other_attributes(analyse, call):
    assert _uses(analyse, call, "sent_at") == [3]


def test_what_a_method_uses_is_found_there(analyse):
    assert _uses(analyse, "invoice.show()") == []
