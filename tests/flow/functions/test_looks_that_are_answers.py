"""A look at a function and its answer are one interpretation, unless a null is followed into what the function calls."""

from __future__ import annotations

import pytest

from nullguard.flow import analysis, interpreting, running
from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, SHOP_PYTHON, world_of

JAVA = """
package shop;
class Service {
    String first(Order order) { return second(order); }
    String second(Order order) {
        Row row = new Row();
        row.note = null;
        Third.use(row);
        return order.getNumber();
    }
}
class Row { String note; int count; }
class Third {
    static void use(Row row) { %s }
}
"""

PYTHON = """
from shop.models import Order

def first(order: Order):
    return second(order)

def second(order: Order):
    %s
    return order.number

def use(names):
    for name in names:
        print(name.strip())
"""


def interpreted(monkeypatch: pytest.MonkeyPatch, files: dict[str, str], path: str) -> tuple[int, int]:
    """How often the second function is interpreted, and how many uses are seen."""
    asked: list[str] = []
    run = running.run

    def counting(frame, function, *given, **named):
        asked.append(function.decl.name)
        return run(frame, function, *given, **named)

    for module in (analysis, interpreting):
        monkeypatch.setattr(module, "run", counting)
    world = world_of(files)
    names = frozenset(name for function in world.program.functions_of(path) for name in function.decl.mentions)
    uses = analyse_source(world, path, names).uses
    return asked.count("second"), len(uses)


@pytest.mark.parametrize("body", ["row.count = 1;", "System.out.println(row.count);", "int one = row.count + 1;"])
def test_a_null_that_nobody_looks_at_is_not_followed(monkeypatch, body):
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": JAVA % body}
    assert interpreted(monkeypatch, files, "shop/Service.java") == (1, 0)


@pytest.mark.parametrize(("body", "uses"), [("row.note.length();", 1), ("if (row.note != null) { row.note.length(); }", 0)])
def test_a_null_that_is_followed_is_only_followed_for_its_own_sake(monkeypatch, body, uses):
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": JAVA % body}
    assert interpreted(monkeypatch, files, "shop/Service.java") == (2, uses)


@pytest.mark.parametrize(
    ("given", "times", "uses"),
    [
        ("use([order.number])", 1, 0),
        ("use([order.reference])", 3, 2),  # once more for what it knows as the caller of what uses the list
        ("print([order.reference])", 1, 0),
        ("len([order.reference])", 1, 0),
    ],
)
def test_python_lists_of_nulls(monkeypatch, given, times, uses):
    files = {"shop/models.py": SHOP_PYTHON, "shop/service.py": PYTHON % given}
    assert interpreted(monkeypatch, files, "shop/service.py") == (times, uses)
