"""A constant beside a result tells whether the result is there: of `(GONE, None)`, `(BAD, None)` or `(FOUND, rows)` what is
neither GONE nor BAD has rows (Python)."""

from __future__ import annotations

import pytest

FIND = """
GONE, BAD, FOUND = "gone", "bad", "found"
FAILURES = (GONE, BAD)

def find(client):
    answer = client.get()
    if not answer:
        return GONE, None
    rows = [row for row in answer if row.is_good]
    if not rows:
        return BAD, None
    return FOUND, rows

def count(client):
    if client.is_closed:
        return 404, None
    if client.is_busy:
        return 500, None
    return (200 if client.is_old else 201), client.rows

def ask(client):
    answer = client.get()
    if answer is None:
        return "error", None
    return answer.status, answer.rows
"""


def used(python, function, body):
    python(f"state, rows = {function}(order)\n{body}", before=FIND)


@pytest.mark.parametrize(
    "body",
    [
        "if state != FOUND:\n    return\nlen(rows)",
        "if state == FOUND:\n    len(rows)",
        "if state == GONE or state == BAD:\n    return\nlen(rows)",
        "if state == GONE:\n    return\nif state == BAD:\n    return\nlen(rows)",
        "if state in (GONE, BAD):\n    return\nlen(rows)",
        "if state in FAILURES:\n    return\nlen(rows)",
        "if state not in FAILURES:\n    len(rows)",
        "if state not in (FOUND,):\n    return\nlen(rows)",
        "assert state == FOUND\nlen(rows)",
        "if state != 'found':\n    raise ValueError(state)\nlen(rows)",
        "is_found = state == FOUND\nif is_found:\n    len(rows)",
        "while state == FOUND:\n    len(rows)\n    break",
    ],
)
def test_constants_that_leave_the_result(python, body):
    used(python, "find", body)


@pytest.mark.parametrize(
    "body",
    [
        "len(rows)  # null",
        "if state == GONE:\n    return\nlen(rows)  # null",
        "if state != BAD:\n    len(rows)  # null",
        "if state == BAD:\n    len(rows)  # null",
        "if state in (GONE, FOUND):\n    len(rows)  # null",
        "if state not in (GONE,):\n    len(rows)  # null",
        "if state != FOUND:\n    print(state)\nlen(rows)  # null",
        "state = FOUND\nif state == FOUND:\n    len(rows)  # null",
        "rows = None\nif state == FOUND:\n    len(rows)  # null",
    ],
)
def test_constants_that_leave_the_null(python, body):
    used(python, "find", body)


@pytest.mark.parametrize(
    "body",
    [
        "if state in (200, 201):\n    len(rows)",
        "if state == 200 or state == 201:\n    len(rows)",
        "if state != 200 and state != 201:\n    return\nlen(rows)",
        "if state == 404:\n    return\nif state == 500:\n    return\nlen(rows)",
        "match state:\n    case 404:\n        return\n    case 500:\n        return\n    case _:\n        len(rows)",
        "match state:\n    case 200 | 201:\n        len(rows)",
    ],
)
def test_several_that_have_it(python, body):
    used(python, "count", body)


def test_one_of_two_failures_is_left(python):
    used(python, "count", "if state == 404:\n    return\nlen(rows)  # null")


@pytest.mark.parametrize(
    "body", ["if state == 'error':\n    return\nlen(rows)", "if state in ('error', 'bad'):\n    return\nlen(rows)"]
)
def test_any_other_one_has_it(python, body):
    used(python, "ask", body)


@pytest.mark.parametrize("body", ["if state == 'bad':\n    return\nlen(rows)  # null", "if state:\n    len(rows)  # null"])
def test_not_the_one_that_goes_with_null(python, body):
    used(python, "ask", body)


CHOICES = [
    """
if not order.number:
    state, rows = "gone", None
elif order.quantity:
    state, rows = "bad", None
else:
    state, rows = "found", order.lines
""",
    """
rows = None
state = "gone"
if order.number:
    state = "bad"
    if order.quantity:
        state = "found"
        rows = order.lines
""",
    """
rows = None
if order.number:
    rows = order.lines
    state = "found"
elif order.quantity:
    state = "bad"
else:
    state = "gone"
""",
]


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize(
    "test",
    [
        "if state != 'found':\n    return",
        "if state in ('gone', 'bad'):\n    return",
        "if state == 'gone':\n    return\nif state == 'bad':\n    return",
        "print(state)\nassert state == 'found'",
    ],
)
def test_chosen_on_the_ways_of_one_function(python, choice, test):
    python(f"{choice}\n{test}\nlen(rows)")


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize(
    "test",
    ["", "if state == 'gone':\n    return", "if state == 'found':\n    print(3)", "state = 'found'\nassert state == 'found'"],
)
def test_chosen_and_not_told_apart(python, choice, test):
    python(f"{choice}\n{test}\nlen(rows)  # null")


@pytest.mark.parametrize(
    "body",
    [
        "if state >= 400:\n    return\nlen(rows)",
        "if state < 400:\n    len(rows)",
        "if 400 > state:\n    len(rows)",
        "if not state < 300:\n    return\nlen(rows)",
        "if 200 <= state < 300:\n    len(rows)",
    ],
)
def test_numbers_in_order(python, body):
    used(python, "count", body)


@pytest.mark.parametrize("body", ["if state > 404:\n    return\nlen(rows)  # null", "if state >= 400:\n    len(rows)  # null"])
def test_numbers_in_another_order(python, body):
    used(python, "count", body)


@pytest.mark.parametrize(
    "test", ["found[0] not in ('new', 'paid')", "found[0] != 'new' and found[0] != 'paid'", "found[0] is None"]
)
def test_a_status_that_may_be_null_is_none_of_the_others(analyse, test):
    source = f"""\
        from shop.models import Order


        def find(number):
            if number > 3:
                return None, None
            return 'paid', Order.objects.get(id=number)


        def run(number):
            found = find(number)
            if {test}:
                found[1].number
        """
    model = "from django.db import models\n\n\nclass Order(models.Model):\n    number = models.IntegerField()\n"
    found = analyse({"shop/models.py": model, "shop/views.py": source})["shop/views.py"]
    assert [use.expression for use in found] == ["found[1]"]
