"""Functions that are interpreted with what callers know are so once for the same knowledge, and whoever asks depends on what they
were drawn from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nullguard.flow import analysis
from nullguard.flow.analysis import analyse_function, analyse_source, summarise
from nullguard.flow.callers.asked_callers import AskedCallers
from nullguard.flow.callers.looked_again import LookedAgain
from nullguard.flow.domain.values import PRESENT
from nullguard.flow.summaries.helpers import Known
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry
from tests.flow.conftest import SHOP_JAVA, world_of

FILES = {
    "shop/Order.java": SHOP_JAVA,
    "shop/Service.java": "package shop;\nclass Service {\n    void show(Order order) {}\n    void send(Order order) {}\n}",
    "shop/Other.java": (
        "package shop;\nclass Other {\n    Service service;\n"
        "    void go(Order order) { service.show(order); service.send(order); }\n"
        "    void end(Order order) { service.show(order); }\n}"
    ),
}
KNOWN: Known = {("order",): PRESENT}


@pytest.fixture
def world() -> World:
    return world_of(FILES)


class Counting:
    """Interprets, and counts how often."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, world: World, function: FunctionInfo, sink: Sink, known: Known) -> None:
        self.asked.append(function.decl.name)
        analyse_function(world, function, sink, known)


def named(world: World, path: str, name: str) -> FunctionInfo:
    (found,) = [function for function in world.program.functions_of(path) if function.decl.name == name]
    return found


def test_a_function_is_looked_at_once_for_the_same_knowledge(world):
    analyse, function = Counting(), named(world, "shop/Other.java", "go")
    again = LookedAgain(world, analyse)
    first = again.with_known(function, KNOWN)
    assert again.with_known(function, dict(KNOWN)) is first
    assert analyse.asked == ["go"]


def test_other_knowledge_and_other_functions_are_looked_at(world):
    analyse = Counting()
    again = LookedAgain(world, analyse)
    go, end = (named(world, "shop/Other.java", name) for name in ("go", "end"))
    assert len({id(again.with_known(function, known)) for function in (go, end) for known in ({}, KNOWN)}) == 4
    assert analyse.asked == ["go", "go", "end", "end"]


def test_a_caller_is_asked_once_for_the_names_that_it_mentions(world):
    analyse = Counting()
    callers = AskedCallers(world, analyse, summarise)
    end, show = named(world, "shop/Other.java", "end"), named(world, "shop/Service.java", "show")
    met = callers.met(end, None, {"show", "send"}, {})
    assert callers.met(end, None, {"show"}, {}) is met
    assert analyse.asked == ["end"]
    assert len(met.calls.of(show)) == 1


def test_a_caller_is_asked_again_for_other_names_and_knowledge(world):
    analyse = Counting()
    callers = AskedCallers(world, analyse, summarise)
    go = named(world, "shop/Other.java", "go")
    both, one, knowing = (
        callers.met(go, None, {"show", "send"}, {}),
        callers.met(go, None, {"show"}, {}),
        callers.met(go, None, {"show"}, KNOWN),
    )
    assert len({id(both), id(one), id(knowing)}) == 3
    assert both.calls.places("send")
    assert not one.calls.places("send")
    assert analyse.asked == ["go", "go", "go"]


def test_whoever_asks_later_depends_on_the_same(world):
    callers = AskedCallers(world, Counting(), summarise)
    go, program = named(world, "shop/Other.java", "go"), world.program

    def reads(ask: Callable[[], object]) -> set[str]:
        program.reads = set()
        ask()
        return program.reads

    first, second = (reads(lambda: callers.met(go, None, {"show"}, {})) for _ in range(2))
    assert first == second
    assert {"shop/Service.java", body_entry(go)} & first


HELPERS = """
package shop;
class Service {
    public void all(Order order) { if (order.getReference() != null) { first(order); } }
    private void first(Order order) { one(order); two(order); three(order); }
    private void one(Order order) { order.getReference().length(); }
    private void two(Order order) { order.getReference().trim(); }
    private void three(Order order) { order.getReference().strip(); }
}
"""


def test_a_helper_is_looked_at_once_for_all_that_it_calls(monkeypatch):
    asked: list[str] = []
    interpret = analysis.analyse_function

    def counting(world: World, function: FunctionInfo, sink: Sink, *known: Known) -> None:
        asked.append(function.decl.name)
        interpret(world, function, sink, *known)

    monkeypatch.setattr(analysis, "analyse_function", counting)
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": HELPERS})
    facts = analyse_source(world, "shop/Service.java", frozenset({"getReference"}))
    assert not facts.uses
    assert asked.count("first") == 2  # knowing nothing, and what its caller knows
