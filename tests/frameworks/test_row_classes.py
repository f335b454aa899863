"""Classes that are rows without a mapping: their tables by query or by name, their columns, and when they are none."""

from __future__ import annotations

import pytest

from nullguard.frameworks.row_classes.entities import row_entities
from nullguard.frameworks.row_classes.naming import TableNames, letters
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.languages.sql.queries import read_select
from nullguard.model.schema import MATCHED_BY_NAME, AttributeKind, Column, Entity, Table

ORDER = """
    package shop;
    public class OrderDO extends Base {
        static final int MOST = 3;
        private String number;
        private String externalReference;
        private int quantity;
        private Boolean isPaid;
        private String customerName;
        public String getNumber() { return number; }
        public String getExternalReference() { return externalReference; }
        public void setNumber(String number) { this.number = number; }
    }
    class Base { protected Long id; }
"""


def tables(**columns: str) -> dict[str, Table]:
    """`tables(orders="id number")`: tables with their columns; `__` in a name stands for a dot."""
    return {
        (name := key.replace("__", ".")): Table(name, {column: Column(column) for column in written.split()})
        for key, written in columns.items()
    }


SHOP = tables(t_orders="id number external_reference quantity paid customer_id", customers="id name")


def found(link, use_of: str = "S.java#OrderDO", sql: str = "", source: str = ORDER, schema=SHOP, **use: object) -> Entity | None:
    program = link({"S.java": source})
    uses = [RowUse(use_of, "mybatis", "M.xml", 7, read_select(sql) if sql else None, **use)]
    return next(iter(row_entities(program, uses, schema, {})), None)


def places(entity: Entity | None) -> dict[str, str]:
    assert entity is not None
    return {name: f"{made.table or entity.table}.{made.column}" for name, made in entity.attributes.items() if made.column}


def test_a_table_by_its_name_and_columns(link):
    entity = found(link)
    assert entity is not None
    assert (entity.table, entity.matched_by, entity.framework) == ("t_orders", MATCHED_BY_NAME, "mybatis")
    assert places(entity) == {
        "id": "t_orders.id",
        "number": "t_orders.number",
        "externalReference": "t_orders.external_reference",
        "quantity": "t_orders.quantity",
        "isPaid": "t_orders.paid",
    }
    assert entity.attributes["quantity"].never_null
    assert not entity.attributes["number"].never_null
    assert entity.accessors == {"getNumber": "number", "getExternalReference": "externalReference"}
    assert entity.mutators == {"setNumber": "number"}
    assert all(made.evidence == () for made in entity.attributes.values())


def test_a_table_that_a_query_names(link):
    sql = "select id, number as no, external_reference from sales.purchases where number = ?"
    entity = found(link, sql=sql, columns=(("number", "no"),))
    assert entity is not None
    assert (entity.table, entity.matched_by) == ("sales.purchases", "")
    assert places(entity) == {
        "id": "sales.purchases.id",
        "number": "sales.purchases.number",
        "externalReference": "sales.purchases.external_reference",
    }


def test_all_columns_and_those_of_a_joined_table(link):
    sql = "select o.*, c.name as customer_name from t_orders o left join customers c on c.id = o.customer_id"
    entity = found(link, sql=sql)
    assert entity is not None
    assert len(places(entity)) == 5
    joined = entity.attributes["customerName"]
    assert (joined.kind, joined.column) == (AttributeKind.COLUMN, "")
    assert (joined.evidence[0].nullable, joined.evidence[0].explicit) == (True, False)
    inner = found(link, sql=sql.replace("left ", ""))
    assert places(inner)["customerName"] == "customers.name"


def test_a_column_without_alias_is_of_the_only_table_that_has_it(link):
    sql = "select number, name as customer_name, id from t_orders join customers on customers.id = customer_id"
    assert places(found(link, sql=sql)) == {"number": "t_orders.number", "customerName": "customers.name"}


def test_what_is_computed_has_no_column(link):
    assert found(link, sql="select count(*) as quantity, max(number) number from t_orders") is None


def test_what_a_mapper_fills_without_null(link):
    entity = found(link, never_null=("externalReference",))
    assert entity is not None
    assert entity.attributes["externalReference"].never_null


def test_what_mybatis_leaves_at_its_first_value(link):
    source = """
        package shop;
        class Order { Long id; String number = ""; String externalReference = null; Integer quantity = 1; }
    """
    sql = "select id, number, external_reference, quantity from t_orders"
    attributes = found(link, "S.java#Order", sql, source).attributes
    assert [name for name, made in attributes.items() if made.never_null] == ["number", "quantity"]
    program = link({"S.java": source})
    (jdbi,) = row_entities(program, [RowUse("S.java#Order", "jdbi", "M.java", 1, read_select(sql))], SHOP, {})
    assert not any(made.never_null for made in jdbi.attributes.values())


