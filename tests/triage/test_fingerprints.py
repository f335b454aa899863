"""A finding keeps its identity while its file changes elsewhere."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from triage_cases import finding

from nullguard.model.finding import Place
from nullguard.triage.fingerprints import with_fingerprints


def keys(*findings):
    return [f.fingerprint for f in with_fingerprints(findings)]


def content_keys(*findings):
    return [f.content_fingerprint for f in with_fingerprints(findings)]


def test_a_key_is_128_bits_of_hexadecimal_digits():
    (key,) = keys(finding())
    assert len(key) == 32
    assert int(key, 16)


def test_the_key_of_version_1_is_fixed_for_ever():
    # A changed value here means that every baseline in the world is void: then it must become nullguard/v2.
    (done,) = with_fingerprints([finding()])
    assert done.fingerprint == "656bdce492583c6a06d968e97ecd20ed"
    assert done.content_fingerprint == "43841d5be420d71a81353994193213dc"


def test_place_message_level_and_confidence_are_no_part_of_the_identity():
    moved = finding(line=90, column=1, end_column=4, message="Other words.", level="note", confidence=1)
    assert keys(finding()) == keys(moved)


def test_each_part_of_the_identity_counts():
    variants = [
        finding(),
        finding(path="shop/other.py"),
        finding(rule="NG102"),
        finding(symbol="shop.orders.Order.tax"),
        finding(subject="orders.other"),
        finding(expression="self.reference"),
    ]
    assert len(set(keys(*variants))) == len(variants)


def test_text_does_not_move_between_the_parts():
    assert keys(finding(subject="ab", expression="c")) != keys(finding(subject="a", expression="bc"))


def test_layout_of_the_expression_is_no_part_of_the_identity():
    assert keys(finding(expression="a  .b\n .c")) == keys(finding(expression="a .b .c"))


def test_equal_findings_are_told_apart_by_their_order_in_the_source():
    first, second = keys(finding(line=3), finding(line=9))
    assert first != second
    assert keys(finding(line=9), finding(line=3)) == [second, first]


def test_lone_surrogates_from_undecodable_names_are_no_problem():
    assert keys(finding(path="shop/\udcff.py"))


def test_a_renamed_module_keeps_the_content_key_though_its_symbols_spell_the_path():
    before = finding(path="src/shop/orders.py", symbol="shop.orders.Order.total")
    after = finding(path="src/shop/models/purchases.py", symbol="shop.models.purchases.Order.total")
    assert keys(before) != keys(after)
    assert content_keys(before) == content_keys(after)


def test_a_package_keeps_the_content_key_when_it_becomes_a_module():
    before = finding(path="shop/orders/__init__.py", symbol="shop.orders.total")
    after = finding(path="shop/orders.py", symbol="shop.orders.total")
    assert content_keys(before) == content_keys(after)


def test_another_method_is_another_content_key():
    assert content_keys(finding(symbol="Order.total")) != content_keys(finding(symbol="Order.tax"))


PLACES = st.lists(st.tuples(st.sampled_from(["total", "tax", "label"]), st.sampled_from(["a.b", "a.c"])), min_size=1, max_size=12)


@given(PLACES, st.lists(st.integers(0, 12), max_size=5))
def test_lines_inserted_anywhere_change_no_key(uses, insertions):
    before = [finding(line=2 * n + 1, symbol=symbol, expression=text) for n, (symbol, text) in enumerate(uses)]
    after = [replace(f, place=_down(f.place, 3 * sum(at <= n for at in insertions))) for n, f in enumerate(before)]
    assert keys(*before) == keys(*after)
    assert content_keys(*before) == content_keys(*after)


@given(PLACES, st.randoms())
def test_reordered_methods_keep_the_keys(uses, random):
    order = sorted({symbol for symbol, _ in uses})
    shuffled = order[:]
    random.shuffle(shuffled)
    assert _laid_out(uses, order) == _laid_out(uses, shuffled)


@given(PLACES, st.randoms())
def test_the_order_in_which_findings_arrive_does_not_matter(uses, random):
    findings = [finding(line=n + 1, symbol=symbol, expression=text) for n, (symbol, text) in enumerate(uses)]
    shuffled = findings[:]
    random.shuffle(shuffled)
    assert dict(zip(findings, keys(*findings), strict=True)) == dict(zip(shuffled, keys(*shuffled), strict=True))


@given(PLACES)
def test_no_two_findings_share_a_key(uses):
    findings = [finding(line=n + 1, symbol=symbol, expression=text) for n, (symbol, text) in enumerate(uses)]
    assert len(set(keys(*findings))) == len(findings)


@given(PLACES, st.integers(0, 11))
def test_one_finding_fixed_takes_away_exactly_one_key(uses, fixed):
    findings = [finding(line=n + 1, symbol=symbol, expression=text) for n, (symbol, text) in enumerate(uses)]
    rest = [f for n, f in enumerate(findings) if n != fixed % len(findings)]
    assert len(Counter(keys(*findings)) - Counter(keys(*rest))) == 1
    assert not Counter(keys(*rest)) - Counter(keys(*findings))


def _laid_out(uses, methods):
    """The keys when the methods stand in this order, each with its own uses in theirs."""
    findings, line = [], 0
    for method in methods:
        for symbol, text in uses:
            if symbol == method:
                line += 1
                findings.append(finding(line=line, symbol=symbol, expression=text))
    return Counter(keys(*findings))


def _down(place: Place, by: int) -> Place:
    return replace(place, line=place.line + by, end_line=place.end_line + by)
