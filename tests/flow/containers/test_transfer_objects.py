"""Objects without a mapping that are given columns of rows: their fields are null where the columns are."""

from __future__ import annotations

import pytest

CLASSES = {
    "Dto": """
        package shop;
        public class Dto {
            private String number, reference; private Integer quantity; private int copies;
            public String getNumber() { return number; }
            public void setNumber(String number) { this.number = number; }
            public String getReference() { return reference; }
            public void setReference(String reference) { this.reference = reference; }
            public Integer getQuantity() { return quantity; }
            public void setQuantity(Integer quantity) { this.quantity = quantity; }
            public int getCopies() { return copies; }
            public String getText() { return reference == null ? "" : reference; }
            public static Dto of(Order order) { Dto dto = new Dto(); dto.reference = order.getReference(); return dto; }
        }""",
    "View": """
        package shop;
        public class View {
            private final String number, reference;
            public View(String number, String reference) { this.number = number; this.reference = reference; }
            public String getNumber() { return number; }
            public String getReference() { return reference; }
        }""",
    "Paper": """
        package shop;
        public class Paper extends View {
            private Integer amount;
            public Paper(Order order) { super(order.getNumber(), order.getReference()); amount = order.getQuantity(); }
            public Integer getAmount() { return amount; }
        }""",
    "Event": "package shop; public record Event(String number, String reference) {}",
    "Note": """
        package shop;
        public record Note(String number, String reference) {
            public Note { if (number == null) { throw new IllegalArgumentException(); } }
        }""",
    "Label": """
        package shop;
        public record Label(String number, String reference) {
            public Label { reference = reference == null ? "" : reference; }
        }""",
    "Card": """
        package shop;
        import lombok.*;
        @Value @Builder
        public class Card { String number; String reference; }""",
    "Letter": """
        package shop;
        public class Letter {
            private final String reference;
            private Letter(Builder builder) { this.reference = builder.reference; }
            public String getReference() { return reference; }
            public static Builder builder() { return new Builder(); }
            public static class Builder {
                private String reference;
                public Builder reference(String reference) { this.reference = reference; return this; }
                public Letter build() { return new Letter(this); }
            }
        }""",
}


def reading(analyse, shop: str, mapping: str, body: str) -> list[int]:
    """The lines of a method's body that use a null; `mapping` are the members of another class."""
    files = {f"shop/{name}.java": text for name, text in CLASSES.items()}
    files["shop/Order.java"] = shop
    files["shop/Mapping.java"] = f"package shop; import java.util.*; class Mapping {{ {mapping} }}"
    parameters = ", ".join(f"{name} {name.lower()}" for name in CLASSES)
    files["shop/Service.java"] = f"package shop; class Service {{ void run({parameters}) {{\n{body}\n}} }}"
    return [use.line - 1 for use in analyse(files)["shop/Service.java"]]


DTO, VIEW, EVENT = "dto.getReference().trim();", "view.getReference().trim();", "event.reference().trim();"
NUMBER = "int n = dto.getQuantity();"


@pytest.mark.parametrize(
    ("mapping", "body"),
    [
        ("void map(Order order, Dto dto) { dto.setReference(order.getReference()); }", DTO),
        ("void map(Order o) { Dto dto = new Dto(); String x = o.getReference(); dto.setReference(x); }", DTO),
        ("void map(List<Order> all) { for (Order o : all) new Dto().setQuantity(o.getQuantity()); }", NUMBER),
        ("void map(List<Order> all) { all.forEach(o -> new Dto().setQuantity(o.getQuantity())); }", NUMBER),
        ("Object map(List<Order> all) { return all.stream().map(o -> new View(o.getNumber(), o.getReference())); }", VIEW),
        ("View map(Order o) { return new View(o.getNumber(), o == null ? null : o.getReference()); }", VIEW),
        ("Event map(Order o) { return new Event(o.getNumber(), o.getReference()); }", EVENT),
        ("Note map(Order o) { return new Note(o.getNumber(), o.getReference()); }", "note.reference().trim();"),
        ("Card map(Order o) { return Card.builder().reference(o.getReference()).build(); }", "card.getReference().trim();"),
        ("Letter map(Order o) { return Letter.builder().reference(o.getReference()).build(); }", "letter.getReference().trim();"),
        ("Event map(Dto dto) { return new Event(dto.getNumber(), dto.getReference()); }", EVENT),
        ("", "paper.getAmount().intValue();"),
        ("", "paper.getReference().trim();"),
        ("", DTO),
    ],
)
def test_fields_that_are_given_columns(analyse, shop_java, mapping, body):
    assert reading(analyse, shop_java, mapping, body) == [1]


