"""Criteria queries that are put together in one method; verdicts as of the same conditions in JPQL."""

from __future__ import annotations

import pytest

GUARDING = [
    'query.where(cb.isNotNull(root.get("reference")));',
    'query.select(root).where(cb.isNotNull(root.get("reference")));',
    'query.select(root);\nquery.where(cb.isNotNull(root.get("reference")), cb.isNull(root.get("note")));',
    'query.where(cb.isNotNull(root.get("reference"))).orderBy(cb.asc(root.get("note"))).distinct(true);',
    'query.where(root.get("reference").isNotNull());',
    "query.where(cb.isNotNull(root.get(Order_.reference)));",
    'query.where(cb.equal(root.get("reference"), ref));',
    'query.where(cb.notEqual(root.get("reference"), "Z"));',
    'query.where(cb.like(cb.lower(root.get("reference")), "r%"));',
    'query.where(root.get("reference").in(List.of("R")));',
    'query.where(cb.between(root.get("reference"), "A", "Z"));',
    'query.where(cb.not(cb.isNull(root.get("reference"))));',
    'query.where(cb.and(cb.equal(root.get("note"), ref), cb.isNotNull(root.get("reference"))));',
    'query.where(cb.or(cb.equal(root.get("reference"), ref), cb.isNotNull(root.get("reference"))));',
    'query.where(cb.not(cb.or(cb.isNull(root.get("reference")), cb.isNull(root.get("note")))));',
    'Predicate there = cb.isNotNull(root.get("reference"));\nquery.where(there);',
    'Path<String> path = root.get("reference");\nquery.where(cb.isNotNull(path));',
    'query.where(cb.isNotNull(root.get("reference")), conditions.get(0));',
]
OPEN = [
    "query.select(root);",
    'query.where(cb.isNull(root.get("reference")));',
    'query.where(cb.isNotNull(root.get("note")));',
    'query.where(cb.equal(root.get("reference"), null));',
    'query.where(cb.or(cb.isNotNull(root.get("reference")), cb.isNotNull(root.get("note"))));',
    'query.where(cb.not(cb.and(cb.isNull(root.get("reference")), cb.isNull(root.get("note")))));',
    'query.where(cb.equal(cb.coalesce(root.get("reference"), "R"), "R"));',
    'query.where(cb.isNotNull(root.get("reference")));\nquery.where(cb.isNotNull(root.get("note")));',
    'if (ref != null) query.where(cb.isNotNull(root.get("reference")));',
    'Root<Order> other = query.from(Order.class);\nquery.select(root).where(cb.isNotNull(other.get("reference")));',
    'query.where(cb.isNotNull(root.get("customer").get("name")));',
    "query.where(conditions.toArray(new Predicate[0]));",
    'cb.isNotNull(root.get("reference"));',
    'query.having(cb.isNotNull(root.get("reference")));',
]


@pytest.mark.parametrize(("conditions", "mark"), [(body, "") for body in GUARDING] + [(body, " // null") for body in OPEN])
def test_criteria(java, conditions, mark):
    java(
        f"""
CriteriaBuilder cb = em.getCriteriaBuilder();
CriteriaQuery<Order> query = cb.createQuery(Order.class);
Root<Order> root = query.from(Order.class);
{conditions}
for (Order o : em.createQuery(query).setMaxResults(3).getResultList()) {{
o.getReference().trim();{mark}
}}
""",
        parameters="String ref, List<Predicate> conditions",
    )


def test_a_path_through_a_relation_guards_it(java):
    java(
        """
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Order> query = cb.createQuery(Order.class);
        Root<Order> root = query.from(Order.class);
        Join<Order, Customer> customer = root.join("customer");
        query.select(root).where(cb.equal(customer.get("name"), ref));
        Order o = em.createQuery(query).getSingleResult();
        o.getCustomer().getName().trim();
        o.getReference().trim(); // null
        """
    )


