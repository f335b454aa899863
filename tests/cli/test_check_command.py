"""`nullguard check`: what goes where, and what the exit status says."""

from __future__ import annotations

import errno
import json
import os

import pytest
from msgspec.structs import replace

from nullguard.model.finding import Confidence, Effect, Finding, Level, Place, Sign
from nullguard.model.report import Report, RunStatistics
from nullguard.model.rule import Rule

RULE = Rule(
    "NG101", "nullable-column-use", "Use of a nullable column", "It is.", "data", Level.ERROR, "high", ("data",), ("python",)
)
FOUND = Finding(
    rule="NG101",
    level=Level.WARNING,
    confidence=Confidence.HIGH,
    message="'orders.external_reference' is nullable.",
    place=Place("shop/orders.py", 2, 19, 2, 43),
    symbol="label",
    subject="orders.external_reference",
    expression="order.external_reference",
    fingerprint="0" * 32,
    content_fingerprint="1" * 32,
)


@pytest.fixture
def found(project, analysis):
    """An analysis that finds one thing."""
    analysis.report = Report((FOUND,), rules=(RULE,), statistics=RunStatistics(1, 0, 2), root=str(project))
    return analysis


def test_findings_are_status_1_and_text_without_colour_in_a_pipe(nullguard, found):
    ran = nullguard("check")
    assert ran.status == 1
    assert ran.out.startswith("shop/orders.py:2:19  warning NG101 (high)\n")
    assert 'return "😀 " + order.external_reference.upper()' in ran.out
    assert "\x1b" not in ran.out
    assert ran.err == ""


def test_no_findings_are_status_0(nullguard, found, project):
    found.report = Report(statistics=RunStatistics(1, 0, 2), root=str(project))
    ran = nullguard("check")
    assert (ran.status, ran.out) == (0, "No findings in 1 source (2 lines).\n")


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on_sets_the_level_that_fails(nullguard, found, fail_on, status):
    ran = nullguard("check", "--fail-on", fail_on)
    assert ran.status == status
    assert "NG101" in ran.out


def test_a_run_in_which_every_source_failed_is_no_success(nullguard, found, project):
    found.report = Report(statistics=RunStatistics(3, 3, 0), root=str(project))
    assert nullguard("check").status == 2
    found.report = Report(statistics=RunStatistics(3, 2, 0), root=str(project))
    assert nullguard("check").status == 0
    found.report = Report(statistics=RunStatistics(0, 0, 0), root=str(project))
    assert nullguard("check").status == 0


def test_confidence_is_explained_in_every_format_that_is_asked_for(nullguard, found, project):
    sign = Sign(Effect.LOWERS, "receiver known by name")
    found.report = replace(found.report, findings=(replace(FOUND, signs=(sign,)),))
    ran = nullguard(
        "check", "--explain-confidence", "--format", "text", "--format", "sarif=out.sarif", "--format", "text=out.txt"
    )
    assert "    why high:\n      lowers  receiver known by name\n" in ran.out
    assert "lowers  receiver" in (project / "out.txt").read_text(encoding="utf-8")
    (run,) = json.loads((project / "out.sarif").read_bytes())["runs"]
    assert run["results"][0]["properties"]["signs"] == ["lowers: receiver known by name"]
    assert "lowers" not in nullguard("check").out


def test_several_formats_at_once(nullguard, found, project):
    ran = nullguard("check", "--format", "github", "--format", "sarif=out.sarif", "--format", "json=out.json")
    assert ran.status == 1
    assert ran.out.startswith("::warning file=shop/orders.py,")
    assert json.loads((project / "out.json").read_bytes())["findings"][0]["rule"] == "NG101"
    (run,) = json.loads((project / "out.sarif").read_bytes())["runs"]
    assert run["automationDetails"]["id"] == "nullguard/"
    assert "primaryLocationLineHash" in run["results"][0]["partialFingerprints"]


def test_the_output_option_names_the_file_of_the_one_format(nullguard, found, project):
    ran = nullguard("check", "--format", "json", "--output", "out.json", "--sarif-category", "x")
    assert ran.out == ""
    assert json.loads((project / "out.json").read_bytes())["version"] == 1


