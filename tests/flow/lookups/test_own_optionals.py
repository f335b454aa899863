"""Optionals that methods of the same class give for a key, and of which code demands at once that a row be in them."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

SERVICE = """
package shop;
import java.util.Optional;
class Service extends Base {
    Optional<Order> find(Long id) { return source(id); }
    Optional<Order> current() { return source(1L); }
    void show(Long id) { %s }
}
"""
BASE = "package shop;\nabstract class Base { abstract java.util.Optional<Order> source(Long id); }"


@pytest.mark.parametrize(
    ("body", "uses"),
    [
        ("find(id).get().getNumber();", 1),
        ("this.find(id).get().getNumber();", 1),
        ("source(id).get().getNumber();", 1),
        ("current().get().getNumber();", 0),
        ("find(id).orElseThrow().getNumber();", 0),
        ("if (find(id).isPresent()) { find(id).get().getNumber(); }", 0),
        ("Optional<Order> found = find(id); if (found.isPresent()) { found.get().getNumber(); }", 0),
    ],
)
def test_own_optionals(body, uses):
    files = {"shop/Order.java": SHOP_JAVA, "shop/Base.java": BASE, "shop/Service.java": SERVICE % body}
    found = analyse_source(world_of(files), "shop/Service.java", frozenset({"find", "source", "get", "current"})).uses
    assert len([use for use in found if use.symbol == "Service.show" and not use.origin.doubt and not use.is_guarded]) == uses