@pytest.mark.parametrize(
    "value",
    [
        "o.getParent() == null ? null : o.getParent().getNumber()",
        "o.getParent() != null && o.getParent().getId() > 3 ? o.getParent().getNumber() : null",
        "Optional.ofNullable(o.getParent()).map(Order::getNumber).orElse(null)",
        "o.getQuantity() == null ? null : o.getQuantity().toString()",
        "short1(o.getReference())",
        "short2(o.getReference())",
        "(String) o.getReference()",
    ],
)
def test_values_that_are_null_with_a_column(analyse, shop_java, value):
    short = """
    String short1(String text) { return text == null ? null : text.trim(); }
    String short2(String text) { if (null == text) { return null; } return text.trim(); }
    """
    assert reading(analyse, shop_java, f"{short} void map(Order o, Dto dto) {{ dto.setReference({value}); }}", DTO) == [1]


@pytest.mark.parametrize(
    "value",
    [
        'o.getParent() == null ? "" : o.getParent().getNumber()',
        'Optional.ofNullable(o.getParent()).map(Order::getNumber).orElse("")',
        "o.getNumber() == null ? null : o.getNumber().trim()",
        "o == null ? null : o.getNumber()",
        "short1(o.getReference())",
        "short2(o.getReference(), true)",
        "short3(o.getReference())",
        "String.valueOf(o.getReference())",
        "o.getParent().getNumber()",
    ],
)
def test_values_that_are_there_without_a_column(analyse, shop_java, value):
    short = """
    String short1(String text) { return text == null ? "" : text.trim(); }
    String short2(String text, boolean trimmed) { return text == null ? null : text.trim(); }
    String short3(String text) { if (text.isEmpty()) { return null; } return text.trim(); }
    """
    mapping = f"{short} void map(Order o) {{ new Event(o.getNumber(), {value}); }}"
    assert reading(analyse, shop_java, mapping, EVENT) == []


@pytest.mark.parametrize(
    "statement",
    [
        "if (o.getReference() != null) { dto.setReference(o.getReference()); }",
        "if (o.getQuantity() != null) { dto.setReference(o.getQuantity().toString()); }",
        "String x = o.getReference(); if (x != null && x.length() > 3) { dto.setReference(x.trim()); }",
    ],
)
def test_fields_that_are_only_set_where_a_column_is_there(analyse, shop_java, statement):
    assert reading(analyse, shop_java, f"void map(Order o, Dto dto) {{ {statement} }}", DTO) == [1]


@pytest.mark.parametrize(
    "statement",
    [
        'if (o.getReference() != null) { dto.setReference(o.getReference()); } else { dto.setReference(""); }',
        "if (o.getReference() != null) { dto.setReference(o.getNumber()); }",
        "if (o.getReference() != null) { dto = new Dto(); dto.setReference(o.getReference()); }",
        "if (o.getReference() == null) { return; } dto.setReference(o.getReference());",
        "if (o.getNumber() != null) { dto.setReference(o.getNumber()); }",
    ],
)
def test_fields_that_are_set_wherever_they_are_made(analyse, shop_java, statement):
    shop = {**CLASSES, "Dto": CLASSES["Dto"].replace("dto.reference = order.getReference();", "")}
    files = {f"shop/{name}.java": text for name, text in shop.items()}
    files["shop/Order.java"] = shop_java
    files["shop/Mapping.java"] = f"package shop; class Mapping {{ void map(Order o, Dto dto) {{ {statement} }} }}"
    files["shop/Service.java"] = f"package shop; class Service {{ void run(Dto dto) {{ {DTO} }} }}"
    assert analyse(files)["shop/Service.java"] == []


