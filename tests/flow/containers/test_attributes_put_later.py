"""Attributes of plain Python objects that are given columns after they were made, by super-classes, copies or whole rows."""

from __future__ import annotations

import pytest

PLAIN = """
import copy
import json
from dataclasses import dataclass, replace

class View:
    pass

class Base:
    def __init__(self, number, note):
        self.number = number
        self.note = note

class Shown(Base):
    def __init__(self, order):
        super().__init__(order.number, order.reference)
        self.count = order.quantity

class Spared(Base):
    def __init__(self, order):
        super().__init__(order.number, order.reference or "")
        self.count = 0

@dataclass
class Info:
    number: str
    note: str

def view(order: Order):
    made = View()
    made.number = order.number
    made.note = order.reference
    return made

def info(order: Order):
    return Info(order.number, order.reference)
"""


@pytest.mark.parametrize(
    "body",
    [
        "view(order).note.strip()  # null",
        "made = View()\nmade.note = order.reference\nother = made\nother.note.strip()  # null",
        "shown = Shown(order)\nshown.number.strip()\nshown.note.strip()  # null",
        "Shown(order).count + 1  # null",
        'replace(info(order), number="").note.strip()  # null',
        "copy.copy(info(order)).note.strip()  # null",
        'copy.deepcopy({"note": order.reference})["note"].strip()  # null',
        'json.loads(json.dumps({"note": order.reference}))["note"].strip()  # null',
        'Info(**{"number": "", "note": order.reference}).note.strip()  # null',
    ],
)
def test_a_column_is_held(python, body):
    python(body, before=PLAIN)


@pytest.mark.parametrize(
    "body",
    [
        "view(order).number.strip()",
        "made = view(order)\nif made.note:\n    made.note.strip()",
        'made = view(order)\nmade.note = ""\nmade.note.strip()',
        'made = View()\nmade.note = order.reference or ""\nmade.note.strip()',
        "if not order.reference:\n    return\nview(order).number.strip()",
        "Spared(order).note.strip()",
        "Spared(order).count + 1",
        'replace(info(order), note="").note.strip()',
        'Info(**{"number": "", "note": order.reference or ""}).note.strip()',
    ],
)
def test_what_is_there_is_not_told(python, body):
    python(body, before=PLAIN)


@pytest.mark.parametrize(
    "body",
    [
        """
        found = {}
        for order in Order.objects.all():
            found[order.number] = {"note": order.reference}
        for row in found.values():
            row["note"].strip()  # null
        """,
        """
        found = {order.number: info(order) for order in Order.objects.all()}
        found[name].note.strip()  # null
        """,
        """
        found = {}
        for order in Order.objects.all():
            found.setdefault(order.number, []).append({"note": order.reference})
        for rows in found.values():
            for row in rows:
                row["note"].strip()  # null
        """,
    ],
)
def test_objects_under_the_keys_of_rows(python, body):
    python(body, before=PLAIN, signature="name")


@pytest.mark.parametrize(
    "body",
    [
        """
        found = {order.number: info(order) for order in Order.objects.all()}
        found[name] = Info("", "")
        found[name].note.strip()
        """,
        """
        found = {order.number: info(order) for order in Order.objects.all() if order.reference}
        for one in found.values():
            if one.note:
                one.note.strip()
        """,
        """
        found = {}
        for order in Order.objects.all():
            found.setdefault(order.number, []).append({"note": order.reference})
            found[order.number].append(name)
        for rows in found.values():
            for row in rows:
                row["note"].strip()
        """,
    ],
)
def test_other_objects_are_among_them(python, body):
    python(body, before=PLAIN, signature="name")
