"""A project on disk, and the program on it: in this process, or as a user starts it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import FIXTURES, nullguard_here

Run = Callable[..., subprocess.CompletedProcess[bytes]]


class Project:
    """A folder with files, which `check` and `fix` are run in."""

    def __init__(self, root: Path, cache: Path, run: Run) -> None:
        self.root = root
        self._cache = cache
        self._run = run

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def found(self) -> list[str]:
        """The rules and places of the findings."""
        done = self._run(self.root, "check", "--format", "json", cache=self._cache)
        assert done.stderr == b"", done.stderr.decode()
        return [f"{one['path']}:{one['line']} {one['rule']}" for one in json.loads(done.stdout)["findings"]]

    def fix(self, *arguments: str) -> tuple[int, str, str]:
        """Exit status, standard output and error of `nullguard fix`."""
        done = self._run(self.root, "fix", *arguments, cache=self._cache)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes() for path in sorted(self.root.rglob("*")) if path.is_file()
        }


@pytest.fixture
def project(tmp_path) -> Callable[..., Project]:
    """`project(files)` or `project(shop="shop-python")`; `run` is how the program is run, of `command_line`."""

    def make(files: dict[str, str] | None = None, shop: str = "", run: Run = nullguard_here) -> Project:
        root = tmp_path / (shop or "project")
        if shop:
            ignored = shutil.ignore_patterns("__pycache__", ".pytest_cache", "target")
            shutil.copytree(FIXTURES / shop, root, ignore=ignored)
        else:
            root.mkdir()
            (root / "pyproject.toml").write_text("[tool.nullguard]\n")
        made = Project(root, tmp_path / "cache", run)
        made.write(files or {})
        return made

    return make
