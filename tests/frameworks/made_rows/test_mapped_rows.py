"""Rows that a generic base makes by their class, and that a method fills which is handed them as whatever is below that base."""

from __future__ import annotations

import pytest

BASE = """
package shop;
public class Base {
    protected String kind;
    protected String number;
    protected Long buyer;
    public void setKind(String kind) { this.kind = kind; }
    public void setNumber(String number) { this.number = number; }
    public void setBuyer(Long buyer) { this.buyer = buyer; }
}
"""

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order extends Base {
    @Id private Long id;
    @Column(nullable = true) protected String note;
    public String getNote() { return note; }
    public void setNote(String note) { this.note = note; }
}
"""

FILL = 'row.setKind("order"); row.setNumber(view.number()); %s row.setBuyer(view.buyer()); return row;'
GIVEN = 'row.setNote("none");'


def made(places, body: str, more: str = "", parameter: str = "T row") -> int:
    files = {
        "shop/Base.java": BASE,
        "shop/Order.java": ORDER,
        "shop/View.java": "package shop;\npublic class View { native String number(); native Long buyer(); }",
        "shop/Mapper.java": "package shop;\nabstract class Mapper<T extends Order, V extends View> {\n"
        f"protected T map(V view, {parameter}) {{ {body} }}\n{more}\n}}",
    }
    return places(files, "Order", "note")


@pytest.mark.parametrize(
    "given",
    [
        GIVEN,
        "String text = view.number(); if (text == null) { throw new Refused(); } row.setNote(text);",
        'row.setNote(view.number() == null ? "" : "some");',
    ],
)
def test_they_are_given_a_value(places, given):
    assert made(places, FILL % given) == 1


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (FILL % "row.setNote(view.number());", ""),
        (FILL % "row.setNote(null);", ""),
        (FILL % 'if (view.buyer() != null) { row.setNote("some"); }', ""),
        (FILL % 'if (view.buyer() == null) { return row; } row.setNote("some");', ""),
        (FILL % "", ""),
        (GIVEN + " return row;", ""),
        (FILL % GIVEN, "Order fresh() { return new Order(); }"),
        (FILL % GIVEN, f"protected T other(V view, T row) {{ {FILL % 'row.setNote(view.number());'} }}"),
    ],
)
def test_they_may_lack_it(places, body, more):
    assert made(places, body, more) == 0


def test_what_is_handed_one_class_of_rows_may_change_what_is_there(places):
    assert made(places, FILL % GIVEN, parameter="Order row") == 0


def others(count: int) -> str:
    setting = "\n".join(f"void set{number}(Other other, String note) {{ other.setNote(note); }}" for number in range(count))
    return f"package shop;\nclass Others {{\n{setting}\n}}"


@pytest.mark.parametrize("many", [45, 150])
@pytest.mark.parametrize(("given", "count"), [(GIVEN, 1), ("row.setNote(view.number());", 0)])
def test_setters_of_their_name_that_many_other_classes_have_are_none_of_theirs(places, given, count, many):
    files = {
        "shop/Base.java": BASE,
        "shop/Order.java": ORDER,
        "shop/Other.java": "package shop;\npublic class Other { native void setNote(String note); }",
        "shop/Others.java": others(many),
        "shop/View.java": "package shop;\npublic class View { native String number(); native Long buyer(); }",
        "shop/Mapper.java": "package shop;\nabstract class Mapper<T extends Order, V extends View> {\n"
        f"protected T map(V view, T row) {{ {FILL % given} }}\n}}",
    }
    assert places(files, "Order", "note") == count
