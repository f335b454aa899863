"""What is made of an Optional of a value and taken out of it at once: there is none where the value is null (Java)."""

from __future__ import annotations

import pytest

TRIMMED = "ofNullable(order.getReference()).map(r -> r.trim())"
IMPORTS = "import java.util.Optional;\nimport static java.util.Optional.ofNullable;"


def told(java, statement: str, is_told: bool) -> None:
    mark = "  // null" if is_told else ""
    java(f"{statement}{mark}", imports=IMPORTS, parameters="Order order, Order another")


@pytest.mark.parametrize(
    "statement",
    [
        "String text = Optional.ofNullable(order.getReference()).map(String::trim).get();",
        "String text = ofNullable(order.getReference()).map(r -> r.trim()).get();",
        "String text = ofNullable(order.getReference()).map(r -> r.trim()).map(r -> r.toLowerCase()).get();",
        "String text = ofNullable(order.getReference()).filter(r -> r.length() > 2).get();",
        "int many = ofNullable(order.getReference()).map(r -> r.length()).get();",
    ],
)
def test_taken_out_without_a_test(java, statement):
    told(java, statement, True)


def test_taken_out_of_a_variable(java):
    java(
        """
        Optional<String> text = ofNullable(order.getReference()).map(r -> r.trim());
        text.get().length();  // null
        """,
        imports=IMPORTS,
        parameters="Order order",
    )


@pytest.mark.parametrize("tested", ["order.getReference() == null", "ofNullable(order.getReference()).isEmpty()"])
def test_the_value_was_tested(java, tested):
    told(java, f"if ({tested}) {{ return; }}\nString text = ofNullable(order.getReference()).map(r -> r.trim()).get();", False)


@pytest.mark.parametrize(
    "before",
    [
        "if (another.getReference() == null) { return; }",
        "if (order.getReference() != null) { return; }",
        "if (order.getReference() == null) { return; } order = another;",
    ],
)
def test_something_else_was_tested(java, before):
    told(java, f"{before}\nString text = ofNullable(order.getReference()).map(r -> r.trim()).get();", True)


@pytest.mark.parametrize(
    "statement",
    [
        'String text = ofNullable(order.getReference()).map(r -> r.trim()).orElse("");',
        "String text = ofNullable(order.getReference()).map(r -> r.trim()).orElseThrow(IllegalStateException::new);",
        'String text = ofNullable(order.getReference()).or(() -> Optional.of("x")).get();',
        'String text = ofNullable(order.getReference()).map(r -> r.trim()).or(() -> Optional.of("x")).get();',
        'String text = ofNullable("x").map(r -> r.trim()).get();',
        f'String text = {TRIMMED}.isPresent() ? {TRIMMED}.get() : "";',
        f'String text = {TRIMMED}.isPresent() ? ofNullable(order.getReference()).get() : "";',
    ],
)
def test_there_is_something_else(java, statement):
    told(java, statement, False)


@pytest.mark.parametrize("tested", ["!text.isPresent()", "text.isEmpty()"])
def test_what_is_made_was_tested(java, tested):
    java(
        f"""
        Optional<String> text = ofNullable(order.getReference()).map(r -> r.trim());
        if ({tested}) {{ return; }}
        text.get().length();
        """,
        imports=IMPORTS,
        parameters="Order order",
    )
