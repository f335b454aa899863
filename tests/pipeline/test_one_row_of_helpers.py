"""Functions that run the statement which they are given, and are declared to find no row at times (Python)."""

from __future__ import annotations

import pytest

SOURCE = """
from typing import Any


def fetch_one(connection, query: str, params: tuple = ()) -> dict[str, Any] | None:
    cursor = connection.cursor()
    cursor.execute(query, params)
    return cursor.fetchone()


def remember(connection, query: str) -> dict[str, Any] | None:
    return connection.cache.get(query)


def show(connection, number):
    return {use}
"""

SCHEMA = "CREATE TABLE orders (id bigint PRIMARY KEY, number text NOT NULL, total integer NOT NULL);"


def _told(project, use: str) -> int:
    project.write("schema.sql", SCHEMA)
    project.write("service.py", SOURCE.replace("{use}", use))
    return len(project.check(cache=False).findings)


@pytest.mark.parametrize(
    "use",
    [
        'fetch_one(connection, "SELECT count(*) AS n FROM orders WHERE number = %s", (number,))["n"]',
        'fetch_one(connection, "SELECT count(*) AS n, max(total) AS top FROM orders")["n"]',
        'fetch_one(connection, "SELECT coalesce(sum(total), 0) AS n FROM orders WHERE number = %s", (number,))["n"]',
    ],
)
def test_what_always_has_a_row_is_there(project, use):
    assert _told(project, use) == 0


@pytest.mark.parametrize(
    "use",
    [
        'fetch_one(connection, "SELECT total AS n FROM orders WHERE number = %s", (number,))["n"]',
        'fetch_one(connection, "SELECT total AS n FROM orders ORDER BY id LIMIT 1")["n"]',
        'fetch_one(connection, "SELECT count(*) AS n FROM orders GROUP BY number")["n"]',
        'remember(connection, "SELECT count(*) AS n FROM orders")["n"]',
        "fetch_one(connection, number)['n']",
    ],
)
def test_others_may_find_none(project, use):
    assert _told(project, use) == 1
