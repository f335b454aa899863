"""Java: collections of constants that are written out tell of what they are asked for which of the constants it is."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDER = SHOP_JAVA.replace("@Entity", "enum State { NEW, SENT, PAID, LOST }\n@Entity").replace(
    "public String getNumber",
    "@Column(nullable = false) private State state; public State getState() { return state; } public String getNumber",
)
HEAD = "package shop;\nimport java.util.*;\nimport com.google.common.collect.*;\n"
STATES = """
class States {
    static final Set<State> DONE = EnumSet.of(State.SENT, State.PAID);
    static final Set<State> FIXED = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(State.SENT, State.PAID)));
    static final Set<State> SOME = Set.of(State.SENT, LAST);
    static final State LAST = State.PAID;
    static final Set<State> MADE = make();
    static Set<State> OPEN = Set.of(State.NEW);
    static Set<State> make() { return new HashSet<>(); }
}
"""
USE = "order.getReference().length();"


def is_kind(body: str, members: str = "", parameter: str = "Set<State> wanted") -> bool:
    """Whether the state of the order is known where a method's body uses its reference."""
    service = f"{HEAD}class Service {{ {members} void run(Order order, Order other, State last, {parameter}) {{ {body} }} }}"
    world = world_of({"shop/Order.java": ORDER, "shop/States.java": HEAD + STATES, "shop/Service.java": service})
    (found,) = analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses
    return found.is_kind


@pytest.mark.parametrize(
    "condition",
    [
        "EnumSet.of(State.SENT, State.PAID).contains(order.getState())",
        "List.of(State.SENT, State.PAID).contains(order.getState())",
        "Arrays.asList(State.SENT, State.PAID).contains(order.getState())",
        "ImmutableSet.of(State.SENT, State.PAID).contains(order.getState())",
        "new HashSet<>(List.of(State.SENT, State.PAID)).contains(order.getState())",
        "States.DONE.contains(order.getState())",
        "States.FIXED.contains(order.getState())",
        "OWN.contains(order.getState())",
    ],
)
def test_one_of_the_members(condition):
    own = "private static final Set<State> OWN = Set.of(State.SENT, State.PAID);"
    assert is_kind(f"if ({condition}) {{ {USE} }}", own)
    assert is_kind(f"if (!{condition}) {{ return; }} {USE}", own)


@pytest.mark.parametrize(
    "condition",
    [
        "EnumSet.of(State.SENT, State.PAID).contains(other.getState())",
        "EnumSet.of(State.SENT, last).contains(order.getState())",
        "EnumSet.allOf(State.class).contains(order.getState())",
        "wanted.contains(order.getState())",
        "States.MADE.contains(order.getState())",
        "States.OPEN.contains(order.getState())",
        "States.SOME.contains(order.getState())",
        "order.getState() != null",
    ],
)
def test_what_is_not_known_to_be_one(condition):
    assert not is_kind(f"if ({condition}) {{ {USE} }}")


def test_where_it_is_none_of_them():
    assert not is_kind(f"if (List.of(State.SENT, State.PAID).contains(order.getState())) {{ return; }} {USE}")


def test_a_parameter_that_is_called_like_a_constant():
    assert not is_kind(f"if (DONE.contains(order.getState())) {{ {USE} }}", parameter="Set<State> DONE")
