"""Generators that a decorator makes coroutines of: what they yield is awaited, and they are no generators."""

from __future__ import annotations

import pytest

from nullguard.languages import read_source
from nullguard.model import syntax as s
from nullguard.model.facts import decode_body
from nullguard.model.nodes import nodes
from nullguard.model.source import Language


def _kinds(decorator: str, body: str) -> tuple[bool, set[type]]:
    text = f"{decorator}\ndef show(number):\n    {body}\n"
    facts = read_source(text.encode(), Language.PYTHON)
    function = next(one for one in facts.functions if one.name == "show")
    found = {type(node) for node in nodes(decode_body(facts.bodies[function.body]))} & {s.Await, s.Yield}
    return "generator" in function.modifiers, found


@pytest.mark.parametrize("decorator", ["@inlineCallbacks", "@defer.inlineCallbacks", "@gen.coroutine", "@tornado.gen.coroutine"])
def test_what_is_yielded_is_awaited(decorator):
    assert _kinds(decorator, "row = yield find(number)") == (False, {s.Await})


def test_what_is_no_call_is_yielded():
    assert _kinds("@inlineCallbacks", "row = yield number") == (False, {s.Yield})


@pytest.mark.parametrize("decorator", ["@coroutine", "@contextmanager", "@gen.other"])
def test_other_generators(decorator):
    assert _kinds(decorator, "row = yield find(number)") == (True, {s.Yield})
