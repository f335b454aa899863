"""`nullguard baseline`: accept, keep reasons, forget what is fixed."""

from __future__ import annotations

import json

import pytest

from nullguard.model.finding import Confidence, Finding, Level, Place
from nullguard.model.report import Report
from nullguard.triage.fingerprints import with_fingerprints

FILE = "nullguard-baseline.json"


def finding(expression="order.reference", path="shop/orders.py"):
    return Finding("NG101", Level.ERROR, Confidence.HIGH, "It is null.", Place(path, 2), "label", "orders.reference", expression)


@pytest.fixture
def finds(project, analysis):
    """`finds(*findings)` sets what the next runs find."""

    def set_report(*findings):
        analysis.report = Report(with_fingerprints(findings), root=str(project))

    set_report(finding())
    return set_report


def entries(project):
    return json.loads((project / FILE).read_text(encoding="utf-8"))["findings"]


def test_write_accepts_what_is_there(nullguard, finds, project):
    ran = nullguard("baseline", "write", "--reason", "before the launch")
    assert ran.status == 0
    assert ran.out == f"{FILE}: 1 finding, 1 new and 0 gone since the last time\n"
    (entry,) = entries(project)
    assert (entry["expression"], entry["reason"]) == ("order.reference", "before the launch")


def test_write_accepts_every_place_of_a_story(nullguard, finds, project, analysis):
    told, other = with_fingerprints((finding("order.reference"), finding("other.reference")))
    analysis.report = Report((told,), (other,), root=str(project))
    nullguard("baseline", "write")
    assert [entry["expression"] for entry in entries(project)] == ["order.reference", "other.reference"]
    assert "0 fixed" in nullguard("baseline", "prune").out


def test_writing_again_changes_nothing(nullguard, finds, project):
    nullguard("baseline", "write", "--reason", "before the launch")
    before = (project / FILE).read_bytes()
    ran = nullguard("baseline", "write", "--reason", "later")
    assert (project / FILE).read_bytes() == before
    assert "0 new and 0 gone" in ran.out


def test_prune_removes_the_fixed_and_adds_nothing(nullguard, finds, project):
    finds(finding(), finding("order.other"))
    nullguard("baseline", "write")
    finds(finding("order.other"), finding("order.third"))
    ran = nullguard("baseline", "prune")
    assert ran.out == f"{FILE}: 1 finding, 1 fixed and removed\n"
    assert [entry["expression"] for entry in entries(project)] == ["order.other"]


def test_prune_sees_findings_of_every_confidence(nullguard, finds, analysis):
    nullguard("baseline", "write")
    nullguard("baseline", "prune")
    assert analysis.settings.min_confidence in ("low", Confidence.LOW)


def test_prune_follows_a_renamed_file(nullguard, finds, project):
    nullguard("baseline", "write", "--reason", "legacy")
    (project / "shop" / "orders.py").rename(project / "shop" / "purchases.py")
    finds(finding(path="shop/purchases.py"))
    nullguard("baseline", "prune")
    (entry,) = entries(project)
    assert (entry["path"], entry["reason"]) == ("shop/purchases.py", "legacy")


def test_pruning_what_is_not_there_says_how_to_make_it(nullguard, finds):
    ran = nullguard("baseline", "prune")
    assert ran.status == 3
    assert ran.err == f"nullguard: {FILE}: no such file or directory; 'nullguard baseline write' makes a baseline\n"


def test_a_damaged_baseline_is_a_configuration_error_with_its_line(nullguard, finds, project):
    nullguard("baseline", "write")
    text = (project / FILE).read_text(encoding="utf-8")
    (project / FILE).write_text(text.replace('"rule"', '"rul"'), encoding="utf-8")
    for command in ("write", "prune"):
        ran = nullguard("baseline", command)
        assert ran.status == 3
        assert ran.err.startswith(f"nullguard: {FILE}:4: ")
    assert '"rul"' in (project / FILE).read_text(encoding="utf-8")


def test_the_file_can_have_another_name(nullguard, finds, project):
    ran = nullguard("baseline", "write", "--file", "known.json")
    assert ran.out.startswith("known.json: 1 finding,")
    assert "NG101" in (project / "known.json").read_text()


@pytest.mark.parametrize("command", ["write", "prune"])
def test_the_configured_baseline_hides_nothing_from_a_new_one(nullguard, finds, analysis, project, command):
    (project / "pyproject.toml").write_text(f'[tool.nullguard]\nbaseline = "{FILE}"\n')
    (project / FILE).write_text('{"version": 1, "findings": []}') if command == "prune" else None
    nullguard("baseline", command)
    assert analysis.settings.baseline is None
