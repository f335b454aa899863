"""Rows that a Java method has removed or changed, and says so, and keys by which rows were found."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

FILES = {
    "shop/Order.java": """
package shop;
import jakarta.persistence.*;
@Entity @Table(name = "orders") public class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    @Column(nullable = true) private Long planId;
    public Long getId() { return id; }
    public String getNumber() { return number; }
    public Long getPlanId() { return planId; }
}
""",
    "shop/Plan.java": """
package shop;
import jakarta.persistence.*;
@Entity @Table(name = "plans") public class Plan { @Id private Long id; @Column(nullable = false) private String label; }
""",
    "shop/Orders.java": """
package shop;
import org.apache.ibatis.annotations.*;
@Mapper public interface Orders {
    @Select("select * from orders where id = #{id}") Order findById(Long id);
    @Delete("delete from orders where id = #{id}") int deleteById(Long id);
    @Delete("delete from orders where id = #{id} and number = #{number}") int deleteByIdAndNumber(Long id, String number);
    @Delete("delete from orders where id = #{id}") boolean removeById(Long id);
    @Update("update orders set number = #{number} where id = #{id}") int updateNumber(Long id, String number);
    @Update("update orders set owner_id = #{ownerId} where id = #{id}") int updateOwner(Long id, Long ownerId);
    @Insert("insert into copies (order_id) values (#{id})") int insertCopy(Long id);
}
""",
    "shop/Plans.java": """
package shop;
import org.apache.ibatis.annotations.*;
@Mapper public interface Plans {
    @Select("select * from plans where id = #{id}") Plan findById(Long id);
    @Select("select * from plans where id = #{id}") Plan selectById(Long id);
    @Select("select * from plans where rank = #{rank}") Plan findByRank(Long rank);
}
""",
    "shop/Store.java": """
package shop;
public interface Store { boolean remove(Long id); boolean removeAlways(Long id); }
""",
    "shop/OrderStore.java": """
package shop;
public class OrderStore implements Store {
    private Orders orders;
    public boolean remove(Long id) { return orders.deleteById(id) == 1; }
    public boolean removeAlways(Long id) { orders.deleteById(id); return true; }
}
""",
    "shop/Desk.java": """
