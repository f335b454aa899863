"""Rows that a cursor says it has: `cursor.rowcount` (PEP 249)."""

from __future__ import annotations

import pytest

SOURCE = """
import psycopg


def name(cur, other, id):
    cur.execute("SELECT name FROM tariffs WHERE id = %s", (id,))
{body}
"""

LEADS_OUT = "    raise LookupError(id)"
QUERY = '"SELECT name FROM tariffs WHERE id = %s", (id,)'
USE = "return cur.fetchone()[0].upper()"


SCHEMA = "CREATE TABLE tariffs (id bigint PRIMARY KEY, name text NOT NULL);"


def _told(project, body: str) -> int:
    project.write("schema.sql", SCHEMA)
    project.write("service.py", SOURCE.format(body="\n".join("    " + line for line in body.split("\n"))))
    return len(project.check(cache=False).findings)


@pytest.mark.parametrize(
    "body",
    [
        f"if cur.rowcount == 0:\n{LEADS_OUT}\n{USE}",
        f"if cur.rowcount != 1:\n{LEADS_OUT}\n{USE}",
        f"if not cur.rowcount:\n{LEADS_OUT}\n{USE}",
        f"if cur.rowcount < 1:\n{LEADS_OUT}\n{USE}",
        f"if cur.rowcount > 0:\n    {USE}",
        f"if cur.rowcount:\n    {USE}",
        f"if cur.rowcount == 0:\n{LEADS_OUT}\nrow = cur.fetchone()\nreturn row[0].upper()",
        f"assert cur.rowcount == 1\n{USE}",
    ],
)
def test_a_row_that_was_counted_is_there(project, body):
    assert _told(project, body) == 0


@pytest.mark.parametrize(
    "body",
    [
        USE,
        f"if cur.rowcount == 0:\n    print(id)\n{USE}",
        f"if cur.rowcount >= 0:\n    {USE}",
        f"if other.rowcount == 0:\n{LEADS_OUT}\n{USE}",
        f'if cur.rowcount == 0:\n{LEADS_OUT}\ncur.execute("SELECT name FROM tariffs WHERE id = %s", (other,))\n{USE}',
        f"if cur.rowcount == 0:\n{LEADS_OUT}\nrow = cur.fetchone()\nother = cur.fetchone()\nreturn row[0] + other[0]",
        f"if cur.rowcount == 0:\n    {USE}",
        f"if cur.rowcount == 0:\n{LEADS_OUT}\nprint(cur.fetchall())\n{USE}",
        f'if cur.rowcount == 0:\n{LEADS_OUT}\ncur.execute("SELECT name FROM tariffs WHERE id = 1")\n{USE}',
        f"cur = other.cursor()\ncur.execute({QUERY})\nif cur.rowcount == 0:\n{LEADS_OUT}\ncur.execute({QUERY})\n{USE}",
    ],
)
def test_others_may_be_missing(project, body):
    assert _told(project, body) == 1
