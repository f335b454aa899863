"""Java: streams of Optionals of which a filter keeps those that hold something, and handlers of what an empty one raises."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.function.Predicate;\nimport java.util.stream.*;"
MEMBERS = """
    jakarta.persistence.EntityManager em;
    Optional<Order> find(Long id) { return Optional.ofNullable(em.find(Order.class, id)); }
"""


@pytest.mark.parametrize(
    "steps",
    [
        ".filter(Optional::isPresent).map(Optional::get)",
        ".filter(java.util.Optional::isPresent).map(Optional::get)",
        ".filter(found -> found.isPresent()).map(found -> found.get())",
        ".filter(found -> !found.isEmpty()).map(Optional::get)",
        ".filter(Predicate.not(Optional::isEmpty)).map(Optional::get)",
        ".flatMap(Optional::stream)",
    ],
)
def test_what_is_there_is_taken_out(java, steps):
    java(
        f"List<Order> all = ids.stream().map(this::find){steps}.collect(Collectors.toList());", IMPORTS, MEMBERS, "List<Long> ids"
    )


@pytest.mark.parametrize(
    "steps",
    [
        ".map(Optional::get)",
        ".map(found -> found.get())",
        ".filter(Optional::isEmpty).map(Optional::get)",
        ".filter(found -> found.isEmpty()).map(Optional::get)",
        ".filter(found -> !found.isPresent()).map(Optional::get)",
        ".filter(Predicate.not(Optional::isPresent)).map(Optional::get)",
        ".filter(found -> ids.isEmpty()).map(Optional::get)",
        ".filter(found -> found.equals(null)).map(Optional::get)",
    ],
)
def test_what_may_be_empty(java, steps):
    java(
        f"List<Order> all = ids.stream().map(this::find){steps}.collect(Collectors.toList()); // null",
        IMPORTS,
        MEMBERS,
        "List<Long> ids",
    )


@pytest.mark.parametrize("caught", ["NoSuchElementException", "NoSuchElementException | IllegalStateException"])
def test_a_handler_of_what_an_empty_one_raises(java, caught):
    java(f"try {{ find(1L).get().getNumber(); }} catch ({caught} e) {{ }}", IMPORTS, MEMBERS)


@pytest.mark.parametrize("caught", ["IllegalStateException", "java.io.UncheckedIOException"])
def test_other_handlers(java, caught):
    java(f"try {{ find(1L).get().getNumber(); // null\n}} catch ({caught} e) {{ }}", IMPORTS, MEMBERS)


def test_a_null_is_nothing_that_such_a_handler_takes(java):
    body = "try { order.getReference().trim(); // null\n} catch (NoSuchElementException e) { }"
    java(body, IMPORTS)
