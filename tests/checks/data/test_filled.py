"""Columns that every row has had a value in, though they are declared nullable."""

from __future__ import annotations

import pytest

from nullguard.checks.data.subject import Subject
from nullguard.frameworks.entities import declare_entities
from nullguard.languages import read_source
from nullguard.model.schema import Column
from nullguard.model.source import Language
from nullguard.program.program import Program


def _filled(options, column):
    text = (
        "from django.db import models\n"
        "class Base(models.Model):\n    class Meta:\n        abstract = True\n"
        f"    made = models.DateTimeField({options})\n"
        "class Order(Base):\n    pass\n"
    )
    facts = read_source(text.encode(), Language.PYTHON)
    program = Program({"shop/models.py": facts}, (), {}, {"shop/models.py": facts.bodies}.__getitem__)
    order = next(entity for entity in declare_entities(program) if entity.name == "Order")
    subject = Subject(order, order.attributes["made"], column)
    return subject.mapped.filled_by if subject.is_filled else ""


@pytest.mark.parametrize("option", ["auto_now", "auto_now_add"])
def test_what_every_save_sets(option):
    assert _filled(f"{option}=True, null=True", Column("made")) == option
    assert _filled(f"{option}=True, null=True", Column("made", added_by="2.py", backfilled_by="3.py")) == option


@pytest.mark.parametrize(
    ("options", "column"),
    [
        ("null=True", Column("made")),
        ("auto_now_add=False, null=True", Column("made")),
        ("auto_now_add=make(), null=True", Column("made")),
        ("default=make, null=True", Column("made")),
        ("auto_now_add=True, null=True", Column("made", added_by="2.py")),
        ("auto_now_add=True, null=True", None),
    ],
)
def test_what_rows_may_lack(options, column):
    assert _filled(options, column) == ""
