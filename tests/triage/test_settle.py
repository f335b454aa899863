"""Raw findings become final ones in one step, and what is silenced does not disturb what is not."""

from __future__ import annotations

from triage_cases import finding

from nullguard.model.facts import Suppression
from nullguard.model.finding import Confidence
from nullguard.model.span import pack
from nullguard.triage.settle import settle

TEXT = "é = order.reference\nf(\n  order.reference,\n)\nx = order.reference\n"
ON_LINE_2 = Suppression(2, ("NG101",), "checked above", pack(2, 0, 2, 5))


def settled(*findings, suppressions=()):
    return settle(findings, {"shop/orders.py": suppressions}, ["NG101"], ["NG101"], lambda path: TEXT.encode())


def test_places_are_final():
    done = settled(finding(line=1, column=6, end_column=21), finding(line=2, column=1, end_line=4, end_column=2))
    assert [(f.place.line, f.place.column, f.place.end_column) for f in done.kept] == [(1, 5, 20), (3, 3, 19)]


def test_of_several_findings_of_a_rule_on_a_line_the_best_stays():
    low = finding(line=1, column=6, end_column=11, confidence=Confidence.LOW)
    high = finding(line=1, column=6, end_column=21, confidence=Confidence.HIGH)
    assert [f.confidence for f in settled(low, high).kept] == [Confidence.HIGH]


def test_a_suppression_on_the_first_line_of_a_long_expression_silences_it():
    done = settled(finding(line=2, column=1, end_line=4, end_column=2), suppressions=[ON_LINE_2])
    assert done.kept == ()
    assert [(s.finding.place.line, s.reason) for s in done.silenced] == [(3, "checked above")]
    assert done.notifications == ()


def test_suppressing_one_of_two_equal_findings_keeps_the_other_s_identity():
    both = [finding(line=2, column=1, end_line=4, end_column=2), finding(line=5, column=5, end_column=20)]
    before = settled(*both).kept[1].fingerprint
    after = settled(*both, suppressions=[ON_LINE_2])
    assert [f.fingerprint for f in after.kept] == [before]
    assert all(s.finding.fingerprint for s in after.silenced)
