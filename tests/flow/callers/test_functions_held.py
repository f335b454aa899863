"""A function of a module that code has as a value may be called by anybody, whatever its calls that are written out know."""

from __future__ import annotations

import pytest
from checked import findings_of

MODELS = """from django.db import models


class Order(models.Model):
    note = models.CharField(max_length=20, null=True)
"""
SHOW = "def show(order: Order):\n    return order.note.upper()\n"
CALL = "def run(order: Order):\n    if order.note:\n        show(order)\n"
HEAD = "from library import register\nfrom models import Order\n"

HOLDING = [
    "register(show)",
    "register(on=show)",
    "register({'show': show})",
    "register([show])",
    "register(lambda order: show(order))",
    "step = show",
    "steps = (show, 1)",
    "def start():\n    register(show)",
    "def start(other):\n    register(other or show)",
    "def start(other):\n    register(*[show, other])",
    "def start():\n    return show",
    "def start():\n    yield show",
    "def start():\n    step = show\n    return step",
    "def start(order, step=show):\n    step(order)",
    "class Start:\n    step = show",
    "class Start:\n    def __init__(self):\n        self.step = show",
    "import library\nlibrary.step = show",
    "@register(show)\ndef start():\n    pass",
]


@pytest.mark.parametrize("holding", HOLDING)
def test_it_is_told_in_its_own_source(holding, tmp_path):
    files = {"models.py": MODELS, "shop.py": f"{HEAD}\n{SHOW}\n{holding}\n\n{CALL}"}
    assert [finding.rule for finding in findings_of(tmp_path, files)] == ["NG101"]


@pytest.mark.parametrize("holding", HOLDING)
def test_it_is_told_where_another_source_has_it(holding, tmp_path):
    other = f"{HEAD}from shop import show\n\n{holding}\n\n{CALL}"
    files = {"models.py": MODELS, "shop.py": f"{HEAD}\n{SHOW}", "other.py": other}
    assert [finding.rule for finding in findings_of(tmp_path, files)] == ["NG101"]


@pytest.mark.parametrize(
    "beside",
    [
        "",
        "def start(show):\n    register(show)",
        "def start():\n    show = 1\n    register(show)",
        "def start():\n    for show in register():\n        register(show)",
        "def start():\n    def show(order):\n        pass\n    register(show)",
        "def start():\n    return [show for show in register()]",
        "class Start:\n    def show(self):\n        register(self.show)",
        "def start(order):\n    register(order.show)",
        "def start(order):\n    register(show=order)",
        "def start():\n    register('show')",
        "def start(pool, order: Order):\n    if order.note:\n        pool.submit(show, order)",
        "STEPS = {'show': show}\n\ndef start(name, order: Order):\n    if order.note:\n        STEPS[name](order)",
    ],
)
def test_calls_alone_are_silent(beside, tmp_path):
    files = {"models.py": MODELS, "shop.py": f"{HEAD}\n{SHOW}\n{beside}\n\n{CALL}"}
    assert findings_of(tmp_path, files) == ()
