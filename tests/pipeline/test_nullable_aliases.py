"""Types that code gives a name (Python): an alias that admits null is worth looking at wherever it declares something."""

from __future__ import annotations

import pytest

TYPES = """\
from typing import Literal, Optional, TypeAlias, Union

Name = Optional[str]
Code: TypeAlias = str | None
Size = Union[int, str, None]
Colour = Literal["red", "blue", None]
Label: TypeAlias = Literal["red", None] | tuple[()]
Given = str | int
Names = list[str]
Kind = Literal["None", "red"]
"""
TAKES = "from shop import types\nfrom shop.types import *\n\n\ndef show(value: {type}):\n    return {use}\n"
GIVES = (
    "from shop.types import *\n\n\nclass Shop:\n    def find(self) -> {type}:\n        return self.found\n\n\n"
    "def show(shop: Shop):\n    return {use}\n"
)


@pytest.mark.parametrize("type", ["Name", "Code", "Size", "Colour", "Label", "types.Code"])
def test_a_parameter_of_a_type_that_admits_null(project, type):
    project.write("shop/types.py", TYPES)
    project.write("shop/views.py", TAKES.format(type=type, use="value.upper()"))
    assert project.found(min_confidence="low") == ["shop/views.py:6 NG105"]


@pytest.mark.parametrize(
    ("type", "use"),
    [
        ("Given", "value.upper()"),
        ("Names", "value.index('a')"),
        ("Kind", "value.upper()"),
        ("Name", "value.upper() if value else ''"),
        ("Code", "value and value.upper()"),
        ("Colour", "'' if value is None else value.upper()"),
    ],
)
def test_a_parameter_that_is_never_null_or_tested(project, type, use):
    project.write("shop/types.py", TYPES)
    project.write("shop/views.py", TAKES.format(type=type, use=use))
    assert project.found(min_confidence="low") == []


def test_what_a_method_gives_whose_type_admits_null(project):
    project.write("shop/types.py", TYPES)
    project.write("shop/views.py", GIVES.format(type="Name", use="shop.find().upper()"))
    assert project.found(min_confidence="low") == ["shop/views.py:10 NG105"]


@pytest.mark.parametrize(("type", "use"), [("Given", "shop.find().upper()"), ("Name", "(shop.find() or '').upper()")])
def test_what_a_method_gives_that_is_never_null_or_replaced(project, type, use):
    project.write("shop/types.py", TYPES)
    project.write("shop/views.py", GIVES.format(type=type, use=use))
    assert project.found(min_confidence="low") == []
