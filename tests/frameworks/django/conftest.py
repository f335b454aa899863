"""Entities declared by Django models written in the test."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from nullguard.frameworks.django import declare_entities
from nullguard.model.schema import Entity
from nullguard.pipeline import run
from nullguard.settings import load_settings

HEADER = "from django.db import models\n"

ROOMS = """
from django.db import models


class Room(models.Model):
    name = models.CharField(max_length=9)


class Exam(models.Model):
    room = models.ForeignKey(Room, null=True, on_delete=models.SET_NULL)
    spare = models.ForeignKey(Room, null=True, on_delete=models.SET_NULL, related_name="+")


class Visit(models.Model):
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    spare = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
"""
"""Exams may have no room, visits have one: an attribute alone does not tell whose it is."""

_MARK = re.compile(r"# null\b")


@pytest.fixture
def told_in_rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """`told_in_rooms(text)`: of a source beside the rooms exactly the lines with `# null` are told of."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "school"
    (root / "rooms").mkdir(parents=True)

    def expect(text: str) -> None:
        (root / "rooms" / "models.py").write_text(ROOMS)
        (root / "rooms" / "code.py").write_text(f"from rooms.models import Exam, Room, Visit\n{text}")
        report = run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None)
        places = [(place.path, place.line) for finding in report.findings for place in (finding.place, *finding.siblings)]
        lines = (root / "rooms" / "code.py").read_text().split("\n")
        told = sorted({lines[line - 1].strip() for path, line in places if path == "rooms/code.py"})
        assert told == sorted({line.strip() for line in lines if _MARK.search(line)})

    return expect


@pytest.fixture
def entities(link) -> Callable[..., dict[str, Entity]]:
    """`entities(source)` or `entities({path: source})`: the project's entities by class name."""

    def declared(files: str | dict[str, str]) -> dict[str, Entity]:
        tree = {"shop/models.py": files} if isinstance(files, str) else files
        found = declare_entities(link(tree))
        return {entity.name: entity for entity in found if not entity.path.startswith("<")}

    return declared
