"""Objects whose constructor hands the columns of a row to another one of the class, or of the class above, or that a static
method of the class makes of them."""

from __future__ import annotations

import pytest

from tests.frameworks.test_transferred_columns import transferred

ORDER = """
    package shop;
    import jakarta.persistence.*;
    @Entity @Table(name = "orders")
    public class Order {
        @Id private Long id;
        @Column(nullable = false) private String number;
        @Column(nullable = true) private String reference;
        @Column(nullable = true) private String note;
        public String getNumber() { return number; }
        public String getReference() { return reference; }
        public String getNote() { return note; }
    }"""

SHOWN = """
    package shop;
    public class Shown {{
        private final String number;
        private final String text;
        {constructors}
        public String getNumber() {{ return number; }}
        public String getText() {{ return text; }}
    }}"""

BASE = """
    package shop;
    public class Base {
        protected final String text;
        protected Base(String text) { this.text = text; }
        public String getText() { return text; }
    }"""

BOTH = "{} Shown(String number, String text) {{ this.number = number; this.text = text; }}"
REFERENCE = {"text": "orders.reference"}


HANDED = "public Shown(Order order) {{ this(order.getNumber(), {}); }} "
REFUSING = "Shown(String number, String text) { this.number = number; this.text = java.util.Objects.requireNonNull(text); }"


@pytest.mark.parametrize(
    ("constructors", "found"),
    [
        (HANDED.format("order.getReference()") + BOTH.format("private"), REFERENCE),
        (HANDED.format("order.getReference()") + BOTH.format("public"), REFERENCE),
        (HANDED.format("order.getReference() == null ? null : order.getReference().trim()") + BOTH.format(""), REFERENCE),
        ("Shown(Order order, int a, int b) { this(order.getNumber(), order.getReference()); } " + BOTH.format(""), REFERENCE),
        (HANDED.format("order.getNumber()") + BOTH.format("private"), {}),
        (HANDED.format('""') + BOTH.format("private"), {}),
        (HANDED.format("String.valueOf(order.getReference())") + BOTH.format("private"), {}),
        (HANDED.format("order.getReference()") + REFUSING, {}),
    ],
)
def test_of_the_class(link, constructors, found):
    program = link({"shop/Order.java": ORDER, "shop/Shown.java": SHOWN.format(constructors=constructors)})
    assert transferred(program).get("Shown", {}) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("public Below(Order order) { super(order.getReference()); }", REFERENCE),
        ("public Below(Order order) { super(order.getReference() != null ? order.getReference() : null); }", REFERENCE),
        ("private int places; public Below(Order order) { super(order.getReference()); places = 1; }", REFERENCE),
        ("public Below(Order order) { super(order.getNumber()); }", {}),
        ("public Below(String text) { super(text); }", {}),
    ],
)
def test_of_the_class_above(link, body, found):
    below = f"package shop; public class Below extends Base {{ {body} }}"
    program = link({"shop/Order.java": ORDER, "shop/Base.java": BASE, "shop/Below.java": below})
    assert transferred(program).get("Below", {}) == found


def test_other_rows_say_otherwise(link):
    """Who makes two of three of something else knows better."""
    others = """
        package shop;
        class Others {
            Shown first() { return new Shown("1", "first"); }
            Shown second() { return new Shown("2", "second"); }
        }"""
    constructors = "public Shown(Order order) { this(order.getNumber(), order.getReference()); } " + BOTH.format("public")
    shown = SHOWN.format(constructors=constructors)
    program = link({"shop/Order.java": ORDER, "shop/Shown.java": shown, "shop/Others.java": others})
    assert transferred(program).get("Shown", {}) == {}


OF = "private Shown(String number, String text) { this.number = number; this.text = text; } "


@pytest.mark.parametrize(
    ("members", "value", "found"),
    [
        (
            OF + "static Shown of(String number, String text) { return new Shown(number, text); }",
            "order.getReference()",
            REFERENCE,
        ),
        (OF + "static Shown of(String text, String number) { return new Shown(number, text); }", "order.getReference()", {}),
        (OF + "static Shown of(String number, String text) { return new Shown(number, text); }", "order.getNumber()", {}),
        (OF + 'static Shown of(String number, String text) { return new Shown(number, ""); }', "order.getReference()", {}),
        (OF + "static Shown of(String number, String text) { return new Shown(text, number); }", "order.getReference()", {}),
        (OF + "Shown of(String number, String text) { return new Shown(number, text); }", "order.getReference()", {}),
    ],
)
def test_by_a_static_method(link, members, value, found):
    mapper = f"package shop; class Mapper {{ Shown show(Order order) {{ return Shown.of(order.getNumber(), {value}); }} }}"
    shown = SHOWN.format(constructors=members)
    program = link({"shop/Order.java": ORDER, "shop/Shown.java": shown, "shop/Mapper.java": mapper})
    assert {name: column for name, column in transferred(program).get("Shown", {}).items() if name == "text"} == found


def test_which_of_two_constructors_is_meant(link):
    """One that calls a constructor with as many parameters means the other one."""
    one = """
        package shop;
        public class Text {
            private final String text;
            public Text(Order order) { this(order.getReference()); }
            public Text(String text) { this.text = text; }
            public String getText() { return text; }
        }"""
    program = link({"shop/Order.java": ORDER, "shop/Text.java": one})
    assert transferred(program) == {"Text": REFERENCE}


@pytest.mark.parametrize(
    ("annotations", "found"),
    [
        ('@Data(staticConstructor = "of")', REFERENCE),
        ('@Value(staticConstructor = "of")', REFERENCE),
        ('@Getter @AllArgsConstructor(staticName = "of")', REFERENCE),
        ('@Getter @NoArgsConstructor(staticName = "none") @AllArgsConstructor(staticName = "of")', REFERENCE),
        ('@Getter @AllArgsConstructor(staticName = "create")', {}),
        ("@Data", {}),
    ],
)
def test_by_a_static_method_of_lombok(link, annotations, found):
    made = f"import lombok.*; {annotations} public class Made {{ private final String number; private final String text; }}"
    mapper = """
        package shop;
        class Mapper { Made show(Order order) { return Made.of(order.getNumber(), order.getReference()); } }"""
    program = link({"shop/Order.java": ORDER, "shop/Made.java": f"package shop; {made}", "shop/Mapper.java": mapper})
    assert transferred(program).get("Made", {}) == found
