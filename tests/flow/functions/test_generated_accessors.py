"""Calls of getters and setters that Lombok writes into classes without a mapping: they are fields under another name."""

from __future__ import annotations

import pytest

IMPORTS = """
import jakarta.persistence.EntityManager;
import lombok.Data;
import lombok.Getter;
import lombok.Setter;
import lombok.experimental.Accessors;
"""

CLASSES = """
static class Orders {
    EntityManager em;
    Order find(Long id) { return em.find(Order.class, id); }
    Order sure(Long id) { Order found = em.find(Order.class, id); if (found == null) throw new RuntimeException(); return found; }
}
@Getter static class Base { private Orders inherited; }
@Data static class Context extends Base {
    private Orders orders;
    private Order order;
    private String note;
    private String title = "";
    @Getter(lazy = true) private final Order lazy = null;
    private String written;
    public String getWritten() { return written == null ? "" : written; }
}
static class Plain { private Orders orders; private String note; }
Context context;
Plain plain;
"""

ENTITY = """
@jakarta.persistence.Entity @lombok.Getter @lombok.Setter static class Line {
    @jakarta.persistence.Id private Long id;
    @jakarta.persistence.Column(nullable = true) private String note;
    int size() {
        %s
    }
}
"""


@pytest.mark.parametrize("body", ["return getNote().length(); // null", "setNote(null);\nreturn note.length(); // null"])
def test_without_a_receiver_they_are_of_the_object_at_hand(java, body):
    java("", IMPORTS, ENTITY % body)


@pytest.mark.parametrize(
    "body",
    [
        "if (getNote() == null) { return 0; }\nreturn note.length();",
        'setNote("");\nreturn note.length();',
        "return getId().intValue();",
        "return getMissing().length();",
    ],
)
def test_without_a_receiver_they_guard(java, body):
    java("", IMPORTS, ENTITY % body)


@pytest.mark.parametrize(
    "body",
    [
        "context.getOrders().find(1L).getNumber(); // null",
        "context.getInherited().find(1L).getNumber(); // null",
        "context.getOrder().getReference().trim(); // null",
        "if (context.getNote() != null) { return; }\ncontext.getNote().trim(); // null",
        "context.setOrder(order.getParent());\ncontext.getOrder().getNumber(); // null",
    ],
)
def test_they_lead_to_what_the_field_holds(java, body):
    java(body, IMPORTS, CLASSES)


@pytest.mark.parametrize(
    "body",
    [
        "context.getOrders().sure(1L).getNumber();",
        "context.getNote().trim();",
        "context.getTitle().trim();",
        "context.getLazy().getNumber();",
        "if (context.getWritten() == null) { return; }\ncontext.getWritten().trim();",
        'if (context.getNote() == null) { context.setNote(""); }\ncontext.getNote().trim();',
        "if (context.getOrder().getReference() != null) { context.getOrder().getReference().trim(); }",
        "context.setOrder(new Order());\ncontext.getOrder().getNumber();",
        "Order held = context.getOrder();\nif (held.getReference() == null) { return; }\nheld.getReference().trim();",
        "plain.getOrders().find(1L);",
        "plain.getNote().trim();",
    ],
)
def test_and_nowhere_else(java, body):
    java(body, IMPORTS, CLASSES)
