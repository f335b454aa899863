"""A shop in Java with JPA entities and Spring Data repositories, whose methods are interpreted with the queries' frameworks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from textwrap import dedent

import msgspec
import pytest
from library_stubs import library_stubs

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.jdbc.scalars import JdbcScalarModel
from nullguard.frameworks.jpa.queries import JpaQueryModel
from nullguard.frameworks.query_rows import Queries
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.spring_data import SpringDataModel
from nullguard.knowledge.null_models import library_rules
from nullguard.languages import read_source
from nullguard.manifest import build_manifest
from nullguard.model.facts import SourceFacts
from nullguard.model.source import Language
from nullguard.model.span import line_of
from nullguard.program.program import Program

SHOP = {
    "shop/Customer.java": """
        package shop;
        import jakarta.persistence.*;
        @Entity public class Customer {
            @Id private Long id;
            private String name;
            @ManyToOne private Customer parent;
            @Embedded private Address address;
            public String getName() { return name; }
            public Customer getParent() { return parent; }
            public Address getAddress() { return address; }
        }
        """,
    "shop/Address.java": """
        package shop;
        import jakarta.persistence.*;
        @Embeddable public class Address {
            @Column(nullable = false) private String country;
            private String city;
            public String getCity() { return city; }
        }
        """,
    "shop/Item.java": """
        package shop;
        import jakarta.persistence.*;
        @Entity public class Item {
            @Id private Long id;
            private String sku;
            private long weight;
            @ManyToOne private Order order;
            public String getSku() { return sku; }
        }
        """,
    "shop/Order.java": """
        package shop;
        import jakarta.persistence.*;
        import java.util.List;
        @Entity @Table(name = "orders")
        @NamedQuery(name = "Order.referenced", query = "select o from Order o where o.reference is not null")
        @NamedQuery(name = "Order.named", query = "select o from Order o where o.reference = :named")
        public class Order {
            @Id private Long id;
            private String reference;
            private String note;
            @Column(name = "qty") private Integer quantity;
            private Boolean paid;
            @ManyToOne private Customer customer;
            @OneToMany(mappedBy = "order") private List<Item> items;
            public Long getId() { return id; }
            public String getReference() { return reference; }
            public String getNote() { return note; }
            public Integer getQuantity() { return quantity; }
            public Boolean getPaid() { return paid; }
            public Customer getCustomer() { return customer; }
            public List<Item> getItems() { return items; }
        }
        """,
}

USES = {
    "reference": "o.getReference().trim();",
    "note": "o.getNote().trim();",
    "quantity": "o.getQuantity().longValue();",
    "paid": "o.getPaid().booleanValue();",
    "customer": "o.getCustomer().getName();",
    "customer.name": "if (o.getCustomer() != null) { o.getCustomer().getName().trim(); }",
    "customer.parent": "if (o.getCustomer() != null) { o.getCustomer().getParent().getName(); }",
    "customer.address.city": "if (o.getCustomer() != null) { o.getCustomer().getAddress().getCity().trim(); }",
}
"""What may be null in an order, each with a use."""

_MARK = re.compile(r"// null\b")

Uses = Callable[[Mapping[str, str]], dict[str, list[int]]]
Unguarded = Callable[..., set[str]]
Expect = Callable[..., None]


@pytest.fixture
def unguarded() -> Unguarded:
    """`unguarded(rows, members)`: what of `USES` is reported of each order in a list that the Java expression gives; `members`
    are methods of the repository `orders`, and `em` is an entity manager."""

    def found(rows: str, members: str = "", parameters: str = "String ref, Customer c") -> set[str]:
        loop = [f"for (Order o : {rows}) {{", *USES.values(), "}"]
        lines = _service(loop, members, parameters)
        first = lines.index(loop[0])
        seen = _uses({**SHOP, "shop/Service.java": "\n".join(lines)}, "shop/Service.java")
        return {list(USES)[line - first - 2] for line in seen}

    return found


@pytest.fixture
def java() -> Expect:
    """`java(body, members)`: exactly the lines of the body with `// null` use a null; `check` is a CHECK of the orders."""

    def expect(body: str, members: str = "", parameters: str = "String ref, Customer c", check: str = "") -> None:
        lines = _service(dedent(body).strip("\n").split("\n"), members, parameters)
        marked = [line for number, line in enumerate(lines, 1) if _MARK.search(line)]
        seen = _uses({**SHOP, "shop/Service.java": "\n".join(lines)}, "shop/Service.java", check)
        assert [lines[number - 1] for number in seen] == marked

    return expect


def _service(body: list[str], members: str, parameters: str) -> list[str]:
    head = """
        package shop;
        import java.util.*;
        import java.util.stream.*;
        import jakarta.persistence.*;
        import jakarta.persistence.criteria.*;
        import org.springframework.data.domain.*;
        import org.springframework.data.jpa.repository.*;
        interface Orders extends JpaRepository<Order, Long> {"""
    middle = """
        }
        class Service {
            Orders orders;
            EntityManager em;
            static final String QUERY = "select o from Order o where o.reference is not null";"""
    return [
        *dedent(head).strip("\n").split("\n"),
        *dedent(members).split("\n"),
        *dedent(middle).split("\n"),
        f"void run({parameters}) {{",
        *body,
        "}",
        "}",
    ]


def _uses(files: Mapping[str, str], path: str, check: str = "") -> list[int]:
    """The lines of uses of null, from 1."""
    sources = {name: _read(dedent(text).encode()) for name, text in files.items()}
    bodies = {name: facts.bodies for name, facts in sources.items()}
    program = Program(sources, (), library_stubs(Language.JAVA), bodies.__getitem__)
    entities = [
        msgspec.structs.replace(entity, checks=(check,)) if check and entity.name == "Order" else entity
        for entity in declare_entities(program)
    ]
    queries = Queries(program, entities)
    schema = EntitySchema(program, entities, build_manifest(entities))
    world = World(
        program, schema, (SpringDataModel(queries), JpaQueryModel(queries), JdbcScalarModel(program, queries)), library_rules()
    )
    everything = frozenset(name for function in program.functions_of(path) for name in function.decl.mentions)
    facts = analyse_source(world, path, everything)
    assert not facts.steps_exceeded
    return sorted({line_of(use.at) for use in facts.uses})


def _read(data: bytes) -> SourceFacts:
    facts = read_source(data, Language.JAVA)
    assert not facts.problems, facts.problems
    return facts
