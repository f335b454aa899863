"""Rows that Apache Commons DbUtils, ORMLite, JFinal and ActiveJDBC find, or do not find."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = "CREATE TABLE item (id BIGINT NOT NULL, name VARCHAR(9) NOT NULL, note VARCHAR(9) NULL);"

ITEM = """
package shop;

class Item {
    private Long id;
    private String name;
    private String note;
    public String getName() { return name; }
    public String getNote() { return note; }
}
"""

SOURCE = """
package shop;

import com.j256.ormlite.dao.Dao;
import com.jfinal.plugin.activerecord.*;
import java.util.*;
import org.apache.commons.dbutils.QueryRunner;
import org.apache.commons.dbutils.handlers.*;
import org.javalite.activejdbc.Model;

class Account extends com.jfinal.plugin.activerecord.Model<Account> {
    static final Account dao = new Account();
    String label() { return "account"; }
}

class Person extends org.javalite.activejdbc.Model {
    String label() { return "person"; }
}

class Shop {
    QueryRunner runner;
    Dao<Item, Long> items;

    void dbutils(long id) throws Exception {
        runner.query("select * from item where id = ?", new BeanHandler<Item>(Item.class), id).getName(); // missing
        runner.query("select name from item where id = ?", new ScalarHandler<String>(), id).trim(); // missing
        for (Item all : runner.query("select * from item", new BeanListHandler<>(Item.class))) {
            all.getName().trim();
            all.getNote().trim(); // null
        }
        for (Item noted : runner.query("select * from item where note is not null", new BeanListHandler<>(Item.class))) {
            noted.getNote().trim();
        }
        Item found = runner.query("select * from item where id = ?", new BeanHandler<Item>(Item.class), id);
        if (found != null) found.getName().trim();
    }

    void others(long id) throws Exception {
        items.queryForId(id).getName(); // missing
        items.queryBuilder().where().eq("name", id).queryForFirst().getName(); // missing
        for (Item all : items.queryForAll()) all.getName().trim();
        Account.dao.findById(id).label(); // missing
        Db.findFirst("select * from item where id = ?", id).getStr("name"); // missing
        for (Account all : Account.dao.find("select * from account")) all.label();
        Person person = Person.findFirst("id = ?", id);
        person.label(); // missing
        Person other = Person.findById(id);
        String label = other == null ? "" : other.label();
    }
}
"""


def test_rows_of_small_libraries(tmp_path):
    (tmp_path / "pom.xml").write_text("<project/>", encoding="utf-8")
    for name, text in (("schema.sql", SCHEMA), ("Item.java", ITEM), ("Shop.java", SOURCE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    lines = SOURCE.splitlines()
    for rule, marked in (("NG101", "// null"), ("NG103", "// missing")):
        places = {place.line for finding in found for place in (finding.place, *finding.siblings) if finding.rule == rule}
        assert [lines[line - 1].strip() for line in sorted(places)] == [line.strip() for line in lines if marked in line]
