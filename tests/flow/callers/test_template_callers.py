"""A template method asks the class below for the rows, and hands them to another method of that class (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

WRITER = """
package shop;
import java.util.*;
abstract class Writer {
    List<Order> all;
    public String write(Writer other) {
        String out = "";
        for (Order order : select()) { out += CALL; }
        return out;
    }
    List<Order> select() { return all; }
    abstract String line(Order order);
}
"""
KNOWN = "List<Order> select() { all.removeIf(o -> o.getReference() == null); return all; }"


def is_guarded(call: str, select: str) -> bool:
    """Whether the use in the class below counts as guarded."""
    below = f"""
    package shop;
    import java.util.*;
    class Below extends Writer {{
        String line(Order order) {{ return order.getReference().trim(); }}
        {select}
    }}"""
    files = {"shop/Order.java": SHOP_JAVA, "shop/Writer.java": WRITER.replace("CALL", call), "shop/Below.java": below}
    found = analyse_source(world_of(files), "shop/Below.java", frozenset({"getReference"})).uses
    return found[0].is_guarded


@pytest.mark.parametrize("call", ["line(order)", "this.line(order)"])
def test_rows_that_the_class_below_selects(call):
    assert is_guarded(call, KNOWN)


@pytest.mark.parametrize(("call", "select"), [("line(order)", ""), ("other.line(order)", KNOWN)])
def test_other_rows(call, select):
    assert not is_guarded(call, select)
