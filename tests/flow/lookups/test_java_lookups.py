"""Data access that may find no row: what a DAO gives is null then, however it asks."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.util.*;
import javax.persistence.*;
import javax.jdo.PersistenceManager;
import com.google.common.collect.Iterables;
import com.ibatis.sqlmap.client.SqlMapClient;
import com.querydsl.jpa.impl.JPAQueryFactory;
import org.jdbi.v3.core.Jdbi;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.*;
import org.springframework.orm.hibernate5.HibernateTemplate;
import org.springframework.orm.hibernate5.support.HibernateDaoSupport;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.*;
"""

DAO = """
static abstract class Generic<T> {
    EntityManager em;
    Class<T> type;
    T byKey(Object key) {
        List<T> found = em.createQuery("select x").getResultList();
        return found.isEmpty() ? null : found.get(0);
    }
    T sure(Object key) { T found = em.find(type, key); if (found == null) throw new RuntimeException(); return found; }
}
static class OrderDao extends Generic<Order> { }
static class Mapper implements RowMapper<Order> { public Order mapRow(java.sql.ResultSet rs, int row) { return new Order(); } }
static class Dao extends HibernateDaoSupport {
    EntityManager em;
    PersistenceManager pm;
    HibernateTemplate hibernate;
    JdbcTemplate jdbc;
    SqlMapClient maps;
    JPAQueryFactory queries;
    TransactionTemplate transactions;
    Jdbi jdbi;
    OrderDao generic;
    Order map(java.sql.ResultSet rs) { return new Order(); }
    Order find(Long id) { BODY }
}
Dao dao;
"""

MISSING = [
    "return (Order) hibernate.get(Order.class, id);",
    "return getHibernateTemplate().get(Order.class, id);",
    'return hibernate.execute(session -> (Order) session.createQuery("from Order").uniqueResult());',
    'List<Order> found = (List<Order>) hibernate.find("from Order"); return found.size() == 0 ? null : found.get(0);',
    'return DataAccessUtils.singleResult(jdbc.query("select 1", new Mapper()));',
    'try { return jdbc.queryForObject("select 1", new Mapper()); } catch (EmptyResultDataAccessException e) { return null; }',
    'return jdbc.query("select 1", rs -> { if (rs.next()) { return map(rs); } return null; });',
    'return (Order) maps.queryForObject("find", id);',
    "return queries.selectFrom(QOrder.order).where(QOrder.order.id.eq(id)).fetchOne();",
    "return transactions.execute(status -> em.find(Order.class, id));",
    """
    return transactions.execute(new TransactionCallback<Order>() {
        public Order doInTransaction(TransactionStatus status) { return em.find(Order.class, id); }
    });
    """,
    "return (Order) pm.newQuery(Order.class).execute(id);",
    'return jdbi.withHandle(handle -> handle.createQuery("select 1").mapTo(Order.class).findFirst().orElse(null));',
    'return Iterables.getFirst(em.createQuery("from Order", Order.class).getResultList(), null);',
    "return Optional.ofNullable(em.find(Order.class, id)).orElse(null);",
    "return generic.byKey(id);",
]


@pytest.mark.parametrize("body", MISSING)
def test_no_row_is_null(java, body):
    java("dao.find(id).getNumber(); // null", IMPORTS, DAO.replace("BODY", body), parameters="Long id")


@pytest.mark.parametrize(
    "body",
    [
        "return hibernate.load(Order.class, id);",
        "return hibernate.execute(session -> new Order());",
        "List<Order> found = (List<Order>) pm.newQuery(Order.class).execute(id); found.size(); return new Order();",
        'return DataAccessUtils.requiredSingleResult(jdbc.query("select 1", new Mapper()));',
        'return jdbc.queryForObject("select 1", new Mapper());',
        'return jdbc.query("select 1", rs -> { rs.next(); return map(rs); });',
        'return jdbc.query("select 1", (rs, row) -> map(rs)).get(0);',
        "return transactions.execute(status -> { Order o = em.find(Order.class, id); return o == null ? new Order() : o; });",
        'return Iterables.getFirst(em.createQuery("from Order", Order.class).getResultList(), new Order());',
        "return generic.sure(id);",
        "long count = queries.select(QOrder.order.count()).fetchOne(); return count > 0 ? new Order() : new Order();",
        "Order found = hibernate.get(Order.class, id); if (found == null) { throw new RuntimeException(); } return found;",
    ],
)
def test_what_is_never_null(java, body):
    java("dao.find(id).getNumber();", IMPORTS, DAO.replace("BODY", body), parameters="Long id")


@pytest.mark.parametrize("body", [MISSING[0], MISSING[-1]])
def test_what_the_caller_tests(java, body):
    java(
        "Order found = dao.find(id); if (found != null) found.getNumber();",
        IMPORTS,
        DAO.replace("BODY", body),
        parameters="Long id",
    )


BASE = """
interface Base<T> { T load(Long id); }
static abstract class HibernateBase<T> implements Base<T> {
    org.hibernate.Session session;
    Class<T> type;
    public T load(Long id) { return (T) session.get(type, id); }
}
interface Orders extends Base<Order> { }
static class OrdersImpl extends HibernateBase<Order> implements Orders { }
static class OthersImpl extends HibernateBase<String> { }
interface Careful extends Base<Order> { }
static class CarefulImpl extends HibernateBase<Order> implements Careful {
    public Order load(Long id) { Order found = super.load(id); return found == null ? new Order() : found; }
}
Orders orders;
Careful careful;
"""


