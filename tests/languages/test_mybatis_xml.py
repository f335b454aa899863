"""MyBatis' mapper files: result maps, and the text of selects that surely runs."""

from __future__ import annotations

import pytest

from nullguard.languages.errors import UnreadableSource
from nullguard.languages.mapping_xml import read_mapping_xml
from nullguard.model.documents import MybatisFile, NoDocument
from nullguard.model.mybatis import MapperFacts


def mapper(body: str) -> MapperFacts:
    document = read_mapping_xml(f'<mapper namespace="shop.OrderMapper">{body}</mapper>'.encode())
    assert isinstance(document, MybatisFile)
    return document.facts


def sql(body: str, rest: str = "") -> str:
    return mapper(f'<select id="find" resultType="Order">{body}</select>{rest}').selects[0].sql


def test_result_maps_and_what_stands_inside():
    facts = mapper(
        """
        <resultMap id="base" type="Order"><id property="id" column="order_id"/></resultMap>
        <resultMap id="full" type="shop.Order" extends="base">
          <constructor><arg column="number" name="number"/></constructor>
          <result property="reference" column="ext_ref"/>
          <association property="customer" javaType="Customer"><result property="name" column="customer_name"/></association>
          <collection property="lines" resultMap="line"/>
          <association property="invoice" column="id" select="findInvoice"/>
        </resultMap>"""
    )
    found = {item.id: item for item in facts.maps}
    assert list(found) == ["base", "full", "full.customer"]
    assert (found["full"].extends, found["full.customer"].type) == ("base", "Customer")
    assert [(i.property, i.column, i.kind, i.nested, i.select) for i in found["full"].items] == [
        ("number", "number", "argument", "", False),
        ("reference", "ext_ref", "result", "", False),
        ("customer", "", "association", "full.customer", False),
        ("lines", "", "collection", "line", False),
        ("invoice", "id", "association", "", True),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("select * from orders where id = #{id,jdbcType=BIGINT}", "select * from orders where id = ?"),
        ("select * from ${prefix}orders", "select * from orders"),
        (
            "select * from orders <where>a is not null <if test='b'>and b = #{b}</if></where>",
            "select * from orders where a is not null",
        ),
        ("select * from orders <where><if test='b'>and b = #{b}</if></where>", "select * from orders"),
        ("select * from orders <trim prefix='where' prefixOverrides='and'>and a = 1</trim>", "select * from orders where a = 1"),
        ("select id <if test='x'>, ref</if> from orders", "select id , ref from orders"),
        ("select <include refid='columns'/> from orders", "select id, ref from orders"),
        (
            "<choose><when test='a'>select * from a</when><otherwise>select * from b</otherwise></choose>",
            "",
        ),
    ],
)
def test_the_text_that_surely_runs(body, expected):
    assert sql(body, '<sql id="columns">id, ref</sql>') == expected


def test_aliases_of_a_configuration():
    document = read_mapping_xml(
        b'<configuration><typeAliases><typeAlias alias="Ord" type="shop.Order"/></typeAliases></configuration>'
    )
    assert isinstance(document, MybatisFile)
    assert document.facts.aliases == (("Ord", "shop.Order"),)
    assert isinstance(read_mapping_xml(b"<configuration><typeAliases/></configuration>"), NoDocument)
    assert isinstance(read_mapping_xml(b"<mapper><field/></mapper>"), NoDocument)


def test_fragments_that_multiply_are_refused():
    fragments = "".join(
        f'<sql id="f{n}">{"x" * 100}{f"<include refid=@f{n + 1}@/>" * 20}</sql>'.replace("@", '"') for n in range(8)
    )
    with pytest.raises(UnreadableSource, match="characters"):
        mapper(f'{fragments}<select id="a"><include refid="f0"/></select>')


def test_a_fragment_that_includes_itself_ends():
    assert sql('select <include refid="a"/> from t', '<sql id="a">x <include refid="a"/></sql>').endswith("from t")


OLD = """
    <sqlMap namespace="Order">
      <typeAlias alias="order" type="shop.Order"/>
      <resultMap id="base" class="order"><result property="number" column="number"/></resultMap>
      <resultMap id="full" class="order" extends="base">
        <result property="customer" column="customer_id" select="findCustomer"/>
      </resultMap>
      <select id="find" resultMap="full">
        select * from orders where id = #id:BIGINT# and tenant = #tenant.id#
        <isNotNull property="note" prepend="and">note = #note#</isNotNull>
      </select>
      <statement id="count" resultClass="java.lang.Integer">select max(day) from orders
        <dynamic prepend="where"><isNotEmpty property="a">a = #a#</isNotEmpty> day is not null</dynamic></statement>
      <update id="save">update orders set a = #a#</update>
    </sqlMap>
    """


def test_the_maps_of_ibatis_2():
    document = read_mapping_xml(OLD.encode())
    assert isinstance(document, MybatisFile)
    facts = document.facts
    assert (facts.namespace, facts.aliases) == ("Order", (("order", "shop.Order"),))
    assert [(m.id, m.type, m.extends, [(i.property, i.kind, i.select) for i in m.items]) for m in facts.maps] == [
        ("base", "order", "", [("number", "result", False)]),
        ("full", "order", "base", [("customer", "association", True)]),
    ]
    assert [(s.id, s.sql, s.result_type, s.result_map) for s in facts.selects] == [
        ("find", "select * from orders where id = ? and tenant = ?", "", "full"),
        ("count", "select max(day) from orders where day is not null", "java.lang.Integer", ""),
    ]


def test_maps_of_ibatis_2_without_a_namespace():
    document = read_mapping_xml(b"<sqlMap><select id='a'>select 1</select></sqlMap>")
    assert isinstance(document, MybatisFile)
    assert [select.id for select in document.facts.selects] == ["a"]
