"""Helpers of the project that guard their arguments, by their bodies and by what they declare."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("helper", "use"),
    [
        ("boolean has(String x) { return x != null; }", "if (has(order.getReference())) order.getReference().trim();"),
        (
            "boolean has(String x) { return x != null && !x.isEmpty(); }",
            "if (has(order.getReference())) order.getReference().trim();",
        ),
        (
            "static boolean has(String x) { return x != null; }",
            "if (Service.has(order.getReference())) order.getReference().trim();",
        ),
        ("boolean none(String x) { return x == null; }", "if (!none(order.getReference())) order.getReference().trim();"),
        (
            "boolean none(String x) { return x == null || x.isEmpty(); }",
            "if (none(order.getReference())) return;\norder.getReference().trim();",
        ),
        (
            "boolean has(String x) { if (x == null) return false; return true; }",
            "if (has(order.getReference())) order.getReference().trim();",
        ),
        ("boolean has(Order o) { return o.getReference() != null; }", "if (has(order)) order.getReference().trim();"),
        (
            "boolean both(Order o) { return has(o); }\nboolean has(Order o) { return o.getReference() != null; }",
            "if (both(order)) order.getReference().trim();",
        ),
        (
            "void check(String x) { if (x == null) throw new IllegalStateException(); }",
            "check(order.getReference());\norder.getReference().trim();",
        ),
        (
            "void check(Order o) { if (o.getReference() == null) throw new IllegalStateException(); }",
            "check(order);\norder.getReference().trim();",
        ),
        (
            "void check(boolean c) { if (!c) throw new IllegalStateException(); }",
            "check(order.getReference() != null);\norder.getReference().trim();",
        ),
        (
            "RuntimeException fail(String m) { throw new IllegalStateException(m); }",
            'if (order.getReference() == null) fail("none");\norder.getReference().trim();',
        ),
        ("void use(String x) { x.trim(); }", "use(order.getReference()); // null\norder.getReference().trim();"),
        ("boolean same(boolean c) { return c; }", "if (same(order.getReference() != null)) order.getReference().trim();"),
    ],
)
def test_a_helper_guards_by_its_body(java, helper, use):
    java(use, members=helper)


@pytest.mark.parametrize(
    ("helper", "use"),
    [
        (
            "boolean has(String x) { return x == null; }",
            "if (has(order.getReference())) {\n    order.getReference().trim(); // null\n}",
        ),
        (
            "boolean has(String x) { return true; }",
            "if (has(order.getReference())) {\n    order.getReference().trim(); // null\n}",
        ),
        (
            'boolean has(String x) { x = ""; return x != null; }',
            "if (has(order.getReference())) {\n    order.getReference().trim(); // null\n}",
        ),
        ("boolean has(String x) { return x != null; }", "has(order.getReference());\norder.getReference().trim(); // null"),
        (
            "boolean has(String x, String y) { return y != null; }",
            "if (has(order.getReference(), order.getNumber())) {\n    order.getReference().trim(); // null\n}",
        ),
        (
            "void check(String x) { if (x == null) System.out.println(); }",
            "check(order.getReference());\norder.getReference().trim(); // null",
        ),
        (
            "void check(String x) { try { x.trim(); } catch (Exception e) { } }",
            "check(order.getReference());\norder.getReference().trim(); // null",
        ),
        (
            "void fail(String m) { if (m.isEmpty()) throw new IllegalStateException(m); }",
            'if (order.getReference() == null) fail("none");\norder.getReference().trim(); // null',
        ),
    ],
)
def test_a_helper_that_proves_nothing_is_no_guard(java, helper, use):
    java(use, members=helper)


def test_a_helper_that_a_subclass_replaces_proves_nothing(java):
    java(
        """
        check(order.getReference());
        order.getReference().trim(); // null
        """,
        members="""
        void check(String x) { if (x == null) throw new IllegalStateException(); }
        static class Lenient extends Service { void check(String x) { } }
        """,
    )


def test_a_predicate_of_the_row_guards_its_column(analyse):
    order = """
        package shop;
        import jakarta.persistence.*;
        @Entity public class Row {
            @Id private Long id;
            @Column(nullable = true) private String reference;
            public String getReference() { return reference; }
            public boolean hasReference() { return reference != null; }
            public boolean isOpen() { return id != null; }
        }
        """
    service = """
        package shop;
        class Service {
            void guarded(Row row) { if (row.hasReference()) row.getReference().trim(); }
            void not(Row row) { if (row.isOpen()) row.getReference().trim(); }
        }
        """
    seen = analyse({"shop/Row.java": order, "shop/Service.java": service})["shop/Service.java"]
    assert [use.line for use in seen] == [5]


@pytest.mark.parametrize(
    ("declared", "use"),
    [
        ('@Contract("null -> false") native boolean ok(Object x);', "if (ok(order.getReference())) order.getReference().trim();"),
        (
            '@Contract("null -> true") native boolean no(Object x);',
            "if (no(order.getReference())) return;\norder.getReference().trim();",
        ),
        ('@Contract("null -> fail") native void check(Object x);', "check(order.getReference());\norder.getReference().trim();"),
        (
            '@Contract("false -> fail") native void check(boolean x);',
            "check(order.getReference() != null);\norder.getReference().trim();",
        ),
        (
            '@Contract("_, null -> fail") native void check(int n, Object x);',
            "check(1, order.getReference());\norder.getReference().trim();",
        ),
        ('@Contract("!null -> !null") @Nullable native String map(String x);', 'map("a").trim();'),
        ('@Contract("-> fail") native void fail();', "if (order.getReference() == null) fail();\norder.getReference().trim();"),
        ('@Nullable String held;\n@EnsuresNonNull("held") native void load();', "load();\nheld.trim();"),
        ('@Nullable String held;\n@EnsuresNonNullIf("held") native boolean has();', "if (has()) held.trim();"),
        (
            '@Nullable String held;\n@EnsuresNonNullIf(value = "held", result = false) native boolean none();',
            "if (!none()) held.trim();",
        ),
        ('@Nullable String held;\n@RequiresNonNull("held") void needs() { held.trim(); }', ""),
    ],
)
def test_a_helper_guards_by_what_it_declares(java, declared, use):
    java(use, "import org.jetbrains.annotations.*;", declared)


@pytest.mark.parametrize(
    ("declared", "use"),
    [
        (
            '@Contract("null -> false") native boolean ok(Object x);',
            "if (!ok(order.getReference())) {\n    order.getReference().trim(); // null\n}",
        ),
        (
            '@Contract("_, null -> fail") native void check(Object x, Object y);',
            'check(order.getReference(), "a");\norder.getReference().trim(); // null',
        ),
        ('@Contract("!null -> !null") @Nullable native String map(String x);', "map(order.getReference()).trim(); // null"),
        ('@Nullable String held;\n@EnsuresNonNull("other") native void load();', "load();\nheld.trim(); // null"),
    ],
)
def test_a_declaration_guards_nothing_else(java, declared, use):
    java(use, "import org.jetbrains.annotations.*;", declared)


def test_a_helper_that_is_true_of_two_nulls(java):
    java(
        """
        if (same(order.getReference(), other)) {
            order.getReference().trim(); // null
        }
        if (both(order.getReference(), other)) {
            order.getReference().trim();
        }
        """,
        members="""
        static boolean same(String one, String two) {
            if (one != null) {
                if (two != null) {
                    return one.equals(two);
                }
            }
            return one == null && two == null;
        }
        static boolean both(String one, String two) {
            if (one != null) {
                if (two != null) {
                    return true;
                }
            }
            return false;
        }
        """,
        parameters="Order order, String other",
    )
