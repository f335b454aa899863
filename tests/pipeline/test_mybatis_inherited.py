"""MyBatis: statements of methods that a mapper inherits, rows as maps, lists of single columns, and handlers of rows."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE orders (id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, note VARCHAR(9) NULL, shop_id BIGINT NOT NULL);
"""

FILES = {
    "Order.java": """
        package shop;
        public class Order {
            private long id;
            private String number;
            private String note;
            public String getNumber() { return number; }
            public String getNote() { return note; }
        }""",
    "BaseMapper.java": """
        package shop;
        import java.util.List;
        public interface BaseMapper<T> {
            T selectById(long id);
            List<T> selectAll();
        }""",
    "OrderMapper.java": """
        package shop;
        import java.util.*;
        import org.apache.ibatis.annotations.*;
        import org.apache.ibatis.session.ResultHandler;
        public interface OrderMapper extends BaseMapper<Order> {
            @Select("select number, note from orders where id = #{id}")
            Map<String, Object> card(long id);
            @Select("select count(*) as orders, 3 as shops from orders")
            Map<String, Object> totals();
            @Select("select note from orders")
            List<String> notes();
            @Select("select note from orders where note is not null")
            List<String> known();
            @Select("select number from orders")
            List<String> numbers();
            @Select("select * from orders")
            void each(ResultHandler<Order> handler);
        }""",
    "Crud.java": """
        package shop;
        import java.util.List;
        public abstract class Crud<T, M extends BaseMapper<T>> {
            protected M mapper;
            public T find(long id) { return mapper.selectById(id); }
            public List<T> all() { return mapper.selectAll(); }
        }""",
    "OrderMapper.xml": """<!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
        <mapper namespace="shop.OrderMapper">
          <select id="selectById" resultType="shop.Order">select * from orders where id = #{id}</select>
          <select id="selectAll" resultType="shop.Order">select * from orders</select>
        </mapper>""",
}


@pytest.mark.parametrize(
    "statement",
    [
        "mapper.selectById(id).getNumber();",
        "find(id).getNumber();",
        "mapper.card(id).get(key);",
        "for (String note : mapper.notes()) { note.trim(); }",
        "mapper.each(row -> row.getResultObject().getNote().trim());",
    ],
)
def test_rows_of_inherited_statements_may_be_null(tmp_path, statement):
    assert told(tmp_path, statement) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "Order order = mapper.selectById(id); if (order != null) { order.getNumber(); }",
        "Order order = find(id); if (order == null) { return; } order.getNumber();",
        "for (Order order : all()) { order.getNumber().trim(); }",
        "Map<String, Object> card = mapper.card(id); if (card != null) { card.get(key); }",
        "mapper.totals().get(key);",
        "for (String note : mapper.known()) { note.trim(); }",
        "for (String number : mapper.numbers()) { number.trim(); }",
        "mapper.each(row -> row.getResultObject().getNumber().trim());",
    ],
)
def test_inherited_statements_whose_rows_are_there_are_silent(tmp_path, statement):
    assert told(tmp_path, statement) == 0


def told(folder, statement: str) -> int:
    """How many findings there are."""
    service = f"""
        package shop;
        import java.util.*;
        class Orders extends Crud<Order, OrderMapper> {{
            void run(long id, String key) {{ {statement} }}
        }}"""
    (folder / "pyproject.toml").touch()
    (folder / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    for name, text in {**FILES, "Orders.java": service}.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings((folder,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = [item for item in run(settings, lambda stage, done, total: None).findings if item.rule.startswith("NG10")]
    return len(found)
