"""Calls that are written down and not run use nothing."""

from __future__ import annotations

import pytest

LINKS = """
    package shop;
    import static org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.methodOn;
    class Orders { String find(Object request, String name) { return name.trim(); } }
    abstract class Links<C> {
        abstract Class<C> controller();
        abstract C made();
        protected C on() { return methodOn(controller()); }
        protected C real() { return made(); }
    }
    class OrderLinks extends Links<Orders> {
        void link(Orders orders) { %s }
    }
"""


@pytest.mark.parametrize(
    ("call", "uses"),
    [
        ("on().find(null, null);", []),
        ("methodOn(Orders.class).find(null, null);", []),
        ("this.on().find(null, null).trim();", []),
        ("Orders made = on(); made.find(null, null);", []),
        ('orders.find(null, "x");', []),
        ("orders.find(null, null);", ["None"]),
        ("real().find(null, null);", ["None"]),
        ("Orders made = real(); made.find(null, null);", ["None"]),
    ],
)
def test_only_what_runs_uses_null(analyse, call, uses):
    path = "src/main/java/shop/Orders.java"
    assert [use.expression for use in analyse({path: LINKS % call})[path]] == uses
