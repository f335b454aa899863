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


def test_only_what_the_branch_introduces(project):
    project.write("shop/labels.py", USE.format(name="label"))
    author = ("-c", "user.name=T", "-c", "user.email=t@example.com")
    for command in (("init", "-q"), ("add", "-A"), (*author, "commit", "-qm", "One")):
        subprocess.run(("git", *command), cwd=project.root, check=True)
    assert project.check(diff="HEAD").findings == ()
    project.write("shop/mails.py", USE.format(name="mail"))
    assert project.found(diff="HEAD") == ["shop/mails.py:5 NG101"]
    assert project.found() == ["shop/labels.py:5 NG101", "shop/mails.py:5 NG101"]
    (project.root / "shop" / "labels.py").unlink()
    report = project.check(diff="HEAD")
    assert [gone.path for gone in report.gone] == ["shop/labels.py"]
