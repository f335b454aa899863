"""Hibernate's mapping files, and what is hostile in them."""

from __future__ import annotations

import pytest

from nullguard.languages.errors import UnreadableSource
from nullguard.languages.hibernate_xml import read_mapping
from nullguard.languages.mapping_xml import read_mapping_xml
from nullguard.model.documents import HibernateMapping
from nullguard.model.mappings import MappingClass, PropertyKind

HEAD = """<?xml version="1.0"?>
<!DOCTYPE hibernate-mapping PUBLIC "-//Hibernate/Hibernate Mapping DTD 3.0//EN" "http://www.hibernate.org/dtd/hibernate-mapping-3.0.dtd">
<hibernate-mapping package="shop">
"""


def classes(text: str) -> dict[str, MappingClass]:
    return {cls.name: cls for cls in read_mapping(f"{HEAD}{text}</hibernate-mapping>".encode()).classes}


def test_properties_with_their_columns():
    order = classes(
        """
        <class name="Order" table="orders">
          <id name="id" column="order_id"><generator class="native"/></id>
          <property name="number" column="number" not-null="true"/>
          <property name="reference"><column name="external_reference" not-null="false"/></property>
          <property name="note"/>
          <property name="total" formula="(select 1)"/>
          <many-to-one name="customer" class="other.Customer" column="customer_id"/>
          <one-to-one name="invoice"/>
          <set name="lines"><key column="order_id"/><one-to-many class="OrderLine"/></set>
        </class>"""
    )["shop.Order"]
    assert order.table == "orders"
    assert [(p.name, p.kind, p.column, p.target, p.not_null) for p in order.properties] == [
        ("id", PropertyKind.KEY, "order_id", "", None),
        ("number", PropertyKind.VALUE, "number", "", True),
        ("reference", PropertyKind.VALUE, "external_reference", "", False),
        ("note", PropertyKind.VALUE, "note", "", None),
        ("total", PropertyKind.VALUE, "", "", None),
        ("customer", PropertyKind.MANY_TO_ONE, "customer_id", "other.Customer", None),
        ("invoice", PropertyKind.ONE_TO_ONE, "", "", None),
        ("lines", PropertyKind.COLLECTION, "order_id", "shop.OrderLine", None),
    ]


def test_subclasses_and_components_are_classes_of_their_own():
    found = classes(
        """
        <class name="Order" table="orders">
          <component name="address" class="Address"><property name="street"/></component>
          <subclass name="GiftOrder"><property name="message"/></subclass>
          <joined-subclass name="BigOrder" table="big_orders"><property name="limit"/></joined-subclass>
        </class>"""
    )
    assert {name: [p.name for p in cls.properties] for name, cls in found.items()} == {
        "shop.Order": ["address"],
        "shop.Address": ["street"],
        "shop.GiftOrder": ["message"],
        "shop.BigOrder": ["limit"],
    }
    assert found["shop.Address"].is_part
    assert found["shop.BigOrder"].table == "big_orders"


def test_fragments_of_other_files_are_left_out_and_never_read(tmp_path):
    shared = tmp_path / "shared.xml"
    shared.write_text('<property name="shared"/>')
    text = (
        f'<!DOCTYPE hibernate-mapping [<!ENTITY shared SYSTEM "file://{shared}">]>'
        '<hibernate-mapping><class name="a.B"><property name="c"/>&shared;<property name="d"/></class></hibernate-mapping>'
    )
    (cls,) = read_mapping(text.encode()).classes
    assert [item.name for item in cls.properties] == ["c", "d"]


def test_queries_with_names_and_those_of_a_class():
    text = (
        '<hibernate-mapping package="a"><class name="B"><property name="c"/>'
        '<query name="all"><query-param name="d" type="int"/>from B</query></class>'
        '<query name="some"><![CDATA[from B b where b.c < 3]]></query><sql-query name="rows">select * from b</sql-query>'
        "<query>from B</query></hibernate-mapping>"
    )
    found = read_mapping(text.encode())
    assert [item.name for item in found.classes[0].properties] == ["c"]
    assert [(query.name, query.text, query.is_native) for query in found.queries] == [
        ("a.B.all", "from B", False),
        ("some", "from B b where b.c < 3", False),
        ("rows", "select * from b", True),
    ]


def test_the_root_element_tells_such_a_file_whatever_it_is_called():
    document = read_mapping_xml(
        b'<?xml version="1.0"?><hibernate-mapping><class name="a.B"><property name="c"/></class></hibernate-mapping>'
    )
    assert isinstance(document, HibernateMapping)
    assert [item.name for item in document.facts.classes] == ["a.B"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (b"<hibernate-mapping><class name='a'>", "syntax"),
        (b"no xml", "syntax"),
        (b"", "syntax"),
        (b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', "limit"),
        (b"<a>" * 100_000, "too-deep"),
    ],
)
def test_bad_files_are_told(text, kind):
    with pytest.raises(UnreadableSource) as told:
        read_mapping(text)
    assert told.value.kind == kind
