"""Columns that objects are given which are no rows: explicit ones are told, others only where code reckons with their null."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(COLUMN) private String reference;
    public String getReference() { return reference; }
}
"""
VIEW = """
package shop;
public class View {
    private final String reference;
    public View(String reference) { this.reference = reference; }
    public String getReference() { return reference; }
}
"""
SERVICE = """
package shop;
class Service {
    View view(Order order) { return new View(order.getReference()); }
    void run(View view) { view.getReference().trim(); }
    MORE
}
"""
TESTED = "boolean isKnown(View view) { return view.getReference() != null; }"
SENT = "@PostMapping void save(@RequestBody View view) {}"
SCRIPT = "CREATE TABLE orders (id bigint primary key, reference varchar(20) NULL DEFAULT 'x')"


@pytest.mark.parametrize(
    ("column", "more", "confidence"),
    [
        ("nullable = true", "", Confidence.MEDIUM),
        ("nullable = true", TESTED, Confidence.MEDIUM),
        ("length = 20", TESTED, Confidence.MEDIUM),
        ("length = 20", "", Confidence.LOW),
        ("length = 20", f"{TESTED} {SENT}", Confidence.LOW),
    ],
)
def test_confidence(confidences, column, more, confidence):
    files = {"Order.java": ORDER.replace("COLUMN", column), "View.java": VIEW, "Service.java": SERVICE.replace("MORE", more)}
    assert confidences(files, "NG101") == {confidence}


def test_columns_with_a_default(confidences):
    files = {"Order.java": ORDER.replace("COLUMN", "length = 20").replace("@Entity", '@Entity @Table(name = "orders")')}
    files |= {"View.java": VIEW, "Service.java": SERVICE.replace("MORE", TESTED), "schema.sql": SCRIPT}
    assert confidences(files, "NG101") == {Confidence.LOW}


def test_columns_that_are_never_null(confidences):
    files = {"Order.java": ORDER.replace("COLUMN", "nullable = false"), "View.java": VIEW}
    assert confidences({**files, "Service.java": SERVICE.replace("MORE", TESTED)}, "NG101") == set()


RELAYED = """
package shop;
class Service {
    View view(Order order) { return new View(order.getReference()); }
    Shown shown(View view) { return new Shown(view.getReference()); }
    boolean isKnown(Shown shown) { return shown.getReference() != null; }
    void run(Shown shown) { shown.getReference().trim(); }
}
"""


@pytest.mark.parametrize(("column", "confidence"), [("nullable = true", Confidence.MEDIUM), ("length = 20", Confidence.LOW)])
def test_columns_that_another_object_held_before(confidences, column, confidence):
    files = {"Order.java": ORDER.replace("COLUMN", column), "View.java": VIEW, "Shown.java": VIEW.replace("View", "Shown")}
    assert confidences({**files, "Service.java": RELAYED}, "NG101") == {confidence}


OF_REQUEST = "View asked(Request request) { return new View(request.getReference()); }"
OF_FIELD = "View trimmed(View view) { return new View(view.getReference().trim()); }"
OF_OTHER_ROW = "View copied(Order order) { Order copy = order; return new View(copy.getReference()); }"


@pytest.mark.parametrize(
    ("column", "more", "confidence"),
    [
        ("length = 20", OF_REQUEST, Confidence.LOW),
        ("length = 20", 'View empty() { return new View("none"); }', Confidence.LOW),
        ("nullable = true", OF_REQUEST, Confidence.MEDIUM),
        ("length = 20", "View empty() { return new View(null); }", Confidence.MEDIUM),
        ("length = 20", OF_FIELD, Confidence.MEDIUM),
        ("length = 20", OF_OTHER_ROW, Confidence.MEDIUM),
        ("length = 20", "View read(Object[] row) { return new View((String) row[0]); }", Confidence.MEDIUM),
    ],
)
def test_other_objects_of_the_class_are_given_something_else(confidences, column, more, confidence):
    files = {"Order.java": ORDER.replace("COLUMN", column), "View.java": VIEW}
    files["Request.java"] = "package shop;\npublic class Request { native String getReference(); }"
    assert confidences({**files, "Service.java": SERVICE.replace("MORE", f"{TESTED} {more}")}, "NG101") == {confidence}


@pytest.mark.parametrize(("column", "confidence"), [("nullable = true", Confidence.MEDIUM), ("length = 20", Confidence.LOW)])
def test_another_object_that_is_no_row_gives_it_to_others(confidences, column, confidence):
    files = {"Order.java": ORDER.replace("COLUMN", column), "View.java": VIEW, "Shown.java": VIEW.replace("View", "Shown")}
    direct = "Shown first(Order order) { return new Shown(order.getReference()); } Shown shown(View view)"
    assert confidences({**files, "Service.java": RELAYED.replace("Shown shown(View view)", direct)}, "NG101") == {confidence}


def test_a_field_that_is_declared_to_hold_nothing_at_times(confidences):
    view = VIEW.replace("private final String", "@CheckForNull private final String")
    files = {"Order.java": ORDER.replace("COLUMN", "length = 20"), "View.java": view}
    files["Request.java"] = "package shop;\npublic class Request { native String getReference(); }"
    service = SERVICE.replace("MORE", f"{TESTED} {OF_REQUEST}")
    assert confidences({**files, "Service.java": service}, "NG101") == {Confidence.MEDIUM}
