"""Rows that one method of a Java object looks up and keeps in a private field, where another uses them, tested by nobody."""

from __future__ import annotations

import pytest

MEMBERS = """
    EntityManager orders;
    private Order kept;
    private Order other;

    void load(Long id) { kept = orders.find(Order.class, id); }
    void loadOther(Long id, Order given) { other = given; }
"""

IMPORTS = "import jakarta.persistence.*;\nimport java.util.*;"


def test_a_field_that_only_lookups_set(java):
    java("kept.getNumber(); // null\nother.getNumber();", IMPORTS, MEMBERS)
    java("load(1L);\nthis.kept.getNumber(); // null\nthis.kept.getNumber();", IMPORTS, MEMBERS)


def test_a_static_field(java):
    members = """
        private static Order kept;
        static void load(EntityManager orders, Long id) { kept = orders.find(Order.class, id); }
    """
    java("kept.getNumber(); // null", IMPORTS, members)
    java("kept.getNumber();", IMPORTS, members + "static boolean isLoaded() { return kept != null; }")
    java("kept.getNumber();", IMPORTS, members + "static Order kept() { return kept; } boolean is() { return kept() != null; }")


@pytest.mark.parametrize(
    "beside",
    [
        "boolean isLoaded() { return kept != null; }",
        "void show() { if (kept == null) throw new IllegalStateException(); }",
        'void show() { String text = kept == null ? "" : kept.getNumber(); }',
        "void show() { Objects.requireNonNull(kept); }",
        "Order getKept() { return kept; } void show() { if (getKept() == null) return; }",
        "void setKept(Order kept) { this.kept = kept; }",
        "void begin() { kept = new Order(); }",
        "void sure(Long id) { kept = orders.getReference(Order.class, id); }",
        "class Inner { void set(Order given) { kept = given; } }",
    ],
)
def test_a_field_that_may_hold_something_else_or_is_tested(java, beside):
    java("kept.getNumber();", IMPORTS, MEMBERS + beside)


@pytest.mark.parametrize(
    "declared",
    [
        "Order kept;",
        "protected Order kept;",
        "@Inject private Order kept;",
        "private Order kept = new Order();",
        "private String kept;",
    ],
)
def test_fields_of_other_kinds(java, declared):
    java("kept.getNumber();", IMPORTS, MEMBERS.replace("private Order kept;", declared))


def test_what_the_method_at_hand_sets_or_tests(java):
    java(
        "kept = new Order();\nkept.getNumber();",
        IMPORTS,
        MEMBERS.replace("Order kept", "Order unused").replace("kept =", "unused ="),
    )
    java("if (kept != null) kept.getNumber();", IMPORTS, MEMBERS)
