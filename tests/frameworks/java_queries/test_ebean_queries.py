"""What Ebean's queries ask to be there is there in the rows that they find."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SOURCE = """
package shop;

import io.ebean.DB;
import io.ebean.Database;
import io.ebean.ExpressionList;
import io.ebean.Finder;
import io.ebean.Query;
import java.time.LocalDate;
import java.util.*;
import jakarta.persistence.*;

@Entity
class Buyer {
    @Id Long id;
    @Column(nullable = false) String name;
    @Column(nullable = true) String mail;
}

@Entity
class Order {
    static final Finder<Long, Order> find = new Finder<>(Order.class);

    @Id Long id;
    @Column(nullable = false) String number;
    @Column(nullable = true) String note;
    @Column(nullable = true) LocalDate paid;
    @ManyToOne(optional = true) Buyer buyer;
}

class Orders {
    Database database;

    void asked(String text, LocalDate day) {
        for (Order all : Order.find.all()) {
            all.note.trim(); // null
        }
        for (Order noted : Order.find.query().where().eq("number", text).isNotNull("note").orderBy().desc("id").findList()) {
            noted.note.trim();
            noted.paid.getYear(); // null
        }
        Order.find.query().where().gt("paid", day).findList().forEach(paid -> paid.paid.getYear());
        Order.find.query().where().ilike("note", text).findSet().forEach(liked -> liked.note.trim());
        for (Order bought : DB.find(Order.class).where().eq("buyer.mail", text).findList()) {
            bought.buyer.name.trim();
            bought.buyer.mail.trim();
        }
        database.find(Order.class).where().isNotNull("buyer").findOneOrEmpty().map(found -> found.buyer.name.trim());
        Order one = Order.find.query().where().idEq(3).isNotNull("note").findOne();
        if (one != null) {
            one.note.trim();
        }
    }

    void open(String text) {
        for (Order either : Order.find.query().where().or().isNotNull("note").eq("number", text).endOr().findList()) {
            either.note.trim(); // null
        }
        for (Order none : Order.find.query().where().isNull("note").findList()) {
            none.note.trim(); // null
        }
        for (Order before : Order.find.query().where().isNotNull("paid").or().isNotNull("note").eq("id", 3).endOr().findList()) {
            before.paid.getYear();
            before.note.trim(); // null
        }
    }

    void kept(String text, boolean flag) {
        ExpressionList<Order> query = Order.find.query().where();
        query.isNotNull("note");
        if (flag) {
            query.isNotNull("paid");
        }
        for (Order kept : query.findList()) {
            kept.note.trim();
            kept.paid.getYear(); // null
        }
    }

    void whole(String text) {
        Query<Order> query = database.find(Order.class);
        query.where().isNotNull("note");
        for (Order noted : query.findList()) {
            noted.note.trim();
            noted.paid.getYear(); // null
        }
        Query<Order> other = database.find(Order.class);
        other.where().or().isNotNull("note").eq("id", 3).endOr();
        for (Order either : other.findList()) {
            either.note.trim(); // null
        }
        for (Order after : DB.find(Order.class).where().or().eq("id", 1).eq("id", 2).endOr().isNotNull("note").findList()) {
            after.note.trim();
        }
        for (Order one : DB.find(Order.class).where().or().and().isNotNull("note").endAnd().eq("id", 2).endOr().findList()) {
            one.note.trim(); // null
        }
    }

    String newest() {
        return database.find(Order.class).where().order().desc("id").setMaxRows(1).findOne().number; // null
    }
}
"""


def test_properties_that_queries_ask_for(tmp_path):
    (tmp_path / "pom.xml").write_text("<project/>", encoding="utf-8")
    (tmp_path / "Orders.java").write_text(SOURCE, encoding="utf-8")
    report = run(load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
    found = {place.line for finding in report.findings for place in (finding.place, *finding.siblings)}
    assert found == {number for number, line in enumerate(SOURCE.splitlines(), 1) if line.endswith("// null")}
