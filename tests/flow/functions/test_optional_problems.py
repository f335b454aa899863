"""A method that gives an Optional of what is wrong, or nothing: where it is empty, its tests have passed (Java)."""

from __future__ import annotations

import pytest

MEMBERS = """
static Optional<String> error(Order order) {
    if (order.getReference() == null) { return Optional.of("missing"); }
    return Optional.empty();
}
static Optional<String> either(Order order) { return order.getReference() == null ? Optional.of("missing") : Optional.empty(); }
static Optional<String> perhaps(Order order) {
    if (order.getReference() == null) { return Optional.ofNullable(load()); }
    return Optional.empty();
}
static Optional<String> other(Order order) {
    if (order.getPaidAt() == null) { return Optional.of("missing"); }
    return Optional.empty();
}
"""


def told(java, before: str, is_told: bool) -> None:
    mark = "  // null" if is_told else ""
    java(
        f"{before}\norder.getReference().length();{mark}",
        imports="import java.util.Optional;",
        members=MEMBERS,
        parameters="Order order, Order another",
    )


@pytest.mark.parametrize("name", ["error", "either"])
@pytest.mark.parametrize(
    "asked",
    ["if (found.isPresent()) { return; }", "if (!found.isEmpty()) { return; }", "if (found.isPresent()) { throw new Error(); }"],
)
def test_nothing_is_wrong(java, name, asked):
    told(java, f"Optional<String> found = {name}(order); {asked}", False)


@pytest.mark.parametrize("asked", ["if (error(order).isPresent()) { return; }", "if (!either(order).isEmpty()) { return; }"])
def test_nothing_is_wrong_without_a_variable(java, asked):
    told(java, asked, False)


@pytest.mark.parametrize(
    "before",
    [
        "if (!error(order).isPresent()) { return; }",
        "if (error(another).isPresent()) { return; }",
        "Optional<String> found = error(order);",
        "Optional<String> found = error(order); if (found.isEmpty()) { return; }",
        "Optional<String> found = error(another); if (found.isPresent()) { return; }",
        "Optional<String> found = other(order); if (found.isPresent()) { return; }",
        "Optional<String> found = perhaps(order); if (found.isPresent()) { return; }",
        "Optional<String> found = error(order); order = another; if (found.isPresent()) { return; }",
    ],
)
def test_something_may_be_wrong(java, before):
    told(java, before, True)
