"""What MapStruct's mappers make of rows: by the types of what they extend, and objects of what is related."""

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
            @Column(nullable = true) private String reference;
            @ManyToOne private Buyer buyer;
            @ManyToOne(optional = false) private Buyer seller;
        }""",
    "shop/Buyer.java": """
        package shop;
        import jakarta.persistence.*;
        @Entity
        public class Buyer {
            @Id private Long id;
            @Column(nullable = false) private String name;
        }""",
    "shop/OrderDto.java": "package shop; public class OrderDto { String reference; BuyerDto buyer; BuyerDto seller; }",
    "shop/BuyerDto.java": "package shop; public class BuyerDto { String name; }",
    "shop/EntityMapper.java": """
        package shop;
        import java.util.List;
        public interface EntityMapper<D, E> { D toDto(E entity); E toEntity(D dto); List<D> toDto(List<E> entities); }""",
}
REFERENCE = {"reference": "orders.reference"}
NAMED = '@Mapping(target = "buyer", source = "buyer", qualifiedByName = "name") OrderDto toDto(Order order);'
BUYER = {"buyer": "orders.buyer_id"}


def columns(link, mappers: dict[str, str]) -> dict[str, str]:
    program = link({**SHOP, **mappers})
    entities = tuple(declare_entities(program))
    made = {item.name: item for item in join(program, entities, build_manifest(entities)).transferred}
    found = made["OrderDto"].attributes if "OrderDto" in made else {}
    return {name: f"{mapped.table}.{mapped.column}" for name, mapped in found.items()}


@pytest.mark.parametrize(
    ("head", "methods", "found"),
    [
        ("extends EntityMapper<OrderDto, Order>", "", REFERENCE | BUYER),
        (
            "extends EntityMapper<OrderDto, Order>",
            '@Mapping(target = "buyer", ignore = true) OrderDto toDto(Order o);',
            REFERENCE,
        ),
        ("extends EntityMapper<BuyerDto, Buyer>", "", {}),
        ("", "OrderDto toDto(Order order);", REFERENCE | BUYER),
        ("", "OrderDto toDto(Order order); default BuyerDto buyer(Buyer buyer) { return new BuyerDto(); }", REFERENCE),
        ("", f'{NAMED} @Named("name") BuyerDto named(Buyer buyer);', REFERENCE | BUYER),
        ("", f'{NAMED} @Named("name") default BuyerDto named(Buyer buyer) {{ return new BuyerDto(); }}', REFERENCE),
    ],
)
def test_columns_of_transfer_objects(link, head, methods, found):
    mapper = f"package shop; import org.mapstruct.*; @Mapper public interface Orders {head} {{ {methods} }}"
    assert columns(link, {"shop/Orders.java": mapper}) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("class Buyers { BuyerDto toDto(Buyer buyer) { return new BuyerDto(); } }", REFERENCE),
        ("@Mapper interface Buyers { BuyerDto toDto(Buyer buyer); }", REFERENCE | BUYER),
        ("class Buyers { String toText(Order order) { return null; } }", REFERENCE | BUYER),
    ],
)
@pytest.mark.parametrize("uses", ["uses = Buyers.class", "uses = {Buyers.class}"])
def test_mappers_that_use_others(link, uses, body, found):
    mapper = f"package shop; import org.mapstruct.*; @Mapper({uses}) public interface Orders {{ OrderDto toDto(Order order); }}"
    others = {"shop/Buyers.java": f"package shop; import org.mapstruct.*; {body}"}
    assert columns(link, {"shop/Orders.java": mapper, **others}) == found
