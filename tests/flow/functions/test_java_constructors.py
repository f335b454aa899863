"""What Java's constructors use of what they are given raises where that is null; what they refuse is there afterwards."""

from __future__ import annotations

import pytest

VIEWS = """
static class View {
    final String text;
    View(Order order) { this.text = order.getNumber(); }
    View(String text, int copies) { this.text = text.trim(); }
    View(Order order, int copies, boolean own) { this(order.getReference(), copies); } // null
}
static class Kept { final Order order; Kept(Order order) { this.order = order; } }
static class Careful {
    final String text;
    Careful(Order order) { this.text = order == null ? "" : order.getNumber(); }
    Careful(Order order, int copies) { if (copies > 3) { text = order.getNumber(); } else { text = ""; } }
    Careful(String text, boolean own) { if (text == null) { throw new IllegalArgumentException(); } this.text = text; }
}
record Label(String text) { Label { if (text.isEmpty()) { throw new IllegalArgumentException(); } } }
record Tag(String text) { Tag { text = text == null ? "" : text; } }
static class Page { Page(String title) { title.trim(); } }
static class Below extends Page { Below(String title) { super(title); } }
static class Cover extends Page { Cover(Order order) { super(order.getReference()); } } // null
static class Safe extends Page { Safe(Order order) { super(order.getReference() == null ? "" : order.getReference()); } }
"""


@pytest.mark.parametrize(
    "body",
    [
        "new View(order.getParent()); // null",
        "new View(order.getReference(), 3); // null",
        "View view = new View(order.getParent()); // null",
        "new Label(order.getReference()); // null",
        "new Page(order.getReference()); // null",
        "new Below(order.getReference()); // null",
        "new Page(order.getReference()) {}; // null",
        "List<View> views = List.of(new View(order.getParent())); // null",
    ],
)
def test_what_constructors_use(java, body):
    java(body, imports="import java.util.*;", members=VIEWS)


@pytest.mark.parametrize(
    "body",
    [
        "new View(order);",
        "new View(order.getNumber(), 3);",
        "if (order.getParent() != null) { new View(order.getParent()); }",
        'new View(order.getReference() == null ? "" : order.getReference(), 3);',
        "View view = order.getParent() == null ? null : new View(order.getParent());",
        "new Kept(order.getParent());",
        "new Careful(order.getParent());",
        "new Careful(order.getParent(), 4);",
        "new Tag(order.getReference());",
        "new Unknown(order.getParent());",
        "java.util.Optional.ofNullable(order.getParent()).map(View::new);",
        "new Kept(order.getParent()) {};",
    ],
)
def test_what_constructors_admit(java, body):
    java(body, members=VIEWS)


def test_what_constructors_refuse_is_there(java):
    java("new Careful(order.getReference(), true); // null\norder.getReference().trim();", members=VIEWS)


def test_parameters_that_constructors_use_are_used_by_who_passes_them_on(java):
    members = """
    static class View { View(Order order) { order.getNumber(); } }
    static View view(Order order) { return new View(order); }
    static View viewOrNone(Order order) { return order == null ? null : new View(order); }
    """
    java("viewOrNone(order.getParent());\nview(order.getParent()); // null", members=members)


def test_constructors_with_as_many_parameters_are_told_apart_by_what_they_are_given(java):
    members = "static class View { View(Order order) { order.getNumber(); } View(Integer count) {} }"
    java("new View(order.getQuantity());\nnew View(unknown());\nnew View(order.getParent()); // null", members=members)
