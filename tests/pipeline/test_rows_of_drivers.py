"""Rows that a driver of SQL gives (Python): read into classes that it is handed, handed to functions, of several tables."""

from __future__ import annotations

import re

import pytest

SCHEMA = """\
CREATE TABLE trainers (id bigint NOT NULL PRIMARY KEY, fee integer NULL);
CREATE TABLE members (
    id bigint NOT NULL PRIMARY KEY,
    name text NOT NULL,
    nickname text NULL,
    left_at timestamp NULL,
    trainer_id bigint NOT NULL REFERENCES trainers (id)
);
"""

REPOSITORY = """\
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Optional, TypeVar

from psycopg.rows import class_row, dict_row

T = TypeVar("T")


@dataclass
class Member:
    id: int
    name: str
    nickname: str
    left_at: Optional[datetime]

    def year(self):
        return self.left_at.year  # null


class Repository(Generic[T]):
    entity: type[T]

    def __init__(self, conn):
        self.conn = conn

    def all(self, sql: str, *params) -> list[T]:
        with self.conn.cursor(row_factory=class_row(self.entity)) as cur:
            cur.execute(sql, params)
            return cur.fetchall()


class Members(Repository[Member]):
    entity = Member

    def every(self) -> list[Member]:
        return self.all("SELECT * FROM members")

    def former(self) -> list[Member]:
        return self.all("SELECT * FROM members WHERE left_at IS NOT NULL")

    def named(self) -> list[Member]:
        return self.all("SELECT * FROM members WHERE nickname IS NOT NULL AND left_at > now()")


"""

HANDED = """\
from psycopg.rows import dict_row


def shown(row):
    return row["nickname"].title()MARK


def show(conn):
    BODY
"""


@pytest.fixture
def lines(project):
    """`lines(source)`: compares the lines that are told with those that are marked."""

    def compared(source: str) -> None:
        project.write("schema.sql", SCHEMA)
        project.write("gym/members.py", source)
        wanted = [number for number, line in enumerate(source.splitlines(), 1) if re.search(r"# null\b", line)]
        findings = [f for f in project.check(cache=False).findings if f.place.path == "gym/members.py"]
        told = {f.place.line for f in findings} | {place.line for f in findings for place in f.siblings}
        assert sorted(told) == wanted, [f.message for f in findings]

    return compared


def test_what_is_read_into_classes(lines):
    lines(
        REPOSITORY
        + """\
def names(members: Members):
    return [m.name.title() for m in members.every()]


def years(members: Members):
    return [m.left_at.year for m in members.every()]  # null


def nicknames(members: Members):
    return [m.nickname.title() for m in members.every()]  # null


def years_of_former(members: Members):
    return [m.left_at.year for m in members.former()]


def nicknames_of_former(members: Members):
    return [m.nickname.title() for m in members.former()]  # null


def of_named(members: Members):
    return [m.nickname.title() + m.left_at.isoformat() for m in members.named()]
"""
    )


_CURSOR = 'cur = conn.cursor(row_factory=dict_row)\n    cur.execute("SELECT name, nickname FROM members")\n    '


_ENTERED = """with conn.cursor() as cur:
        cur.execute("SELECT nickname FROM members WHERE id = 1")
        row = cur.fetchone()
    if row:
        print(shown(row))"""


@pytest.mark.parametrize(
    "body",
    [
        f"{_CURSOR}return [shown(row) for row in cur.fetchall()]",
        f"{_CURSOR}for row in cur:\n        print(shown(row))",
        _ENTERED,
    ],
)
def test_what_functions_are_handed(lines, body):
    lines(HANDED.replace("MARK", "  # null").replace("BODY", body))


