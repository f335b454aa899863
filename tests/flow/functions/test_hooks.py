"""A base class calls its hooks one after another: what one of a subclass refuses, the next one of that subclass need not test."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON, _facts, world_of

RUNNERS = """
from shop.models import Order


class Base:
    def run(self, pk):
        self.order = Order.objects.get(pk=pk)
        self.before(self.order)
        self.build(self.order)
        self.after(self.order)

    def before(self, order):
        print(order.number)

    def build(self, order):
        pass

    def after(self, order):
        pass


class Runner(Base):
    def before(self, order: Order):
        super().before(order)
        if order.reference is None:
            raise ValueError("no reference")

    def {hook}(self, order: Order):
        return order.{name}.upper()


class Other(Base):
    def before(self, order: Order):
        print(order.reference)

    def build(self, order: Order):
        return order.paid_at.year
"""


@pytest.fixture
def doubted():
    """Whether the callers guard the use of a null in a hook of the first runner, and that in the one of the second."""

    def of(hook: str, name: str, runners: str = RUNNERS) -> list[bool]:
        text = runners.replace("{hook}", hook).replace("{name}", name)
        uses = _facts(world_of({"shop/models.py": SHOP_PYTHON, "shop/service.py": text}), "shop/service.py").uses
        return [use.is_guarded for use in uses]

    return of


def test_what_a_hook_refuses_is_doubtful_in_the_next_ones(doubted):
    assert doubted("build", "reference") == [True, False]
    assert doubted("after", "reference") == [True, False]


def test_what_it_does_not_refuse_is_not(doubted):
    assert doubted("build", "customer") == [False, False]
    assert doubted("after", "customer") == [False, False]


def test_a_hook_that_others_call_too_is_not(doubted):
    called = RUNNERS + "\n\ndef rebuild(runner: Runner, order):\n    return runner.build(order)\n"
    assert doubted("build", "reference", called) == [False, False]


def test_a_hook_that_runs_before_is_not(doubted):
    turned = RUNNERS.replace("self.build(self.order)\n        self.after", "self.after").replace(
        "self.before(self.order)", "self.build(self.order)\n        self.before(self.order)"
    )
    assert doubted("build", "reference", turned) == [False, False]
