"""Containers that are made empty and filled by others, and what they hold then (Python)."""

from __future__ import annotations

import pytest

from tests.flow.receivers.test_classes import LETTER

FILLING = "from collections import defaultdict\nfrom others import fill"


@pytest.mark.parametrize(
    "filling",
    [
        "found = {}\nfill(found)",
        "found = []\nfill(found)",
        "found = set()\nfill(found)",
        "found = {}\nother.run(into=found)",
        "found = {}\nfound.update(other)",
        "found = {}\nfound.setdefault(1, []).append(2)",
        "found = defaultdict(list)\nfound[1].append(2)",
        "found = []\ndef visit(item):\n    found.append(item)\nother.visit(visit)",
        "found = {}\nsame = found\nsame[1] = 2",
        "found = {}\nother.visit(found.update)",
    ],
)
def test_what_was_made_empty_may_have_been_filled(python, filling):
    python(f"{filling}\nif found:\n    order.reference.upper()  # null", imports=FILLING, signature="order: Order, other")


def test_an_attribute_that_was_made_empty_may_have_been_filled(python):
    python(
        "other.errors = {}\nother.clean()\nif other.errors:\n    order.reference.upper()  # null", signature="order: Order, other"
    )


def test_what_goes_with_something_being_in_it(python):
    body = """
        found, last = [], None
        for item in other:
            found.append(item)
            last = order
        if found:
            last.number.upper()
        """
    python(body, signature="order: Order, other")


GROUPING = """
{made}
for item in Order.objects.all():
    {put}
for name, items in groups.items():
    for item in items:
        item.number.upper()
        item.reference.upper()  # null
for items in groups.values():
    for item in items:
        item.customer.name.upper()  # null
"""


@pytest.mark.parametrize(
    ("made", "put"),
    [
        ("groups = defaultdict(list)", "groups[item.number].append(item)"),
        ("groups = defaultdict(set)", "groups[item.number].add(item)"),
        ("groups = {}", "groups.setdefault(item.number, []).append(item)"),
    ],
)
def test_rows_in_groups(python, made, put):
    python(GROUPING.format(made=made, put=put), imports=FILLING)


@pytest.mark.parametrize(
    ("made", "put"),
    [
        ("groups = defaultdict(list)", "groups[item.number].append(item.number)"),
        ("groups = defaultdict(list)", "groups[item.number].append(item)\n    groups['x'].append(item.number)"),
        ("groups = other", "groups[item.number].append(item)"),
        ("groups = {'x': [1]}", "groups.setdefault(item.number, []).append(item)"),
    ],
)
def test_groups_of_other_things(python, made, put):
    text = GROUPING.format(made=made, put=put).replace("  # null", "")
    python(text, imports=FILLING, before=LETTER, signature="order: Order, other")


SET = """
kept = set()
for item in Order.objects.all():
    {put}
for one in kept:
    one.name.upper(){mark}
"""


@pytest.mark.parametrize(("put", "is_null"), [
    ("kept.add(item.customer)", True),
    ("if item.customer:\n        kept.add(item.customer)", False),
    ("kept.add(item.buyer)", False),
    ("kept.add(item.customer)\n    kept.update(other)", False),
    ("kept.add(item.customer)\nkept.discard(None)", False),
])  # fmt: skip
def test_sets_that_are_filled(python, put, is_null):
    python(SET.format(put=put, mark="  # null" if is_null else ""), signature="order: Order, other")


BOUND_AGAIN = """
def stripped(text):
    text = text.strip()
    return text

def shortened(text, most=3):
    text = text[:most]
    if most:
        text = text.lower()
    return text

def defaulted(text):
    text = text or ""
    return text.strip()

def asked(text):
    if text:
        text = text.strip()
    return text

def chosen(text):
    text = text.strip() if text else ""
    return text

def caught(text):
    try:
        text = text.strip()
    except AttributeError:
        text = ""
    return text

def made(text):
    if not isinstance(text, str):
        text = str(text)
    text = text.strip()
    return text

def sometimes(text, flag):
    if flag:
        text = text.strip()
    return text

def early(text):
    if text is None:
        return ""
    text = text.strip()
    return text
"""


@pytest.mark.parametrize(
    "call", ["stripped(order.reference)", "shortened(order.reference)", "shortened(most=1, text=order.reference)"]
)
def test_a_parameter_that_is_bound_again_after_its_use(python, call):
    python(f"{call}  # null", before=BOUND_AGAIN)


@pytest.mark.parametrize(
    "body",
    [
        "stripped(order.number)",
        "if order.reference:\n    stripped(order.reference)",
        "defaulted(order.reference)",
        "asked(order.reference)",
        "chosen(order.reference)",
        "caught(order.reference)",
        "made(order.reference)",
        "sometimes(order.reference, False)",
        "early(order.reference)",
    ],
)
def test_a_parameter_that_is_there_or_looked_after(python, body):
    python(body, before=BOUND_AGAIN)


def test_what_takes_the_place_of_a_parameter_tells_nothing_of_it(python):
    before = """
    def year():
        return 2026

    def start(first, given=None):
        now = year()
        if not given:
            given = now
        return given < 2016

    def either(given, other=None):
        if not other:
            other = given
        return other.strip()
    """
    python("start('', order.quantity)\neither(order.number, order.reference)\nstart('')", before=before)
