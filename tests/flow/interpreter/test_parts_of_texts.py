"""A loop over the parts of a text that is split at something runs at least once: what its rounds set is there."""

from __future__ import annotations

import pytest

BODY = """
last = None
{before}
for part in {parts}:
    {round}
return last.upper(){null}
"""


def _checked(python, parts: str, null: str, before: str = "", round: str = "last = part") -> None:
    body = BODY.format(parts=parts, before=before, round=round, null="  # null" if null else "")
    python(body, signature="text: str, sep: str, order")


@pytest.mark.parametrize(
    ("parts", "before"),
    [
        ("text.split('/')", ""),
        ("text.rsplit('.', 1)", ""),
        ("text.strip().split(',')", ""),
        ("text.split(sep=', ')", ""),
        ("order.path.split('/')", ""),
        ("[p.strip() for p in text.split(',')]", ""),
        ("list(map(str.strip, text.split(',')))", ""),
        ("sorted(text.split(','))", ""),
        ("reversed(text.split('.'))", ""),
        ("parts", "parts = text.split('/')"),
        ("parts", "parts = text.split('/')\nparts = [p.strip() for p in parts]"),
        ("set(parts)", "parts = [p.lower() for p in text.split('/')]"),
    ],
)
def test_there_is_a_part(python, parts, before):
    _checked(python, parts, "", before)


@pytest.mark.parametrize(
    ("parts", "before"),
    [
        ("text.split()", ""),
        ("text.split(None)", ""),
        ("text.split(sep)", ""),
        ("text.splitlines()", ""),
        ("text.split('/')[1:]", ""),
        ("[p for p in text.split(',') if p]", ""),
        ("filter(None, text.split(','))", ""),
        ("order.lines", ""),
        ("list(order.lines)", ""),
        ("[p for q in text.split(',') for p in q]", ""),
        ("parts", "parts = text.split('/')\nparts.pop(0)"),
        ("parts", "parts = text.split('/')\ndel parts[0]"),
        ("parts", "parts = text.split('/')\nparts.remove('')"),
        ("parts", "parts = text.split('/')\nparts = [p for p in parts if p]"),
        ("parts", "parts = text.split('/') if order.path else []"),
    ],
)
def test_there_may_be_none(python, parts, before):
    _checked(python, parts, "null", before)


def test_rounds_that_may_set_nothing(python):
    _checked(python, "text.split('/')", "null", round="if part:\n        last = part")


def test_methods_of_the_project_that_are_called_so(python):
    python(
        """
        last = None
        for part in splitter.split("/"):
            last = part
        return last.upper()  # null
        """,
        before="class Splitter:\n    def split(self, sep):\n        return []",
        signature="splitter: Splitter",
    )
