"""Fields of classes above those that are given columns, changed copies, helpers of the project that copy by name, and objects
that are made where a related row is there."""

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
            @Column(nullable = true) private String note;
            @ManyToOne private Customer customer;
            public String getNumber() { return number; }
            public String getNote() { return note; }
            public Customer getCustomer() { return customer; }
        }""",
    "shop/Customer.java": """
        package shop;
        import jakarta.persistence.*;
        @Entity
        public class Customer {
            @Id private Long id;
            @Column(nullable = false) private String name;
            public String getName() { return name; }
        }""",
    "shop/Item.java": """
        package shop;
        public abstract class Item {
            protected final String note;
            protected Item(String note) { this.note = note; }
            public String getNote() { return note; }
        }""",
}
NOTE = {"note": "orders.note"}


def transferred(program) -> dict[str, dict[str, str]]:
    entities = tuple(declare_entities(program))
    schema = join(program, entities, build_manifest(entities))
    return {
        made.name: {name: f"{mapped.table}.{mapped.column}" for name, mapped in made.attributes.items()}
        for made in schema.transferred
    }


def below(name: str, body: str) -> dict[str, str]:
    return {f"shop/{name}.java": f"package shop; public class {name} extends Item {{ {body} }}"}


OF_ORDER = "public {0}(Order order) {{ super(order.getNote()); }}"


def test_a_field_of_the_class_above(link):
    items = below("OrderItem", OF_ORDER.format("OrderItem")) | below("NoItem", "public NoItem() { super(null); }")
    found = transferred(link({**SHOP, **items}))
    assert found["Item"] == NOTE
    assert found["OrderItem"] == NOTE


@pytest.mark.parametrize(
    "others",
    [
        below("Other", 'public Other() { super(""); }'),
        below("Other", "public Other(String text) { super(text.trim()); }"),
        below("Other", "public Other(Order order) { super(order.getNumber()); }"),
    ],
)
def test_classes_that_give_it_something_else(link, others):
    found = transferred(link({**SHOP, **below("OrderItem", OF_ORDER.format("OrderItem")), **others}))
    assert "Item" not in found
    assert found["OrderItem"] == NOTE


WITHER = """
    package shop;
    {0}public class Shown {{
        private final String number;
        private final String note;
        public Shown(String number, String note) {{ this.number = number; this.note = note; }}
        {1}
        static Shown of(Order order) {{ return new Shown(order.getNumber(), "").withNote({2}); }}
    }}"""
WITH = "public Shown withNote(String note) { return new Shown(number, note); }"
NOTE_OR_NONE = 'order.getNote() == null ? "" : order.getNote()'


@pytest.mark.parametrize(
    ("annotation", "method", "value", "found"),
    [
        ("", WITH, "order.getNote()", NOTE),
        ("", WITH, NOTE_OR_NONE, {}),
        ("", "public Shown withNote(String note) { return this; }", "order.getNote()", {}),
    ],
)
def test_copies_of_what_was_made_with_something_else(link, annotation, method, value, found):
    assert transferred(link({**SHOP, "shop/Shown.java": WITHER.format(annotation, method, value)})).get("Shown", {}) == found


@pytest.mark.parametrize(("annotation", "method"), [("", WITH), ("@lombok.With ", "")])
def test_changed_copies(link, annotation, method):
    source = WITHER.replace('new Shown(order.getNumber(), "")', "plain(order)").format(annotation, method, "order.getNote()")
    source = source.replace("static Shown of", "static Shown plain(Order order) { return null; } static Shown of")
    assert transferred(link({**SHOP, "shop/Shown.java": source}))["Shown"] == NOTE


HELPER = """
    package shop;
    import java.util.*;
    import org.springframework.beans.BeanUtils;
    public final class Beans {
        static <T> T convert(Object source, Class<T> type) {
            T target = create(type);
            BeanUtils.copyProperties(source, target);
            return target;
        }
        static <T> List<T> convertAll(Collection<?> sources, Class<T> type) {
            List<T> found = new ArrayList<>();
            for (Object source : sources) { found.add(convert(source, type)); }
            return found;
        }
        static <T> T without(Object source, Class<T> type) {
            T target = create(type);
            BeanUtils.copyProperties(source, target, "note");
            return target;
        }
        static <T> T create(Class<T> type) { return null; }
        static <T> T plain(Object source, Class<T> type) { return create(type); }
    }"""
VIEW = "package shop; public class View { private String note; public String getNote() { return note; } }"


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("Beans.convert(order, View.class)", {"View": NOTE}),
        ("Beans.convertAll(orders, View.class)", {"View": NOTE}),
        ("Beans.plain(order, View.class)", {}),
        ("Beans.without(order, View.class)", {}),
        ("Beans.convert(order.getNote(), View.class)", {}),
    ],
)
def test_helpers_that_copy_by_name(link, call, found):
    service = f"package shop; class Service {{ Object of(Order order, java.util.List<Order> orders) {{ return {call}; }} }}"
    files = {"shop/Beans.java": HELPER, "shop/View.java": VIEW, "shop/Service.java": service}
    assert transferred(link({**SHOP, **files})) == found


OUTER = """
    package shop;
    public class Outer {
        private Inner inner;
        public Inner getInner() { return inner; }
        public void setInner(Inner inner) { this.inner = inner; }
        public static class Inner {
            private String name;
            public void setName(String name) { this.name = name; }
        }
    }"""


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ("inner.setName(order.getCustomer().getName());", {"Outer": {"inner": "orders.customer_id"}}),
        ('inner.setName("");', {}),
    ],
)
def test_objects_that_are_made_where_the_row_is_there(link, made, found):
    body = f"Outer.Inner inner = new Outer.Inner(); {made} outer.setInner(inner);"
    method = f"Outer of(Order order) {{ Outer outer = new Outer(); if (order.getCustomer() != null) {{ {body} }} return outer; }}"
    files = {"shop/Outer.java": OUTER, "shop/Service.java": f"package shop; class Service {{ {method} }}"}
    assert transferred(link({**SHOP, **files})) == found
