"""The hooks in the hands of the real pre-commit, on a scratch repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MODELS = """\
from django.db import models


class Order(models.Model):
    reference = models.CharField(max_length=64, null={null})
"""
REPORTS = """\
from shop.models import Order


def label(order: Order) -> str:
    return order.reference.upper()
"""
TAX = """\
def tax(amount: int) -> int:
    return amount // 5
"""


@pytest.fixture
def environment(tmp_path):
    """No hook's variables, no configuration of the machine, and everything that pre-commit stores in the test's folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    binaries = str(Path(sys.executable).parent)
    return {
        **kept,
        "PATH": f"{binaries}{os.pathsep}{kept['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Test",
        "GIT_AUTHOR_EMAIL": "test@example.com",
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "test@example.com",
    }


@pytest.fixture
def repository(tmp_path, environment):
    """A project whose code is right as long as a column stays NOT NULL, and which runs the hook from this tree."""
    root = tmp_path / "project"
    (root / "shop").mkdir(parents=True)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = [{**hook, "language": "system"} for hook in hooks]
    (root / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": local}]}))
    (root / "shop" / "__init__.py").write_text("")
    (root / "shop" / "models.py").write_text(MODELS.format(null=False))
    (root / "shop" / "reports.py").write_text(REPORTS)
    (root / "shop" / "tax.py").write_text(TAX)
    run(root, environment, "git", "init", "-q", "-b", "main")
    commit(root, environment)
    return root


def run(root, environment, *command, status=0):
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def commit(root, environment):
    run(root, environment, "git", "add", "-A")
    run(root, environment, "git", "commit", "-q", "--no-verify", "-m", "Change")
    return run(root, environment, "git", "rev-parse", "HEAD").strip()


def pre_commit(root, environment, *arguments, status=0):
    return run(root, environment, sys.executable, "-m", "pre_commit", "run", *arguments, status=status)


def make_nullable(root):
    (root / "shop" / "models.py").write_text(MODELS.format(null=True))


def test_a_staged_model_reports_the_untouched_code_that_it_breaks(repository, environment):
    make_nullable(repository)
    run(repository, environment, "git", "add", "shop/models.py")
    told = pre_commit(repository, environment, "nullguard", status=1)
    assert "shop/reports.py:5" in told
    assert "NG101" in told


def test_a_staged_file_answers_for_itself_only(repository, environment):
    make_nullable(repository)
    commit(repository, environment)
    (repository / "shop" / "tax.py").write_text(TAX + "\n\nRATE = 20\n")
    run(repository, environment, "git", "add", "shop/tax.py")
    assert "Passed" in pre_commit(repository, environment, "nullguard")


def test_with_nothing_staged_everything_is_reported(repository, environment):
    make_nullable(repository)
    commit(repository, environment)
    assert "shop/reports.py:5" in pre_commit(repository, environment, "nullguard", "--all-files", status=1)


def test_a_push_answers_for_its_commits(repository, environment):
    make_nullable(repository)
    nullable = commit(repository, environment)
    (repository / "shop" / "tax.py").write_text(TAX + "\n\nRATE = 20\n")
    rate = commit(repository, environment)
    before = run(repository, environment, "git", "rev-parse", f"{nullable}^").strip()
    assert "Passed" in pre_commit(repository, environment, "nullguard", "--from-ref", nullable, "--to-ref", rate)
    assert "shop/reports.py:5" in pre_commit(
        repository, environment, "nullguard", "--from-ref", before, "--to-ref", rate, status=1
    )


def test_the_hook_for_the_whole_project_reports_everything(repository, environment):
    make_nullable(repository)
    commit(repository, environment)
    (repository / "shop" / "tax.py").write_text(TAX + "\n\nRATE = 20\n")
    run(repository, environment, "git", "add", "shop/tax.py")
    told = pre_commit(repository, environment, "nullguard-all", "--hook-stage", "manual", status=1)
    assert "shop/reports.py:5" in told


@pytest.mark.skipif(
    not os.environ.get("NULLGUARD_SLOW_TESTS"), reason="installs nullguard from a clone; set NULLGUARD_SLOW_TESTS"
)
def test_pre_commit_installs_and_runs_nullguard_from_its_repository(repository, environment, tmp_path):
    clone = tmp_path / "nullguard"
    run(tmp_path, environment, "git", "clone", "-q", str(ROOT), str(clone))
    make_nullable(repository)
    run(repository, environment, "git", "add", "-A")
    command = (sys.executable, "-m", "pre_commit", "try-repo", str(clone), "nullguard", "--verbose")
    told = run(repository, environment, *command, status=1)
    assert "shop/reports.py:5" in told