def test_a_text_file_has_no_colour_even_when_the_terminal_has(nullguard, found, project):
    ran = nullguard("check", "--color", "always", "--format", "text", "--format", "text=out.txt")
    assert "\x1b[" in ran.out
    assert "\x1b" not in (project / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xml"], "'xml' is none of text, sarif, json, github"),
        (["--format", "json="], "names no file"),
        (["--format", "json", "--format", "text"], "Only one format can go to standard output"),
        (["--format", "json=a", "--output", "b"], "--output has no format to write"),
        (["--format", "json=a", "--format", "sarif=./a"], "the same file"),
        (["--diff", "main", "--staged"], "use one"),
        (["--fail-on", "fatal"], "fatal"),
        (["no-such-file.py"], "does not exist"),
        (["--no-such-option"], "No such option"),
    ],
)
def test_wrong_usage_is_status_4_with_one_line_that_says_what(nullguard, found, arguments, message):
    ran = nullguard("check", *arguments)
    assert ran.status == 4
    assert message in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


def test_an_unknown_command_is_wrong_usage(nullguard):
    ran = nullguard("chekc")
    assert ran.status == 4
    assert "chekc" in ran.err


def test_a_full_disk_is_status_2_and_leaves_the_old_file(nullguard, found, project, monkeypatch):
    (project / "out.json").write_text("old")

    def full(source, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    ran = nullguard("check", "--format", "json=out.json")
    assert ran.status == 2
    assert ran.err == "nullguard: cannot write out.json: the disk is full; the file is as it was\n"
    assert (project / "out.json").read_text() == "old"
    assert sorted(path.name for path in project.iterdir() if "out" in path.name) == ["out.json"]


def test_a_folder_that_does_not_exist_is_a_clear_error(nullguard, found):
    ran = nullguard("check", "--format", "json=no/such/folder/out.json")
    assert ran.status == 2
    assert ran.err.startswith("nullguard: cannot write no/such/folder/out.json: no such file or directory")


def test_an_interruption_is_status_130_and_writes_nothing(nullguard, found, project):
    found.raises = KeyboardInterrupt()
    ran = nullguard("check", "--format", "json=out.json")
    assert ran.status == 130
    assert ran.err.strip() == "nullguard: interrupted; nothing was written"
    assert not (project / "out.json").exists()


def test_a_defect_is_status_2_and_one_line(nullguard, found):
    found.raises = ZeroDivisionError("division by zero")
    ran = nullguard("check")
    assert ran.status == 2
    assert ran.err.startswith("nullguard: internal error: ZeroDivisionError: division by zero")
    assert len(ran.err.splitlines()) == 1


def test_a_defect_has_its_traceback_with_debug(found, monkeypatch):
    from nullguard import cli

    found.raises = ZeroDivisionError("division by zero")
    monkeypatch.setattr("sys.argv", ["nullguard", "--debug", "check"])
    with pytest.raises(ZeroDivisionError):
        cli.main()


def test_errors_are_neutralised(nullguard, found):
    found.raises = OSError(errno.EACCES, "Permission denied", "shop/\x1b[2Jevil.py")
    ran = nullguard("check")
    assert ran.err == "nullguard: shop/\\x1b[2Jevil.py: permission denied\n"


def test_a_git_error_is_a_configuration_error(nullguard, found):
    from nullguard.triage.git import GitError

    found.raises = GitError("git knows no commit 'x' here")
    ran = nullguard("check", "--diff", "x")
    assert (ran.status, ran.err) == (3, "nullguard: git knows no commit 'x' here\n")


def test_source_files_outside_of_the_project_are_never_shown(nullguard, found, project):
    (project / "link.py").symlink_to("/etc/hostname")
    places = [
        Place("../../../../etc/hostname", 1),
        Place("/etc/hostname", 1),
        Place("link.py", 1),
        Place("shop", 1),
        Place("a\0b", 1),
    ]
    found.report = replace(found.report, findings=tuple(replace(FOUND, place=place) for place in places))
    ran = nullguard("check")
    assert ran.status == 1
    assert " 1 |" not in ran.out


def test_statistics_show_no_findings_and_quiet_no_summary(nullguard, found):
    assert "return" not in nullguard("check", "--statistics").out
    assert "sources" not in nullguard("check", "--quiet").out
