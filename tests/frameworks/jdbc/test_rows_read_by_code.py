"""What mappers make of the columns of a result."""

from __future__ import annotations

import pytest

from nullguard.frameworks.jdbc.column_labels import Label
from nullguard.frameworks.jdbc.mappers import row_uses
from nullguard.frameworks.jdbc.result_sets import filled

ROWS = """
    package shop;
    record Customer(Long id, String name) { }
    class Order {
        static final String REF = "external_reference";
        String number; int quantity;
        Order() { }
        Order(Long id, String reference) { }
        void setNumber(String number) { }
        static OrderBuilder builder() { return null; }
    }
    class OrderBuilder {
        OrderBuilder withNumber(String n) { return this; }
        Order build() { return null; }
    }
"""


def properties(link, body: str) -> dict[str, Label]:
    program = link(
        {
            "shop/Rows.java": ROWS,
            "shop/M.java": f"package shop; import java.sql.ResultSet; class M {{ Object map(ResultSet rs, int n) {{ {body} }} }}",
        }
    )
    member = program.method(program.classes["shop/M.java#M"], "map")
    assert member is not None
    function = member.functions[0]
    found = filled(program, function.path, function.decl.qualname, function.decl.parameters, program.body(function))
    assert found is not None
    return {name: label for name, label in found.properties.items() if name[:1].islower()}


@pytest.mark.parametrize(
    ("body", "name", "label"),
    [
        ('Order o = new Order(); o.setNumber(rs.getString("no")); return o;', "number", Label("no", False)),
        ('Order o = new Order(); o.quantity = rs.getInt("q"); return o;', "quantity", Label("q", True)),
        ('return new Order(rs.getLong("id"), rs.getString("ref"));', "reference", Label("ref", False)),
        ('return new Order(rs.getLong("id"), rs.getString("ref"));', "id", Label("id", True)),
        ('return new Customer(rs.getLong("id"), rs.getString("n"));', "name", Label("n", False)),
        ('String no = rs.getString("no"); return Order.builder().withNumber(no).build();', "number", Label("no", False)),
        ("return new Order(1L, rs.getString(Order.REF));", "reference", Label("external_reference", False)),
        ('return new Order(1L, rs.getString("a") == null ? null : fix(rs.getString("a")));', "reference", Label("a", False)),
        ('String a = rs.getString("a"); return new Order(1L, a == null ? "" : a);', "reference", Label("a", True)),
        ('return new Order(1L, new Money(rs.getBigDecimal("a")));', "reference", Label("a", True)),
        ('return new Order(1L, UUID.fromString(rs.getString("a")));', "reference", Label("a", False)),
        ('return new Order(1L, text(rs, "a"));', "reference", Label("a", False)),
        ('return new Order(rs.wasNull() ? null : rs.getLong("a"), "");', "id", Label("a", False)),
        ('return new Order(rs.getObject("a", Long.class), "");', "id", Label("a", False)),
        ("return new Order(rs.getLong(1), rs.getString(2));", "reference", Label("#2", False)),
        ('if (rs.getString("a") != null) { o.setNumber(new Text(rs.getString("a"))); }', "number", Label("a", False)),
        ('String a = rs.getString("a"); if (a != null) { o.number = new Text(a); }', "number", Label("a", False)),
        ('if (rs.getString("b") != null) { o.number = new Text(rs.getString("a")); }', "number", Label("a", True)),
        ('int q = rs.getInt("q"); if (!rs.wasNull()) { o.setQuantity(q); }', "quantity", Label("q", False)),
        ('int q = rs.getInt("q"); if (rs.wasNull()) { o.quantity = 1; } else { o.quantity = q; }', "quantity", Label("q", True)),
    ],
)
def test_properties_and_the_columns_that_fill_them(link, body, name, label):
    assert properties(link, body)[name] == label


@pytest.mark.parametrize(
    "body",
    [
        'return new Order(1L, "constant");',
        "rs.next(); return new Order();",
        "return new Order(other.getLong(), null);",
    ],
)
def test_what_names_no_column(link, body):
    assert properties(link, body) == {}


def test_a_function_without_result_reads_none(link):
    program = link({"M.java": "class M { Object map(String rs) { return null; } }"})
    function = program.classes["M.java#M"].decl.functions[0]
    assert filled(program, "M.java", "M", function.parameters, ()) is None


def test_mappers_of_the_project(link):
    program = link(
        {
            "shop/Rows.java": ROWS,
            "shop/Mappers.java": """
                package shop;
                import java.sql.ResultSet;
                import java.util.UUID;
                import org.skife.jdbi.v2.StatementContext;
                import org.skife.jdbi.v2.tweak.ResultSetMapper;
                import org.springframework.jdbc.core.RowMapper;
                class Base { }
                class OrderMapper extends Base implements ResultSetMapper<Order> {
                    public Order map(int index, ResultSet r, StatementContext c) {
                        return new Order(r.getLong("id"), r.getString("ref"));
                    }
                }
                class CustomerMapper implements RowMapper<Customer> {
                    public Customer mapRow(ResultSet rs, int n) { return new Customer(rs.getLong("id"), rs.getString("name")); }
                }
                class UuidMapper implements ResultSetMapper<UUID> {
                    public UUID map(int index, ResultSet r, StatementContext c) { return null; }
                }
                class Other { RowMapper<Order> anonymous = new RowMapper<Order>() {
                    public Order mapRow(ResultSet rs, int n) {
                        Order o = new Order();
                        o.setNumber(rs.getString("no"));
                        return o;
                    }
                };
                }
            """,
        }
    )
    assert [(use.cls.partition("#")[2], use.framework, dict(use.columns), use.never_null) for use in row_uses(program)] == [
        ("Order", "jdbi", {"id": "id", "reference": "ref"}, ("id",)),
        ("Customer", "spring-jdbc", {"id": "id", "name": "name"}, ("id",)),
        ("Order", "spring-jdbc", {"number": "no"}, ()),
    ]
