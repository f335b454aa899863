"""Criteria that a helper of the project begins: of the class that it is handed, or of which its object is the DAO."""

from __future__ import annotations

import pytest

_BASE = """
    static class Dao<T> {
        org.hibernate.Session session;
        Class<T> type;
        org.hibernate.Criteria begun() { return session.createCriteria(type); }
        org.hibernate.Criteria begun(Class<?> of) { return session.createCriteria(of); }
        org.hibernate.Criteria joined(String path) { return begun().createCriteria(path); }
    }
"""
_IS = "org.hibernate.criterion.Restrictions"


def of(made: str, added: str, read: str = "getReference()", mark: str = "") -> str:
    return f"""
    static class Orders extends Dao<Order> {{
        void run() {{
            org.hibernate.Criteria query = {made};
            query.add({_IS}.{added});
            List<Order> rows = query.list();
            for (Order row : rows) row.{read}.trim();{mark}
        }}
    }}
    {_BASE}
    """


@pytest.mark.parametrize("made", ["begun()", "this.begun()", "begun(Order.class)"])
def test_restricted_attributes_are_there(java, made):
    java("", members=of(made, 'isNotNull("reference")'))
    java("", members=of(made, 'eq("reference", "A")'))


@pytest.mark.parametrize(
    ("made", "added"),
    [
        ("begun()", 'isNull("reference")'),
        ("begun()", 'isNotNull("note")'),
        ("begun(Customer.class)", 'isNotNull("reference")'),
        ('joined("customer")', 'isNotNull("reference")'),
        ("new Other().begun()", 'isNotNull("reference")'),
    ],
)
def test_others_are_not(java, made, added):
    java("", members=of(made, added, mark=" // null") + "static class Other extends Dao<Customer> { }")
