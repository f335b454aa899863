"""Handlers of the error that there is no row, around what asks for a list: it is empty then, and nothing is raised."""

from __future__ import annotations

import pytest


def is_used_null(observe, tried: str, error: str = "NoResultException") -> bool:
    """Whether a list is used that is null where a handler has run."""
    text = f"""
    package shop;
    import jakarta.persistence.*;
    import java.util.List;
    class Service {{
        EntityManager em;
        EntityManager getEntityManager() {{ return em; }}
        Order one(Long id) {{ return em.find(Order.class, id); }}
        int count(Long id) {{
            List<Order> all = null;
            try {{ {tried} }} catch ({error} e) {{ all = null; }}
            return all.size();
        }}
    }}
    """
    return bool(observe(text).uses)


_LISTED = 'getEntityManager().createQuery("q", Order.class).setParameter("id", id).getResultList()'


@pytest.mark.parametrize(
    "tried",
    [
        f"all = {_LISTED};",
        f'all = {_LISTED}; em.createQuery("d").executeUpdate();',
        'all = em.createNamedQuery("q").getResultList();',
    ],
)
def test_nothing_is_raised(observe, tried):
    assert not is_used_null(observe, tried)


@pytest.mark.parametrize(
    ("tried", "error"),
    [
        (f"all = {_LISTED};", "PersistenceException"),
        (f"all = {_LISTED};", "NoResultException | IllegalStateException"),
        (f"Order o = one(id); all = {_LISTED};", "NoResultException"),
        (f'all = {_LISTED}; print(em.createQuery("q").getSingleResult());', "NoResultException"),
        ('all = List.of((Order) em.createQuery("q").getSingleResult());', "NoResultException"),
        (f"if (id == 1) {{ throw new NoResultException(); }} all = {_LISTED};", "NoResultException"),
    ],
)
def test_something_may_be_raised(observe, tried, error):
    assert is_used_null(observe, tried, error)
