"""Flags that plain setters set in objects which are no rows, and what they tell (Java)."""

from __future__ import annotations

import pytest

REPLY = """
static class Reply {
    private boolean late;
    private boolean known;
    private String text;
    boolean isLate() { return late; }
    void setLate(boolean late) { this.late = late; }
    boolean isKnown() { return known; }
    void setKnown(boolean known) { this.known = !known; }
    String getText() { return text; }
    void setText(String text) { this.text = text; }
    void reset() { late = false; }
}
void helped(Reply reply) { reply.setLate(false); }
void asks(Reply reply) { reply.getText(); }
Reply kept = new Reply();
void marks(Order order) { if (order.getNumber().isEmpty()) { kept.setLate(true); } }
void marked(Order order) { marks(order); }
static void marking(Reply reply) { reply.setLate(true); }
void counts(Order order) { order.getNumber().length(); }
static class Marker {
    private final Reply of;
    Marker(Reply of) { this.of = of; }
    Reply getOf() { return of; }
    void mark() { of.setLate(true); }
}
"""


@pytest.mark.parametrize(
    "told",
    [
        "reply.setLate(false); if (order.getReference() == null) { reply.setLate(true); }",
        "if (order.getReference() == null) { reply.setLate(true); } else { reply.setLate(false); }",
        "if (order.getReference() == null) { reply.setLate(true); }",
        "reply.setLate(order.getReference() == null);",
        "reply.setLate(order.getReference() == null); asks(reply); reply.setText(order.getNumber());",
        "reply.setLate(order.getReference() == null); counts(order); reply.setText(order.getNumber());",
        "Reply other = reply; other.setLate(order.getReference() == null);",
    ],
)
def test_a_flag_that_was_set(java, told) -> None:
    java(
        f"""
        {told}
        if (!reply.isLate()) {{
            order.getReference().trim();
        }}
        """,
        members=REPLY,
        parameters="Order order, Reply reply",
    )


@pytest.mark.parametrize(
    "told",
    [
        "reply.setLate(false); if (order.getReference() != null) { reply.setLate(true); }",  # the other way round
        "reply.setLate(order.getReference() == null); reply.setLate(false);",
        "reply.setLate(order.getReference() == null); reply.reset();",
        "reply.setLate(order.getReference() == null); helped(reply);",
        "reply.setLate(order.getReference() == null); unknown(reply);",
        "reply.setLate(order.getReference() == null); order.setReference(other.getReference());",
        "reply.setLate(false); if (order.getReference() == null) { another.setLate(true); }",
        "reply.setLate(false); if (order.getReference() == null) { reply.setKnown(true); }",
        "reply.setLate(order.getReference() == null); Runnable run = () -> reply.setLate(false); run.run();",
        "reply.setLate(order.getReference() == null); reply = another;",
    ],
)
def test_a_flag_that_says_something_else(java, told) -> None:
    java(
        f"""
        {told}
        if (!reply.isLate()) {{
            order.getReference().trim(); // null
        }}
        """,
        members=REPLY,
        parameters="Order order, Order other, Reply reply, Reply another",
    )


@pytest.mark.parametrize(
    "told",
    [
        "reply.setLate(false); others.forEach(one -> { if (one.getNumber().isEmpty()) { reply.setLate(true); } });",
        "reply.setLate(false); for (Order one : others) { if (one.getNumber().isEmpty()) { reply.setLate(true); } }",
        "reply.setLate(false); others.forEach(new Marking(reply) { void accept(Order one) { reply.setLate(true); } });",
        "reply.setLate(false); unknown(reply);",
        "reply.setKnown(false);",
    ],
)
def test_what_may_be_reached(java, told) -> None:
    java(
        f"""
        {told}
        if (reply.isLate() || reply.isKnown()) {{
            order.getReference().trim(); // null
        }}
        """,
        members=REPLY,
        parameters="Order order, java.util.List<Order> others, Reply reply",
    )


@pytest.mark.parametrize(
    "told",
    [
        "Reply reply = kept; reply.setLate(false); marks(order);",
        "Reply reply = kept; reply.setLate(false); marked(order);",
        "Reply reply = new Reply(); Marker marker = new Marker(reply); reply.setLate(false); marker.mark();",
        "Marker marker = new Marker(kept); Reply reply = marker.getOf(); reply.setLate(false); marker.mark();",
        "Reply reply = new Reply(); reply.setLate(false); marking(reply);",
        "Reply reply = new Reply(); reply.setLate(false); Service.marking(reply);",
        "Reply reply = new Reply(); reply.setLate(false); BeanUtils.copyProperties(order, reply);",
    ],
)
def test_who_has_the_object_may_set_the_flag(java, told) -> None:
    java(
        f"""
        {told}
        if (reply.isLate()) {{
            order.getReference().trim(); // null
        }}
        """,
        imports="import org.springframework.beans.BeanUtils;",
        members=REPLY,
        parameters="Order order",
    )


def test_what_calls_nothing_of_the_kind_leaves_the_flag(java) -> None:
    java(
        """
        kept.setLate(order.getReference() == null);
        counts(order);
        if (!kept.isLate()) {
            order.getReference().trim();
        }
        """,
        members=REPLY,
        parameters="Order order",
    )
