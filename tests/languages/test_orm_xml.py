"""JPA's mapping files."""

from __future__ import annotations

from textwrap import dedent

from nullguard.languages.mapping_xml import read_mapping_xml
from nullguard.model.documents import CallingText, JpaMapping, NoDocument
from nullguard.model.mappings import MappingClass, PropertyKind

K = PropertyKind


def classes(text: str, head: str = "") -> dict[str, MappingClass]:
    head = f'<entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">{head}'
    document = read_mapping_xml(f"{head}{dedent(text)}</entity-mappings>".encode())
    assert isinstance(document, JpaMapping)
    return {cls.name: cls for cls in document.facts.classes}


def test_attributes_with_what_is_written_of_null():
    order = classes(
        """
        <package>shop</package>
        <entity class="Order">
          <table name="orders" schema="sales"/>
          <attributes>
            <id name="id"><column name="order_id"/></id>
            <basic name="reference"><column name="external_reference" nullable="true"/></basic>
            <basic name="number" optional="false"/>
            <basic name="note"/>
            <many-to-one name="customer" target-entity="Customer"><join-column name="customer_id" nullable="false"/></many-to-one>
            <many-to-one name="parent" optional="true"/>
            <one-to-one name="invoice" mapped-by="order"/>
            <one-to-many name="lines" target-entity="Line"/>
            <embedded name="address"/>
            <transient name="cached"/>
          </attributes>
        </entity>"""
    )["shop.Order"]
    assert order.table == "sales.orders"
    assert not order.is_part
    assert [(item.name, item.kind, item.column, item.target, item.not_null) for item in order.properties] == [
        ("id", K.KEY, "order_id", "", None),
        ("reference", K.VALUE, "external_reference", "", False),
        ("number", K.VALUE, "number", "", True),
        ("note", K.VALUE, "note", "", None),
        ("customer", K.MANY_TO_ONE, "customer_id", "shop.Customer", True),
        ("parent", K.MANY_TO_ONE, "parent_id", "", False),
        ("invoice", K.ONE_TO_ONE, "", "", None),
        ("lines", K.COLLECTION, "", "shop.Line", None),
        ("address", K.COMPONENT, "", "", None),
        ("cached", K.NOTHING, "", "", None),
    ]


def test_the_column_has_the_last_word():
    text = (
        '<entity class="a.B"><attributes><basic name="c" optional="true"><column nullable="false"/></basic></attributes></entity>'
    )
    assert classes(text)["a.B"].properties[0].not_null is True


def test_complete_metadata_of_a_class_or_of_all():
    text = '<entity class="a.A" metadata-complete="true"/><entity class="a.B"/><embeddable class="a.C"/>'
    assert [(cls.is_complete, cls.is_part) for cls in classes(text).values()] == [(True, False), (False, False), (False, True)]
    head = "<persistence-unit-metadata><xml-mapping-metadata-complete/></persistence-unit-metadata>"
    assert all(cls.is_complete for cls in classes(text, head).values())


def test_queries_with_names():
    text = """
    <named-query name="Order.byNumber"><lock-mode>READ</lock-mode>
      <query><![CDATA[select o from Order o where o.number < :n]]></query></named-query>
    <named-native-query name="all"><query>select * from orders</query></named-native-query>
    <named-query><query>select o from Order o</query></named-query>
    <named-query name="empty"/>
    <entity class="a.Order"><named-query name="old"><query> select o from Order o </query></named-query></entity>
    """
    document = read_mapping_xml(f"<entity-mappings>{text}</entity-mappings>".encode())
    assert [(query.name, query.text, query.is_native) for query in document.facts.queries] == [
        ("Order.byNumber", "select o from Order o where o.number < :n", False),
        ("all", "select * from orders", True),
        ("old", "select o from Order o", False),
    ]


def test_other_files_are_none():
    for text in ("<project><name>orm</name></project>", "<beans/>", "no xml at all"):
        assert isinstance(read_mapping_xml(text.encode()), (NoDocument, CallingText))
