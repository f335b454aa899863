"""What a round of a loop leaves as it was tells of an earlier round, and not of what the last one has bound."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("found", "test"),
    [("'found'", "state == 'found'"), ("'found'", "state != 'new'"), ("'found'", "state not in ('new', 'gone')")],
)
def test_a_status_of_an_earlier_round(analyse, found, test):
    assert told(analyse, "'new'", found, test) == ["order"]


def test_a_flag_of_an_earlier_round(analyse):
    assert told(analyse, "False", "True", "state") == ["order"]


@pytest.mark.parametrize("loop", ["for number in numbers", "while more(numbers)"])
def test_a_status_that_each_round_sets(analyse, loop):
    lines = [
        f"    {loop}:",
        "        state, order = 'new', None",
        "        if more(numbers):",
        "            state, order = 'found', Order.objects.get(id=1)",
        "    if state == 'found':",
        "        order.number",
    ]
    assert uses(analyse, ["    state, order = 'new', None", *lines]) == []


def test_a_status_that_is_set_before_the_loop_is_left(analyse):
    lines = [
        "    state, order = 'new', None",
        "    for number in numbers:",
        "        order = None",
        "        if more(number):",
        "            state, order = 'found', Order.objects.get(id=1)",
        "            break",
        "    if state == 'found':",
        "        order.number",
    ]
    assert uses(analyse, lines) == []


def told(analyse, before: str, found: str, test: str) -> list[str]:
    lines = [
        f"    state, order = {before}, Order.objects.get(id=1)",
        "    for number in numbers:",
        "        order = None",
        "        if more(number):",
        f"            state, order = {found}, Order.objects.get(id=2)",
        f"    if {test}:",
        "        order.number",
    ]
    return uses(analyse, lines)


def uses(analyse, lines: list[str]) -> list[str]:
    model = "from django.db import models\n\n\nclass Order(models.Model):\n    number = models.IntegerField()\n"
    source = "\n".join(["from shop.models import Order", "", "", "def run(numbers, more):", *lines, ""])
    found = analyse({"shop/models.py": model, "shop/views.py": source})["shop/views.py"]
    return [use.expression for use in found]
