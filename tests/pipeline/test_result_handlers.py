"""Commons DbUtils: what its handlers give where a query finds no row, also through a function of the project."""

from __future__ import annotations

import pytest

SCHEMA = "CREATE TABLE items (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL, note VARCHAR(64) NULL, price INT NULL);"
ITEM = """\
    package shop;

    public class Item {
        private long id;
        private String name;
        private String note;

        public long getId() { return id; }
        public void setId(long id) { this.id = id; }
        public String getName() { return name; }
        public void setName(String name) { this.name = name; }
        public String getNote() { return note; }
        public void setNote(String note) { this.note = note; }
    }
    """
DAO = """\
    package shop;

    import java.sql.*;
    import java.util.*;
    import org.apache.commons.dbutils.*;
    import org.apache.commons.dbutils.handlers.*;

    class Dao {{
        static final String ALL = "select id, name, note from items";
        QueryRunner runner;
        Many many;

        interface Many {{ <T> List<T> all(String sql, ResultSetHandler<T> handler); }}

        <T> T ask(String sql, ResultSetHandler<T> handler, Object... given) throws SQLException {{
            return runner.query(sql, handler, given);
        }}

        void run(Connection connection, long id) throws SQLException {{
            {body}
        }}

        static class Items implements ResultSetHandler<List<Item>> {{
            static final String NOTED = "select id, name, note from items where note is not null";

            public List<Item> handle(ResultSet rs) throws SQLException {{
                List<Item> found = new ArrayList<>();
                while (rs.next()) {{
                    Item item = new Item();
                    item.setId(rs.getLong("id"));
                    item.setName(rs.getString("name"));
                    item.setNote(rs.getString("note"));
                    found.add(item);
                }}
                return found;
            }}
        }}
    }}
    """
BEAN = "new BeanHandler<>(Item.class)"
BEANS = "new BeanListHandler<>(Item.class)"


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        project.write("src/main/resources/db/migration/V1__items.sql", SCHEMA)
        project.write("src/main/java/shop/Item.java", ITEM)
        project.write("src/main/java/shop/Dao.java", DAO.format(body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (f'runner.query("select * from items where id = ?", {BEAN}, id).getName();', "NG103"),
        (f'runner.query(connection, "select * from items where id = ?", {BEAN}, id).getName();', "NG103"),
        (f'Item item = ask("select * from items where id = ?", {BEAN}, id); item.getName();', "NG103"),
        ('String name = ask("select name from items where id = ?", new ScalarHandler<String>(), id); name.trim();', "NG103"),
        ('int most = runner.query("select max(price) from items", new ScalarHandler<Integer>());', "NG104"),
        ('runner.query("select max(price) from items group by name", new ScalarHandler<Integer>()).intValue();', "NG103"),
        ('Integer most = ask("select max(price) from items", new ScalarHandler<Integer>()); most.intValue();', "NG104"),
        (f"for (Item item : runner.query(ALL, {BEANS})) item.getNote().trim();", "NG101"),
        ("for (Item item : ask(ALL, new Items())) item.getNote().trim();", "NG101"),
    ],
)
def test_what_may_be_null_is_told(rules, body, rule):
    assert rules(body) == [rule]


@pytest.mark.parametrize(
    "body",
    [
        f'Item item = ask("select * from items where id = ?", {BEAN}, id); if (item != null) item.getName();',
        f"for (Item item : runner.query(ALL, {BEANS})) item.getName().trim();",
        'long count = runner.query("select count(*) from items", new ScalarHandler<Long>());',
        'long count = ask("select count(*) from items", new ScalarHandler<Long>());',
        'Integer most = ask("select max(price) from items", new ScalarHandler<Integer>()); if (most != null) most.intValue();',
        "ask(ALL, new Items()).size();",
        "for (Item item : ask(Items.NOTED, new Items())) item.getNote().trim();",
        'runner.query("select name from items", new ColumnListHandler<String>()).size();',
        'long made = runner.query("select last_insert_id()", new ScalarHandler<Long>());',
        'long made = runner.insert("insert into items (name) values (?)", new ScalarHandler<Long>(), "x");',
        f'many.all("select * from items", {BEAN}).size();',
    ],
)
def test_what_is_never_null_is_not_told(rules, body):
    assert rules(body) == []
