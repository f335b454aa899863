"""Tuples, and columns that criteria select: what an alias or a position holds."""

from __future__ import annotations

import pytest

_TWO = "select o.id as id, o.reference as ref from Order o"


@pytest.mark.parametrize(
    ("query", "use"),
    [
        (_TWO, 't.get("ref").toString(); // null'),
        (_TWO, 't.get("ref", String.class).trim(); // null'),
        (_TWO, "t.get(1, String.class).trim(); // null"),
        (_TWO, 'String text = t.get("ref", String.class);\ntext.trim(); // null'),
        (_TWO, 't.get("id").toString();'),
        (_TWO, "t.get(0).toString();"),
        (_TWO, 't.get("other").toString();'),
        (_TWO, "t.get(2).toString();"),
        (_TWO, "t.get(ref).toString();"),
        (_TWO, 'String text = t.get("ref", String.class);\nif (text != null) text.trim();'),
        (_TWO, 'if (t.get("ref") != null) t.get("ref").toString();'),
        (f"{_TWO} where o.reference is not null", 't.get("ref").toString();'),
        ("select o.id as id, coalesce(o.reference, '') as ref from Order o", 't.get("ref").toString();'),
        ("select o.reference as ref from Order o", 't.get("ref").toString(); // null'),
        ("select o.reference from Order o", 't.get("reference").toString();'),
    ],
)
def test_tuples_of_texts(java, query, use):
    java(f'for (Tuple t : em.createQuery("{query}", Tuple.class).getResultList()) {{\n{use}\n}}')
    java(f'em.createQuery("{query}", Tuple.class).getResultStream().forEach(t -> {{\n{use}\n}});')
    java(f'List<Tuple> rows = em.createQuery("{query}", Tuple.class).getResultList();\nTuple t = rows.get(0);\n{use}')


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("select o.id, o.reference from orders o", 't.get("reference").toString(); // null'),
        ("select o.id, o.reference as ref from orders o", 't.get("REF", String.class).trim(); // null'),
        ("select reference from orders", 't.get("reference").toString(); // null'),
        ("select o.id, o.reference from orders o", "t.get(1).toString(); // null"),
        ("select o.id, o.reference from orders o", 't.get("id").toString();'),
        ("select o.id, o.reference from orders o where o.reference is not null", 't.get("reference").toString();'),
        ("select o.id, o.reference from orders o", 'if (t.get("reference") != null) t.get("reference").toString();'),
    ],
)
def test_tuples_of_sql(java, query, use):
    java(f'for (Tuple t : (List<Tuple>) em.createNativeQuery("{query}", Tuple.class).getResultList()) {{\n{use}\n}}')
    java(f'List<Tuple> rows = em.createNativeQuery("{query}", Tuple.class).getResultList();\nTuple t = rows.get(0);\n{use}')


def _criteria(java, kind, selection, loop):
    java(
        f"""
CriteriaBuilder cb = em.getCriteriaBuilder();
CriteriaQuery<{kind}> query = cb.createQuery({kind}.class);
Root<Order> root = query.from(Order.class);
{selection}
for ({kind} r : em.createQuery(query).getResultList()) {{
{loop}
}}
"""
    )


_BOTH = 'query.multiselect(root.get("id"), root.get("reference"));'
_NAMED = 'query.multiselect(root.get("id").alias("id"), root.get("reference").alias("ref"));'
_ITEMS = "Root<Item> item = query.from(Item.class);"
_THERE = '\nquery.where(cb.isNotNull(root.get("reference")));'


@pytest.mark.parametrize(
    ("kind", "selection", "use"),
    [
        ("Object[]", _BOTH, "r[1].toString(); // null"),
        ("Object[]", _BOTH, "((String) r[1]).trim(); // null"),
        ("Object[]", f"{_BOTH}\nquery.orderBy(cb.asc(root.get(Order_.id)));", "r[1].toString(); // null"),
        ("Object[]", _BOTH, "r[0].toString();"),
        ("Object[]", _BOTH, "if (r[1] != null) r[1].toString();"),
        ("Object[]", f"{_BOTH}{_THERE}", "r[1].toString();"),
        ("Object[]", f"{_THERE}\n{_BOTH}", "r[1].toString();"),
        ("Object[]", 'query.multiselect(root.get("id"), cb.coalesce(root.get("reference"), ""));', "r[1].toString();"),
        ("Object[]", 'query.multiselect(root.get("id"), cb.max(root.get("quantity")));', "r[1].toString();"),
        ("Object[]", "query.multiselect(columns);", "r[1].toString();"),
        ("Object[]", f'{_BOTH}\nquery.multiselect(root.get("id"), root.get("id"));', "r[1].toString();"),
        ("Object[]", f"{_ITEMS}\nquery.multiselect(root.get(\"reference\"), item.get(\"id\"));", "r[0].toString();"),
        ("Tuple", _NAMED, 'r.get("ref").toString(); // null'),
        ("Tuple", _NAMED, "r.get(1, String.class).trim(); // null"),
        ("Tuple", _NAMED, 'r.get("id").toString();'),
        ("Tuple", f"{_NAMED}{_THERE}", 'r.get("ref").toString();'),
        ("Tuple", _BOTH, 'r.get("reference").toString();'),
        ("String", 'query.select(root.get("reference"));', "r.trim(); // null"),
        ("String", 'query.select(root.get("reference")).distinct(true);', "r.trim(); // null"),
        ("String", f'query.select(root.get("reference"));{_THERE}', "r.trim();"),
        ("String", 'query.select(root.get("reference"));', "if (r != null) r.trim();"),
        ("String", 'query.select(cb.coalesce(root.get("reference"), ""));', "r.trim();"),
        ("Long", 'query.select(root.get("id"));', "r.longValue();"),
    ],
)  # fmt: skip
def test_columns_of_criteria(java, kind, selection, use):
    _criteria(java, kind, selection, use)
