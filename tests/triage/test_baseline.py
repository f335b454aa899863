"""A baseline tells new findings from old ones, shrinks, and reads well in a review."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from triage_cases import finding

from nullguard.triage import baseline
from nullguard.triage.baseline import BaselineError, Entry, entry_of, match, read, updated, write
from nullguard.triage.fingerprints import with_fingerprints

TREE = frozenset({"shop/orders.py", "shop/new.py"})


def known(*findings, reason=""):
    return [entry_of(f, reason) for f in with_fingerprints(findings)]


def test_what_was_written_is_read_again():
    entries = tuple(
        sorted(known(finding(), finding(line=9), finding(rule="NG301", subject="é\u202e\n"), reason="known, see the tracker"))
    )
    assert read(write(entries).encode(), "b.json") == entries
    assert read(write([]).encode(), "b.json") == ()


def test_the_file_has_one_line_for_each_finding_in_a_fixed_order():
    entries = known(finding(path="b.py"), finding(path="a.py"), finding(path="a.py", rule="NG102"), reason="legacy")
    text = write(entries)
    assert text == write(reversed(entries))
    lines = [line for line in text.splitlines() if '"path"' in line]
    assert [(json.loads(line.strip().rstrip(","))["path"], "NG102" in line) for line in lines] == [
        ("a.py", False),
        ("a.py", True),
        ("b.py", False),
    ]
    assert all('"reason": "legacy"' in line and '"subject": "orders.reference"' in line for line in lines)
    assert json.loads(text)["version"] == 1


def test_a_known_finding_is_existing_and_a_new_one_introduced():
    old, new = with_fingerprints([finding(), finding(expression="order.other")])
    done = match([new, old], [entry_of(old, "legacy")], TREE)
    assert done.introduced == (new,)
    assert [(s.finding, s.reason) for s in done.existing] == [(old, "legacy")]
    assert done.stale == ()


def test_a_finding_that_moved_within_its_file_is_still_known():
    (moved,) = with_fingerprints([finding(line=90)])
    assert match([moved], known(finding(line=3)), TREE).introduced == ()


def test_a_fixed_finding_leaves_a_stale_entry():
    done = match([], known(finding()), TREE)
    assert [(e.path, e.rule) for e in done.stale] == [("shop/orders.py", "NG101")]
    assert done.current == ()


def test_a_second_equal_finding_is_new():
    findings = with_fingerprints([finding(line=3), finding(line=9)])
    done = match(findings, known(finding(line=3)), TREE)
    assert len(done.introduced) == len(done.existing) == 1


def test_one_entry_never_covers_two_findings():
    (one,) = with_fingerprints([finding()])
    assert len(match([one, one], [entry_of(one)], TREE).introduced) == 1
    assert match([one, one], [entry_of(one), entry_of(one)], TREE).introduced == ()


def test_a_renamed_file_keeps_its_entries_and_reasons():
    before = known(finding(path="shop/old.py", symbol="Order.total"), reason="legacy")
    (after,) = with_fingerprints([finding(path="shop/new.py", symbol="Order.total")])
    done = match([after], before, TREE)
    assert done.introduced == done.stale == ()
    assert done.current == (entry_of(after, "legacy"),)


def test_a_copy_of_a_file_that_is_still_there_is_new():
    before = known(finding(path="shop/orders.py", symbol="Order.total"))
    (copy,) = with_fingerprints([finding(path="shop/new.py", symbol="Order.total")])
    assert match([copy], before, TREE).introduced == (copy,)


def test_writing_again_keeps_reasons_and_drops_what_is_fixed():
    old, new = with_fingerprints([finding(), finding(expression="order.other")])
    gone = known(finding(rule="NG301"), reason="slow")
    entries = updated([old, new], [entry_of(old, "legacy"), *gone], TREE, reason="accepted in November")
    assert {(e.expression, e.reason) for e in entries} == {("order.reference", "legacy"), ("order.other", "accepted in November")}


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from("ab")), max_size=8), st.randoms())
def test_the_same_findings_in_any_order_introduce_nothing(uses, random):
    findings = list(with_fingerprints([finding(line=n, expression=text) for n, text in uses]))
    entries = [entry_of(f) for f in findings]
    random.shuffle(findings)
    random.shuffle(entries)
    done = match(findings, entries, TREE)
    assert done.introduced == done.stale == ()
    assert Counter(s.finding for s in done.existing) == Counter(findings)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (b"", 1, "no JSON"),
        (b'{\n  "version": 1,\n  "findings": [\n    {},,\n  ]\n}', 4, "no JSON"),
        (b"[]", 1, "no list 'findings'"),
        (b"{\n\xff}", 2, "not UTF-8"),
        (b'{"version": 7, "findings": []}', 1, "version 7 is unknown"),
        (
            b'{\n "version": 1,\n "findings": [\n  {"path": "a", "rule": "NG101", "key": "x"},\n  {"path": "a"}\n]}',
            5,
            "without 'rule'",
        ),
        (b'{\n "version": 1,\n "findings": [\n  {"path": "a", "rule": "NG101", "key": 7}\n]}', 4, "'key' is no text"),
        (
            b'{\n "version": 1,\n "findings": [\n  {"path": "a", "rule": "NG101", "key": "x", "line": "9"}\n]}',
            4,
            "unknown field 'line'",
        ),
        (b'{\n "version": 1,\n "findings": [\n  "NG101"\n]}', 4, "no object"),
        (b'{\n "version": 1,\n "findings": [\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n]}', 4, "merge conflict"),
        (b"[" * 200_000, 1, "nests too deeply"),
    ],
)
def test_a_damaged_file_is_an_error_with_file_and_line(text, line, what):
    with pytest.raises(BaselineError) as raised:
        read(text, "base.json")
    assert str(raised.value).startswith(f"base.json:{line}: ")
    assert what in str(raised.value)
    assert "nullguard baseline write" in str(raised.value)


@given(st.binary(max_size=80))
def test_any_bytes_are_entries_or_a_clear_error(data):
    try:
        entries = read(data, "b.json")
    except BaselineError as error:
        message = str(error)
    else:
        assert all(isinstance(entry, Entry) for entry in entries)
        return
    assert message.startswith("b.json:")


@given(st.data())
def test_a_cut_off_file_is_always_noticed(data):
    text = baseline.write(known(finding(), finding(line=9))).rstrip("\n")
    with pytest.raises(BaselineError):
        read(text[: data.draw(st.integers(0, len(text) - 1))].encode(), "b.json")
