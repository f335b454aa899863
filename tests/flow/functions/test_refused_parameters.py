"""Java's parameters that a function or constructor refuses when they are null: handing it a nullable column fails there."""

from __future__ import annotations

import pytest

IMPORTS = """
import com.google.common.base.Preconditions;
import java.time.LocalDateTime;
import java.util.*;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.NonNull;
import org.springframework.util.Assert;
"""

VIEW = """
static class View {
    private String reference;
    View() { }
    View(String reference) { this.reference = Objects.requireNonNull(reference, "reference"); }
    View(LocalDateTime at, String text) {
        if (at == null) {
            throw new IllegalArgumentException("at");
        }
        this.reference = text;
    }
    static View of(String reference) { return new View(reference); }
    View with(String reference) { this.reference = Preconditions.checkNotNull(reference); return this; }
    View after(String reference) { Assert.notNull(reference, "reference"); this.reference = reference; return this; }
    View since(LocalDateTime at) { Validate.notNull(at); return this; }
    View open(String reference) { this.reference = reference; return this; }
    View own(String reference) {
        if (reference == null) {
            throw new UnsupportedOperationException("no reference");
        }
        return this;
    }
    View noted(@lombok.NonNull String reference) { this.reference = reference; return this; }
    View told(@NonNull String reference) { this.reference = reference; return this; }
    View checkReference(String reference) { Objects.requireNonNull(reference); return this; }
    View both(String one, String other) { Objects.requireNonNull(one != null ? one : other); return this; }
    View some(String reference) {
        if (this.reference == null) {
            Objects.requireNonNull(reference);
        }
        return this;
    }
    View late(String text) {
        text = text == null ? "" : text;
        this.reference = Objects.requireNonNull(text);
        return this;
    }
    <T> T kept(T text) { return text; }
}
record Span(LocalDateTime from, LocalDateTime to) {
    Span { Objects.requireNonNull(from); }
}
interface Orders { Order find(Long id); }
Orders orders;
"""


@pytest.mark.parametrize(
    "expression",
    [
        "new View(order.getReference())",
        "View.of(order.getReference())",
        "new View().with(order.getReference())",
        "new View().open(order.getNumber()).after(order.getReference())",
        "new View().since(order.getPaidAt())",
        "new View(order.getPaidAt(), order.getNumber())",
        "new View().noted(order.getReference())",
        "new Span(order.getPaidAt(), null)",
    ],
)
def test_refused(java, expression):
    java(f"Object made = {expression};  // null", IMPORTS, VIEW)


@pytest.mark.parametrize(
    "body",
    [
        "new View(order.getNumber());",
        'new View(order.getReference() == null ? "" : order.getReference());',
        "new View().open(order.getReference());",
        "new View(LocalDateTime.now(), order.getReference());",
        "new Span(LocalDateTime.now(), order.getPaidAt());",
        "if (order.getPaidAt() != null) { new Span(order.getPaidAt(), null); }",
        "new View().both(order.getReference(), order.getNumber());",
        "new View().some(order.getReference());",
        "new View().late(order.getReference());",
        "new View().checkReference(order.getReference());",
        "new View().own(order.getReference());",
        "new View().told(order.getReference());",
        "new View().noted(order.getNumber());",
        "Objects.requireNonNull(order.getReference());",
        'try { new View(order.getPaidAt(), ""); } catch (IllegalArgumentException e) { throw new IllegalStateException(e); }',
        "try { new View(order.getReference()); } catch (NullPointerException e) { return; }",
    ],
)
def test_not_refused_or_meant_to_be(java, body):
    java(body, IMPORTS, VIEW)


def test_a_handler_of_everything_is_no_guard(java):
    java("try { new View(order.getReference()); } catch (RuntimeException e) { return; }  // null", IMPORTS, VIEW)


def test_a_row_that_is_looked_up_may_be_looked_up_to_be_refused(java):
    members = VIEW + "static class Held { Held(Order order) { Objects.requireNonNull(order); } }"
    java("new Held(orders.find(1L));", IMPORTS, members)


def test_an_imported_annotation(java):
    members = "void note(@NonNull String text) { }"
    java("note(order.getReference());  // null", "import lombok.NonNull;", members)
    java("note(order.getReference());", "import jakarta.annotation.Nonnull;", members.replace("NonNull", "Nonnull"))


def test_handed_on(java):
    members = VIEW + "private View make(String text) { return View.of(text); }"
    java("make(order.getReference());  // null", IMPORTS, members)