def test_a_table_that_only_its_columns_tell(link):
    read = tuple((name, name) for name in ("id", "number", "external_reference", "quantity", "customer_id"))
    source = "package shop; class Purchase { Long id; String number; String externalReference; Long customerId; }"
    entity = found(link, "S.java#Purchase", source=source, columns=read)
    assert entity is not None
    assert (entity.table, entity.matched_by) == ("t_orders", MATCHED_BY_NAME)
    assert found(link, "S.java#Purchase", source=source, columns=read[:4]) is None
    copies = {**SHOP, **tables(orders_old="id number external_reference quantity customer_id")}
    assert found(link, "S.java#Purchase", source=source, columns=read, schema=copies) is None


def test_a_table_that_nearly_all_properties_tell(link):
    names = ["aOne", "aTwo", "aThree", "aFour", "aFive", "aSix", "aSeven", "aEight"]
    schema = tables(pur="a_one a_two a_three a_four a_five a_six a_seven a_eight more", other="a_one a_two a_three a_four a_five")
    source = f"package shop; class Purchase {{ {' '.join(f'String {name};' for name in names)} }}"
    entity = found(link, "S.java#Purchase", source=source, schema=schema)
    assert entity is not None
    assert (entity.table, entity.matched_by, len(entity.attributes)) == ("pur", MATCHED_BY_NAME, 8)
    fewer = source.replace("String aEight;", "String more1; String more2;")
    assert found(link, "S.java#Purchase", source=fewer, schema=schema) is None


def test_an_interface_has_its_getters(link):
    source = """
        package shop;
        interface Customer extends Named { Long getId(); boolean isOld(); String toText(); default int getCount() { return 1; } }
        interface Named { String getName(); }
    """
    entity = found(link, "S.java#Customer", source=source)
    assert places(entity) == {"name": "customers.name", "id": "customers.id"}
    assert entity is not None
    assert entity.accessors == {"getName": "name", "getId": "id"}


def test_a_record_has_its_components(link):
    entity = found(link, "S.java#CustomerRow", source="package shop; record CustomerRow(long id, String name) { }")
    assert places(entity) == {"id": "customers.id", "name": "customers.name"}
    assert entity is not None
    assert entity.accessors == {"id": "id", "name": "name"}


@pytest.mark.parametrize(
    "source",
    [
        "class OrderDO { String number; String a; String b; String c; }",  # few of its fields are columns
        "class OrderDO { String number; }",  # one column is chance
        "class OrderTotals { Long id; String number; int quantity; }",  # no table is called so
        "class OrderDO { }",
    ],
)
def test_what_is_no_row_of_a_table(link, source):
    name = "OrderTotals" if "Totals" in source else "OrderDO"
    assert found(link, f"S.java#{name}", source=f"package shop; {source}") is None


def test_a_class_that_nobody_makes_of_rows_is_none(link):
    assert list(row_entities(link({"S.java": ORDER}), [], SHOP, {})) == []


@pytest.mark.parametrize(
    ("cls", "expected"),
    [
        ("Order", "orders"),
        ("OrderEntity", "orders"),
        ("DefaultOrder", "orders"),
        ("OrderModelDao", "orders"),
        ("OrderLine", "tbl_order_line"),
        ("Category", "categories"),
        ("Address", "ADDRESSES"),
        ("UserDTO", "app.users"),
        ("Do", ""),
        ("OrderLines", "tbl_order_line"),
        ("Lin", ""),
    ],
)
def test_tables_named_after_a_class(cls, expected):
    names = TableNames(tables(orders="id", tbl_order_line="id", categories="id", ADDRESSES="id", app__users="id"))
    assert names.of_class(cls) == ((expected,) if expected else ())


def test_the_prefix_of_an_application_is_optional():
    names = TableNames(tables(t_ds_task_instance="id", t_ds_process="id", t_ds_alert="id", other_queue="id"))
    assert names.of_class("TaskInstance") == names.of_class("DsTaskInstance") == ("t_ds_task_instance",)
    assert names.of_class("Queue") == ()


def test_tables_that_a_query_names():
    names = TableNames(tables(orders="id", one__users="id", two__users="id"))
    assert [names.table(name) for name in ("ORDERS", "`orders`", "public.orders", "users", "two.users", "nothing")] == [
        "orders", "orders", "orders", "", "two.users", "",
    ]  # fmt: skip
    assert letters("isPaid") == letters("PAID") == letters("`paid`")
