"""A suppression silences what it names where it stands, says why, and is reported once it is of no use."""

from __future__ import annotations

from triage_cases import finding

from nullguard.model.facts import Suppression
from nullguard.model.span import pack
from nullguard.triage.suppress import apply_suppressions

RULES = ("NG101", "NG102", "NG301")
PATH = "shop/orders.py"


def suppression(line=3, rules=("NG101",), reason="checked by the caller", at=None):
    return Suppression(line, rules, reason, pack(at or line, 0, at or line, 9))


def apply(findings, *suppressions, active=RULES):
    return apply_suppressions(findings, {PATH: suppressions}, active, RULES)


def messages(done):
    return [(n.kind, n.path, n.line, n.message) for n in done.notifications]


def test_a_suppression_with_a_reason_silences_its_rule_on_its_line():
    done = apply([finding(line=3)], suppression())
    assert done.kept == ()
    assert [(s.finding.place.line, s.reason) for s in done.silenced] == [(3, "checked by the caller")]
    assert messages(done) == []


def test_other_lines_rules_and_files_stay():
    findings = [finding(line=4), finding(line=3, rule="NG102"), finding(line=3, path="shop/other.py")]
    done = apply([*findings, finding(line=3)], suppression())
    assert list(done.kept) == findings


def test_without_a_reason_it_silences_nothing_and_says_so():
    done = apply([finding(line=3)], suppression(reason=""))
    assert len(done.kept) == 1
    (told,) = messages(done)
    assert told[:3] == ("suppression", PATH, 3)
    assert "without a reason" in told[3]


def test_without_rules_it_silences_nothing_and_says_so():
    done = apply([finding(line=3)], suppression(rules=()))
    assert len(done.kept) == 1
    assert "without rules" in messages(done)[0][3]


def test_a_rule_that_does_not_exist_is_reported_with_the_likely_one():
    done = apply([finding(line=3)], suppression(rules=("ng101",)))
    assert len(done.kept) == 1
    assert "did you mean NG101?" in messages(done)[0][3]


def test_an_unused_suppression_is_reported_where_the_comment_stands():
    done = apply([], suppression(line=3, at=2))
    assert [(n.line, n.message) for n in done.notifications] == [(2, "unused suppression: NG101 does not occur here; remove it")]


def test_only_the_unused_one_of_several_rules_is_reported():
    done = apply([finding(line=3)], suppression(rules=("NG101", "NG301")))
    assert done.kept == ()
    assert [n.message for n in done.notifications] == ["unused suppression: NG301 does not occur here; remove it"]


def test_a_rule_that_was_not_run_is_not_called_unused():
    done = apply([], suppression(rules=("NG301",)), active=("NG101",))
    assert messages(done) == []


def test_a_suppression_covers_an_expression_of_several_lines_from_each_of_them():
    for line in (3, 4, 5):
        done = apply([finding(line=3, end_line=5)], suppression(line=line))
        assert done.kept == ()
        assert messages(done) == []
    assert apply([finding(line=3, end_line=5)], suppression(line=6)).kept


def test_one_suppression_silences_every_finding_of_its_rule_on_the_line():
    done = apply([finding(line=3, column=5), finding(line=3, column=20, end_column=30)], suppression())
    assert len(done.silenced) == 2


def declared(line, end_line, reason="filled by the import"):
    return Suppression(line, ("NG101",), reason, pack(line, 0, line, 9), end_line)


def test_a_suppression_of_a_declaration_covers_each_of_its_lines():
    for line in (3, 5, 9):
        done = apply([finding(line=line)], declared(3, 9))
        assert done.kept == ()
        assert messages(done) == []


def test_a_suppression_of_a_declaration_covers_no_line_and_no_rule_outside():
    findings = [finding(line=2), finding(line=10), finding(line=5, rule="NG102")]
    done = apply(findings, declared(3, 9))
    assert list(done.kept) == findings
    assert [n.message for n in done.notifications] == ["unused suppression: NG101 does not occur here; remove it"]


def test_the_closest_of_several_suppressions_says_why():
    done = apply(
        [finding(line=5)], declared(1, 20, "the class"), declared(4, 8, "the method"), suppression(line=5, reason="the line")
    )
    assert [s.reason for s in done.silenced] == ["the line"]
    assert messages(done) == []
