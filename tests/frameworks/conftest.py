"""Programs linked from sources written in the test, with the shipped library stubs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest
from library_stubs import library_stubs

from nullguard.languages import read_source
from nullguard.model.source import Language
from nullguard.pipeline import run
from nullguard.program.program import Program
from nullguard.settings import load_settings

Linker = Callable[[Mapping[str, str]], Program]


@pytest.fixture
def link() -> Linker:
    """`link({path: text})` links a tree of sources; the language follows from the suffix."""

    def linked(files: Mapping[str, str]) -> Program:
        sources = {path: read_source(dedent(text).encode(), _language(path)) for path, text in files.items()}
        bodies = {path: facts.bodies for path, facts in sources.items()}
        stubs = {path: facts for language in {*map(_language, files)} for path, facts in library_stubs(language).items()}
        return Program(sources, (), stubs, bodies.__getitem__)

    return linked


@pytest.fixture
def told(tmp_path) -> Callable[[str, str], list[str]]:
    """`told(models, source)`: the lines of a source beside `models.py` on which a check of both finds something, however sure."""

    def lines(models: str, source: str) -> list[str]:
        text = dedent(source)
        (tmp_path / "pyproject.toml").touch()
        (tmp_path / "models.py").write_text(models, encoding="utf-8")
        (tmp_path / "uses.py").write_text(text, encoding="utf-8")
        settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
        found = run(settings, lambda stage, done, total: None).findings
        places = {place.line for finding in found for place in (finding.place, *finding.siblings) if place.path == "uses.py"}
        return [text.splitlines()[line - 1].strip() for line in sorted(places)]

    return lines


def _language(path: str) -> Language:
    return Language.JAVA if path.endswith(".java") else Language.PYTHON
