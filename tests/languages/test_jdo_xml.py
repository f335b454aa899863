"""JDO's mapping files."""

from __future__ import annotations

from nullguard.languages.mapping_xml import read_mapping_xml
from nullguard.model.documents import JdoMapping
from nullguard.model.mappings import PropertyKind

K = PropertyKind
TEXT = """<?xml version="1.0"?>
<jdo>
  <package name="shop">
    <class name="Order" table="ORDERS" identity-type="application">
      <field name="id" primary-key="true"/>
      <field name="reference"><column name="EXT_REF" allows-null="true"/></field>
      <field name="number"><column allows-null="false"/></field>
      <field name="owner" null-value="exception"/>
      <field name="note" column="NOTE"/>
      <field name="lines"><collection element-type="Line"/></field>
      <field name="cached" persistence-modifier="none"/>
    </class>
    <class name="Address" embedded-only="true"/>
    <class name="Helper" persistence-modifier="non-persistent"/>
  </package>
</jdo>
"""


def test_members_with_what_is_written_of_null():
    document = read_mapping_xml(TEXT.encode())
    assert isinstance(document, JdoMapping)
    order, address = document.facts.classes
    assert (order.name, order.table, address.name, address.is_part) == ("shop.Order", "ORDERS", "shop.Address", True)
    assert [(item.name, item.kind, item.column, item.not_null) for item in order.properties] == [
        ("id", K.KEY, "id", None),
        ("reference", K.VALUE, "EXT_REF", False),
        ("number", K.VALUE, "number", True),
        ("owner", K.VALUE, "owner", True),
        ("note", K.VALUE, "NOTE", None),
        ("lines", K.COLLECTION, "", None),
        ("cached", K.NOTHING, "", None),
    ]
    assert order.properties[5].target == "shop.Line"
