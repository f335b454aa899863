"""Objects of other tables that code makes of the same row beside the one that it is about."""

from __future__ import annotations

import pytest

from nullguard.frameworks.jdbc import mappers, readers

CLASSES = """
    package shop;
    class Order {
        Long id; String number; Buyer buyer;
        void setId(Long id) { }
        void setNumber(String n) { }
        void setBuyer(Buyer b) { }
    }
    class Buyer {
        String name, phone;
        Buyer() { }
        Buyer(String name, String phone) { }
        void setName(String n) { }
        void setPhone(String p) { }
    }
    class Label { String text; void setText(String t) { } }
"""
ORDER = 'Order order = new Order(); order.setId(rs.getLong("id")); order.setNumber(rs.getString("number"));'
BUYER = (("name", "name"), ("phone", "phone"))


def columns(link, body: str, head: str = "Order read(java.sql.ResultSet rs)", kind: str = "class M") -> dict[str, tuple]:
    """The columns of each class of which objects are made."""
    imports = "package shop; import java.sql.*; import org.springframework.jdbc.core.RowMapper;"
    source = f"{imports} {kind} {{ public {head} {{ {body} }} }}"
    program = link({"shop/Classes.java": CLASSES, "shop/M.java": source})
    uses = mappers.row_uses(program) if "RowMapper<" in kind else readers.row_uses(program)
    return {use.cls.rpartition("#")[2]: tuple(sorted(use.columns)) for use in uses}


@pytest.mark.parametrize(
    "beside",
    [
        'Buyer b = new Buyer(); b.setName(rs.getString("name")); b.setPhone(rs.getString("phone")); order.setBuyer(b);',
        'Buyer b = new Buyer(); b.name = rs.getString("name"); b.phone = rs.getString("phone"); order.setBuyer(b);',
        'order.setBuyer(new Buyer(rs.getString("name"), rs.getString("phone")));',
    ],
)
def test_rows_of_two_tables(link, beside):
    assert columns(link, f"{ORDER} {beside} return order;")["Buyer"] == BUYER


def test_rows_of_two_tables_of_a_mapper(link):
    beside = 'order.setBuyer(new Buyer(rs.getString("name"), rs.getString("phone")));'
    found = columns(
        link, f"{ORDER} {beside} return order;", "Order mapRow(ResultSet rs, int n)", "class M implements RowMapper<Order>"
    )
    assert found["Buyer"] == BUYER
    assert found["Order"]


@pytest.mark.parametrize(
    "beside",
    [
        "order.setBuyer(new Buyer());",
        'order.setBuyer(new Buyer("", ""));',
        'Buyer b = new Buyer(); b.setName(rs.getString("name")); order.setBuyer(b);',  # one property is too few
        'Buyer b = find(rs.getLong("buyer")); b.setName(rs.getString("name")); b.setPhone(rs.getString("phone"));',
        'Buyer b = new Buyer(); other.setName(rs.getString("name")); other.setPhone(rs.getString("phone"));',
        'Label label = new Label(); label.setText(rs.getString("text"));',
        'Buyer b = new Buyer(); b.setName(name); b.setPhone("none");',
        "",
    ],
)
def test_what_is_no_row_beside(link, beside):
    assert columns(link, f"{ORDER} {beside} return order;").keys() == {"Order"}


def test_what_fills_the_one_is_not_told_of_the_other(link):
    beside = 'Buyer b = new Buyer(); b.setName(rs.getString("b_name")); b.setPhone(rs.getString("b_phone"));'
    found = columns(link, f'{ORDER} {beside} other.setName(rs.getString("o_name")); return order;')
    assert found["Buyer"] == (("name", "b_name"), ("phone", "b_phone"))