package shop;
public class Desk {
    private Orders orders;
    private java.util.Map<Long, String> pending;
    private org.springframework.jdbc.core.JdbcTemplate jdbc;
    public boolean delete(Long id, String number) { return orders.deleteByIdAndNumber(id, number) != 0; }
    public boolean removeTold(Long id) { int rows = orders.deleteById(id); return rows > 0; }
    public boolean removeTested(Long id) {
        if (orders.findById(id) == null) { return false; }
        orders.deleteById(id);
        return true;
    }
    public int removeBySql(Long id) { return jdbc.update("delete from orders where id = ?", id); }
    public boolean removeAlways(Long id) { orders.deleteById(id); return true; }
    public boolean removeGiven(Long id) { if (id == null) { return false; } orders.deleteById(id); return true; }
    public static boolean removeOften(Long id) { return true; }
    public boolean removePending(Long id) { return pending.remove(id) != null; }
    public boolean updateAlways(Long id) { pending.clear(); return true; }
}
""",
}
FIND = "Order order = orders.findById(id);"
USE = "print(order.getNumber().trim());"
PLAN = "long plan = given.getPlanId().longValue();"

SILENT = [
    f"{FIND} if (orders.deleteById(id) > 0) {{ {USE} }}",
    f"{FIND} if (orders.deleteById(id) == 1) {{ {USE} }}",
    f"{FIND} if (orders.deleteByIdAndNumber(id, text) == 0) {{ return; }} {USE}",
    f"{FIND} int rows = orders.deleteById(id); if (rows < 1) {{ throw new IllegalStateException(); }} {USE}",
    f"{FIND} int rows = orders.deleteById(id); if (rows != 1) {{ return; }} {USE}",
    f"{FIND} boolean gone = orders.removeById(id); if (gone) {{ {USE} }}",
    f"{FIND} boolean gone = orders.deleteById(id) != 0; if (gone && order.getNumber().isEmpty()) {{ print(text); }}",
    f"{FIND} boolean gone = desk.delete(id, text); if (gone) {{ {USE} }}",
    f"{FIND} if (!desk.delete(id, text)) {{ return; }} {USE}",
    f"{FIND} if (desk.removeTold(id)) {{ {USE} }}",
    f"{FIND} if (desk.removeTested(id)) {{ {USE} }}",
    f"{FIND} if (desk.removeBySql(id) > 0) {{ {USE} }}",
    f"{FIND} if (store.remove(id)) {{ {USE} }}",
    f"{FIND} if (orders.updateNumber(id, text) != 0) {{ {USE} }}",
    f"Plan it = plans.findById(given.getPlanId()); if (it == null) {{ return; }} {PLAN}",
    f"Plan it = plans.selectById(given.getPlanId()); if (it != null) {{ {PLAN} }}",
    f"if (plans.findById(given.getPlanId()) == null) {{ throw new IllegalStateException(); }} {PLAN}",
    f"Plan it = demanded(given.getPlanId()); {PLAN}",
    f"demanded(given.getPlanId()); {PLAN}",
    f"if (found(given.getPlanId()) != null) {{ {PLAN} }}",
    f"if (isThere(given.getPlanId())) {{ {PLAN} }}",
    f"if (!isThere(given.getPlanId())) {{ return; }} {PLAN}",
    f"Long key = given.getPlanId(); Plan it = plans.findById(key); if (it == null) {{ return; }} {PLAN}",
    "Long key = given.getPlanId(); Plan it = plans.findById(key); if (it == null) { return; } long plan = key.longValue();",
]
LOW = [
    f"if (orders.updateNumber(id, text) == 0) {{ return; }} {FIND} {USE}",
    f"int rows = orders.updateNumber(id, text); if (rows != 1) {{ throw new IllegalStateException(); }} {FIND} {USE}",
    f"if (orders.updateNumber(id, text) > 0) {{ {FIND} {USE} }}",
]
TOLD = [
    f"{FIND} orders.deleteById(id); {USE}",
    f"{FIND} if (orders.deleteById(id) == 0) {{ {USE} }}",
    f"{FIND} if (orders.deleteById(other) > 0) {{ {USE} }}",
    f"if (orders.deleteById(id) > 0) {{ {FIND} {USE} }}",
    f"{FIND} if (pending.remove(id)) {{ {USE} }}",
    f"{FIND} boolean was = pending.remove(id); if (!was) {{ return; }} {USE}",
    f"{FIND} if (orders.insertCopy(id) > 0) {{ {USE} }}",
    f"{FIND} if (desk.removeAlways(id)) {{ {USE} }}",
    f"{FIND} if (desk.removeGiven(id)) {{ {USE} }}",
    f"{FIND} if (desk.removePending(id)) {{ {USE} }}",
    f"{FIND} if (Desk.removeOften(id)) {{ {USE} }}",
    f"{FIND} if (desk.updateAlways(id)) {{ {USE} }}",
    f"{FIND} if (store.removeAlways(id)) {{ {USE} }}",
    f"if (desk.updateAlways(id)) {{ {FIND} {USE} }}",
    f'{FIND} if (jdbc.update("insert into notes (order_id) values (?)", id) > 0) {{ {USE} }}',
    f'int rows = jdbc.update("update sums set n = n + 1 where id = ?", id); if (rows > 0) {{ {FIND} {USE} }}',
    f"{FIND} boolean gone = desk.delete(other, text); if (gone) {{ {USE} }}",
    f"orders.updateNumber(id, text); {FIND} {USE}",
    f"if (orders.updateNumber(other, text) == 0) {{ return; }} {FIND} {USE}",
    f"if (orders.updateOwner(other, id) == 0) {{ return; }} {FIND} {USE}",
    f"if (orders.updateNumber(id, text) > 0) {{ return; }} {FIND} {USE}",
    PLAN,
    f"Plan it = plans.findById(given.getPlanId()); {PLAN}",
    f"Plan it = plans.findById(given.getPlanId()); if (it != null) {{ return; }} {PLAN}",
    f"Plan it = plans.findById(another.getPlanId()); if (it == null) {{ return; }} {PLAN}",
    f"Plan it = plans.findByRank(given.getPlanId()); if (it == null) {{ return; }} {PLAN}",
    f"if (isThere(given.getPlanId())) {{ return; }} {PLAN}",
    f"if (isThere(another.getPlanId())) {{ {PLAN} }}",
    f"demanded(another.getPlanId()); {PLAN}",
]
BODIES = [*SILENT, *LOW, *TOLD]
SERVICE = """
package shop;
public class Service%d {
    private Orders orders;
    private Plans plans;
    private Desk desk;
    private Store store;
    private org.springframework.jdbc.core.JdbcTemplate jdbc;
    private java.util.Set<Long> pending;
    Plan demanded(Long id) { Plan it = plans.findById(id); if (it == null) { throw new IllegalStateException(); } return it; }
    Plan found(Long id) { return plans.findById(id); }
    boolean isThere(Long id) { return plans.selectById(id) != null; }
    void print(String text) { }
    void run(Long id, Long other, String text, Order given, Order another) { %s }
}
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Confidence]:
    """How sure the finding of each source is that has one."""
    root = tmp_path_factory.mktemp("changed")
    files = {**FILES, **{f"shop/Service{number}.java": SERVICE % (number, body) for number, body in enumerate(BODIES)}}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    settings = load_settings((root,), None, {"min_confidence": Confidence.LOW, "cache": False})
    report = run(settings, lambda stage, done, total: None)
    found = (*report.findings, *report.folded)
    return {finding.place.path: finding.confidence for finding in found if finding.rule in ("NG101", "NG103")}


@pytest.mark.parametrize("body", SILENT)
def test_a_row_that_was_removed_changed_or_found_is_there(told, body):
    assert f"shop/Service{BODIES.index(body)}.java" not in told


@pytest.mark.parametrize("body", LOW)
def test_a_row_that_is_looked_up_after_a_change_is_low(told, body):
    assert told[f"shop/Service{BODIES.index(body)}.java"] == Confidence.LOW


@pytest.mark.parametrize("body", TOLD)
def test_a_row_of_which_nothing_says_that_it_is_there_is_told(told, body):
    assert told[f"shop/Service{BODIES.index(body)}.java"] != Confidence.LOW
