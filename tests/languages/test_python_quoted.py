"""The names that the texts of a Python source mention."""

from __future__ import annotations

import pytest

from nullguard.languages import read_source
from nullguard.model.source import Language


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x = 'total'", {"total"}),
        ('x = "order.total"', {"order", "total"}),
        ("x = '-order__total'", {"order__total", "order", "total"}),
        ("x = '{{ order.total }}'", {"order", "total"}),
        ("x = 'of {0.total}'", {"total"}),
        ("x = 'of %(total)s'", {"total"}),
        ("x = 'the total'", set()),
        ("x = order.total", set()),
        ("# the 'total'", {"total"}),
        ("x = ''", set()),
    ],
)
def test_names(text, names):
    assert set(read_source(text.encode(), Language.PYTHON).quoted) == names


def test_stubs_mention_nothing():
    assert read_source(b"x = 'total'", Language.PYTHON, stub=True).quoted == ()
