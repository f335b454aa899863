"""Classes that code fills with rows of SQL (Python), whose tables scripts or the code itself make."""

from __future__ import annotations

import pytest

TABLES = """
async def m001_initial(db):
    await db.execute(
        f\"\"\"
        CREATE TABLE IF NOT EXISTS members (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            email TEXT NULL,
            age INTEGER NULL,
            joined TIMESTAMP NOT NULL DEFAULT {db.timestamp_now}
        );
        \"\"\"
    )

async def m002_notes(db):
    await db.execute("ALTER TABLE members ADD COLUMN note TEXT NULL")
    await db.execute(f"CREATE TABLE {db.prefix}_other (id TEXT NOT NULL, email TEXT NULL)")
"""

FIELDS = "    id: str\n    name: str\n    email: str\n    age: int\n    joined: object\n    note: str | None = None\n"

RECORD = f"@dataclass\nclass Member:\n{FIELDS}"

SERVICE = """
from dataclasses import dataclass
from typing import NamedTuple
from pydantic import BaseModel

CLASS

async def get_member(db, key):
    row = await db.fetchone("SELECT * FROM members WHERE id = ?", (key,))
    return FILLING if row else None

async def show(db, key):
    member = await get_member(db, key)
    if member is None:
        return ""
    return member.USE
"""


@pytest.fixture
def told(project):
    """`told(cls, filling, use)`: whether the use of a member's attribute is told, where members are so."""

    def found(cls: str, filling: str, use: str, tables: str = TABLES) -> bool:
        source = SERVICE.replace("CLASS", cls).replace("FILLING", filling).replace("USE", use)
        project.write("shop/migrations.py", tables)
        project.write("shop/service.py", source)
        places = [finding.place for finding in project.check(cache=False).findings if finding.place.path == "shop/service.py"]
        assert all("member." in source.splitlines()[place.line - 1] for place in places), places
        return bool(places)

    return found


@pytest.mark.parametrize("filling", ["Member(**dict(row))", "Member(**row)", "Member(*row)"])
def test_what_columns_let_be_null(told, filling):
    assert told(RECORD, filling, "email.lower()")
    assert told(RECORD, filling, "age + 1")
    assert told(RECORD, filling, "note.strip()")
    assert not told(RECORD, filling, "name.lower()")
    assert not told(RECORD, filling, "joined.isoformat()")


def test_whatever_the_class_is_called_that_a_row_is_put_into(told):
    person = RECORD.replace("Member", "Person")
    assert told(person, "Person(**row)", "email.lower()")
    assert not told(person, "Person(**row)", "name.lower()")


def test_methods_that_fill_their_class(told):
    cls = f"class Member(NamedTuple):\n{FIELDS}\n    @classmethod\n    def from_row(cls, row):\n        return cls(**dict(row))\n"
    assert told(cls, "Member.from_row(row)", "email.lower()")
    assert not told(cls, "Member.from_row(row)", "name.lower()")


def test_classes_that_validate(told):
    validating = f"class Member(BaseModel):\n{FIELDS}".replace("age: int", "age: int | None")
    assert told(validating, "Member(**row)", "age + 1")
    assert not told(validating, "Member(**row)", "email.lower()")


@pytest.mark.parametrize(
    ("cls", "filling"),
    [
        (RECORD, "Member(row['id'], 'x', 'y', 1, 2)"),
        (RECORD.replace("email: str", "mail: str").replace("age: int", "years: int").replace("note", "text"), "Member(**row)"),
    ],
)
def test_other_classes_tell_nothing(told, cls, filling):
    assert not told(cls, filling, "email.lower()")


def test_code_that_makes_no_table_of_that_name(told):
    assert not told(RECORD, "Member(**row)", "email.lower()", TABLES.replace("members", "people"))


def test_a_table_that_a_script_makes_first(told, project):
    project.write("schema.sql", "CREATE TABLE members (id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, age INT NULL);")
    assert not told(RECORD, "Member(**row)", "email.lower()")
    assert told(RECORD, "Member(**row)", "age + 1")


@pytest.mark.parametrize(
    ("later", "is_null"),
    [
        ('conn.execute("ALTER TABLE members ADD COLUMN phone TEXT NULL")', True),
        ("conn.execute(\"ALTER TABLE members ADD COLUMN phone TEXT NOT NULL DEFAULT ''\")", False),
        ('conn.execute("CREATE TABLE members (id TEXT, name TEXT NULL, email TEXT NULL, phone TEXT NULL)")', False),
    ],
)
def test_another_source_changes_a_table_but_does_not_make_it_again(told, project, later, is_null):
    project.write("shop/upgrade.py", f"def upgrade(conn):\n    {later}\n")
    cls = RECORD + "    phone: str = ''\n"
    assert told(cls, "Member(**row)", "phone.strip()") is is_null
    assert not told(cls, "Member(**row)", "name.lower()")
