"""Attributes of plain Python objects that are given columns after they were made, by super-classes, copies or whole rows."""

from __future__ import annotations

import pytest

PLAIN = """
import copy
import json
import attr
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

class Filled(Base):
    def __init__(self, order):
        super().__init__(order.number, order.reference)
        self.note = self.note or ""

class Refused(Base):
    def __init__(self, order):
        super().__init__(order.number, order.reference)
        if not self.note:
            raise ValueError("no note")

@dataclass
class Info:
    number: str
    note: str

@dataclass(frozen=True)
class Frozen:
    number: str
    note: str

    def __post_init__(self):
        object.__setattr__(self, "note", self.note or "")

@attr.s
class Converted:
    number = attr.ib()
    note = attr.ib(converter=attr.converters.default_if_none(""))

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
        'replace(info(order), **{"note": ""}).note.strip()',
        "Filled(order).note.strip()",
        "Refused(order).note.strip()",
        "Frozen(order.number, order.reference).note.strip()",
        'replace(Frozen(order.number, order.reference), number="").note.strip()',
        'attr.evolve(Converted(order.number, order.reference), number="").note.strip()',
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


ROWS = '[{"note": order.reference} for order in Order.objects.all()]'
BY_NUMBER = '{order.number: {"note": order.reference} for order in Order.objects.all()}'
FILLING = """
def fill(rows):
    for row in rows:
        row["note"] = row["note"] or ""

def count(rows):
    for row in rows:
        row["count"] = 1
"""


@pytest.mark.parametrize(
    ("made", "change", "used"),
    [
        (ROWS, 'for row in made:\n    row["note"] = row["note"] or ""', "made"),
        (ROWS, 'for row in made:\n    if row["note"] is None:\n        row["note"] = ""', "made"),
        (ROWS, 'for row in made:\n    row.update(note="")', "made"),
        (ROWS, "fill(made)", "made"),
        (ROWS, 'if any(row["note"] is None for row in made):\n    return', "made"),
        (BY_NUMBER, 'for row in made.values():\n    row["note"] = row["note"] or ""', "made.values()"),
        (BY_NUMBER, 'for key, row in made.items():\n    row["note"] = row["note"] or ""', "made.values()"),
        (BY_NUMBER, 'for key in made:\n    made[key]["note"] = made[key]["note"] or ""', "made.values()"),
        (BY_NUMBER, 'made = {key: row for key, row in made.items() if row["note"]}', "made.values()"),
    ],
)
def test_elements_that_are_changed_where_they_are(python, made, change, used):
    python(f'made = {made}\n{change}\nfor row in {used}:\n    row["note"].strip()', before=PLAIN + FILLING, signature="name")


@pytest.mark.parametrize(
    "change",
    ['for row in made:\n    row["count"] = 1', "count(made)", "for row in made:\n    print(row)", 'made[0]["count"] = 1'],
)
def test_elements_that_are_given_something_else(python, change):
    body = f'made = {ROWS}\n{change}\nfor row in made:\n    row["note"].strip()  # null'
    python(body, before=PLAIN + FILLING, signature="name")


def test_objects_that_are_changed_where_they_are(python):
    made = "made = {order.number: info(order) for order in Order.objects.all()}"
    change = 'for one in made.values():\n    if one.note is None:\n        one.note = ""'
    python(f"{made}\n{change}\nfor one in made.values():\n    one.note.strip()", before=PLAIN, signature="name")
