"""Objects that are copies of rows."""

from __future__ import annotations

import pytest

from nullguard.frameworks.row_classes.copies import copied_entities
from nullguard.model.schema import MATCHED_BY_NAME, AttributeKind, Entity, MappedAttribute

ROW = """
    package shop;
    public class OrderRow {
        Long id; String number; String reference; Integer day;
        public Long getId() { return id; }
        public String getNumber() { return number; }
        public String getReference() { return reference; }
        public Integer getDay() { return day; }
    }
"""


def copies(link, source: str) -> dict[str, Entity]:
    program = link({"shop/OrderRow.java": ROW, "shop/S.java": f"package shop;\n{source}"})
    names = ("id", "number", "reference", "day")
    row = Entity(
        "shop/OrderRow.java#OrderRow", "OrderRow", "orders", "jdbi", "shop/OrderRow.java", 1,
        {name: MappedAttribute(name, AttributeKind.COLUMN, name, primary_key=name == "id") for name in names},
        {f"get{name.capitalize()}": name for name in names},
    )  # fmt: skip
    return {entity.name: entity for entity in copied_entities(program, {row.class_id: row}, {})}


FIELDS = "Long id; String number; String reference; int day;"
READS = "row.getId(); row.getNumber(); row.getReference(); row.getDay();"


def test_a_constructor_that_copies_a_row(link):
    found = copies(
        link,
        f"""
        interface Order {{ String getReference(); }}
        class DefaultOrder implements Order {{ {FIELDS}
            DefaultOrder(OrderRow row, boolean x) {{ {READS} }}
            public String getReference() {{ return reference; }}
        }}""",
    )
    assert list(found) == ["DefaultOrder"]
    order = found["DefaultOrder"]
    assert (order.table, order.framework, order.matched_by) == ("orders", "jdbi", MATCHED_BY_NAME)
    assert {name: made.column for name, made in order.attributes.items()} == {
        "id": "id", "number": "number", "reference": "reference", "day": "day",
    }  # fmt: skip
    assert order.attributes["day"].never_null
    assert not order.attributes["id"].primary_key
    assert order.accessors == {"getReference": "reference"}


def test_containers_that_a_builder_keeps_are_never_null(link):
    found = copies(
        link,
        f"""
        class Builder {{ Long id; String number; private final StringBuilder reference = new StringBuilder(); String day = "";
            Builder(OrderRow row) {{ {READS} }}
        }}""",
    )
    kept = {name: made.never_null for name, made in found["Builder"].attributes.items()}
    assert kept == {"id": False, "number": False, "reference": True, "day": False}


@pytest.mark.parametrize(
    "method",
    [
        f"Order convert(OrderRow row) {{ {READS} return null; }}",
        "static Order of(OrderRow row) { return new Order(row.getId(), row.getNumber(), row.getReference()); }",
        "void all(Dao dao) { OrderRow r = dao.one(); use(new Order(r.getId(), r.getNumber(), r.getReference())); }",
        "void all(Dao dao) { for (OrderRow r : dao.all()) use(new Order(r.getId(), r.getNumber(), r.getReference())); }",
        "void two(OrderRow r, OrderRow other) { use(new Order(r.getId(), r.getNumber(), r.getReference())); }",
        f"Object apply(OrderRow row) {{ {READS} return new Order(1L, null, null); }}",
        "Order of(OrderRow row) { return make().id(row.getId()).setNumber(row.getNumber()).withReference(row.getReference()); }",
    ],
)
def test_a_function_that_makes_a_copy(link, method):
    order = f"class Order {{ {FIELDS} Order(Long id, String number, String reference) {{ }} }}"
    assert list(copies(link, f"{order} class Converter {{ {method} }}")) == ["Order"]


@pytest.mark.parametrize("call", ["text(row.getReference())", "setText(row.getReference())", "withText(row.getReference())"])
def test_attributes_that_a_copy_calls_otherwise(link, call):
    order = "class Order { Long id; String number; String text; String note; }"
    method = f"Order of(OrderRow row) {{ return new Order().id(row.getId()).number(row.getNumber()).{call}; }}"
    attributes = copies(link, f"{order} class C {{ {method} }}")["Order"].attributes
    assert {name: made.column for name, made in attributes.items()} == {"id": "id", "number": "number", "text": "reference"}


@pytest.mark.parametrize(
    "source",
    [
        f"class Order {{ {FIELDS} }} class C {{ void print(OrderRow row) {{ {READS} }} }}",
        f"class Order {{ {FIELDS} }} class C {{ Order of(OrderRow row) {{ row.getId(); row.getNumber(); return null; }} }}",
        f"class Order {{ {FIELDS} }} class C {{ Order of(OrderRow row, OrderRow other) {{ {READS} return null; }} }}",
        f"class Order {{ String a, b, c, number; }} class C {{ Order of(OrderRow row) {{ {READS} return null; }} }}",
        f"enum Order {{ ID, NUMBER, REFERENCE }} class C {{ Order of(OrderRow row) {{ {READS} return null; }} }}",
        f"class Order {{ {FIELDS} }} class C {{ void a() {{ OrderRow r = one(); new Order(r.getId(), r.getNumber(), null); }} }}",
        f"class Order {{ {FIELDS} }} class C {{ void a(Object r) {{ new Order(r.getId(), r.getNumber(), r.getReference()); }} }}",
        f"class C {{ String of(OrderRow row) {{ {READS} return null; }} }}",
    ],
)
def test_what_is_no_copy(link, source):
    assert copies(link, source) == {}


def test_what_is_replaced_when_it_is_null_is_no_copy(link):
    order = copies(
        link,
        f"""
        class Order {{ {FIELDS} String text;
            Order(OrderRow row) {{
                id = row.getId();
                day = row.getDay();
                reference = row.getReference() == null ? "" : row.getReference();
                number = row.getNumber() != null ? row.getNumber().trim() : null;
            }}
        }}""",
    )["Order"]
    assert list(order.attributes) == ["id", "number", "day"]


def test_components_that_are_called_otherwise(link):
    found = copies(
        link,
        """
        record Order(Long id, String number, String text, int size) {
            static Order of(OrderRow row) { return new Order(row.getId(), row.getNumber(), row.getReference(), 3); }
        }""",
    )
    assert {name: made.column for name, made in found["Order"].attributes.items()} == {
        "id": "id",
        "number": "number",
        "text": "reference",
    }
