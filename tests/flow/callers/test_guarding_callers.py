"""A public or decorated function can be called by others, too: where all calls that are written test, a finding is doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models


class Order(models.Model):
    reference = models.CharField(max_length=20, null=True)
"""

METHOD = """
from models import Order


class Label:
    def text(self, order: Order):
        return order.reference.upper()
"""

FUNCTION = """
from models import Order


@register("label")
def text(order: Order):
    return order.reference.upper()
"""

LATER = """
from models import Order


@register("label")
def text(order: Order):
    reference = order.reference
    return reference.upper()
"""

TESTED = """
def show(order: Order):
    if order.reference:
        return {call}(order)
"""

UNTESTED = """
def show_all(order: Order):
    return {call}(order)
"""

RETURNED_BEFORE = """
def show(order: Order):
    if order.reference is None:
        return ""
    return {call}(order)
"""


@pytest.fixture
def confidence(tmp_path: Path):
    def of(helpers: str, callers: str) -> Confidence:
        reported = findings_of(
            tmp_path,
            {
                "models.py": MODELS,
                "helpers.py": helpers,
                "callers.py": "from helpers import *\nfrom models import Order\n\n" + callers,
            },
            min_confidence="low",
        )
        (found,) = [f for f in reported if f.place.path == "helpers.py" and f.rule == "NG101"]
        return found.confidence

    return of


@pytest.mark.parametrize("callers", [TESTED, RETURNED_BEFORE, TESTED + RETURNED_BEFORE.replace("show", "again")])
@pytest.mark.parametrize(("helpers", "call"), [(METHOD, "Label().text"), (FUNCTION, "text"), (LATER, "text")])
def test_all_calls_test_it(confidence, helpers, call, callers):
    assert confidence(helpers, callers.format(call=call)) is Confidence.LOW


@pytest.mark.parametrize("callers", ["", UNTESTED, TESTED + UNTESTED])
@pytest.mark.parametrize(("helpers", "call"), [(METHOD, "Label().text"), (FUNCTION, "text"), (LATER, "text")])
def test_not_all_calls_test_it(confidence, helpers, call, callers):
    assert confidence(helpers, callers.format(call=call)) is Confidence.HIGH


def test_a_method_that_is_handed_on_may_be_called_untested(confidence):
    callers = TESTED + "\ndef later(orders):\n    return map(Label().text, orders)\n"
    assert confidence(METHOD, callers.format(call="Label().text")) is Confidence.HIGH


def test_a_row_may_be_asked_by_anybody(confidence):
    helpers = MODELS.replace("Order", "Invoice") + "\n    def label(self):\n        return self.reference.upper()\n"
    callers = "\ndef show(invoice: Invoice):\n    if invoice.reference:\n        return invoice.label()\n"
    assert confidence(helpers, callers) is Confidence.HIGH


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("self, size", Confidence.LOW),
        ("self, *, size", Confidence.LOW),
        ("self, size=3", Confidence.HIGH),
        ("self, *sizes, **options", Confidence.HIGH),
    ],
)
def test_a_row_is_only_given_something_by_code(confidence, parameters, expected):
    helpers = MODELS.replace("Order", "Invoice") + f"\n    def label({parameters}):\n        return self.reference.upper()\n"
    callers = "\ndef show(invoice: Invoice):\n    if invoice.reference:\n        return invoice.label(size=3)\n"
    assert confidence(helpers, callers) is expected
    assert confidence(helpers, callers + "\ndef show_all(invoice: Invoice):\n    invoice.label(size=3)\n") is Confidence.HIGH


OWN = """
from models import Order


class Paper(Order):
    def text(self):
        return self.reference.upper()
"""

OTHER = """
class Sign:
    def text(self):
        return "sign"
"""

MIXED = """
def show_{number}(paper):
    if paper.reference:
        paper.text()
"""

UNKNOWN = """
def show_all(boxes):
    for box in boxes:
        box.content.text()
"""


def _three() -> str:
    return "".join(MIXED.format(number=number) for number in range(3))


def test_one_call_of_an_object_that_nobody_knows_says_little_beside_three_that_test(confidence):
    helpers = OWN.replace("    def text", "    def save(self):\n        self.reference = self.reference or None\n\n    def text")
    assert confidence(helpers + OTHER, _three() + UNKNOWN) is Confidence.HIGH  # templates may ask a row
    setting = helpers.replace("return self.reference.upper()", "self.label = self.reference.upper()")
    assert confidence(setting + OTHER, _three() + UNKNOWN) is Confidence.LOW


@pytest.mark.parametrize(
    ("others", "callers"),
    [
        ("", UNKNOWN),
        (OTHER, UNKNOWN + UNKNOWN.replace("show_all", "show_more")),
        (OTHER, "def show_one(paper: Paper):\n    paper.text()\n"),
    ],
)
def test_more_calls_or_calls_that_can_be_told_say_that_it_may_be_null(confidence, others, callers):
    setting = OWN.replace("return self.reference.upper()", "self.label = self.reference.upper()")
    assert confidence(setting + others, _three() + callers) is Confidence.HIGH
