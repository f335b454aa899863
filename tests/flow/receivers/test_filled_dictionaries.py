"""Dictionaries that are attributes of an object and that its methods fill hold the rows that these put in (Python)."""

from __future__ import annotations

import pytest

COLLECTOR = """
from collections import defaultdict

class Collector:
    def __init__(self):
        self.by_number = {}
        self.lists = defaultdict(list)
        self.others = {}
        self.state = {}

    def collect(self):
        for it in Order.objects.all():
            self.by_number[it.number] = it
            self.lists[it.number].append(it)
            self.others.setdefault(it.number, []).append(it)
            self.state["order"] = it
            self.state["customer"] = it.customer

    def show(self, number):
        {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "return self.by_number[number].reference.upper()  # null",
        "return [it.reference.upper() for it in self.by_number.values()]  # null",
        "return [it.reference.upper() for it in self.lists[number]]  # null",
        "return [it.reference.upper() for them in self.lists.values() for it in them]  # null",
        "return [it.reference.upper() for _, them in self.others.items() for it in them]  # null",
    ],
)
def test_what_methods_have_put_in(python, body):
    python("return Collector().show(3)", before=COLLECTOR.replace("{body}", body))


@pytest.mark.parametrize(
    "body",
    [
        "return [it.number.upper() for it in self.by_number.values()]",
        "return [it.number.upper() for them in self.lists.values() for it in them]",
        "it = self.by_number[number]\n        return it.reference and it.reference.upper()",
    ],
)
def test_nothing_is_missing(python, body):
    python("return Collector().show(3)", before=COLLECTOR.replace("{body}", body))
