"""What Lombok's builders take as a primitive is unboxed, and what they make is an object of their class."""

from __future__ import annotations

import pytest

ORDER = """\
package shop;

import jakarta.persistence.*;
import lombok.*;

@Entity
@Getter
public class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    @Column(nullable = true) private Integer quantity;
    @Column(nullable = true) private Boolean paid;
}
"""
VIEWS = """\
package shop;

import lombok.*;

@Builder(toBuilder = true) class View { private String number; private int quantity; private boolean paid; Integer boxed; }
@SuperBuilder class Base { private int quantity; String label() { return null; } }
@Builder(builderMethodName = "making") class Named { private int quantity; static Other builder() { return new Other(); } }
class Other { Other quantity(Integer quantity) { return this; } Named build() { return null; } }
class Plain { private int quantity; static Other builder() { return new Other(); } }
"""


def lines(project, body: str) -> list[int]:
    """The lines of a method on which null is used."""
    service = ["package shop;", "class Service {", "    Object run(Order order, View view) {", *body.splitlines(), "    }", "}"]
    project.write("src/main/java/shop/Order.java", ORDER)
    project.write("src/main/java/shop/Views.java", VIEWS)
    project.write("src/main/java/shop/Service.java", "\n".join(service))
    return sorted(f.place.line - 3 for f in project.check().findings if f.place.path.endswith("Service.java"))


@pytest.mark.parametrize(
    "body",
    [
        "return View.builder().number(order.getNumber()).quantity(order.getQuantity()).build();",
        "return View.builder().paid(order.getPaid()).build();",
        "return view.toBuilder().quantity(order.getQuantity()).build();",
        "return Base.builder().quantity(order.getQuantity()).build();",
        "var builder = View.builder(); builder.quantity(order.getQuantity()); return builder.build();",
    ],
)
def test_boxes_are_unboxed(project, body):
    assert lines(project, body) == [1]


@pytest.mark.parametrize(
    "body",
    [
        "return View.builder().boxed(order.getQuantity()).build();",
        "return View.builder().number(order.getNumber()).build();",
        "return View.builder().quantity(order.getQuantity() == null ? 0 : order.getQuantity()).build();",
        "if (order.getQuantity() == null) { return null; } return View.builder().quantity(order.getQuantity()).build();",
        "return Named.builder().quantity(order.getQuantity()).build();",
        "return Plain.builder().quantity(order.getQuantity()).build();",
        "return Unknown.builder().quantity(order.getQuantity()).build();",
        "return View.builder().build().toString();",
    ],
)
def test_what_is_taken_as_it_is(project, body):
    assert lines(project, body) == []


_GIVEN = "View view2 = View.builder().number(order.getNumber()).boxed(order.getQuantity()).build();"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{_GIVEN} return view2.boxed + 1;", [1]),
        (f"{_GIVEN} return view2.boxed == null ? 0 : view2.boxed + 1;", []),
        (f"if (order.getQuantity() == null) {{ return null; }} {_GIVEN} return view2.boxed + 1;", []),
        (f"{_GIVEN} view2.boxed = 1; return view2.boxed + 1;", []),
        ("View made = View.builder().boxed(order.getQuantity()).boxed(1).build(); return made.boxed + 1;", []),
        (f'{_GIVEN} return view2.toBuilder().number("x").build().boxed + 1;', [1]),
        (f'{_GIVEN} View copy = view2.toBuilder().number("x").build(); return copy.boxed + 1;', [1]),
        (f"{_GIVEN} return view2.toBuilder().boxed(1).build().boxed + 1;", []),
        (f"{_GIVEN} return View.builder().number(view2.number).build().boxed;", []),
    ],
)
def test_what_is_made_shows_what_was_given(project, body, found):
    assert lines(project, body) == found