GIVES = "void map(Order order, Dto dto) { dto.setReference(order.getReference()); dto.setNumber(order.getNumber()); }"


@pytest.mark.parametrize(
    "body",
    [
        "dto.getNumber().trim();",
        "if (dto.getReference() != null) { dto.getReference().trim(); }",
        'dto.setReference("x"); dto.getReference().trim();',
        "dto.getText().trim();",
        "int n = dto.getQuantity();",
        "int n = dto.getCopies();",
        "view.getReference().trim();",
        "event.reference().trim();",
    ],
)
def test_fields_that_are_there(analyse, shop_java, body):
    assert reading(analyse, shop_java.replace("extends View", ""), GIVES, body) == []


@pytest.mark.parametrize(
    "mapping",
    [
        'void map(Order o) { new Event("a", o.getReference() == null ? "" : o.getReference()); }',
        'void map(Order o) { if (o.getReference() == null) { return; } new Event("a", o.getReference()); }',
        'void map(Order o) { new Event(o.getReference() + "", o.getNumber()); }',
        'void map(Object o) { new Event("a", o.getReference()); }',
        'void map(Order o) { new Event("a", o.getReference()); new Event("a", "b"); new Event("a", "c"); }',
        'void map(Order o) { new Event("a", o.getReference().trim()); }',
        'void map(Order o) { String x = o.getReference(); x = "b"; new Event("a", x); }',
        'void map(Order o) { new Other("a", o.getReference()); }',
    ],
)
def test_what_gives_no_column(analyse, shop_java, mapping):
    assert reading(analyse, shop_java, mapping, "event.reference().trim();") == []


@pytest.mark.parametrize(
    ("expression", "uses"),
    [
        ("new View(order.getNumber(), order.getReference()).getReference().trim();", 1),
        ("new Paper(order).getAmount().intValue();", 1),
        ('new View(order.getNumber(), "x").getReference().trim();', 0),
        ("new Dto().getReference().trim();", 0),
    ],
)
def test_new_objects(analyse, shop_java, expression, uses):
    files = {f"shop/{name}.java": text for name, text in CLASSES.items()}
    files["shop/Order.java"] = shop_java
    files["shop/Service.java"] = f"package shop; class Service {{ void run(Order order) {{ {expression} }} }}"
    assert len(analyse(files)["shop/Service.java"]) == uses


def test_compact_constructors_may_replace_null(analyse, shop_java):
    mapping = "Label map(Order o) { return new Label(o.getNumber(), o.getReference()); }"
    assert reading(analyse, shop_java, mapping, "label.reference().trim();") == []


def test_rows_and_their_interfaces_stay_rows(analyse, shop_java):
    files = {f"shop/{name}.java": text for name, text in CLASSES.items()}
    files["shop/Order.java"] = shop_java.replace("class Order {", "class Order implements Named {")
    files["shop/Named.java"] = "package shop; public interface Named { String getNumber(); String getReference(); }"
    files["shop/View.java"] = CLASSES["View"].replace("class View", "class View implements Named")
    files["shop/Service.java"] = """
        package shop;
        class Service {
            View view(Order order) { return new View(order.getNumber(), order.getReference()); }
            void run(Named named) {
                named.getNumber().trim();
                named.getReference().trim();
            }
        }"""
    assert [use.line for use in analyse(files)["shop/Service.java"]] == [7]
