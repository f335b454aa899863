"""Which edits of a source count for what was drawn from it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.languages import read_source
from nullguard.model.facts import decode_body
from nullguard.model.source import Language
from nullguard.pipeline.edits import Change, compared

BEFORE = """\
    from shop.models import Order


    def newest(limit=10):
        return Order.objects.first()
    """


def facts(text: str):
    return read_source(dedent(text).encode(), Language.PYTHON)


def change(after: str) -> tuple[Change, Change]:
    """What changed in the declarations, and in the body of the only function."""
    one, other = facts(BEFORE), facts(after)
    bodies = [decode_body(item.bodies[item.functions[0].body]) for item in (one, other)]
    return compared((one.imports, one.functions), (other.imports, other.functions)), compared(*bodies)


@pytest.mark.parametrize(
    ("edit", "declarations", "body"),
    [
        (lambda text: text + "    # the end\n", Change.NONE, Change.NONE),
        (lambda text: "    # the start\n" + text, Change.PLACES, Change.PLACES),
        (lambda text: text.replace("return ", "return  "), Change.NONE, Change.PLACES),
        (lambda text: text.replace("first()", "last()"), Change.CONTENT, Change.CONTENT),
        (lambda text: text.replace("limit=10", "limit=20"), Change.CONTENT, Change.NONE),
        (lambda text: text.replace("10", "10.0"), Change.CONTENT, Change.NONE),
    ],
    ids=["comment below", "comment above", "space inside", "another method", "another default", "another type of default"],
)
def test_what_an_edit_changes(edit, declarations, body):
    assert change(edit(BEFORE)) == (declarations, body)
