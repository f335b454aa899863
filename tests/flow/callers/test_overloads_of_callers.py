"""What all calls of one overload of a Java method know; calls of another one do not count."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

USED = "return order.getReference().length();"
OTHERS = """package shop;
class Others {
    Printer printer;
    void go(Order order) { if (order.getReference() != null) { printer.print(order, "x"); } }
    void all(Order order) { printer.print(order, %s); }
}
"""
PRINTERS = [
    f"class Printer {{ int print(Order order, String s) {{ {USED} }} int print(Order order, int times) {{ return times; }} }}",
    f"class Printer {{ int print(Order order, int times) {{ return times; }} int print(Order order, String s) {{ {USED} }} }}",
    (
        "interface Prints { int print(Order order, String s); int print(Order order, int times); }\n"
        f"class Printer implements Prints {{ public int print(Order order, String s) {{ {USED} }}\n"
        "public int print(Order order, int times) { return times; } }"
    ),
]


def is_guarded(printer: str, given: str) -> bool:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Printer.java": f"package shop;\n{printer}", "shop/Others.java": OTHERS % given}
    (found,) = analyse_source(world_of(files), "shop/Printer.java", frozenset({"getReference"})).uses
    return found.is_guarded


@pytest.mark.parametrize("printer", PRINTERS)
def test_another_overload_is_called_without_a_test(printer):
    assert is_guarded(printer, "3")


@pytest.mark.parametrize("printer", PRINTERS)
def test_the_overload_is_called_without_a_test(printer):
    assert not is_guarded(printer, '"y"')
