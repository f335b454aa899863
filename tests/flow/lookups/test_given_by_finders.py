"""What a Python function gives that gives something only where it finds a row is nearly always there for the key of a row that
is known."""

from __future__ import annotations

import pytest

from nullguard.flow.lookups.found import FOUND_BEFORE
from nullguard.flow.lookups.held_columns import HELD
from tests.flow.lookups.test_rows_sought import doubts

FINDERS = """
class NoResultFound(Exception): ...

def seek(number):
    try:
        return session.query(Order).filter(Order.number == number).one()
    except NoResultFound:
        return None

def seek_id(id):
    row = session.get(Order, id)
    if row is None:
        return None
    return row

def id_of(number):
    try:
        (id,) = session.query(Order.id).filter(Order.number == number).one()
    except NoResultFound:
        return None
    return id

def seek_other(number, data):
    if not data:
        return None
    return session.query(Invoice).filter(Invoice.number == number).first() or None

def seek_of(number, data):
    return session.query(Order).filter(Order.number == number, Order.id == data).first()

def seek_allowed(number, data):
    row = session.query(Order).filter(Order.number == number).first()
    if row is None or row.id != data:
        return None
    return row

def seek_named(number):
    row = session.query(Order).filter(Order.number == number).first()
    return row
"""


def _of(body: str, after: str = "", signature: str = "id, other, data") -> list[str]:
    return doubts(body, before=FINDERS, signature=signature, after=after)


@pytest.mark.parametrize(
    "before",
    [
        "if session.query(Order).filter(Order.number == id).first() is None: return",
        "session.query(Order).filter(Order.number == id).one()",
        "if Order.get_by(number=id) is None: raise LookupError",
        "if seek(id) is None: raise LookupError",
        "if not seek_named(id): return",
        "if not seek_named(id):\n    raise LookupError",
    ],
)
@pytest.mark.parametrize("again", ["seek(id)", "seek_named(id)", "by_number(id)"])
def test_found_before(before, again):
    assert _of(f"{before}\n{again}.read()") == [FOUND_BEFORE]


def test_key_of_a_row():
    assert _of("for order in session.query(Order).all():\n    seek(order.number).read()") == [HELD]
    assert _of("for order in session.query(Order).all():\n    seek_id(order.id).read()") == []


@pytest.mark.parametrize(
    "body",
    [
        "seek(id).read()",
        "seek_id(id_of(other)).read()",
        "session.query(Order).filter(Order.number == other).one()\nseek(id).read()",
        "session.query(Invoice).filter(Invoice.number == id).one()\nseek(id).read()",
        "session.query(Order).filter(Order.number == id).one()\nseek_id(id).read()",
        "session.query(Order).filter(Order.number == id).first()\nseek(id).read()",
        "session.query(Order).filter(Order.number == id).one()\nid = other\nseek(id).read()",
        "for order in session.query(Order).all():\n    seek_id(order.number).read()",
        "for order in session.query(Order).all():\n    seek_other(order.number, data).read()",
        "for invoice in session.query(Invoice).all():\n    seek(invoice.number).read()",
        "for order in session.query(Order).all():\n    seek_of(order.number, data).read()",
        "for order in session.query(Order).all():\n    seek_allowed(order.number, data).read()",
        "session.query(Order).filter(Order.number == id).one()\nseek_allowed(id, data).read()",
    ],
)
def test_nothing_is_known_of_the_row(body):
    assert _of(body) == [""]
