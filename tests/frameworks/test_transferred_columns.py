"""Which columns queries give to objects that are no rows: constructor expressions and Spring Data's projections."""

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
            @Column(nullable = true) private Integer quantity;
            @ManyToOne private Customer customer;
            @OneToOne(mappedBy = "order") private Bill bill;
        }""",
    "shop/Customer.java": """
        package shop;
        import jakarta.persistence.*;
        @Entity
        public class Customer {
            @Id private Long id;
            @Column(nullable = true) private String email;
            @Column(nullable = false) private String name;
        }""",
    "shop/View.java": """
        package shop;
        public class View {
            final String number, reference;
            public View(String number, String reference) { this.number = number; this.reference = reference; }
        }""",
    "shop/Line.java": "package shop; public record Line(String number, String reference, int quantity) {}",
    "shop/Wide.java": "package shop; public interface Wide { String getNumber(); Buyer getCustomer(); }",
    "shop/Buyer.java": "package shop; public interface Buyer { String getName(); String getEmail(); }",
    "shop/Sight.java": """
        package shop;
        public interface Sight {
            String getNumber();
            String getReference();
            @Value("#{target.number}") String getQuantity();
            default String getText() { return getReference(); }
        }""",
}


BILL = """
    package shop;
    import jakarta.persistence.*;
    @Entity
    public class Bill {
        @OneToOne(optional = false) private Order order;
        @Column(nullable = true) private String text;
        @Column(nullable = false) private String total;
    }"""


def given(link, methods: str) -> dict[str, dict[str, str]]:
    """What is given to fields, by class."""
    repository = f"""
        package shop;
        import java.util.*;
        import org.springframework.data.jpa.repository.*;
        interface Orders extends JpaRepository<Order, Long> {{ {methods} }}"""
    return transferred(link({**SHOP, "shop/Orders.java": repository}))


def transferred(program) -> dict[str, dict[str, str]]:
    entities = tuple(declare_entities(program))
    schema = join(program, entities, build_manifest(entities))
    return {
        made.name: {name: f"{mapped.table}.{mapped.column}" for name, mapped in made.attributes.items()}
        for made in schema.transferred
    }


REFERENCE = {"reference": "orders.reference"}
BOTH = {"number": "orders.reference", **REFERENCE}
EMAIL = {"reference": "Customer.email"}
LEFT_OUT = {"reference": "orders.customer_id"}
CUSTOMER = {"customer": "orders.customer_id"}


NATIVE = """
    @Query(value = "select o.number as number, c.name as reference from orders o {} {}", nativeQuery = true) List<Sight> all();"""


@pytest.mark.parametrize(
    ("methods", "found"),
    [
        ('@Query("select new shop.View(o.number, o.reference) from Order o") List<View> all();', {"View": REFERENCE}),
        ('@Query("select new View(o.number, c.email) from Order o join o.customer c") View one();', {"View": EMAIL}),
        ('@Query("select new shop.View(o.number, o.customer.email) from Order o") View one();', {"View": EMAIL}),
        ('@Query("select o.number as number, o.reference as reference from Order o") List<Sight> all();', {"Sight": REFERENCE}),
        ('@Query(value = "select number, reference from orders", nativeQuery = true) List<Sight> all();', {"Sight": REFERENCE}),
        ('@Query("select new shop.View(o.number, c.name) from Order o left join o.customer c") View one();', {"View": LEFT_OUT}),
        (NATIVE.format("left join customer c on c.id = o.customer_id", ""), {"Sight": LEFT_OUT}),
        ("List<Sight> findByNumber(String number);", {"Sight": REFERENCE}),
        ("List<Wide> findByNumber(String number);", {"Wide": CUSTOMER, "Buyer": {"email": "Customer.email"}}),
        ("Optional<Line> findByNumber(String number);", {"Line": REFERENCE}),
        ("View findByNumber(String number);", {"View": REFERENCE}),
    ],
)  # fmt: skip
def test_what_queries_give(link, methods, found):
    assert given(link, methods) == found


@pytest.mark.parametrize(
    "methods",
    [
        "@Query(\"select new shop.View(o.number, coalesce(o.reference, '')) from Order o\") List<View> all();",
        '@Query("select new shop.View(o.number, o.reference) from Order o where o.reference is not null") List<View> all();',
        '@Query("select new shop.View(o.number, c.name) from Order o join o.customer c") List<View> all();',
        NATIVE.format("join customer c on c.id = o.customer_id", ""),
        NATIVE.format("left join customer c on c.id = o.customer_id", "where c.name is not null"),
        NATIVE.format("left join customer c on c.id = o.number", ""),
        '@Query("select o.number as number, o.reference as label from Order o") List<Sight> all();',
        '@Query("select new shop.View(o.number) from Order o") List<View> all();',
        '@Query("select new shop.View(o.number, o.reference from Order o") List<View> all();',
        '@Query("select o from Order o") List<View> all();',
        "List<Order> findByNumber(String number);",
        "List<String> findByNumber(String number);",
        "default View findIt(Order order) { return null; }",
        "<T> List<T> findByNumber(String number, Class<T> type);",
    ],
)
def test_what_queries_do_not_give(link, methods):
    assert given(link, methods) == {}


def test_what_most_queries_make_sure_of(link):
    present = "where o.reference is not null"
    query = '@Query("select o.reference as reference from Order o {}") List<Sight> all{}();'
    assert given(link, query.format("", 1) + query.format(present, 2)) == {"Sight": REFERENCE}
    assert given(link, query.format("", 1) + query.format(present, 2) + query.format(present, 3)) == {}


def test_queries_that_code_creates(link):
    service = """
        package shop;
        class Service {
            private static final String ALL = "select new shop.View(o.number, o.reference) " + "from Order o";
            Object all(EntityManager manager) { return manager.createQuery(ALL, View.class); }
        }"""
    assert transferred(link({**SHOP, "shop/Service.java": service})) == {"View": REFERENCE}


@pytest.mark.parametrize("type", ["int", "Object", "T", "Optional<String>"])
def test_fields_that_hold_no_column(link, type):
    members = f"final {type} one; public Pair({type} one) {{ this.one = one; }}"
    pair = f"package shop; import java.util.*; public class Pair<T> {{ {members} }}"
    query = '@Query("select new shop.Pair(o.quantity) from Order o") List<Pair<Long>> all();'
    repository = f"""
        package shop;
        import org.springframework.data.jpa.repository.*;
        interface Orders extends JpaRepository<Order, Long> {{ {query} }}"""
    assert transferred(link({**SHOP, "shop/Pair.java": pair, "shop/Orders.java": repository})) == {}


def test_transfer_objects_are_no_entities(link):
    program = link({**SHOP, "shop/Orders.java": """
        package shop;
        import org.springframework.data.jpa.repository.*;
        interface Orders extends JpaRepository<Order, Long> { View findByNumber(String number); }"""})  # fmt: skip
    entities = tuple(declare_entities(program))
    schema = join(program, entities, build_manifest(entities))
    assert schema.attribute("shop/View.java#View", "reference").nullable
    assert not schema.is_entity("shop/View.java#View")
    assert not schema.has_rows("shop/View.java#View")
    assert [entity.name for entity in schema.entities] == ["Customer", "Order"]
    assert schema.is_entity("shop/Order.java#Order")


FIELDS = "String number; String reference; Long quantity; Object customer;"


@pytest.mark.parametrize(
    "call",
    [
        "Dto dto = new Dto(); BeanUtils.copyProperties(order, dto);",
        "Dto dto = BeanUtil.copyProperties(order, Dto.class);",
        "return modelMapper.map(order, Dto.class);",
        "return objectMapper.convertValue(order, Dto.class);",
        "return orders.stream().map(each -> mapper.map(each, Dto.class)).toList();",
    ],
)
def test_what_is_copied_by_name(link, call):
    service = f"package shop; class Service {{ Object run(Order order, List<Order> orders) {{ {call} }} }}"
    service = service.replace("shop;", "shop; import java.util.*;")
    files = {**SHOP, "shop/Dto.java": f"package shop; public class Dto {{ {FIELDS} }}", "shop/Service.java": service}
    assert transferred(link(files)) == {"Dto": REFERENCE}


@pytest.mark.parametrize(
    "call",
    [
        "BeanUtils.copyProperties(dto, order);",
        "BeanUtils.copyProperties(dto, new Dto());",
        "BeanUtils.copyProperties(order, unknown());",
        "return orders.map(order, dto -> dto);",
        "return Map.of(order, dto);",
    ],
)
def test_what_is_not_copied_by_name(link, call):
    service = f"package shop; class Service {{ Object run(Order order, Dto dto) {{ {call} }} }}"
    files = {**SHOP, "shop/Dto.java": f"package shop; public class Dto {{ {FIELDS} }}", "shop/Service.java": service}
    assert transferred(link(files)) == {}


@pytest.mark.parametrize(
    ("methods", "found"),
    [
        ("Dto toDto(Order order);", {"Dto": REFERENCE}),
        ('@Mapping(target = "number", source = "reference") Dto toDto(Order order);', {"Dto": BOTH}),
        ('@Mapping(target = "reference", ignore = true) Dto toDto(Order order);', {}),
        ('@Mapping(target = "reference", source = "number") Dto toDto(Order order);', {}),
        ('@Mappings({@Mapping(target = "reference", constant = "x")}) Dto toDto(Order order);', {}),
        ('@Mapping(target = "reference", source = "reference", defaultValue = "x") Dto toDto(Order order);', {}),
        ('@Mapping(target = "reference", source = "reference", qualifiedByName = "text") Dto toDto(Order order);', {}),
        ('@Mapping(target = "reference", source = "customer.email") Dto toDto(Order order);', {"Dto": EMAIL}),
        ('@Mapping(target = "reference", source = "customer.name") Dto toDto(Order order);', {"Dto": LEFT_OUT}),
        ('@Mapping(target = "reference", source = "customer.nothing") Dto toDto(Order order);', {}),
        ('@Mapping(target = "reference", source = "bill.text") Dto toDto(Order order);', {"Dto": {"reference": "Bill.text"}}),
        ('@Mapping(target = "reference", source = "bill.total") Dto toDto(Order order);', {}),
        ('@Mapping(target = "reference", source = "bill.nothing") Dto toDto(Order order);', {}),
        ('@Mapping(target = "reference", source = "number.length") Dto toDto(Order order);', {}),
        ('@Mapping(target = "reference", source = "order.reference") Dto toDto(Order order);', {"Dto": REFERENCE}),
        ('@Mapping(target = "reference", source = "c.email") Dto toDto(Order order, Customer c);', {"Dto": EMAIL}),
        ('@Mapping(target = "reference", source = "c.name") Dto toDto(Order order, Customer c);', {}),
        ("void fill(@MappingTarget Dto dto, Order order);", {"Dto": REFERENCE}),
        ("Order fill(@MappingTarget Order order, Dto dto);", {}),
        ("default Dto toDto(Order order) { return null; }", {}),
        ("Order toOrder(Dto dto);", {}),
        ("String name(Order order);", {}),
    ],
)  # fmt: skip
def test_mappers_of_mapstruct(link, methods, found):
    mapper = f"package shop; import org.mapstruct.*; @Mapper interface Mapping1 {{ {methods} }}"
    fields = FIELDS.replace("Long", "java.util.List<Long>")
    dto = f"package shop; public class Dto {{ {fields} }}"
    files = {**SHOP, "shop/Bill.java": BILL, "shop/Dto.java": dto, "shop/Mapping1.java": mapper}
    assert transferred(link(files)) == found


def test_mappers_of_others_write_nothing(link):
    mapper = "package shop; import org.apache.ibatis.annotations.*; @Mapper interface Orders { Dto toDto(Order order); }"
    files = {**SHOP, "shop/Dto.java": f"package shop; public class Dto {{ {FIELDS} }}", "shop/Orders.java": mapper}
    assert transferred(link(files)) == {}


READER = """
    package shop;
    public interface Reader { String getNumber(); String getReference(); }
    class RowReader implements Reader {
        private final Order order;
        RowReader(Order order) { this.order = order; }
        public String getNumber() { return order.getNumber(); }
        public String getReference() { return REFERENCE; }
    }
    OTHER
