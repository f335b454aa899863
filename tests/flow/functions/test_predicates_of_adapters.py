"""Helpers that ask an attribute of the row behind an adapter, or behind its interface."""

from __future__ import annotations

import pytest

SHOWN = """
package shop;
interface Shown { String getReference(); String getNumber(); }
class ShownOrder implements Shown {
    private final Order row;
    ShownOrder(Order row) { this.row = row; }
    public String getReference() { return row.getReference(); }
    public String getNumber() { return row.getNumber(); }
}
"""


@pytest.mark.parametrize("type", ["Shown", "ShownOrder"])
@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("if (has(shown)) { shown.getReference().length(); }", []),
        ("if (!has(shown)) { return; } shown.getReference().length();", []),
        ("demand(shown); shown.getReference().length();", []),
        ("if (named(shown)) { shown.getReference().length(); }", ["column"]),
        ("shown.getReference().length();", ["column"]),
    ],
)
def test_helpers(analyse, shop_java, type, body, lines):
    text = f"""
    package shop;
    class Service {{
        static boolean has(Shown one) {{ return one.getReference() != null; }}
        static boolean named(Shown one) {{ return one.getNumber() != null; }}
        static void demand(Shown one) {{ if (one.getReference() == null) {{ throw new IllegalStateException(); }} }}
        void run({type} shown) {{ {body} }}
    }}"""
    seen = analyse({"shop/Order.java": shop_java, "shop/Shown.java": SHOWN, "shop/Service.java": text})
    assert [use.origin for use in seen["shop/Service.java"]] == lines