DAO = """
abstract class Dao<T> {{
    EntityManager em;
    protected List<T> list(CriteriaQuery<T> query, int limit) {{
        return em.createQuery(query).setMaxResults(limit).getResultList();
    }}
    protected T only(CriteriaQuery query) {{
        List<T> rows = list(query, 2);
        return rows.size() == 1 ? rows.get(0) : null;
    }}
    protected CriteriaQuery<T> start(CriteriaBuilder cb, Class<T> of) {{ return cb.createQuery(of); }}
    protected long count(CriteriaQuery<T> query) {{ return list(query, 100).size(); }}
}}
class OrderDao extends Dao<Order> {{
    List<Order> found(String ref) {{
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery query = start(cb, Order.class);
        Root<Order> root = query.from(Order.class);
        query.select(root);
        {0}
        return list(query, 3);
    }}
    Order one(String ref) {{
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery query = start(cb, Order.class);
        Root<Order> root = query.from(Order.class);
        query.select(root);
        {0}
        return only(query);
    }}
    Order another(String ref) {{
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Order> query = start(cb, Order.class);
        Root<Order> root = query.from(Order.class);
        query.where(cb.isNotNull(root.get("reference")));
        return count(query) > 0 ? em.createQuery("select o from Order o", Order.class).getSingleResult() : null;
    }}
}}
interface Unused {{"""


@pytest.mark.parametrize(
    ("condition", "mark"),
    [
        ('query.where(cb.isNotNull(root.get("reference")));', ""),
        ('query.where(cb.and(cb.equal(root.get("note"), ref), cb.isNotNull(root.get(Order_.reference))));', ""),
        ('query.where(cb.equal(root.get("note"), ref));', " // null"),
        ('query.where(cb.isNull(root.get("reference")));', " // null"),
        ("", " // null"),
    ],
)
def test_a_query_that_a_helper_runs(java, condition, mark):
    java(
        f"""
OrderDao dao = new OrderDao();
for (Order o : dao.found(ref)) {{
o.getReference().trim();{mark}
}}
dao.found("other").get(0).getReference().trim();{mark}
Order one = dao.one(ref);
if (one != null) {{
one.getReference().trim();{mark}
}}
Order another = dao.another(ref);
if (another != null) {{
another.getReference().trim(); // null
}}
""",
        members="}\n" + DAO.format(condition),
    )


THERE = 'cb.isNotNull(root.get("reference"))'
NOTED = 'cb.isNotNull(root.get("note"))'


@pytest.mark.parametrize(
    ("conditions", "mark"),
    [
        (f"all.add({THERE});\nquery.where(all.toArray(new Predicate[0]));", ""),
        (f"all.add({THERE});\nif (ref != null) {{ all.add({NOTED}); }}\nquery.where(all.toArray(new Predicate[0]));", ""),
        (f"all.add({NOTED});\nall.add({THERE});\nquery.where(cb.and(all.toArray(new Predicate[all.size()])));", ""),
        (f"all.add({THERE});\nall.addAll(given);\nquery.where(all.toArray(new Predicate[0]));", ""),
        (f"all.add({NOTED});\nquery.where(all.toArray(new Predicate[0]));", " // null"),
        (f"if (ref != null) {{ all.add({THERE}); }}\nquery.where(all.toArray(new Predicate[0]));", " // null"),
        (f"all.add({THERE});\nall.clear();\nquery.where(all.toArray(new Predicate[0]));", " // null"),
        (f"all.add({THERE});\nall.remove(0);\nquery.where(all.toArray(new Predicate[0]));", " // null"),
        (f"all.add({THERE});\nquery.where(cb.or(all.toArray(new Predicate[0])));", " // null"),
        ("query.where(given.toArray(new Predicate[0]));", " // null"),
    ],
)
def test_conditions_in_a_list(java, conditions, mark):
    java(
        f"""
CriteriaBuilder cb = em.getCriteriaBuilder();
CriteriaQuery<Order> query = cb.createQuery(Order.class);
Root<Order> root = query.from(Order.class);
List<Predicate> all = new java.util.ArrayList<>();
{conditions}
for (Order o : em.createQuery(query).getResultList()) {{
o.getReference().trim();{mark}
}}
""",
        parameters="String ref, List<Predicate> given",
    )


def test_criteria_of_hibernates_sessions(java):
    making = """
        CriteriaBuilder cb = session.getCriteriaBuilder();
        CriteriaQuery<Order> query = cb.createQuery(Order.class);
        Root<Order> o = query.from(Order.class);
        query.where(cb.equal(o.get("reference"), ref));
    """
    parameters = "org.hibernate.Session session, String ref"
    java(f"{making}session.createQuery(query).uniqueResult().getId(); // null", parameters=parameters)
    java(f"{making}session.createQuery(query).list().get(0).getNote().trim(); // null", parameters=parameters)
    java(f"{making}session.createQuery(query).list().get(0).getReference().trim();", parameters=parameters)
