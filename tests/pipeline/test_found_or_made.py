"""Rows that are looked up, and made with the same where there is none (Python)."""

from __future__ import annotations

import pytest

DJANGO = """
from django.db import models


class Host(models.Model):
    email = models.CharField(max_length=20)
    name = models.CharField(max_length=20, null=True)
    phone = models.CharField(max_length=20, null=True)


def find(name, email, other):
{body}
    return host.name.title()
"""

SQLALCHEMY = """
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Host(Base):
    __tablename__ = "hosts"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    name: Mapped[str | None]
    phone: Mapped[str | None]


def find(session, name, email, other):
{body}
    return host.name.title()
"""

PEEWEE = """
from peewee import CharField, Model


class Host(Model):
    email = CharField()
    name = CharField(null=True)
    phone = CharField(null=True)


def find(name, email, other):
{body}
    return host.name.title()
"""


def _uses(project, source: str, body: str) -> int:
    text = source.format(body="\n".join("    " + line for line in body.split("\n")))
    project.write("hosts/models.py", text)
    return len([found for found in project.found(cache=False) if found.startswith("hosts/")])


@pytest.mark.parametrize(
    ("source", "body"),
    [
        (DJANGO, "host = Host.objects.filter(name=name).first()\nif host is None:\n    host = Host.objects.create(name=name)"),
        (DJANGO, "host = Host.objects.filter(name=name).first()\nif not host:\n    host = Host(name=name)\n    host.save()"),
        (DJANGO, "host = Host.objects.filter(name__gt=name).first() or Host.objects.create(name=name, email=email)"),
        (
            SQLALCHEMY,
            "host = session.scalar(select(Host).where(Host.name == name))\nif host is None:\n    host = Host(name=name)",
        ),
        (SQLALCHEMY, "host = session.query(Host).filter_by(name=name).first() or Host(name=name)"),
        (PEEWEE, "host = Host.select().where(Host.name == name).first()\nif host is None:\n    host = Host.create(name=name)"),
        (PEEWEE, "host = Host.create(name=name)"),
        (
            SQLALCHEMY,
            "host = session.scalar(select(Host).where(Host.name == other['n']))\nif not host:\n    host = Host(name=other['n'])",
        ),
        (SQLALCHEMY, "host = session.query(Host).filter_by(name=other.title).first() or Host(name=other.title)"),
        (
            SQLALCHEMY,
            "host = session.query(Host).filter_by(name=name).first()\nif not host:\n    host = Host()\n    host.name = name",
        ),
        (DJANGO, "host = Host.objects.filter(name=name).first()\nif not host:\n    host = Host()\n    host.name = 'new'"),
        (DJANGO, "host = Host.objects.filter(name=name).first()\nif not host:\n    host = Host()\n    host.name = other['n']"),
    ],
)
def test_what_both_have_is_there(project, source, body):
    assert _uses(project, source, body) == 0


@pytest.mark.parametrize(
    ("source", "body"),
    [
        (DJANGO, "host = Host.objects.filter(name=name).first()\nif not host:\n    host = Host.objects.create(email=email)"),
        (DJANGO, "host = Host.objects.filter(email=email).first()\nif not host:\n    host = Host.objects.create(name=name)"),
        (DJANGO, "host = Host.objects.filter(phone=name).first()\nif not host:\n    host = Host.objects.create(phone=name)"),
        (SQLALCHEMY, "host = session.query(Host).filter_by(name=name).first() or Host(name=session.get(Host, 1).name)"),
        (SQLALCHEMY, "host = session.query(Host).filter_by(email=email).first() or Host(name=name)"),
        (SQLALCHEMY, "host = session.query(Host).filter_by(name=name).first() or Host(name=None)"),
        (SQLALCHEMY, "host = session.query(Host).filter_by(name=name).first() or Host(name=session.get(Host, 1).phone)"),
        (SQLALCHEMY, "host = session.query(Host).filter_by(name=name).first() or Host(name=other.get('name'))"),
        (DJANGO, "host = Host.objects.filter(name=name).first()\nif not host:\n    host = Host()\n    host.phone = name"),
        (DJANGO, "host = Host.objects.filter(email=email).first()\nif not host:\n    host = Host()\n    host.name = name"),
        (DJANGO, "host = Host.objects.filter(name=name).first()\nif not host:\n    host = Host()\n    host.name = None"),
        (DJANGO, "host = Host.objects.filter(name=name).first()\nif not host:\n    host = Host(email=email)"),
        (PEEWEE, "host = Host.select().where(Host.name == name).first()\nif not host:\n    host = Host.create(email=email)"),
        (PEEWEE, "host = Host.select().where(Host.email == name).first()\nif not host:\n    host = Host.create(name=name)"),
    ],
)
def test_what_one_may_lack_is_told(project, source, body):
    assert _uses(project, source, body) >= 1
