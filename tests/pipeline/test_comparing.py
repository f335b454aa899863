"""What a baseline or an earlier commit has to do with what is reported."""

from __future__ import annotations

import subprocess

import pytest

from nullguard.triage.baseline import BaselineError, entry_of, write

USE = """\
    from shop.models import Order


    def {name}(order: Order):
        return order.reference.upper()
    """


@pytest.fixture
def known(project):
    """A baseline of the findings in two files."""
    project.write("shop/labels.py", USE.format(name="label"))
    project.write("shop/mails.py", USE.format(name="mail"))
    file = project.root / "known.json"
    file.write_text(write(entry_of(finding) for finding in project.check().findings))
    return file


def test_what_the_baseline_has_is_not_reported(project, known):
    report = project.check(baseline=str(known))
    assert (len(report.findings), len(report.baselined), report.gone) == (0, 2, ())
    project.write("shop/new.py", USE.format(name="new"))
    assert project.found(baseline=str(known)) == ["shop/new.py:5 NG101"]


def test_what_is_not_asked_for_is_not_gone(project, known):
    for given in ({"select": ("NG103",)}, {"min_confidence": "certain"}):
        report = project.check(baseline=str(known), **given)
        assert (report.findings, report.gone) == ((), ())


def test_what_is_fixed_is_gone(project, known):
    (project.root / "shop" / "mails.py").unlink()
    assert [gone.path for gone in project.check(baseline=str(known)).gone] == ["shop/mails.py"]


def test_a_baseline_that_is_not_there(project):
    project.write("pyproject.toml", '[tool.nullguard]\nbaseline = "gone.json"\n')
    with pytest.raises(BaselineError, match="'nullguard baseline write' makes a baseline"):
        project.check()


TWICE = """\
    from shop.models import Order


    def label(order: Order, other: Order):
        first = order.reference.upper()
        {second}
        return first, other
    """
SECOND = "print(other.reference.upper())"


def test_one_story_in_a_function_is_known_at_every_place(project):
    project.write("shop/labels.py", TWICE.format(second=SECOND))
    report = project.check()
    assert [(f.place.line, [p.line for p in f.siblings]) for f in report.findings] == [(5, [6])]
    file = project.root / "known.json"
    file.write_text(write(entry_of(finding) for finding in report.findings))
    assert project.found(baseline=str(file)) == ["shop/labels.py:6 NG101"]
    file.write_text(write(entry_of(finding) for finding in (*report.findings, *report.folded)))
    assert project.found(baseline=str(file)) == []


def test_a_suppressed_place_is_no_sibling_and_leaves_the_others(project):
    project.write("shop/labels.py", TWICE.format(second=f"{SECOND}  # nullguard: ignore[NG101] set by the shop"))
    (finding,) = project.check().findings
    assert (finding.place.line, finding.siblings) == (5, ())
    project.write("shop/labels.py", TWICE.format(second=SECOND).replace(".upper()", ".upper()  # nullguard: ignore[NG101] so", 1))
    (finding,) = project.check().findings
    assert (finding.place.line, finding.siblings) == (6, ())


def test_a_new_use_beside_an_old_one_is_what_the_branch_introduces(project):
    project.write("shop/labels.py", TWICE.format(second="pass"))
    _commit(project)
    project.write("shop/labels.py", TWICE.format(second=SECOND))
    assert project.found(diff="HEAD") == ["shop/labels.py:6 NG101"]
    assert project.found() == ["shop/labels.py:5 NG101"]


def test_a_staged_file_speaks_for_itself(project):
    for number in range(9):
        project.write(f"shop/a{number}.py", USE.format(name="label"))
    _commit(project)
    project.write("shop/models.py", (project.root / "shop" / "models.py").read_text() + "\n\nCHANGED = True\n")
    project.write("shop/z.py", USE.format(name="label"))
    subprocess.run(("git", "add", "-A"), cwd=project.root, check=True)
    assert project.found(staged=True) == ["shop/a0.py:5 NG101", "shop/z.py:5 NG101"]


def _commit(project):
    author = ("-c", "user.name=T", "-c", "user.email=t@example.com")
    for command in (("init", "-q"), ("add", "-A"), (*author, "commit", "-qm", "One")):
        subprocess.run(("git", *command), cwd=project.root, check=True)


def test_only_what_the_branch_introduces(project):
    project.write("shop/labels.py", USE.format(name="label"))
    _commit(project)
    assert project.check(diff="HEAD").findings == ()
    project.write("shop/mails.py", USE.format(name="mail"))
    assert project.found(diff="HEAD") == ["shop/mails.py:5 NG101"]
    assert project.found() == ["shop/labels.py:5 NG101", "shop/mails.py:5 NG101"]
    (project.root / "shop" / "labels.py").unlink()
    report = project.check(diff="HEAD")
    assert [gone.path for gone in report.gone] == ["shop/labels.py"]
