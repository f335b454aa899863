"""What a mapper gives another object that it makes of the same row says nothing of the row's own properties of that name; and a
property comes by an outer join only where its own table is joined so."""

from __future__ import annotations

import pytest

from nullguard.frameworks.jdbc import mappers
from nullguard.pipeline import run
from nullguard.settings import load_settings

CLASSES = """
    package shop;
    class Kept { Long id; }
    class Order extends Kept {
        String name; Long weight; Shop shop;
        static OrderBuilder builder() { return new OrderBuilder(); }
        Order setName(String n) { name = n; return this; }
        Order setWeight(Long w) { weight = w; return this; }
    }
    class RushOrder extends Order { }
    class OrderBuilder {
        OrderBuilder name(String n) { return this; }
        OrderBuilder weight(Long w) { return this; }
        Order build() { return null; }
    }
    class Shop { String name; Shop setName(String n) { name = n; return this; } Shop setPhone(String p) { return this; } }
"""


def columns(link, body: str) -> dict[str, str]:
    imports = "package shop; import java.sql.*; import org.springframework.jdbc.core.RowMapper;"
    source = f"{imports} class M implements RowMapper<Order> {{ public Order mapRow(ResultSet rs, int n) {{ {body} }} }}"
    program = link({"shop/Classes.java": CLASSES, "shop/M.java": source})
    return next(dict(use.columns) for use in mappers.row_uses(program) if use.cls.endswith("#Order"))


@pytest.mark.parametrize(
    "shop",
    [
        'Shop shop = new Shop().setName(rs.getString("shop_name"));',
        'Shop shop = new Shop(); shop.setName(rs.getString("shop_name"));',
        'String name = rs.getString("shop_name"); Shop shop = null; if (name != null) shop = new Shop().setName(name);',
    ],
)
@pytest.mark.parametrize(
    "order",
    [
        'return Order.builder().name(rs.getString("name")).weight(rs.getLong("weight")).build();',
        'return new Order().setName(rs.getString("name")).setWeight(rs.getLong("weight"));',
        'Order order = new Order(); order.setName(rs.getString("name")); order.setWeight(rs.getLong("weight")); return order;',
        'RushOrder o = new RushOrder(); o.setName(rs.getString("name")); o.setWeight(rs.getLong("weight")); return o;',
        'OrderBuilder b = new OrderBuilder(); b.name(rs.getString("name")); b.weight(rs.getLong("weight")); return b.build();',
        'var order = new Order(); order.setName(rs.getString("name")); order.setWeight(rs.getLong("weight")); return order;',
    ],
)
def test_a_part_is_filled_before_the_row(link, shop, order):
    found = columns(link, f"{shop} {order}")
    assert (found["name"], found["weight"]) == ("name", "weight")


@pytest.mark.parametrize(
    "body",
    [
        'Order order = find(); order.setName(rs.getString("title")); return order;',
        'order.setName(rs.getString("title")); return order;',  # nobody knows of which class it is
        'Shop shop = new Shop(); shop.setPhone(rs.getString("phone")); return new Order().setName(rs.getString("title"));',
    ],
)
def test_what_may_be_the_row_fills_it(link, body):
    assert columns(link, body)["name"] == "title"


SCHEMA = """
CREATE TABLE orders (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(9) NOT NULL, weight BIGINT NOT NULL, shop_id BIGINT NULL);
CREATE TABLE shops (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(9) NOT NULL);
"""

SOURCE = """
package shop;

import java.sql.*;
import java.util.*;
import org.springframework.jdbc.core.*;

class Shop {
    String name;
    Shop setName(String n) { name = n; return this; }
}

class Order {
    Long weight;
    String name;
    String shopName;
    Shop shop;

    Order setWeight(Long w) { weight = w; return this; }
    Order setName(String n) { name = n; return this; }
    Order setShopName(String n) { shopName = n; return this; }
    Order setShop(Shop s) { shop = s; return this; }
    String getName() { return name; }
    String getShopName() { return shopName; }
}

class Orders {
    JdbcTemplate jdbc;

    static class OrderMapper implements RowMapper<Order> {
        String schema() {
            return "o.name as name, o.weight as weight, s.name as shopName from orders o left join shops s on s.id = o.shop_id ";
        }

        @Override
        public Order mapRow(ResultSet rs, int n) throws SQLException {
            String shopName = rs.getString("shopName");
            Shop shop = new Shop().setName(shopName);
            return new Order().setWeight(rs.getLong("weight")).setName(rs.getString("name")).setShopName(shopName).setShop(shop);
        }
    }

    List<Order> all() {
        OrderMapper mapper = new OrderMapper();
        return jdbc.query("select " + mapper.schema() + " where o.weight > 3", mapper);
    }

    void show() {
        for (Order order : all()) {
            order.getName().trim();
            order.getShopName().trim(); // null
        }
    }
}
"""


def test_only_what_is_joined_is_null_by_the_join(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "Orders.java").write_text(SOURCE, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    places = {p.line for f in found for p in (f.place, *f.siblings) if f.rule.startswith("NG10")}
    assert places == {number for number, line in enumerate(SOURCE.splitlines(), 1) if "// null" in line}
