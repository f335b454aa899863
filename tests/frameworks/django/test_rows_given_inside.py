"""A nested function that is only called knows the rows that all its calls give it."""

from __future__ import annotations

import pytest

SHOW = """
def run(given: Exam, visit: Visit):
    def show(one, other=None):
        return one.room.name  {mark}
    {calls}
"""


def _source(calls: str, mark: str) -> str:
    return SHOW.format(mark=mark, calls=calls.replace("\n", "\n    "))


@pytest.mark.parametrize(
    "calls",
    [
        "return [show(each) for each in Exam.objects.all()]",
        "for each in Exam.objects.all():\n    show(each)",
        "show(one=given)",
        "if given.room:\n    show(given)\nfor each in Exam.objects.all():\n    show(each, given)",
        "show(visit)\nshow(given)",
    ],
)
def test_rows_that_calls_give(told_in_rooms, calls):
    told_in_rooms(_source(calls, "# null"))


@pytest.mark.parametrize(
    "calls",
    [
        "if given.room:\n    show(given)",
        "if given.room:\n    return show(given)",
        "if given.room:\n    name = show(given)\n    print(name + '!')",
        "for each in Exam.objects.all():\n    if each.room:\n        show(each)",
        "return [show(each) for each in Exam.objects.exclude(room=None)]",
        "return [show(each) for each in Exam.objects.all() if each.room]",
        "show('a')",
        "show(visit, given)",
        "for each in Exam.objects.all():\n    show(each)\nreturn show",
        "show(*Exam.objects.all())",
        "for each in Exam.objects.all():\n    show(other=each)",
    ],
)
def test_rows_that_have_it_and_calls_that_nobody_sees(told_in_rooms, calls):
    told_in_rooms(_source(calls, ""))
