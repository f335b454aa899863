"""Tests of arrays by libraries, and queries that always give a list."""

from __future__ import annotations

import pytest

SERVICE = """
package shop;
import java.util.*;
import jakarta.persistence.*;
import org.apache.commons.lang3.ArrayUtils;
import org.hibernate.Session;
class Service {
    void run(EntityManager em, Session session, String text, String[] names) {
        %s
    }
}
"""
NAMES = 'String[] parts = null;\nif (text.isEmpty()) { parts = text.split(","); }\n'
EMPTY = "if (found != null && found.isEmpty()) { return; }\nfound.size();"


@pytest.mark.parametrize(
    "body",
    [
        NAMES + "if (!ArrayUtils.isEmpty(parts)) { for (String part : parts) { part.trim(); } }",
        NAMES + "if (ArrayUtils.isNotEmpty(parts)) { for (String part : parts) { part.trim(); } }",
        'List<String> found = em.createQuery("q", String.class).getResultList();\n' + EMPTY,
        'List<String> found = em.createNativeQuery("q").getResultList();\n' + EMPTY,
        'List<String> found = session.createQuery("q").list();\n' + EMPTY,
    ],
)
def test_nothing_is_null(observe, body):
    assert observe(SERVICE % body).uses == ()


@pytest.mark.parametrize(
    "body",
    [
        NAMES + "if (ArrayUtils.isEmpty(parts)) { for (String part : parts) { part.trim(); } }",
        NAMES + "if (!ArrayUtils.isEmpty(names)) { for (String part : parts) { part.trim(); } }",
    ],
)
def test_null(observe, body):
    assert len(observe(SERVICE % body).uses) == 1
