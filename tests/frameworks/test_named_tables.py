"""Classes whose annotation names their table, of whatever library the annotation is."""

from __future__ import annotations

import pytest

from nullguard.frameworks.row_classes.named_tables import row_uses
from nullguard.model.schema import Column, Table

TABLES = {"tc_orders": Table("tc_orders", {name: Column(name) for name in ("id", "number", "note")})}

ORDER = "@NAMED class Order { long id; String number; String note; Object extra; }"
STORAGE = 'class Storage { String of(Class<?> cls) { return "select * from " + cls.getAnnotation(StoredAs.class).value(); } }'


def classes(link, *parts: str, known=()) -> list[str]:
    text = "package shop; import org.acme.*; " + " ".join(parts)
    return [use.cls for use in row_uses(link({"S.java": text}), TABLES, dict.fromkeys(known))]


@pytest.mark.parametrize(
    "named", ['@Table("tc_orders")', '@DbTable(name = "tc_orders")', '@TableDef(tableName = "TC_Orders")', "@Table(Names.ORDERS)"]
)
def test_annotations_that_are_called_after_tables(link, named):
    names = 'class Names { static final String ORDERS = "tc_orders"; }'
    assert classes(link, ORDER.replace("@NAMED", named), names) == ["S.java#Order"]


def test_an_annotation_that_code_asks_classes_for(link):
    assert classes(link, ORDER.replace("@NAMED", '@StoredAs("tc_orders")'), STORAGE) == ["S.java#Order"]


@pytest.mark.parametrize(
    "parts",
    [
        (ORDER.replace("@NAMED", '@Path("tc_orders")'),),
        (ORDER.replace("@NAMED", '@StoredAs("tc_orders")'),),
        (ORDER.replace("@NAMED", '@Table("orders")'),),
        (ORDER.replace("@NAMED", '@Table(description = "tc_orders")'),),
        (ORDER.replace("@NAMED", ""), STORAGE),
        ('@Table("tc_orders") class OrderService { Object orders; String number; Object mails; Object clock; }',),
        ('@Table("tc_orders") interface Orders { String getNumber(); String getNote(); }',),
    ],
)
def test_what_is_no_row(link, parts):
    assert classes(link, *parts) == []


def test_mapped_classes(link):
    assert classes(link, ORDER.replace("@NAMED", '@Table("tc_orders")'), known=("S.java#Order",)) == []
