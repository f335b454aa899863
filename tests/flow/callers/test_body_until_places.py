"""Callers are interpreted as far as their last call, and know the same there."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.flow.bodies.until import calls_of, until
from nullguard.languages import read_source
from nullguard.model import syntax as s
from nullguard.model.facts import decode_body
from nullguard.model.source import Language


def body_of(text: str, language: Language = Language.PYTHON) -> s.Body:
    facts = read_source(dedent(text).encode(), language)
    functions = [*facts.functions, *(function for cls in facts.classes for function in cls.functions)]
    return decode_body(facts.bodies[functions[0].body])


def kept(text: str, *names: str, language: Language = Language.PYTHON) -> int:
    """How many statements of a body are left."""
    body = body_of(text, language)
    left = until(body, calls_of(body, names)[0])
    assert left == body[: len(left)]
    return len(left)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("find(number); other(); other()", 1),
        ("other(); find(number); other()", 2),
        ("other(); other(); find(number)", 3),
        ("other(find(number)); other()", 1),
        ("row = shop.find(number).name; other()", 1),
        ("find(1); other(); find(2); other()", 3),
        ("save(1); find(2); other()", 2),
        ("other(); other()", 2),
    ],
)
def test_what_stands_behind_the_last_call_is_left_out(body, left):
    assert kept(f"def run(number):\n    {body}\n", "find", "save") == left


@pytest.mark.parametrize(
    ("block", "left"),
    [
        ("if number:\n        find(number)\n        other()\n    other()", 1),
        ("for item in number:\n        other(item)\n        find(item)\n    other()", 1),
        ("try:\n        other()\n    finally:\n        find(number)\n    return number", 1),
    ],
)
def test_the_statement_around_a_call_is_whole(block, left):
    assert kept(f"def run(number):\n    {block}\n", "find") == left


@pytest.mark.parametrize(
    "later",
    ["def inner():\n        return number", "class Inner:\n        number = 1", "other(lambda: number)"],
)
def test_all_is_left_where_something_runs_later(later):
    text = f"def run(number):\n    find(number)\n    other()\n    {later}\n"
    assert kept(text, "find") == len(body_of(text))


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("find(number); other(); other();", 1),
        ("Order order = repository\n.find(number); order.save(); return;", 1),
        ("find(number); other(new Order(number));", 1),
        ("make(number); other(new find(number)); other();", 2),
        ("make(number); other(new shop.find(number)); other();", 2),
        ("find(number); other(new Order() { void run() { } });", 2),
        ("find(number); orders.forEach(order -> other(order)); other();", 3),
        ("find(number); orders.forEach(this::other); other();", 3),
    ],
)
def test_java(body, left):
    assert kept(f"class Service {{ void run(int number) {{ {body} }} }}", "find", "make", language=Language.JAVA) == left
