"""What is imported to tell of a tree that is known already: nothing of what reads and interprets sources."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CHECK = """\
import sys
from nullguard.cli import cli
status = cli.main(["check", "-q", "--fail-on", "never", sys.argv[1]], standalone_mode=False)
print(*sorted(name for name in sys.modules if name.startswith("nullguard.")))
"""
HEAVY = ("nullguard.flow", "nullguard.frameworks", "nullguard.program", "nullguard.checks.data", "nullguard.pipeline.drawing")


@pytest.fixture
def imported(project, tmp_path):
    def run() -> list[str]:
        environment = {**os.environ, "NULLGUARD_CACHE_DIR": str(tmp_path / "cache")}
        command = [sys.executable, "-c", CHECK, str(project.root)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()[-1].split()

    return run


def test_a_tree_that_is_known_needs_no_analysis(project, imported):
    first = imported()
    assert all(any(name.startswith(heavy) for name in first) for heavy in HEAVY)
    assert [name for name in imported() if name.startswith(HEAVY) and name != "nullguard.checks.data"] == []
    project.write("shop/more.py", "def more():\n    return None\n")
    assert "nullguard.pipeline.drawing" in imported()
