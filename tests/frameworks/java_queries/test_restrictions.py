"""Hibernate's own criteria guard what they restrict; verdicts as of the same conditions in JPQL."""

from __future__ import annotations

import pytest

_MAKING = "org.hibernate.Criteria query = session.createCriteria(Order.class);\n"
_IS = "org.hibernate.criterion.Restrictions"
_ROWS = "List<Order> rows = query.list();\nfor (Order r : rows) r.getReference().trim();"


@pytest.mark.parametrize(
    "added",
    [
        f'query.add({_IS}.isNotNull("reference"));',
        f'query.add({_IS}.eq("note", ref)).add({_IS}.like("reference", "A%")).setMaxResults(1);',
        f'query.add({_IS}.in("reference", "A", "B"));\nquery.setMaxResults(1);',
    ],
)
def test_restricted_attributes_are_there(java, added):
    java(f"{_MAKING}{added}\n{_ROWS}", parameters="org.hibernate.Session session, String ref")


@pytest.mark.parametrize(
    "added",
    [
        "",
        f'query.add({_IS}.isNull("reference"));',
        f'query.add({_IS}.eq("reference", null));',
        f'query.add({_IS}.isNotNull("note"));',
        f'query.add({_IS}.isNotNull("c.reference"));',
        f'query.add({_IS}.or({_IS}.isNotNull("reference"), {_IS}.isNull("note")));',
    ],
)
def test_others_are_not(java, added):
    java(f"{_MAKING}{added}\n{_ROWS} // null", parameters="org.hibernate.Session session, String ref")


_DETACHED = "org.hibernate.criterion.DetachedCriteria"
_TEMPLATE = "org.springframework.orm.hibernate5.HibernateTemplate template, org.hibernate.Session session"
_OF = f"{_DETACHED} query = {_DETACHED}.forClass(Order.class);"


@pytest.mark.parametrize(
    "rows",
    [
        f'{_OF}\nquery.add({_IS}.isNotNull("reference"));\nList<?> rows = template.findByCriteria(query);',
        f'{_OF}\nquery.add({_IS}.eq("reference", "A"));\nList<?> rows = query.getExecutableCriteria(session).list();',
        f'List<?> rows = template.findByCriteria({_DETACHED}.forClass(Order.class).add({_IS}.isNotNull("reference")));',
    ],
)
def test_criteria_of_no_session(java, rows):
    java(f"{rows}\nfor (Object r : rows) ((Order) r).getReference().trim();", parameters=_TEMPLATE)


@pytest.mark.parametrize(
    "rows",
    [
        f"{_OF}\nList<?> rows = template.findByCriteria(query);",
        f'{_OF}\nquery.add({_IS}.isNotNull("note"));\nList<?> rows = template.findByCriteria(query);',
    ],
)
def test_criteria_of_no_session_that_ask_for_something_else(java, rows):
    java(f"{rows}\nfor (Object r : rows) ((Order) r).getReference().trim(); // null", parameters=_TEMPLATE)
