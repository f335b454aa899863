"""A change answers for what it introduces, also in files that it does not touch."""

from __future__ import annotations

import os
import stat

import pytest
from triage_cases import commit, finding, git, new_repository

from nullguard.model.finding import Place, Step
from nullguard.triage.changes import concerning, introduced, staged_paths
from nullguard.triage.fingerprints import with_fingerprints
from nullguard.triage.git import GitError, commit_of, merge_base, prefix, write_tree


@pytest.fixture
def repository(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return new_repository(tmp_path / "repository")


def test_a_migration_introduces_findings_in_untouched_files():
    before = with_fingerprints([finding(path="a.py")])
    after = with_fingerprints([finding(path="a.py", line=40), finding(path="untouched.py")])
    done = introduced(before, after, {"a.py", "untouched.py"})
    assert [f.place.path for f in done.introduced] == ["untouched.py"]
    assert [s.finding.place.line for s in done.existing] == [40]
    assert done.gone == ()


def test_what_a_change_fixes_is_gone():
    before = with_fingerprints([finding(), finding(line=9)])
    done = introduced(before, with_fingerprints([finding()]), {"shop/orders.py"})
    assert done.introduced == ()
    assert [(g.path, g.rule) for g in done.gone] == [("shop/orders.py", "NG101")]


def test_a_renamed_file_introduces_nothing():
    before = with_fingerprints([finding(path="old.py")])
    assert introduced(before, with_fingerprints([finding(path="new.py")]), {"new.py"}).introduced == ()


def test_findings_concern_a_file_they_stand_in_pass_through_or_are_caused_by():
    there = finding(path="a.py")
    through = finding(path="b.py", steps=(Step(Place("models.py", 3), "declared"), Step(Place("b.py", 3), "used")))
    caused = finding(path="c.py", caused_by=("migrations/0002.py",))
    other = finding(path="d.py")
    findings = (there, through, caused, other)
    assert concerning(findings, {"a.py"}) == (there,)
    assert concerning(findings, {"models.py"}) == (through,)
    assert concerning(findings, {"migrations/0002.py"}) == (caused,)
    assert concerning(findings, set()) == ()


def test_staged_files_are_those_of_the_index(repository):
    commit(repository, {"a.py": "1\n", "b.py": "1\n"})
    (repository / "a.py").write_text("2\n")
    (repository / "b.py").write_text("2\n")
    (repository / "odd\nname é.py").write_text("3\n")
    git(repository, "add", "a.py", "odd\nname é.py")
    assert staged_paths(repository, {}) == {"a.py", "odd\nname é.py"}


def test_nothing_staged_means_everything(repository):
    commit(repository, {"a.py": "1\n"})
    assert staged_paths(repository, {}) is None


def test_staged_files_of_a_first_commit(repository):
    (repository / "a.py").write_text("1\n")
    git(repository, "add", "a.py")
    assert staged_paths(repository, {}) == {"a.py"}


def test_a_rename_counts_with_both_names_and_a_deletion_with_its_own(repository):
    commit(repository, {"old.py": "text\n" * 20, "dead.py": "1\n"})
    git(repository, "mv", "old.py", "new.py")
    git(repository, "rm", "-q", "dead.py")
    assert staged_paths(repository, {}) == {"old.py", "new.py", "dead.py"}


def test_paths_are_relative_to_the_project_in_a_larger_repository(repository):
    commit(repository, {"service/a.py": "1\n", "other/b.py": "1\n"})
    commit_files = {"service/a.py": "2\n", "other/b.py": "2\n"}
    for name, text in commit_files.items():
        (repository / name).write_text(text)
    git(repository, "add", "-A")
    assert staged_paths(repository / "service", {}) == {"a.py"}
    assert prefix(repository / "service") == "service"
    assert prefix(repository) == ""


def test_pre_commits_references_replace_the_index(repository):
    first = commit(repository, {"a.py": "1\n"})
    second = commit(repository, {"b.py": "1\n"})
    (repository / "c.py").write_text("1\n")
    git(repository, "add", "c.py")
    environment = {"PRE_COMMIT_FROM_REF": first, "PRE_COMMIT_TO_REF": second}
    assert staged_paths(repository, environment) == {"b.py"}


def test_an_empty_push_reports_nothing_rather_than_everything(repository):
    first = commit(repository, {"a.py": "1\n"})
    assert staged_paths(repository, {"PRE_COMMIT_FROM_REF": first, "PRE_COMMIT_TO_REF": first}) == set()


@pytest.mark.parametrize("reference", ["no-such-branch", "--output=/tmp/pwned", "", "HEAD:a.py"])
def test_a_reference_that_is_no_commit_is_a_clear_error(repository, reference):
    commit(repository, {"a.py": "1\n"})
    with pytest.raises(GitError, match="git knows no commit"):
        commit_of(repository, reference)


def test_outside_of_a_repository_the_error_says_so(tmp_path):
    with pytest.raises(GitError, match="no git repository"):
        commit_of(tmp_path, "main")
    assert prefix(tmp_path) == ""


def test_a_branch_is_compared_with_where_it_left(repository):
    base = commit(repository, {"a.py": "1\n"})
    git(repository, "checkout", "-q", "-b", "topic")
    commit(repository, {"b.py": "1\n"})
    git(repository, "checkout", "-q", "main")
    commit(repository, {"c.py": "1\n"})
    git(repository, "checkout", "-q", "topic")
    assert merge_base(repository, "main") == base


def test_unrelated_histories_are_compared_directly(repository):
    other = commit(repository, {"a.py": "1\n"})
    git(repository, "checkout", "-q", "--orphan", "new")
    commit(repository, {"b.py": "1\n"})
    assert merge_base(repository, "main") == other


def test_a_tree_is_written_as_it_was(repository, tmp_path):
    before = commit(repository, {"service/a.py": "one\n", "service/deep/odd\nname é.py": "two\n", "other.py": "no\n"})
    commit(repository, {"service/a.py": "changed\n", "service/deep/odd\nname é.py": None})
    assert write_tree(repository / "service", before, tmp_path / "out") == 2
    assert (tmp_path / "out/a.py").read_text() == "one\n"
    assert (tmp_path / "out/deep/odd\nname é.py").read_text() == "two\n"


def test_symlinks_are_not_written(repository, tmp_path):
    (repository / "link.py").symlink_to("/etc/passwd")
    before = commit(repository, {"a.py": "1\n"})
    assert write_tree(repository, before, tmp_path / "out") == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.py"]


def test_attributes_that_hide_files_from_archives_hide_nothing(repository, tmp_path):
    before = commit(repository, {".gitattributes": "tests export-ignore\n", "tests/a.py": "1\n"})
    assert write_tree(repository, before, tmp_path / "out") == 2


def test_a_hostile_configuration_runs_nothing(repository, tmp_path):
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    first = commit(repository, {"a.py": "1\n"})
    (repository / ".gitattributes").write_text("*.py diff=evil filter=evil\n")
    for key in ("core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.smudge", "core.pager"):
        git(repository, "config", key, str(program))
    (repository / "b.py").write_text("2\n")
    git(repository, "-c", "core.fsmonitor=false", "add", "b.py")
    mark.unlink(missing_ok=True)
    assert staged_paths(repository, {}) == {"b.py"}
    assert merge_base(repository, first) == first
    assert write_tree(repository, first, tmp_path / "out") == 1
    assert not mark.exists()
