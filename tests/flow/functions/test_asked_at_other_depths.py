"""What a function answers depends on the depth that is left, whoever asked first and at which depth it was asked before."""

from __future__ import annotations

import itertools

import pytest

MODELS = """
package shop;
import jakarta.persistence.*;

@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    @Column(nullable = true) private String reference;
    public String getNumber() { return number; }
    public String getReference() { return reference; }
}
"""

PYTHON_MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=64, null=True)
"""


def layer(number: int, end: str) -> str:
    """A Java method that asks the one below it, and a use of what it gives."""
    called = f"layer{number - 1}(order)" if number else end
    return f"""
    String layer{number}(Order order) {{ int own = {number}; String found = {called}; return found; }}
    void use{number}(Order order) {{ int own = {number}; layer{number}(order).trim(); }}
"""


def python_layer(number: int, end: str) -> str:
    called = f"layer{number - 1}(order)" if number else end
    return f"""
def layer{number}(order: Order):
    own = {number}
    found = {called}
    own += 1
    return found

def use{number}(order: Order):
    layer{number}(order).strip()
"""


def used(analyse, layers, header, end=""):
    """The layers whose use is found, by what the text of the source says in their lines."""
    text = header + "".join(layers) + end
    found = analyse({"shop/Order.java": MODELS, "shop/Service.java": text})["shop/Service.java"]
    lines = text.split("\n")
    return sorted({lines[use.line - 1].partition("layer")[2][0] for use in found})


def python_used(analyse, layers):
    text = "from shop.models import Order\n" + "".join(layers)
    found = analyse({"shop/models.py": PYTHON_MODELS, "shop/service.py": text})["shop/service.py"]
    lines = text.split("\n")
    return sorted({lines[use.line - 1].partition("layer")[2][0] for use in found})


ORDERS = [*itertools.islice(itertools.permutations(range(5)), 0, 120, 11), (4, 3, 2, 1, 0)]

HEADER = "package shop;\nclass Service {\n"


@pytest.mark.parametrize("order", ORDERS)
def test_null_is_seen_four_calls_deep_in_every_order_of_methods(analyse, order):
    layers = [layer(number, "order.getReference()") for number in order]
    assert used(analyse, layers, HEADER, "}\n") == ["0", "1", "2", "3"]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("end", ["order.getNumber()", 'order.getReference() == null ? "" : order.getReference()'])
def test_layers_that_give_no_null_are_silent(analyse, order, end):
    assert used(analyse, [layer(number, end) for number in order], HEADER, "}\n") == []


@pytest.mark.parametrize("order", ORDERS)
def test_null_is_seen_four_calls_deep_in_every_order_of_functions(analyse, order):
    layers = [python_layer(number, "order.reference") for number in order]
    assert python_used(analyse, layers) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("end", ["order.number", "order.reference or ''"])
def test_functions_that_give_no_null_are_silent(analyse, order, end):
    assert python_used(analyse, [python_layer(number, end) for number in order]) == []


CALLED = """
package shop;
class Service {
    void run(Order order) {
        String shown = shown(order);
        if (shown != null) { log(shown); }
    }
    String shown(Order order) {
        int own = 1;
        %s
    }
    private void log(String text) { }
    %s
}
"""

UPPER = "private String upper(Order given) { return given.getReference().toUpperCase(); }"

ASKING = """
package shop;
class Asking {
    Service service;
    String ask(Order order) { int own = 1; String found = service.shown(order); return found; }
    String again(Order order) { int own = 2; String found = ask(order); return found; }
    void last(Order order) { int own = 3; again(order); }
}
"""

SILENT = [
    "return order.getNumber().trim();",
    "if (order.getReference() == null) { return null; } return upper(order);",
    'if (order.getReference() != null) { return upper(order); } return "";',
    "Runnable later = () -> log(order.getNumber().trim()); later.run(); return order.getNumber();",
    "return new Object() { String text() { return order.getNumber().trim(); } }.text();",
]

FLAGGED = [
    "return order.getReference().trim();",
    "return upper(order);",
    "if (order.getNumber() != null) { return upper(order); } return null;",
    "Runnable later = () -> log(order.getReference().trim()); return order.getNumber();",
    "new Object() { String text() { return order.getReference().trim(); } }; return order.getNumber();",
]


def both_orders(analyse, body):
    """The uses in a Java class whose methods are looked at before others ask for their answers, and after."""
    sources = {"shop/Asking.java": ASKING, "shop/Service.java": CALLED % (body, UPPER if "upper" in body else "")}
    found = [
        analyse({"shop/Order.java": MODELS, **{path: sources[path] for path in paths}}) for paths in (sources, reversed(sources))
    ]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize("body", SILENT)
def test_a_method_that_was_asked_first_shows_nothing(analyse, body):
    assert not both_orders(analyse, body)["shop/Service.java"]


@pytest.mark.parametrize("body", FLAGGED)
def test_a_method_that_was_asked_first_shows_its_use_once(analyse, body):
    assert len(both_orders(analyse, body)["shop/Service.java"]) == 1
