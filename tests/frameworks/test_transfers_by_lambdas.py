"""Objects that lambdas make of rows: the type of what a lambda is given is declared where it is kept, given back or run."""

from __future__ import annotations

import pytest

from nullguard.frameworks.jpa import declare_entities
from nullguard.frameworks.transfers import join
from nullguard.manifest import build_manifest

SHOP = {
    "shop/Order.java": """
        package shop;
        import jakarta.persistence.*;
        @Entity @Table(name = "orders")
        public class Order {
            @Id private Long id;
            @Column(nullable = false) private String number;
            @Column(nullable = true) private String reference;
            public Long getId() { return id; }
            public String getNumber() { return number; }
            public String getReference() { return reference; }
        }""",
    "shop/Thing.java": "package shop; public class Thing { public String getReference() { return null; } }",
    "shop/View.java": "package shop; public record View(String text) {}",
}


@pytest.fixture
def given(link):
    def columns(members: str) -> set[str]:
        """The columns that views are given."""
        imports = "package shop; import java.util.*; import java.util.function.*; import java.util.stream.*;"
        program = link({**SHOP, "shop/Made.java": f"{imports} class Made {{ {members} }}"})
        entities = tuple(declare_entities(program))
        schema = join(program, entities, build_manifest(entities))
        return {mapped.column for made in schema.transferred for mapped in made.attributes.values()}

    return columns


@pytest.mark.parametrize(
    "members",
    [
        "static final Function<Order, View> VIEW = o -> new View(o.getReference());",
        "final Function<Order, View> view = o -> { View made = new View(o.getReference()); return made; };",
        "Function<Order, View> view() { return o -> new View(o.getReference()); }",
        "void run() { Function<Order, View> view = o -> new View(o.getReference()); }",
        "final BiFunction<Thing, Order, View> view = (t, o) -> new View(o.getReference());",
        "Object run(Order order) { return Optional.of(order).map(o -> new View(o.getReference())); }",
        "Object run(Order order) { return Optional.ofNullable(order).map(o -> new View(o.getReference())).orElse(null); }",
        "Object run(List<Order> all) { return all.stream().map(o -> new View(o.getReference())).toList(); }",
        "Object run(List<Order> all) { return all.stream().collect(Collectors.toMap(k -> k, o -> new View(o.getReference()))); }",
    ],
)
def test_lambdas_that_are_given_rows(given, members):
    assert given(members) == {"reference"}


@pytest.mark.parametrize(
    "members",
    [
        "static final Function<Order, View> VIEW = o -> new View(o.getNumber());",
        "static final Function<Thing, View> VIEW = o -> new View(o.getReference());",
        "final BiFunction<Thing, Order, View> view = (t, o) -> new View(t.getReference());",
        "Function<Order, View> view() { return o -> o.getReference() == null ? null : new View(o.getReference()); }",
        "Function<Thing, View> view() { return o -> new View(o.getReference()); }",
        "Object run(Thing thing) { return Optional.of(thing).map(o -> new View(o.getReference())); }",
        "Object run(List<Thing> all) { return all.stream().map(o -> new View(o.getReference())).toList(); }",
        "Object run() { return Optional.of(unknown()).map(o -> new View(o.getReference())); }",
        "final Supplier<View> view = () -> new View(null);",
    ],
)
def test_lambdas_that_are_given_others(given, members):
    assert given(members) == set()


FILTERED = "Object run(List<Order> all) { return all.stream()%s.map(o -> new View(o.getReference())).toList(); }"


@pytest.mark.parametrize(
    "filters",
    [
        ".filter(o -> o.getReference() != null)",
        ".filter(o -> Objects.nonNull(o.getReference()))",
        ".filter(o -> !Objects.isNull(o.getReference()))",
        ".filter(o -> o.getReference() != null && o.getId() > 7)",
        ".filter(o -> o.getReference() != null).filter(o -> o.getId() > 7)",
    ],
)
def test_what_a_filter_before_a_lambda_has_found(given, filters):
    """So it is read of a row that has it, as where the code tests it beside."""
    assert given(FILTERED % filters) == set()


@pytest.mark.parametrize(
    "filters",
    [
        ".filter(o -> o.getReference() == null)",
        ".filter(o -> o.getNumber() != null)",
        ".filter(o -> o.getReference() != null || o.getId() > 7)",
        ".filter(o -> Objects.isNull(o.getReference()))",
    ],
)
def test_filters_that_find_nothing_of_it(given, filters):
    assert given(FILTERED % filters) == {"reference"}


def test_filters_of_optionals(given):
    members = "Object run(Order order) { return Optional.of(order)%s.map(o -> new View(o.getReference())); }"
    assert given(members % ".filter(o -> o.getReference() != null)") == set()
    assert given(members % ".filter(o -> o.getNumber() != null)") == {"reference"}
