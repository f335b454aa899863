"""What the filters of JDO's queries ask to be there is there in the rows that they find."""

from __future__ import annotations

import pytest

from nullguard.frameworks.jdo_queries import condition_of
from nullguard.pipeline import run
from nullguard.settings import load_settings

SOURCE = """
package shop;

import java.util.*;
import javax.jdo.*;
import javax.jdo.annotations.*;

@PersistenceCapable
class Buyer {
    @PrimaryKey long id;
    @Persistent @Column(allowsNull = "true") private String mail;
    @Persistent @Column(allowsNull = "false") private String name;
    String getMail() { return mail; }
    String getName() { return name; }
}

@PersistenceCapable
class Order {
    @PrimaryKey long id;
    @Persistent @Column(allowsNull = "false") private String number;
    @Persistent @Column(allowsNull = "true") private String note;
    @Persistent @Column(allowsNull = "true") private Date paid;
    @Persistent @Column(allowsNull = "true") private Buyer buyer;
    String getNote() { return note; }
    Date getPaid() { return paid; }
    Buyer getBuyer() { return buyer; }
}

class Orders {
    PersistenceManager pm;

    List<Order> noted() {
        final Query<Order> query = pm.newQuery(Order.class, "note != null");
        return query.executeList();
    }

    List<Order> of(Buyer buyer) {
        Query<Order> query = pm.newQuery(Order.class);
        query.setFilter("buyer == :buyer && paid >= :since");
        query.setParameters(buyer, new Date());
        return query.executeList();
    }

    List<Order> mailed(String mail, boolean all) {
        String filter = "this.buyer.mail == mail";
        Query<Order> query = pm.newQuery(Order.class).filter(filter);
        return (List<Order>) query.execute(mail);
    }

    List<Order> either() {
        return pm.newQuery(Order.class, "note != null || paid != null").executeList();
    }

    List<Order> replaced() {
        Query<Order> query = pm.newQuery(Order.class, "note != null");
        query.setFilter("paid != null");
        return query.executeList();
    }

    List<Order> computed(String filter) {
        Query<Order> query = pm.newQuery(Order.class, "note != null");
        query.setFilter(filter);
        return query.executeList();
    }

    List<Order> chosen(boolean all) {
        Query<Order> query = pm.newQuery(Order.class);
        if (all) {
            query.setFilter("note != null && paid != null");
        } else {
            query.setFilter("note.startsWith('x')");
        }
        return query.executeList();
    }

    void use(Buyer buyer, String text) {
        for (Order order : noted()) {
            order.getNote().trim();
            order.getPaid().getTime(); // null
        }
        for (Order order : of(buyer)) {
            order.getBuyer().getName().trim();
            order.getPaid().getTime();
            order.getBuyer().getMail().trim(); // null
        }
        for (Order order : mailed(text, true)) {
            order.getBuyer().getMail().trim();
            order.getNote().trim(); // null
        }
        for (Order order : either()) {
            order.getNote().trim(); // null
        }
        for (Order order : replaced()) {
            order.getPaid().getTime();
            order.getNote().trim(); // null
        }
        for (Order order : computed(text)) {
            order.getNote().trim(); // null
        }
        for (Order order : chosen(true)) {
            order.getNote().trim();
            order.getPaid().getTime(); // null
        }
    }
}
"""


def test_what_filters_ask(tmp_path):
    (tmp_path / "Orders.java").write_text(SOURCE, encoding="utf-8")
    report = run(load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
    told = {place.line for finding in report.findings for place in (finding.place, *finding.siblings)}
    assert told == {number for number, line in enumerate(SOURCE.split("\n"), 1) if line.endswith("// null")}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("name == :name && version == :version", "name = :name and version = :version"),
        ("a.b == :x || c != null", "a.b = :x or c is not null"),
        ("null != this.a", "a is not null"),
        ("!(a == null) & b > 3", "not ( a is null ) and b > 3"),
        ("a.startsWith('x')", "a is not null"),
        (":x == a.toLowerCase()", ":x = a"),
        ("parts.contains(part) && part.size == 'a b'", "1 = 1 and part.size = 'a b'"),
        ("a.substring(1).length() > 2", ""),
        ("Math.abs(a", ""),
        ("a == #b", ""),
    ],
)
def test_filters_as_conditions(text, condition):
    assert condition_of(text) == condition
