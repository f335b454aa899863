"""Functions that give an error or a result: whoever has seen that there is no error has the result."""

from __future__ import annotations

import pytest

PARSE = """
from web.answers import Response

def parse(text):
    error, result = None, None
    try:
        result = convert(text)
    except ValueError as e:
        error = Response(str(e))
    return error, result
"""


def _used(analyse, body: str, parse: str = PARSE) -> list[str]:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return [seen.expression for seen in analyse({"a.py": f"{parse}\ndef show(a, b):\n{lines}"})["a.py"]]


@pytest.mark.parametrize(
    "body",
    [
        "error, x = parse(a)\nif error:\n    return error\nreturn x.upper()",
        "error, x = parse(a)\nif error is not None:\n    return error\nreturn x.upper()",
        "error, x = parse(a)\nif not error:\n    return x.upper()",
        "error, x = parse(a)\nif answer := error:\n    return answer\nreturn x.upper()",
        "error, x = parse(a)\nanswer = error\nif answer:\n    return answer\nreturn x.upper()",
        "((e, x), (f, y)) = (parse(a), parse(b))\nif e or f:\n    return e or f\nreturn x.upper() + y.upper()",
        "((e, x), (f, y)) = (parse(a), parse(b))\nif answer := e or f:\n    return answer\nreturn x.upper() + y.upper()",
    ],
)
def test_no_error_means_a_result(analyse, body):
    assert _used(analyse, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "error, x = parse(a)\nreturn x.upper()",
        "error, x = parse(a)\nif error:\n    log(error)\nreturn x.upper()",
        "error, x = parse(a)\nif error:\n    return x.upper()",
        "((e, y), (f, x)) = (parse(a), parse(b))\nif e:\n    return e\nreturn x.upper()",
        "error, y = parse(b)\nif error:\n    return error\nerror, x = parse(a)\nreturn x.upper()",
    ],
)
def test_an_error_that_nobody_asked_for_means_nothing(analyse, body):
    assert _used(analyse, body) == ["x"]


@pytest.mark.parametrize("error", ["str(e)", "e.args", "0", "[]"])
def test_an_error_that_may_be_false_tells_nothing_when_it_is(analyse, error):
    body = "error, x = parse(a)\nif error:\n    return error\nreturn x.upper()"
    assert _used(analyse, body, PARSE.replace("Response(str(e))", error)) == ["x"]


RUN = """
def parse(text):
    try:
        result = convert(text)
        error = None
    except ValueError as e:
        result = None
        error = e.reason
    return error, result
"""

CHOOSE = """
def parse(text):
    try:
        rows = convert(text)
        if rows.description is not None:
            result, error = rows.first(), None
        else:
            result, error = None, "No rows"
    except ValueError as e:
        result = None
        error = e.reason
    return error, result
"""

GIVE = """
def parse(text):
    try:
        return None, convert(text)
    except ValueError as e:
        return e.reason, None
"""


@pytest.mark.parametrize("parse", [RUN, CHOOSE, GIVE])
def test_none_in_place_of_an_error_whatever_it_is_means_a_result(analyse, parse):
    assert _used(analyse, "error, x = parse(a)\nif error is not None:\n    raise Failed(error)\nreturn x.upper()", parse) == []


@pytest.mark.parametrize("parse", [RUN, CHOOSE, GIVE])
@pytest.mark.parametrize(
    "body",
    [
        "error, x = parse(a)\nreturn x.upper()",
        "error, x = parse(a)\nif error is None:\n    return None\nreturn x.upper()",
    ],
)
def test_another_test_of_the_error_means_nothing(analyse, parse, body):
    assert _used(analyse, body, parse) == ["x"]


@pytest.mark.parametrize(
    "parse",
    [
        RUN.replace("result = convert(text)", "result = None"),
        RUN.replace("error = e.reason", "error = None"),
        """
def parse(text, error):
    result = None
    if text:
        result, error = convert(text), None
    return error, result
""",
    ],
)
def test_an_error_that_does_not_take_turns_with_the_result_means_nothing(analyse, parse):
    assert _used(analyse, "error, x = parse(a)\nif error is not None:\n    raise Failed(error)\nreturn x.upper()", parse) == ["x"]


@pytest.mark.parametrize("error", ["f'No {e}'", "'No %s' % e", "'No {}'.format(e)"])
def test_an_error_with_text_of_its_own_is_true(analyse, error):
    body = "error, x = parse(a)\nif error:\n    return error\nreturn x.upper()"
    assert _used(analyse, body, PARSE.replace("Response(str(e))", error)) == []


@pytest.mark.parametrize("error", ["f'{e}'", "'%s' % e", "'{}'.format(e)"])
def test_an_error_that_is_but_another_text_may_be_false(analyse, error):
    body = "error, x = parse(a)\nif error:\n    return error\nreturn x.upper()"
    assert _used(analyse, body, PARSE.replace("Response(str(e))", error)) == ["x"]
