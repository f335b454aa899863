"""How control flows through Java: what holds after branches, loops, exceptions and switches, and in classes within."""

from __future__ import annotations

import pytest

IMPORTS = "import java.io.*;\nimport java.util.*;\nimport java.util.function.*;"
MEMBERS = """
enum Kind { A, B, C }
static final boolean ON = true;
private static final int FIVE = 5;
private boolean never = false;
private boolean sometimes = false;
void turn() { sometimes = true; }
static boolean yes() { return true; }
native String read() throws IOException;
native InputStream open() throws IOException;
native void go();
"""


def silent(java, body, parameters="Order order, Kind kind, int n, List<String> names"):
    assert "// null" not in body
    java(body, IMPORTS, MEMBERS, parameters)


def found(java, body, parameters="Order order, Kind kind, int n, List<String> names"):
    assert "// null" in body
    java(body, IMPORTS, MEMBERS, parameters)


@pytest.mark.parametrize(
    "body",
    [
        'String s;\nif (n > 1) s = "a"; else s = "b";\ns.trim();',
        'String s = null;\nif (n > 1) s = "a";\nif (s == null) s = "b";\ns.trim();',
        'String s = null;\nif (n > 1) s = "a"; else return;\ns.trim();',
        'String s = null;\nif (n > 1) s = "a";\nif (n > 1) s.trim();',
        "String s = null;\nwhile (s == null) s = names.get(0);\ns.trim();",
        "String s = null;\ndo { s = names.get(0); } while (s.isEmpty());\ns.trim();",
        'String s = null;\nfor (;;) { if (n > 1) { s = "a"; break; } go(); }\ns.trim();',
        (
            "String s = null;\nouter:\n"
            "for (;;) { for (String name : names) { if (name.isEmpty()) { s = name; break outer; } } }\ns.trim();"
        ),
        "String s = null;\nfor (String name : names) { s = name; s.trim(); }",
        'String s = null;\ncheck: { if (n > 1) break check; s = "a"; s.trim(); }',
        "String s = null;\ntry { s = read(); } catch (IOException e) { return; }\ns.trim();",
        'String s = null;\ntry { s = read(); } catch (IOException e) { s = ""; }\ns.trim();',
        'String s = null;\ntry { go(); } finally { s = ""; }\ns.trim();',
        'String s = "";\ntry { s = read(); } catch (IOException e) { }\ns.trim();',
        "InputStream in = null;\ntry { in = open(); } catch (IOException e) { } finally { if (in != null) in.toString(); }",
        (
            "InputStream in = null;\n"
            "try { in = open(); } catch (IOException e) { } finally { try { in.close(); } catch (Exception e) { } }"
        ),
        "InputStream in = null;\ntry { if (in != null) in.close(); } catch (IOException e) { in.toString(); }",
        "String s = null;\ntry { s.trim(); } catch (NullPointerException e) { go(); }",
        "try (InputStream in = null) { go(); } catch (IOException e) { go(); }",
        "synchronized (order.getNumber()) { go(); }",
        "assert order.getReference() != null;\norder.getReference().trim();",
        "unknown.check(names != null);\nnames.size();",
        "String s = order.getReference();\nif (s != null) order.getReference().trim();",
        "String s = order.getReference();\nif (order.getReference() != null) s.trim();",
        "String s = order.getReference() + order.getReference();\nSystem.out.println(order.getReference());",
    ],
)
def test_what_cannot_be_null_here(java, body):
    silent(java, body)


@pytest.mark.parametrize(
    "body",
    [
        'String s = null;\nif (n > 1) s = "a";\ns.trim(); // null',
        'String s = null;\nif (n > 1) s = "a";\nif (n > 2) {\n    s.trim(); // null\n}',
        "String s = null;\nfor (String name : names) s = name;\ns.trim(); // null",
        "String s = null;\nwhile (n > 1) {\n    s.trim(); // null\n}",
        'String s = "a";\nfor (String name : names) {\n    s.trim(); // null\n    s = null;\n}',
        "String s = null;\ntry { s = read(); } catch (IOException e) { go(); }\ns.trim(); // null",
        "InputStream in = null;\ntry {\n    in = open();\n} catch (IOException e) {\n    in.toString(); // null\n}",
        (
            "InputStream in = null;\ntry {\n    in = open();\n} catch (IOException e) {\n"
            "    go();\n} finally {\n    in.toString(); // null\n}"
        ),
        "String s = null;\ntry {\n    s.trim(); // null\n} catch (RuntimeException e) { go(); }",
        "synchronized (order.getReference()) { // null\n    go();\n}",
        "throw (RuntimeException) null; // null",
    ],
)
def test_what_can_be_null_here(java, body):
    found(java, body)


