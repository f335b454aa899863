"""Names of accessors, and of what they access."""

from __future__ import annotations

import pytest

from nullguard.knowledge.bean_names import (
    accessed_by,
    capitalised,
    decapitalised,
    getter_of,
    is_getter_name,
    is_setter_name,
    same_setter,
    setter_of,
)


@pytest.mark.parametrize(("name", "getter", "setter"), [("total", "getTotal", "setTotal"), ("x", "getX", "setX")])
def test_a_property_and_its_accessors_lead_to_each_other(name, getter, setter):
    assert (getter_of(name), setter_of(name)) == (getter, setter)
    assert accessed_by(getter) == accessed_by(setter) == name
    assert same_setter(getter) == setter


def test_an_accessor_is_told_by_its_verb():
    assert (is_getter_name("getTotal"), is_setter_name("setTotal")) == (True, True)
    assert not any(is_getter_name(name) or is_setter_name(name) for name in ("total", "isPaid", "withTotal", "targetSet", ""))


def test_only_the_first_letter_is_changed():
    assert (capitalised("orderLine"), decapitalised("OrderLine")) == ("OrderLine", "orderLine")
    assert (capitalised(""), decapitalised(""), accessed_by("get")) == ("", "", "")
