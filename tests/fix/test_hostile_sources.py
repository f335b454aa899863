"""Whatever a source holds, a fix answers with an edit or a reason."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nullguard.fix.answers import java_tests, mappings, python_tests
from nullguard.fix.answers.cases import LIMITED, SLOW, TIMED_OUT, UNAVAILABLE, Case, Delay
from nullguard.fix.edits import Edit, changed
from nullguard.fix.java_timeouts import java_edit
from nullguard.fix.python_arguments import Impossible, Insertion, insert
from nullguard.languages.errors import UnreadableSource
from nullguard.languages.java.editing import import_of
from nullguard.model.clients import ClientCall

CASES = (Case(SLOW, 200, 1200), Case(TIMED_OUT, 200, 2500), Case(LIMITED, 429), Case(UNAVAILABLE, 503))
DELAY = Delay(180, 1.094)
PYTHON = (
    b"import responses\n\n\n@responses.activate\ndef test_a():\n    responses.get(URL, json={'a': 1})\n    assert call(1) == 2\n"
)
JAVA = (
    b'import org.junit.jupiter.api.Test;\n\nclass T {\n    @Test\n    void a() {\n        stubFor(get("/a").willReturn(ok()));\n'
    b"        assertEquals(1, client.call());\n    }\n}\n"
)
MAPPING = b'{"request": {"method": "GET", "url": "/a"}, "response": {"status": 200, "fixedDelayMilliseconds": 5}}'


def damaged(source: bytes) -> st.SearchStrategy[bytes]:
    """The source with a part cut out, repeated or replaced by other bytes."""
    at = st.integers(0, len(source))
    return st.builds(
        lambda a, b, middle: source[: min(a, b)] + middle + source[max(a, b) :],
        at,
        at,
        st.one_of(st.binary(max_size=12), st.just(source)),
    )


@settings(max_examples=150, deadline=None)
@given(damaged(MAPPING), st.integers(0, 4))
def test_mappings_with_anything_in_them_are_answered(data, line):
    delayed = mappings.with_delay("a.json", data, line, DELAY)
    if isinstance(delayed, Edit):
        json.loads(changed([delayed], lambda path: data)["a.json"])
    added = mappings.new_mappings("a.json", data, CASES)
    for edit in () if isinstance(added, Impossible) else added:
        json.loads(edit.text)


@settings(max_examples=100, deadline=None)
@given(damaged(PYTHON), st.integers(0, 12))
def test_python_with_anything_in_it_is_answered(data, line):
    found = python_tests.new_tests("test_a.py", data, line, "responses", CASES)
    if not isinstance(found, Impossible):
        compile(changed(found, lambda path: data)["test_a.py"], "test_a.py", "exec")
    done = insert(Insertion("test_a.py", data, line * 7, (("timeout", "8"),)))
    if isinstance(done, Edit):
        compile(changed([done], lambda path: data)["test_a.py"], "test_a.py", "exec")


@settings(max_examples=100, deadline=None)
@given(damaged(JAVA), st.integers(0, 200))
def test_java_with_anything_in_it_is_answered(data, end):
    for found in (java_tests.new_tests("T.java", data, end, CASES), java_tests.with_delay("T.java", data, end, DELAY)):
        assert isinstance(found, (Edit, tuple, Impossible))
    call = ClientCall("java.net.http.HttpRequest.newBuilder", "java", "T.java", 0)
    java_edit(call, data, (0, end), 5000)
    try:
        assert import_of(data, "java.time.Duration").name.endswith("Duration")
    except UnreadableSource:
        return


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'{"request": {"a": '])
def test_deep_nesting_is_not_read(opening):
    deep = opening * 100_000
    assert isinstance(mappings.with_delay("a.json", deep, 1, DELAY), Impossible)
    assert isinstance(mappings.new_mappings("a.json", deep, CASES), Impossible)


def test_the_answer_of_the_right_mapping_is_changed():
    first_one = b'{"request": {"url": "/a"}, "response": {"status": 200}}'
    several = b'{"mappings": [\n' + first_one + b',\n{"response": {}, "request": {"url": "/b"}}\n]}'
    edit = mappings.with_delay("a.json", several, 3, DELAY)
    assert isinstance(edit, Edit)
    first, second = json.loads(changed([edit], lambda path: several)["a.json"])["mappings"]
    assert first["response"] == {"status": 200}
    assert second["response"] == {"delayDistribution": {"type": "lognormal", "median": 180, "sigma": 1.094}}


def test_hoverfly_gets_its_own_words():
    pair = b'{"data": {"pairs": [\n{"request": {"path": []}, "response": {"status": 200, "fixedDelay": 3000}}\n]}}'
    edit = mappings.with_delay("a.json", pair, 2, DELAY, is_hoverfly=True)
    assert isinstance(edit, Edit)
    (changed_pair,) = json.loads(changed([edit], lambda path: pair)["a.json"])["data"]["pairs"]
    assert changed_pair["response"] == {"status": 200, "logNormalDelay": {"min": 0, "max": 0, "mean": 327, "median": 180}}
