"""Mappers that write themselves what is selected, and static methods that make the objects."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE orders (id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, note VARCHAR(9) NULL, shop_id BIGINT NULL);
CREATE TABLE shops (id BIGINT NOT NULL, name VARCHAR(9) NOT NULL);
"""
DATA = """
package shop;
public class SalesData {
    private final String number;
    private final String remark;
    private final String shop;
    public static SalesData instance(String number, String remark, String shop) {
        %s
        return new SalesData(number, remark, shop);
    }
    public SalesData(String number, String remark, String shop) {
        this.number = number; this.remark = remark; this.shop = shop;
    }
    public String getNumber() { return number; }
    public String getRemark() { return remark; }
    public String getShop() { return shop; }
}
"""
READER = """
package shop;
import java.sql.*;
import java.util.*;
import org.springframework.jdbc.core.*;
class Reader {
    private JdbcTemplate jdbc;
    private static final class Mapper implements RowMapper<SalesData> {
        %s
        public SalesData mapRow(ResultSet rs, int row) throws SQLException {
            final String number = rs.getString("number");
            final String remark = rs.getString("remark");
            final String shop = rs.getString("shopName");
            return %s(number, remark, shop);
        }
    }
    List<SalesData> all() {
        Mapper mapper = new Mapper();
        return jdbc.query("select " + mapper.schema() + " order by o.id", mapper);
    }
}
class Service {
    String number(SalesData data) { return data.getNumber().trim(); }
    String remark(SalesData data) { return data.getRemark().trim(); }
    String shop(SalesData data) { return data.getShop().trim(); }
}
"""
COLUMNS = "o.number as number, o.note as remark, s.name as shopName"
WHOLE = f'String schema() {{ return "{COLUMNS} from orders o left join shops s on s.id = o.shop_id"; }}'
BUILT = f"""
private final String text;
Mapper() {{
    final StringBuilder builder = new StringBuilder(200);
    builder.append("{COLUMNS} ").append("from orders o ");
    builder.append("left join shops s on s.id = o.shop_id");
    this.text = builder.toString();
}}
String schema() {{ return text; }}
"""
INNER = f'String schema() {{ return "{COLUMNS} from orders o join shops s on s.id = o.shop_id"; }}'
OTHER = 'String schema() { return "o.id as a, o.number as b from orders o"; }'
NO_TABLE = f'String schema() {{ return "{COLUMNS}"; }}'


def run_over(
    tmp_path, schema: str, made: str = "SalesData.instance", before: str = "", tables: str = SCHEMA, reader: str = READER
):
    (tmp_path / "shop").mkdir()
    (tmp_path / "V1__schema.sql").write_text(tables, encoding="utf-8")
    (tmp_path / "shop" / "SalesData.java").write_text(DATA % before, encoding="utf-8")
    (tmp_path / "shop" / "Reader.java").write_text(reader % (schema, made), encoding="utf-8")
    return run(load_settings((tmp_path,), None, {"cache": False, "jobs": 1}), lambda stage, done, total: None).findings


def found(tmp_path, schema: str, made: str = "SalesData.instance", **others: str) -> set[str]:
    return {finding.symbol.rpartition(".")[2] for finding in run_over(tmp_path, schema, made, **others)}


@pytest.mark.parametrize("schema", [WHOLE, BUILT])
@pytest.mark.parametrize("made", ["SalesData.instance", "new SalesData"])
def test_a_mapper_tells_what_it_selects(tmp_path, schema, made):
    assert found(tmp_path, schema, made) == {"remark", "shop"}


def test_what_is_joined_is_there(tmp_path):
    assert found(tmp_path, INNER) == {"remark"}


@pytest.mark.parametrize("schema", [OTHER, NO_TABLE])
def test_texts_that_do_not_fit(tmp_path, schema):
    assert found(tmp_path, schema) == set()


def test_a_static_method_that_does_more(tmp_path):
    assert found(tmp_path, WHOLE, before='if (remark == null) { return new SalesData(number, "", shop); }') == set()


def test_what_a_static_method_binds_again(tmp_path):
    assert found(tmp_path, WHOLE, before='shop = shop == null ? "" : shop;') == {"remark"}


def test_the_message_tells_the_join(tmp_path):
    (told,) = [finding.message for finding in run_over(tmp_path, WHOLE) if finding.symbol.endswith("shop")]
    assert told.startswith("'SalesData.shop' is nullable (LEFT JOIN shops: null where its row is missing)")


KEYED = SCHEMA.replace("shop_id BIGINT NULL", "shop_id BIGINT NOT NULL REFERENCES shops (id)").replace(
    "shops (id BIGINT NOT NULL,", "shops (id BIGINT NOT NULL PRIMARY KEY,"
)


@pytest.mark.parametrize(
    ("tables", "schema", "shop"),
    [
        (KEYED, WHOLE, set()),
        (KEYED.replace(" REFERENCES shops (id)", ""), WHOLE, {"shop"}),
        (KEYED.replace("shop_id BIGINT NOT NULL", "shop_id BIGINT NULL"), WHOLE, {"shop"}),
        (KEYED, WHOLE.replace("s.id = o.shop_id", "s.id = o.shop_id and s.open = 1"), {"shop"}),
        (KEYED, WHOLE.replace("s.id = o.shop_id", "s.name = o.shop_id"), {"shop"}),
    ],
)
def test_joins_that_miss_no_row(tmp_path, tables, schema, shop):
    assert found(tmp_path, schema, tables=tables) == {"remark"} | shop


PARTS = """
static class Shop {
    private final String number; private final String remark;
    private Shop(String number, String remark) { this.number = number; this.remark = remark; }
    static Shop lookup(String number, String remark) { return new Shop(number, remark); }
}
void keep(Shop shop) {}
"""


@pytest.mark.parametrize("part", ['Shop.lookup(rs.getString("shopNumber"), null)', 'new Shop(rs.getString("shopNumber"), null)'])
def test_what_parts_of_the_object_are_given(tmp_path, part):
    schema = WHOLE.replace("s.name as shopName", "s.name as shopName, s.number as shopNumber") + PARTS
    tables = SCHEMA.replace("name VARCHAR(9) NOT NULL", "name VARCHAR(9) NOT NULL, number VARCHAR(9) NOT NULL")
    reader = READER.replace("return %s(number", "keep(PART);\n            return %s(number").replace("PART", part)
    assert found(tmp_path, schema, tables=tables, reader=reader) == {"remark", "shop"}
