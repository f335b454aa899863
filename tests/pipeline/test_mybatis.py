"""Rows of MyBatis: the tables behind result types, lookups, and what selects guarantee."""

from __future__ import annotations

import pytest

SCHEMA = """\
    CREATE TABLE t_orders (
      id BIGINT NOT NULL PRIMARY KEY,
      number VARCHAR(20) NOT NULL,
      external_reference VARCHAR(64) NULL,
      customer_id BIGINT NOT NULL
    );
    CREATE TABLE t_customers (
      id BIGINT NOT NULL PRIMARY KEY,
      name VARCHAR(80) NOT NULL
    );
    """
ORDER = """\
    package shop;

    public class Order {
        private long id;
        private String number;
        private String externalReference;
        private String customerName;

        public long getId() { return id; }
        public String getNumber() { return number; }
        public String getExternalReference() { return externalReference; }
        public String getCustomerName() { return customerName; }
    }
    """
MAPPER = """\
    package shop;

    import java.util.List;

    public interface OrderMapper {
        Order findByNumber(String number);
        List<Order> all();
        List<Order> withReference();
        List<Order> withCustomer();
        String referenceOf(long id);
        Long keyOf(String number);
        Long countOf(String number);
        Long timesOf(String number);
        List<Long> keysOf();
        Totals totals();
    }
    """
XML = """\
    <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
    <mapper namespace="shop.OrderMapper">
      <resultMap id="order" type="Order">
        <id property="id" column="id"/>
        <result property="externalReference" column="ref"/>
      </resultMap>
      <sql id="columns">id, number, external_reference as ref</sql>
      <select id="findByNumber" resultMap="order">
        select <include refid="columns"/> from t_orders <where><if test="number != null">and number = #{number}</if></where>
      </select>
      <select id="all" resultMap="order">select <include refid="columns"/> from t_orders</select>
      <select id="withReference" resultType="shop.Order">select * from t_orders where external_reference is not null</select>
      <select id="withCustomer" resultType="shop.Order">
        select o.*, c.name as customer_name from t_orders o left join t_customers c on c.id = o.customer_id
      </select>
      <select id="referenceOf" resultType="string">select external_reference from t_orders where id = #{id}</select>
      <select id="keyOf" resultType="long">select id from t_orders where number = #{number}</select>
      <select id="countOf" resultType="long">select count(*) from t_orders where number = #{number}</select>
      <select id="timesOf" resultType="long">select 2 * id from t_orders where number = #{number}</select>
      <select id="keysOf" resultType="long">select id from t_orders</select>
      <select id="totals" resultType="shop.Totals">select count(*) as orders from t_orders</select>
    </mapper>
    """


@pytest.fixture
def shop(project):
    """A shop whose orders are rows that a mapper file fills."""
    project.write("src/main/resources/db/migration/V1__orders.sql", SCHEMA)
    project.write("src/main/java/shop/Order.java", ORDER)
    project.write("src/main/java/shop/Totals.java", "package shop;\n\npublic class Totals { public int orders; }\n")
    project.write("src/main/java/shop/OrderMapper.java", MAPPER)
    project.write("src/main/resources/mapper/OrderMapper.xml", XML)
    return project


def uses(shop, body: str) -> list[str]:
    """The rules of what is found on the lines of a method that has a mapper."""
    lines = [
        "package shop;",
        "class Service {",
        "    OrderMapper mapper;",
        "    void run(String number, long id) {",
        *body.splitlines(),
        "    }",
        "}",
    ]
    shop.write("src/main/java/shop/Service.java", "\n".join(lines))
    findings = [f for f in shop.check().findings if f.place.path.endswith("Service.java")]
    return [f"{finding.place.line - 4} {finding.rule}" for finding in sorted(findings, key=lambda f: f.place.line)]


def test_a_row_may_be_missing_and_its_columns_null(shop):
    assert uses(shop, "mapper.findByNumber(number).getNumber();") == ["1 NG103"]
    assert uses(shop, "for (Order order : mapper.all()) order.getExternalReference().trim();") == ["1 NG101"]
    assert uses(shop, "mapper.referenceOf(id).trim();") == ["1 NG103"]


def test_a_key_may_be_missing_where_no_row_is_found(shop):
    assert uses(shop, "long key = mapper.keyOf(number);") == ["1 NG103"]
    assert uses(shop, "mapper.keyOf(number).toString();") == ["1 NG103"]
    assert uses(shop, "Long key = mapper.keyOf(number);\nif (key != null) key.toString();") == []


def test_counts_and_computed_numbers_are_there(shop):
    assert uses(shop, "long count = mapper.countOf(number);\nlong times = mapper.timesOf(number);") == []
    assert uses(shop, "for (long key : mapper.keysOf()) use(key);") == []


def test_what_is_never_null(shop):
    assert (
        uses(
            shop,
            """\
Order order = mapper.findByNumber(number);
if (order != null) order.getNumber().trim();
for (Order one : mapper.all()) one.getNumber().trim();
mapper.totals().hashCode();
mapper.all().size();
for (Order other : mapper.withReference()) other.getExternalReference().trim();""",
        )
        == []
    )


def test_a_column_of_an_outer_join(shop):
    body = "for (Order order : mapper.withCustomer()) order.getCustomerName().trim();"
    assert uses(shop, body) == ["1 NG101"]
    inner = XML.replace("left join", "join")
    shop.write("src/main/resources/mapper/OrderMapper.xml", inner)
    assert uses(shop, body) == []


def test_annotated_selects(shop):
    shop.write(
        "src/main/java/shop/OrderMapper.java",
        """\
    package shop;

    import java.util.*;
    import org.apache.ibatis.annotations.*;

    @Mapper
    public interface OrderMapper {
        @Select({"select *", "from t_orders where number = #{number}"})
        Order findByNumber(String number);

        @Results({@Result(property = "externalReference", column = "ref")})
        @Select("<script>select id, external_reference as ref from t_orders<if test='a'> where id = 1</if></script>")
        List<Order> all();

        @Select("select * from t_orders where number = #{number}")
        Optional<Order> maybe(String number);

        @Update("update t_orders set number = 1")
        int change();
    }
    """,
    )
    (shop.root / "src/main/resources/mapper/OrderMapper.xml").unlink()
    assert uses(
        shop,
        """\
mapper.findByNumber(number).getNumber();
mapper.all().get(0).getExternalReference().trim();
mapper.maybe("1").isPresent();
mapper.all().get(0).getNumber().trim();""",
    ) == ["1 NG103", "2 NG101"]


def test_selects_whose_text_code_makes(shop):
    shop.write(
        "src/main/java/shop/OrderMapper.java",
        """\
    package shop;

    import java.util.*;
    import org.apache.ibatis.annotations.*;

    public interface OrderMapper {
        @SelectProvider(type = OrderTexts.class, method = "one")
        Order findByNumber(String number);

        @SelectProvider(type = OrderTexts.class, method = "all")
        List<Order> all();

        @SelectProvider(type = OrderTexts.class, method = "count")
        long countOf(String number);

        @UpdateProvider(type = OrderTexts.class, method = "change")
        int change(String number);
    }
    """,
    )
    (shop.root / "src/main/resources/mapper/OrderMapper.xml").unlink()
    assert uses(
        shop,
        """\
mapper.findByNumber(number).getNumber();
long count = mapper.countOf(number) + mapper.change(number);
for (Order order : mapper.all()) order.getNumber().trim();""",
    ) == ["1 NG103"]
