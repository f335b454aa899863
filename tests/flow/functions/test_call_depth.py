"""How deep answers are looked for: three calls, and layers that only hand on a call cost nothing."""

from __future__ import annotations

import pytest

DAO = """
interface OrderDao { Order find(Long id); }
class JpaOrderDao implements OrderDao {
    jakarta.persistence.EntityManager em;
    public Order find(Long id) { return em.find(Order.class, id); }
}
"""


def layers(*bodies: str) -> str:
    """Services, each of which has the one above it as `next`, the first the DAO."""
    found = [DAO]
    for number, body in enumerate(bodies):
        above = f"Layer{number - 1}" if number else "OrderDao"
        found.append(f"class Layer{number} {{\n{above} next;\nOrder find(Long id) {{ {body} }}\n}}")
    return "\n".join((*found, f"Layer{len(bodies) - 1} orders;"))


HAND_ON = [
    "return next.find(id);",
    "check(id); return (Order) next.find(id);",
    "Order found = next.find(id); return found;",
]
OWN = "int tries = 1; return next.find(id);"


@pytest.mark.parametrize("body", HAND_ON)
def test_layers_that_hand_on_cost_no_depth(java, body):
    java("orders.find(id).getNumber(); // null", members=layers(*[body] * 4), parameters="Long id")


def test_a_layer_that_does_something_of_its_own_costs_depth(java):
    java("orders.find(id).getNumber(); // null", members=layers(OWN), parameters="Long id")
    java("orders.find(id).getNumber();", members=layers(*[OWN] * 4), parameters="Long id")


def test_layers_of_both_kinds(java):
    java("orders.find(id).getNumber(); // null", members=layers(HAND_ON[0], OWN, HAND_ON[1], OWN), parameters="Long id")


@pytest.mark.parametrize(
    "body",
    [
        "return java.util.Objects.requireNonNull(next.find(id));",
        "Order found = next.find(id); if (found == null) throw new RuntimeException(); return found;",
        "Order found = next.find(id); return found == null ? new Order() : found;",
    ],
)
def test_a_layer_that_sees_to_it_that_there_is_a_row(java, body):
    java("orders.find(id).getNumber();", members=layers(HAND_ON[0], body, HAND_ON[0]), parameters="Long id")


def test_layers_that_hand_on_in_a_circle(java):
    java(
        "first(id).getNumber();",
        members="Order first(Long id) { return second(id); }\nOrder second(Long id) { return first(id); }",
        parameters="Long id",
    )


def test_python_layers(python):
    python(
        """
        service(1).number  # null
        careful(1).number
        """,
        before="""
        def find(key):
            return Order.objects.filter(pk=key).first() or None

        def manager(key):
            return find(key)

        def handler(key):
            return manager(key)

        def facade(key):
            '''Hands on.'''
            return handler(key)

        def service(key):
            return facade(key)

        def careful(key):
            return facade(key) or Order()
        """,
    )
