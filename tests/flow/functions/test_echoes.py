"""Functions that hand a null on: what they are given comes back as null, and no row as no result."""

from __future__ import annotations

import pytest

NAME_OF = "String name(String x) { return x == null ? null : x.trim(); }"
EARLY = "String name(String x) { if (x == null) return null; return x.trim(); }"
DEFAULT = 'String name(String x) { if (x == null) return ""; return x.trim(); }'


@pytest.mark.parametrize("helper", [NAME_OF, EARLY])
def test_null_in_null_out(java, helper):
    java(
        """
        name(order.getReference()).length(); // null
        name(order.getNumber()).length();
        String name = name(order.getReference());
        if (name != null) name.length();
        """,
        members=helper,
    )


@pytest.mark.parametrize(
    ("helper", "mark"),
    [
        ("static String name(String x) { return x; }", " // null"),
        ("String name(String x) { log(x); return x; }\nvoid log(Object x) { }", " // null"),
        ("static <T> T name(T x) { return x; }", " // null"),
        ("String name(String x) { if (x == null) { throw new IllegalStateException(); } return x; }", ""),
        ('String name(String x) { if (x == null) { x = ""; } return x; }', ""),
        ('String name(String x) { if (x == null) { return ""; } return x; }', ""),
    ],
)
def test_what_is_given_comes_back(java, helper, mark):
    java(f"name(order.getReference()).length();{mark}\nname(order.getNumber()).length();", members=helper)


def test_a_helper_with_a_default_gives_something(java):
    java("name(order.getReference()).length();", members=DEFAULT)


def test_a_tested_argument_comes_back(java):
    java("if (order.getReference() != null) name(order.getReference()).length();", members=EARLY)


@pytest.mark.parametrize(
    ("helper", "mark"),
    [
        ("private @Nullable String name(String x) { if (x == null) return null; return x.trim(); }", ""),
        ("public static @Nullable String name(String x) { return x == null ? null : x.trim(); }", ""),
        ("@Nullable String name(String x) { if (x == null) return null; return x.trim(); }", " // null"),
        ("private @Nullable String name(String x) { if (x == null || x.isEmpty()) return null; return x.trim(); }", " // null"),
        ("private @Nullable String name(String x) { if (x == null) return null; return System.getProperty(x); }", " // null"),
        ("private @Nullable String name(String x) { return z(x); }\n@Nullable String z(String x) { return y; }", " // null"),
    ],
)
def test_a_declared_null_whose_body_only_hands_one_on(java, helper, mark):
    java(f"name(order.getNumber()).length();{mark}", members=f"{helper}\nString y;")


def test_the_null_keeps_its_origin(analyse):
    text = f"package shop;\nclass Service {{\n{EARLY}\nvoid run(Order order) {{\nname(order.getReference()).length();\n}}\n}}"
    order = """
    package shop;
    import jakarta.persistence.*;
    @Entity class Order {
        @Id Long id;
        @Column(nullable = true) String reference;
        String getReference() { return reference; }
    }
    """
    (use,) = analyse({"shop/Order.java": order, "shop/Service.java": text})["shop/Service.java"]
    assert (use.line, use.origin) == (5, "column")


def test_null_in_null_out_in_python(python):
    python(
        """
        name(order.reference).upper()  # null
        name(order.number).upper()
        """,
        before="""
        def name(text):
            if text is None:
                return None
            return text.strip()
        """,
    )


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("return text", "  # null"),
        ("return text.strip() if text else text", "  # null"),
        ("return text and text.strip()", "  # null"),
        ("if text:\n        text = text.strip()\n    return text", "  # null"),
        ("if text:\n        return text.strip()\n    return text", "  # null"),
        ("log(text)\n    return text", "  # null"),
        ("return text or ''", ""),
        ("return text if text else ''", ""),
        ("text = text or ''\n    return text", ""),
        ("if not text:\n        text = ''\n    return text", ""),
        ("if text is None:\n        raise ValueError\n    return text", ""),
        ("assert text\n    return text", ""),
    ],
)
def test_what_is_given_may_come_back_in_python(python, body, mark):
    python(
        f"""
        name(order.reference).upper(){mark}
        name(order.number).upper()
        if order.reference:
            name(order.reference).upper()
        """,
        before=f"def name(text):\n    {body}\n",
    )


def test_either_of_two_comes_back_in_python(python):
    python(
        """
        either(order.number, order.reference).upper()
        either(order.reference, "").upper()
        """,
        before="def either(one, other):\n    return one or other\n",
    )


@pytest.mark.parametrize("rows", ["Optional<Order>", "List<Order>"])
def test_no_row_gives_no_result(java, rows):
    first = "isPresent() ? rows.get()" if rows.startswith("Optional") else "size() > 0 ? rows.get(0)"
    java(
        "view(rows).length(); // null",
        imports="import java.util.*;",
        members=f"static String view({rows} rows) {{ return rows.{first}.getNumber() : null; }}",
        parameters=f"{rows} rows",
    )


KINDS = """
package shop;
import java.util.*;
enum Kind { A, B; String code; boolean isLate() { return this == B; } }
class Kinds {
    static Map<String, Kind> known = new HashMap<>();
    static Kind of(String name) { %s }
}
"""
CODED = """
package shop;
import jakarta.persistence.*;
@Entity class Coded {
    @Id Long id;
    @Column(nullable = true) String code;
    @Column(nullable = false) String number;
}
"""


def converted(analyse, body: str, *statements: str) -> list[int]:
    """The statements, from 0, that use a null of the column, where the body of `Kinds.of` is the one given."""
    lines = ["package shop;", "class Service {", "void run(Coded coded) {", *statements, "}", "}"]
    found = analyse({"shop/Coded.java": CODED, "shop/Kinds.java": KINDS % body, "shop/Service.java": "\n".join(lines)})
    return [use.line - 4 for use in found["shop/Service.java"] if use.origin == "column" and use.kind == "method"]


@pytest.mark.parametrize(
    "body",
    [
        "return known.get(name);",
        "for (Kind kind : Kind.values()) if (kind.code.equals(name)) return kind; return null;",
    ],
)
def test_what_is_looked_up_by_a_null(analyse, body):
    assert converted(
        analyse,
        body,
        "Kinds.of(coded.code).isLate();",
        "Kinds.of(coded.number).isLate();",
        "if (coded.code != null) Kinds.of(coded.code).isLate();",
    ) == [0]


@pytest.mark.parametrize(
    "body",
    [
        "if (name == null) return Kind.A; return known.get(name);",
        "return known.get(name.trim());",
        "return known.getOrDefault(name, Kind.A);",
    ],
)
def test_a_converter_that_cares(analyse, body):
    assert converted(analyse, body, "Kinds.of(coded.code).isLate();") == []