def test_an_interface_whose_method_a_superclass_has(java):
    java(
        """
        orders.load(id).getNumber(); // null
        careful.load(id).getNumber();
        """,
        members=BASE,
        parameters="Long id",
    )


@pytest.mark.parametrize(
    "members",
    [
        # what a getter finds in a field of its own is no lookup
        """
        Order kept;
        Order current() { if (kept == null && other != null) { return other.current(); } return kept; }
        Service other;
        """,
        # nor is what an assembler makes of one class or another
        """
        class Large extends Order { }
        class Small extends Order { }
        Order current() {
            Order made = null;
            if (order == 1) { made = new Large(); } else if (order == 2) { made = new Small(); }
            return made;
        }
        int order;
        """,
    ],
)
def test_what_is_no_lookup(analyse, members):
    order = (
        "package shop;\nimport jakarta.persistence.*;\n@Entity class Order { @Id Long id; String getNumber() { return null; } }"
    )
    text = f"package shop;\nclass Service {{\n{members}\nvoid run() {{\ncurrent().getNumber();\n}}\n}}"
    assert not [
        u for u in analyse({"shop/Order.java": order, "shop/Service.java": text})["shop/Service.java"] if u.origin == "lookup"
    ]


BOUNDED = """
interface Data<E> { E get(Long id); }
static abstract class JpaData<E> implements Data<E> {
    EntityManager em;
    Class<E> type;
    public E get(Long id) { return em.find(type, id); }
}
interface OrderData extends Data<Order> { }
static class JpaOrderData extends JpaData<Order> implements OrderData { }
interface Manager<E> { E get(Long id); }
static abstract class AbstractManager<E, D extends Data<E>> implements Manager<E> {
    D data;
    D data() { return data; }
    public E get(Long id) { return GET; }
}
interface OrderManager extends Manager<Order> { }
static class OrderManagerImpl extends AbstractManager<Order, OrderData> implements OrderManager { }
OrderManager orders;
"""


@pytest.mark.parametrize("get", ["data.get(id)", "data().get(id)", "this.data.get(id)"])
def test_a_type_parameter_is_at_least_its_bound(java, get):
    java("orders.get(id).getNumber(); // null", "import javax.persistence.*;", BOUNDED.replace("GET", get), parameters="Long id")


CACHED = """
EntityManager em;
Long key;
Order row;
Service other;
Order sure(Long id) { Order found = em.find(Order.class, id); if (found == null) throw new RuntimeException(); return found; }
RuntimeException failed() { return new RuntimeException(); }
Order row() { BODY }
"""

FILLED = [
    "if (key != null && row == null) { row = em.find(Order.class, key); } return row;",
    "if (row == null && key != null) { this.row = em.find(Order.class, key); } return this.row;",
    "if (row == null) { row = em.find(Order.class, key); } return row;",
]

SURE = [
    "if (key != null && row == null) { row = sure(key); } return row;",
    "if (key != null && row == null) { row = em.find(Order.class, key); } if (row == null) { row = new Order(); } return row;",
    "if (key != null && row == null) { row = em.find(Order.class, key); if (row == null) throw failed(); } return row;",
    "if (key != null && row == null) { row = em.find(Order.class, key); row = new Order(); } return row;",
    "if (key != null) { Order unused = em.find(Order.class, key); } return row;",
    "if (key != null) { other.row = em.find(Order.class, key); } return row;",
]


@pytest.mark.parametrize("body", FILLED)
def test_fields_that_are_filled_when_they_are_asked_for(java, body):
    java("row().getNumber(); // null", IMPORTS, CACHED.replace("BODY", body))


@pytest.mark.parametrize("body", SURE)
def test_fields_that_are_filled_for_sure_or_elsewhere(java, body):
    java("row().getNumber();", IMPORTS, CACHED.replace("BODY", body))


@pytest.mark.parametrize(
    "body",
    [
        'Map<String, Object> row = (Map<String, Object>) maps.queryForObject("find", id);\nrow.size(); // null',
        'List<Object> rows = (List<Object>) maps.queryForObject("find", id);\nrows.size();',
        'Set<Object> rows = (Set<Object>) maps.queryForObject("find", id);\nrows.size();',
        'Long count = (Long) maps.queryForObject("count", id);\ncount.intValue();',
        'Map<String, Object> row = (Map<String, Object>) maps.queryForObject("find", id);\nif (row != null) { row.size(); }',
    ],
)
def test_a_row_by_the_names_of_its_columns(java, body):
    java(body, IMPORTS, "SqlMapClient maps;", parameters="Long id")


CACHE = """
static class Cache {
    private final java.util.Map<Class<?>, java.util.Map<String, Object>> rows = new java.util.HashMap<>();
    jakarta.persistence.EntityManager em;
    <T> T cached(Class<T> cls, String key) { return (T) rows.getOrDefault(cls, new java.util.HashMap<>()).get(key); }
    <T> T stored(Class<T> cls, String key) { return em.find(cls, key); }
}
"""


def test_the_class_of_rows_holds_none(observe):
    body = "cache.cached(Order.class, key).getNumber(); cache.stored(Order.class, key).getNumber();"
    facts = observe(f"package shop;\nclass Service {{ {CACHE} void run(Cache cache, String key) {{ {body} }} }}")
    assert [use.origin.kind for use in facts.uses] == ["library", "lookup"]