@pytest.mark.parametrize(
    "body",
    [
        f'{_CURSOR}return [shown(row) for row in cur.fetchall() if row["nickname"]]',
        f'{_CURSOR}for row in cur:\n        if row["nickname"] is None:\n            continue\n        print(shown(row))',
        _CURSOR.replace("members", "members WHERE nickname IS NOT NULL") + "return [shown(row) for row in cur.fetchall()]",
        _CURSOR.replace("nickname", "name AS nickname") + "return [shown(row) for row in cur.fetchall()]",
        f'{_CURSOR}cur.execute("SELECT name AS nickname FROM members")\n    return [shown(row) for row in cur.fetchall()]',
    ],
)
def test_what_is_there_for_functions(lines, body):
    lines(HANDED.replace("MARK", "").replace("BODY", body))


def test_columns_of_several_tables(lines):
    lines(
        """\
def shown(conn):
    cur = conn.cursor()
    cur.execute("SELECT nickname, name, fee FROM members m JOIN trainers t ON t.id = trainer_id WHERE fee IS NOT NULL")
    for nickname, name, fee in cur:
        print(name.title(), fee + 1)
        print(nickname.title())  # null


def unclear(conn):
    cur = conn.cursor()
    cur.execute("SELECT number, note FROM members m JOIN visits v ON v.member_id = m.id")
    for number, note in cur:
        print(number + 1, note.title())
"""
    )


PUT_TOGETHER = """\
from dataclasses import dataclass

COLUMNS = "id, nickname"
ALL = f"SELECT {COLUMNS} FROM members"
ONE = ALL + " WHERE id = %s"
NAMED = "nickname IS NOT NULL"


class Dao:
    ALL = "SELECT id, nickname FROM members"

    def run(self, conn, key, given):
        BODY
        for id_, nickname in cur.fetchall():
            print(nickname.title())MARK
"""

_WHERE = 'f"SELECT id, nickname FROM members WHERE {where}"'
_RUN = "cur = conn.cursor()\n        cur.execute("


@pytest.mark.parametrize(
    "body",
    [
        f"{_RUN}ONE, (key,))",
        f'{_RUN}self.ALL + " ORDER BY id")',
        f'{_RUN}f"SELECT {{COLUMNS}} FROM members LIMIT {{key}}")',
        f'query = Dao.ALL\n        if key:\n            query += " WHERE id = %s"\n        {_RUN}query, (key,))',
        f'marks = ",".join("?" for _ in given)\n        {_RUN}f"SELECT id, nickname FROM members WHERE id IN ({{marks}})")',
        f'where = ["id > 0"]\n        {_RUN}"SELECT id, nickname FROM members WHERE " + " AND ".join(where))',
        f'{_RUN}"SELECT id, nickname FROM members %s" % ("WHERE id = 3" if key else ""))',
        f'where = "id > 0"\n        where = where + f" AND id < {{key}}"\n        {_RUN}{_WHERE})',
        f'where = []\n        where.append("id = %s" % key)\n        where = " AND ".join(where)\n        {_RUN}{_WHERE})',
    ],
)
def test_texts_that_are_put_together(lines, body):
    lines(PUT_TOGETHER.replace("BODY", body).replace("MARK", "  # null"))


@pytest.mark.parametrize(
    "body",
    [
        f'{_RUN}ALL + " WHERE nickname IS NOT NULL")',
        f'query = Dao.ALL\n        query += " WHERE nickname > %s"\n        {_RUN}query, (key,))',
        f'{_RUN}f"SELECT id, nickname FROM members WHERE {{given}}")',
        f'{_RUN}f"SELECT id, {{given}} FROM members")',
        f'{_RUN}f"SELECT id, nickname FROM {{given}}")',
        f'where = ["nickname IS NOT NULL"]\n        {_RUN}"SELECT id, nickname FROM members WHERE " + " AND ".join(where))',
        f'condition = "nickname <> \'\'"\n        {_RUN}"SELECT id, nickname FROM members WHERE %s" % condition)',
        f'{_RUN}"SELECT id, nickname FROM members WHERE " + " AND ".join(given))',
        f'where = ["id > 0", *given]\n        {_RUN}"SELECT id, nickname FROM members WHERE " + " AND ".join(where))',
        f'where = ["id > 0"]\n        where.extend(given)\n        {_RUN}{_WHERE})',
        f'where = " AND ".join(f"{{k}} = ?" for k in given)\n        {_RUN}{_WHERE})',
        f"where, key = given\n        {_RUN}{_WHERE})",
        f"where = given()\n        {_RUN}{_WHERE})",
        f'where = "id > 0"\n        where += given\n        {_RUN}{_WHERE})',
        f'{_RUN}f"SELECT id, nickname FROM members WHERE ({{given}})")',
        f"{_RUN}f\"SELECT id, nickname FROM members WHERE name = 'x' {{given}}\")",
        f'where = "WHERE " + NAMED\n        where += " AND id > 0"\n        {_RUN}f"SELECT id, nickname FROM members {{where}}")',
        f"{_RUN}\"SELECT id, coalesce(nickname, '') AS nickname FROM members LIMIT \" + str(key))",
    ],
)
def test_texts_that_may_ask_for_it(lines, body):
    lines(PUT_TOGETHER.replace("BODY", body).replace("MARK", ""))


