"""What is asked of a whole body or class is found once, and not again at each statement or method: generated functions have
thousands of statements, and generated classes thousands of methods."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.frame import bindings
from nullguard.flow.functions.answers import left_out
from tests.flow.conftest import SHOP_JAVA, world_of

NAMES = frozenset({"getReference", "find"})


def _counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    """The last arguments of each call of a function of a module."""
    calls: list[object] = []
    asked = getattr(module, name)

    def noted(*given: object) -> object:
        calls.append(given[-1])
        return asked(*given)

    monkeypatch.setattr(module, name, noted)
    return calls


def _walked(monkeypatch: pytest.MonkeyPatch, statements: int) -> int:
    """How often a body was gone through that hands so many variables on which may hold null."""
    handed = "".join(
        f"    String name{number} = order.getReference();\n    out.print(name{number});\n" for number in range(statements)
    )
    text = (
        f"package shop;\nclass Service {{\n  void fill(Order order, Out out) {{\n{handed}"
        "    order.getReference().trim();\n  }\n}\n"
    )
    calls = _counted(monkeypatch, bindings, "nodes")
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": text}
    assert analyse_source(world_of(files), "shop/Service.java", NAMES).uses
    monkeypatch.undo()
    return len(calls)


def test_names_of_a_body_are_counted_once(monkeypatch):
    assert _walked(monkeypatch, 30) == _walked(monkeypatch, 3) > 0


def test_whether_a_class_gives_anything_is_asked_once(monkeypatch):
    methods = "".join(f"  Order get{number}() {{ return null; }}\n" for number in range(30))
    calls = _counted(monkeypatch, left_out, "_gives")
    text = (
        f"package shop;\nclass Store {{\n{methods}  void use() {{ {'get1().getReference();' * 2} get2().getReference(); }}\n}}\n"
    )
    facts = analyse_source(world_of({"shop/Order.java": SHOP_JAVA, "shop/Store.java": text}), "shop/Store.java", NAMES | {"None"})
    assert {use.origin.doubt for use in facts.uses} == {left_out.LEFT_OUT}
    assert len(calls) == 30
