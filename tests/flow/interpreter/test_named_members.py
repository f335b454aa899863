"""A variable that is given a class of a module of the project: nothing raises, so that the handler around never runs."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON

CODE = """
from shop import models
import elsewhere

def find(settings, models_of):
    {before}
    try:
        found = {named}
    except AttributeError:
        return None
    return "x"

def show(settings, models_of):
    return find(settings, models_of).strip()
"""


def _uses(observe_in, named: str, before: str = "pass") -> int:
    text = CODE.format(named=named, before=before)
    return len(observe_in({"shop/models.py": SHOP_PYTHON, "shop/service.py": text}, "shop/service.py").uses)


def test_it_stands_there(observe_in):
    assert _uses(observe_in, "models.Order") == 0
    assert _uses(observe_in, "models.Customer") == 0


@pytest.mark.parametrize(
    "named", ["models.Missing", "settings.order", "models_of.Order", "elsewhere.Order", "settings.models.Order"]
)
def test_it_may_be_missing(observe_in, named):
    assert _uses(observe_in, named) == 1


def test_a_variable_that_is_called_like_the_module(observe_in):
    assert _uses(observe_in, "models.Order", "models = settings.models") == 1
