"""What matters most comes first, and a line is named once for each rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from triage_cases import finding

from nullguard.model.finding import Confidence, Effect, Level, Sign
from nullguard.triage.rank import one_per_line, ranked

ANY = st.builds(
    finding,
    path=st.sampled_from(["a.py", "b.py"]),
    line=st.integers(1, 3),
    column=st.integers(1, 3),
    rule=st.sampled_from(["NG101", "NG102"]),
    level=st.sampled_from(list(Level)),
    confidence=st.sampled_from(list(Confidence)),
    expression=st.sampled_from(["x.a", "x.b"]),
)


def test_level_then_confidence_then_path_then_line():
    best = finding(path="z.py", line=9, level=Level.ERROR, confidence=Confidence.CERTAIN)
    sure = finding(path="a.py", line=1, level=Level.ERROR, confidence=Confidence.HIGH)
    later = finding(path="a.py", line=2, level=Level.ERROR, confidence=Confidence.HIGH)
    warning = finding(path="a.py", line=1, level=Level.WARNING, confidence=Confidence.CERTAIN)
    note = finding(path="a.py", line=1, level=Level.NOTE, confidence=Confidence.CERTAIN)
    assert ranked([note, later, warning, sure, best]) == (best, sure, later, warning, note)


def test_among_equals_the_one_with_more_evidence():
    def told(path, *effects):
        return finding(path=path, signs=tuple(Sign(effect, "it is so") for effect in effects))

    much = told("z.py", Effect.BASE, Effect.RAISES, Effect.RAISES)
    some = told("b.py", Effect.BASE, Effect.RAISES, Effect.NONE)
    none, doubtful = told("a.py", Effect.BASE, Effect.NONE), told("a.py", Effect.BASE, Effect.LOWERS)
    assert ranked([doubtful, none, some, much]) == (much, some, none, doubtful)


@given(st.lists(ANY, max_size=8), st.randoms())
def test_the_order_of_arrival_does_not_matter(findings, random):
    shuffled = findings[:]
    random.shuffle(shuffled)
    assert ranked(findings) == ranked(shuffled)
    assert one_per_line(findings) == one_per_line(shuffled)


@given(st.lists(ANY, max_size=12))
def test_each_rule_and_line_keeps_its_best_finding(findings):
    kept = one_per_line(findings)
    lines = [(f.rule, f.place.path, f.place.line) for f in kept]
    assert len(set(lines)) == len(lines)
    assert set(lines) == {(f.rule, f.place.path, f.place.line) for f in findings}
    assert kept == ranked(kept)
    for one in kept:
        same = [f for f in findings if (f.rule, f.place.path, f.place.line) == (one.rule, one.place.path, one.place.line)]
        assert ranked(same)[0] == one