@pytest.mark.parametrize("filling", ["Member(**row)", "Member(**dict(row))", "Member(*row)"])
def test_classes_that_are_filled_with_rows(lines, filling):
    lines(
        f"""\
from dataclasses import dataclass


@dataclass
class Member:
    id: int
    nickname: str


def members(conn):
    rows = conn.execute("SELECT id, nickname FROM members").fetchall()
    return [m.nickname.title() for m in [{filling} for row in rows]]  # null


def named(conn):
    rows = conn.execute("SELECT id, nickname FROM members WHERE nickname IS NOT NULL").fetchall()
    return [m.nickname.title() for m in [{filling} for row in rows]]
"""
    )


@pytest.mark.parametrize(
    ("statement", "mark"),
    [
        ("UPDATE members SET left_at = now() WHERE id = $1 RETURNING name", "  # null"),
        ("DELETE FROM members WHERE id = $1 RETURNING name", "  # null"),
        ("INSERT INTO members (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING name", "  # null"),
        ("INSERT INTO members (id) VALUES ($1) RETURNING name", ""),
        ("INSERT INTO members (name) VALUES ('say nothing to me') RETURNING name", ""),
        ("INSERT INTO members (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET name = 'x' RETURNING name", ""),
    ],
)
def test_rows_that_statements_give_back(lines, statement, mark):
    lines(f'async def changed(pool, key):\n    row = await pool.fetchrow("{statement}", key)\n    return row["name"]{mark}\n')


CHANGED_AFTER = """\
async def changed(pool, key, other):
    row = await pool.fetchrow("SELECT id, name FROM members WHERE id = $1", key)
    if row is None:
        return None
    done = await pool.fetchrow("UPDATE members SET left_at = now() WHERE id = $1 RETURNING name", KEY)
    return done["name"]
"""


@pytest.mark.parametrize(("key", "expected"), [("key", "low"), ('row["id"]', "low"), ("other", "high")])
def test_rows_that_were_looked_up_before_they_are_changed(project, key, expected):
    project.write("schema.sql", SCHEMA)
    project.write("gym/members.py", CHANGED_AFTER.replace("KEY", key))
    assert [one.confidence.name.lower() for one in project.check(cache=False, min_confidence="low").findings] == [expected]


SAME_NAME = """\
from dataclasses import dataclass


@dataclass
class Member:
    id: int
    nickname: str


def shout(member: Member):
    return member.nickname.title()
"""


@pytest.mark.parametrize("handed", ["Member", "rows.Member"])
def test_only_the_class_that_the_driver_is_handed(project, handed):
    project.write("schema.sql", SCHEMA)
    project.write("gym/rows.py", SAME_NAME)
    project.write("gym/shown.py", SAME_NAME)
    reading = f"def read(conn):\n    return conn.cursor(row_factory=class_row({handed})).execute('SELECT * FROM members')\n"
    imports = "from psycopg.rows import class_row\nfrom gym import rows\nfrom gym.rows import Member\n\n\n"
    project.write("gym/reading.py", imports + reading)
    assert {f.place.path for f in project.check(cache=False).findings} == {"gym/rows.py"}
