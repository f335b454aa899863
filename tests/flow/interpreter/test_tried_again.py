"""Loops that try something a number of times that is given: a null that is left where they have no round is doubted."""

from __future__ import annotations

import pytest

from nullguard.flow.interpreter.statements.rounds import NO_ROUND


def doubts(observe, text: str) -> list[str]:
    return [use.origin.doubt for use in observe(text).uses]


TRYING = "try { return send(); } catch (IOException e) { failure = e; }"


@pytest.mark.parametrize(
    "loop",
    [
        f"for (int i = 0; i < tries; i++) {{ {TRYING} }}",
        f"for (int i = 1; i <= this.most; i++) {{ {TRYING} }}",
        f"int left = tries; while (left > 0) {{ {TRYING} left--; }}",
        f"while (attempt != tries) {{ {TRYING} attempt++; }}",
    ],
)
def test_java(observe, loop):
    text = f"""
package shop;
class Service {{
    private int most;
    Object run(int tries, int attempt, java.util.List<String> all) throws Exception {{
        IOException failure = null;
        {loop}
        throw failure;
    }}
}}
"""
    assert doubts(observe, text) == [NO_ROUND]


@pytest.mark.parametrize(
    "loop",
    [
        f"for (int i = 0; i < all.size(); i++) {{ {TRYING} }}",
        f"for (int i = 0; i < names.length; i++) {{ {TRYING} }}",
        f"for (String one : all) {{ {TRYING} }}",
        "for (int i = 0; i < tries; i++) { failure = made(i); }",
        "for (int i = 0; i < tries; i++) { try { send(); } catch (IOException e) { failure = e; } }",
        f"if (tries > 0) {{ {TRYING} }}",
    ],
)
def test_java_other_loops(observe, loop):
    text = f"""
package shop;
class Service {{
    Object run(int tries, String[] names, java.util.List<String> all) throws Exception {{
        IOException failure = null;
        {loop}
        throw failure;
    }}
}}
"""
    assert doubts(observe, text) == [""]


TRY = "try:\n            return send()\n        except ValueError as error:\n            failure = error"


@pytest.mark.parametrize(
    "loop",
    ["for attempt in range(tries)", "for attempt in range(1, tries + 1)", "while tries > 0", "while attempt < settings.tries"],
)
def test_python(observe, loop):
    text = f"""
def run(tries, attempt, settings):
    failure = None
    {loop}:
        {TRY}
        tries -= 1
        attempt += 1
    raise failure
"""
    assert doubts(observe, text) == [NO_ROUND]


@pytest.mark.parametrize("loop", ["for one in names", "for at in range(len(names))", "while names"])
def test_python_other_loops(observe, loop):
    text = f"""
def run(names):
    failure = None
    {loop}:
        {TRY}
    raise failure
"""
    assert doubts(observe, text) == [""]


def test_a_round_may_leave_null(observe):
    text = """
def run(tries):
    failure = None
    for attempt in range(tries):
        try:
            return send()
        except ValueError as error:
            if error.args:
                failure = error
    raise failure
"""
    assert doubts(observe, text) == [""]