@pytest.mark.parametrize(
    "body",
    [
        'String s = null;\nswitch (n) { case 1: s = "a"; break; default: s = "b"; }\ns.trim();',
        'String s = null;\nswitch (n) { case 1: case 2: s = "a"; break; default: return; }\ns.trim();',
        'String s = switch (n) { case 1 -> "a"; default -> "b"; };\ns.trim();',
        'String s = switch (n) { case 1 -> { yield "a"; } default -> throw new IllegalStateException(); };\ns.trim();',
        'String s = null;\nswitch (kind) { case A: s = "a"; break; case B: s = "b"; break; case C: s = "c"; break; }\ns.trim();',
        'String s = null;\nswitch (kind) { case A, B -> s = "a"; case C -> s = "c"; }\ns.trim();',
        (
            "String s = null;\n"
            'if (kind == Kind.A) s = "a"; else if (Kind.B == kind) s = "b"; else if (kind == Kind.C) s = "c";\ns.trim();'
        ),
        "switch (order.getReference()) { case null -> go(); case String s -> s.trim(); }",
        "switch (order.getReference()) { case null, default -> go(); }",
        "Object it = order;\nif (it instanceof Order o && o.getReference() != null) o.getReference().trim();",
        "Object it = order;\nif (!(it instanceof Order o)) return;\no.getNumber().trim();",
        'String s = null;\nif (ON) s = "a";\ns.trim();',
        'String s = null;\nif (FIVE == 5) s = "a";\ns.trim();',
        'String s = null;\nif (!never) s = "a";\ns.trim();',
        'String s = null;\nif (yes()) s = "a";\ns.trim();',
        'String s = null;\nswitch (7) { case 6: break; default: s = "a"; }\ns.trim();',
    ],
)
def test_cases_and_constants(java, body):
    silent(java, body)


@pytest.mark.parametrize(
    "body",
    [
        'String s = null;\nswitch (n) { case 1: s = "a"; break; case 2: s = "b"; }\ns.trim(); // null',
        'String s = null;\nswitch (kind) { case A: s = "a"; break; case B: s = "b"; break; }\ns.trim(); // null',
        'String s = switch (n) { case 1 -> "a"; default -> null; };\ns.trim(); // null',
        'switch (order.getReference()) { // null\n    case "a": go();\n}',
        'String s = null;\nif (sometimes) s = "a";\ns.trim(); // null',
        'String s = null;\nif (kind == Kind.A) s = "a";\ns.trim(); // null',
    ],
)
def test_cases_that_are_left_out(java, body):
    found(java, body)


@pytest.mark.parametrize(
    "body",
    [
        "if (order.getReference() != null) { Runnable r = () -> order.getReference().trim(); }",
        "String s = order.getReference();\nif (s == null) return;\nRunnable r = () -> s.trim();",
        (
            "String s = order.getReference();\nif (s == null) return;\n"
            "Runnable r = new Runnable() { public void run() { s.trim(); } };"
        ),
        "if (order.getReference() == null) return;\nclass Inner { void run() { order.getReference().trim(); } }",
        "Predicate<Order> p = new Predicate<>() { public boolean test(Order o) { return o.getReference() != null; } };",
        "Comparator<Order> c = (a, b) -> a.getNumber().compareTo(b.getNumber());",
    ],
)
def test_functions_and_classes_within_know_what_was_known(java, body):
    silent(java, body)


@pytest.mark.parametrize(
    "body",
    [
        "Runnable r = () -> order.getReference().trim(); // null",
        "Runnable r = () -> {\n    order.getReference().trim(); // null\n};",
        "String s = order.getReference();\nRunnable r = new Runnable() { public void run() {\n    s.trim(); // null\n} };",
        "class Inner { void run() {\n    order.getReference().trim(); // null\n} }",
        "Comparator<Order> c = (Order a, Order b) -> a.getReference().compareTo(b.getNumber()); // null",
        "Supplier<String> s = order.getReference()::trim; // null",
    ],
)
def test_uses_in_functions_and_classes_within(java, body):
    found(java, body)


def test_a_field_is_known_until_it_is_written(java):
    java(
        """
        if (held == null) return;
        held.trim();
        this.held.trim();
        held = null;
        this.held.trim(); // null
        """,
        members="@Nullable String held;",
    )


def test_a_field_of_an_outer_class(java):
    java(
        """
        if (held == null) return;
        Runnable r = new Runnable() {
            public void run() {
                held.trim();
                Service.this.held.trim();
                Service.this.other.trim(); // null
            }
        };
        """,
        members="@Nullable String held;\n@Nullable String other;",
    )


def test_a_field_and_a_method_of_one_name(java):
    java(
        """
        order.getReference().trim(); // null
        orders.getReference().trim(); // null
        name.trim();
        name().trim();
        this.orders.getReference().trim();
        """,
        members="""
        Order orders;
        String name;
        void orders() { }
        Order name(int count) { return null; }
        String name() { return name; }
        """,
    )
