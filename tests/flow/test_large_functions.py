"""What is asked of a whole body or class is found once, and not again at each statement or method: generated functions have
thousands of statements, and generated classes thousands of methods."""

from __future__ import annotations

from typing import Any

from nullguard.flow.analysis import analyse_source
from nullguard.flow.functions.answers.left_out import LEFT_OUT
from nullguard.flow.remembering import Key
from nullguard.flow.summaries.observations import FlowFacts
from tests.flow.conftest import SHOP_JAVA, world_of

NAMES = frozenset({"getReference", "find"})


class Noting(dict[Key, Any]):
    """What a world remembers; `found` are the questions whose answers were found, each time that one was."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Key] = []

    def __setitem__(self, key: Key, answer: Any) -> None:
        self.found.append(key)
        super().__setitem__(key, answer)

    def times(self, question: str) -> int:
        return sum(key[0] == question for key in self.found)


def _analysed(text: str, names: frozenset[str] = NAMES) -> tuple[FlowFacts, Noting]:
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})
    world.known = noting = Noting()
    return analyse_source(world, "shop/Service.java", names), noting


def test_names_of_a_body_are_counted_once():
    handed = "".join(f"    String name{number} = order.getReference();\n    out.print(name{number});\n" for number in range(30))
    text = (
        f"package shop;\nclass Service {{\n  void fill(Order order, Out out) {{\n{handed}"
        "    order.getReference().trim();\n  }\n}\n"
    )
    facts, noting = _analysed(text)
    assert len(facts.uses) == 1
    assert noting.times("names counted") == 1


def test_whether_a_class_gives_anything_is_asked_once():
    methods = "".join(f"  Order get{number}() {{ return null; }}\n" for number in range(30))
    uses = "get1().getReference(); get1().getReference(); get2().getReference();"
    text = f"package shop;\nclass Service {{\n{methods}  void use() {{ {uses} }}\n}}\n"
    facts, noting = _analysed(text, NAMES | {"None"})
    assert {use.origin.doubt for use in facts.uses} == {LEFT_OUT}
    assert noting.times("gives something") == 1
