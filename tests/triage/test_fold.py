"""One story for each column, with all its places: nothing is lost, and what is new or elsewhere still speaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from triage_cases import finding

from nullguard.model.finding import Confidence
from nullguard.triage.fold import MOST_FILES, MOST_FUNCTIONS, folded

CAUSE = "orders.reference"


def use(path: str = "shop/orders.py", line: int = 3, function: str = "total", cause: str = CAUSE, **rest: object):
    return finding(path, line, symbol=function, cause=cause, **rest)


def told(*findings, apart=()):
    """Where stories are told, and how many other places each has."""
    return [(f.place.path, f.place.line, len(f.siblings)) for f in folded(findings, apart).told]


def test_uses_in_one_function_are_one_story_told_at_the_first():
    assert told(use(line=9), use(line=3), use(line=5)) == [("shop/orders.py", 3, 2)]


def test_the_surest_place_tells_the_story():
    assert told(use(line=3, confidence=Confidence.MEDIUM), use(line=9)) == [("shop/orders.py", 9, 1)]


def test_siblings_are_places_in_order():
    (story,) = folded([use(line=9), use(line=3), use(line=5)]).told
    assert [place.line for place in story.siblings] == [5, 9]


def test_few_functions_have_a_story_each():
    functions = [use(line=line, function=f"f{line}") for line in range(1, MOST_FUNCTIONS + 1)]
    assert len(told(*functions)) == MOST_FUNCTIONS


def test_many_functions_have_one_in_each_file():
    functions = [use(line=line, function=f"f{line}") for line in range(1, MOST_FUNCTIONS + 1)]
    assert told(*functions, use("shop/views.py", 7)) == [("shop/orders.py", 1, MOST_FUNCTIONS - 1), ("shop/views.py", 7, 0)]


def test_many_files_have_one_together():
    files = [use(f"shop/a{number}.py") for number in range(MOST_FILES + 1)]
    assert told(*files) == [("shop/a0.py", 3, MOST_FILES)]
    assert len(told(*files[1:])) == MOST_FILES


def test_another_column_another_rule_or_no_common_cause_is_another_story():
    assert len(told(use(line=3), use(line=5, cause="orders.number"), use(line=7, rule="NG102"))) == 3
    assert len(told(use(line=3, cause=""), use(line=5, cause=""))) == 2


def test_changed_files_tell_their_own_story():
    files = [use(f"shop/a{number}.py") for number in range(MOST_FILES + 1)]
    assert told(*files, use("shop/z.py"), apart={"shop/z.py"}) == [("shop/a0.py", 3, MOST_FILES), ("shop/z.py", 3, 0)]


def test_without_the_first_place_the_next_tells():
    places = [use(line=3), use(line=5), use(line=9)]
    assert told(*places[1:]) == [("shop/orders.py", 5, 1)]


ANY = st.builds(
    use,
    path=st.sampled_from(["a.py", "b.py", "c.py"]),
    line=st.integers(1, 30),
    function=st.sampled_from(["f", "g", "h", "i"]),
    cause=st.sampled_from(["", CAUSE, "orders.number"]),
    confidence=st.sampled_from(list(Confidence)),
)


@given(st.lists(ANY, max_size=20), st.randoms())
def test_every_place_is_told_once_whatever_the_order(findings, random):
    done = folded(findings)
    places = [place for story in done.told for place in (story.place, *story.siblings)]
    assert sorted(places) == sorted(f.place for f in findings)
    assert sorted(f.place for f in done.among) == sorted(place for story in done.told for place in story.siblings)
    shuffled = findings[:]
    random.shuffle(shuffled)
    assert folded(shuffled) == done