"""
CACHED = 'class Cached implements Reader { String getReference() { return ""; } }'

DELEGATE = "class Other implements Reader { Reader held; public String getReference() { return held.getReference(); } }"


@pytest.mark.parametrize(
    ("reference", "other", "found"),
    [
        ("order.getReference()", "", {"Dto": REFERENCE}),
        ("order.getReference().trim()", "", {}),
        ("order.getNumber()", "", {}),
        ("order.getReference()", CACHED, {}),
        ("order.getReference()", DELEGATE, {"Dto": REFERENCE}),
    ],
)
def test_adapters_of_rows_behind_an_interface(link, reference, other, found):
    service = """
        package shop;
        class Service { Dto run(Reader row) { Dto dto = new Dto(); dto.setReference(row.getReference()); return dto; } }"""
    dto = f"package shop; @lombok.Data public class Dto {{ {FIELDS} }}"
    order = SHOP["shop/Order.java"].replace(
        "@Id", "String getNumber() {return number;} String getReference() {return reference;}\n@Id"
    )
    reader = READER.replace("REFERENCE", reference).replace("OTHER", other)
    files = {**SHOP, "shop/Order.java": order, "shop/Reader.java": reader, "shop/Dto.java": dto, "shop/Service.java": service}
    assert transferred(link(files)) == found


def test_commons_copies_to_the_first_argument(link):
    files = {**SHOP, "shop/Dto.java": f"package shop; public class Dto {{ {FIELDS} }}"}
    for call, found in (("copyProperties(dto, order)", {"Dto": REFERENCE}), ("copyProperties(order, dto)", {})):
        body = f"Object run(Order order, Dto dto) {{ BeanUtils.{call}; return dto; }}"
        files["shop/Service.java"] = f"package shop; import org.apache.commons.beanutils.BeanUtils; class Service {{ {body} }}"
        assert transferred(link(files)) == found
