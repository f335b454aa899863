"""Entities declared by SQLAlchemy classes written in the test."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from nullguard.frameworks.sqlalchemy import declare_entities
from nullguard.model.schema import Entity
from nullguard.pipeline import run
from nullguard.settings import load_settings


@pytest.fixture
def entities(link) -> Callable[..., dict[str, Entity]]:
    """`entities(source)` or `entities({path: source})`: the entities by class name."""

    def declared(files: str | dict[str, str]) -> dict[str, Entity]:
        tree = {"shop/models.py": files} if isinstance(files, str) else files
        return {entity.name: entity for entity in declare_entities(link(tree))}

    return declared


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
