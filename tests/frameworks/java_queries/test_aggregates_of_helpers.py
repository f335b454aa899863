"""Aggregates that a helper of a DAO's superclass gives, which knows nothing of the query that it is handed (Java)."""

from __future__ import annotations

import pytest

HELPERS = """
    }
    abstract class Dao {
        protected <T> T single(TypedQuery<T> query) { return query.getSingleResult(); }
        protected <T> T one(TypedQuery<T> query) {
            try {
                return query.getSingleResult();
            } catch (NoResultException e) {
                return null;
            }
        }
        protected <T> List<T> many(TypedQuery<T> query) { return query.getResultList(); }
        protected long number(TypedQuery<Long> query) { return 1; }
    }
    class Daos extends Dao {
"""

MAX = 'em.createQuery("select max(o.quantity) from Order o", Integer.class)'
COUNT = 'em.createQuery("select count(o) from Order o", Long.class)'


@pytest.mark.parametrize("helper", ["single", "one", "this.single"])
def test_nothing_to_compute_it_of(java, helper):
    body = f"int most = daos.{helper.removeprefix('this.')}({MAX}); // null"
    java(body, HELPERS, "Daos daos")


@pytest.mark.parametrize(
    "body",
    [
        f"long found = daos.single({COUNT});",
        f"Integer most = daos.single({MAX});\nint found = most == null ? 0 : most;",
        f"for (Integer most : daos.many({MAX})) {{ }}",
        'long found = daos.number(em.createQuery("select max(o.id) from Order o", Long.class));',
    ],
)
def test_what_is_there_or_tested(java, body):
    java(body, HELPERS, "Daos daos")
