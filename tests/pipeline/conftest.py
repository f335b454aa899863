"""Projects on disk, checked by the real pipeline with a cache of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from nullguard.model.report import Report
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """\
    from django.db import models


    class Order(models.Model):
        reference = models.CharField(max_length=64, null=True)
    """


class Project:
    """A folder with sources; `check()` is a run over it, with the cache that earlier runs left."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> None:
        """Makes or replaces a source."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")

    def check(self, **given: object) -> Report:
        """A run; `given` are settings as the command line gives them."""
        return run(load_settings((self.root,), None, given), lambda stage, done, total: None)

    def found(self, **given: object) -> list[str]:
        """`path:line rule` of every finding."""
        return sorted(f"{f.place.path}:{f.place.line} {f.rule}" for f in self.check(**given).findings)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A Django shop whose orders may lack a reference."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    made = Project(tmp_path / "project")
    made.write("pyproject.toml", "[tool.nullguard]\n")
    made.write("shop/__init__.py", "")
    made.write("shop/models.py", MODELS)
    return made


@pytest.fixture
def anew(project: Project) -> Callable[[], list[str]]:
    """What a run finds that knows nothing of earlier ones."""
    return lambda: project.found(cache=False)


@pytest.fixture
def anew_report(project: Project) -> Callable[[], Report]:
    """A run that knows nothing of earlier ones, with everything that it tells."""
    return lambda: project.check(cache=False)
