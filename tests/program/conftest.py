"""A program linked from sources written in the test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from textwrap import dedent

import pytest

from nullguard.languages import read_source
from nullguard.model.facts import SourceFacts
from nullguard.model.source import Language, Unit
from nullguard.program.program import Program

Linker = Callable[..., Program]


@pytest.fixture
def link() -> Linker:
    """`link({path: text}, units, stubs)` links a tree of sources; the language follows from the suffix."""

    def linked(files: Mapping[str, str], units: Iterable[Unit] = (), stubs: Mapping[str, str] | None = None) -> Program:
        bodies: dict[str, tuple[bytes, ...]] = {}
        sources = {path: _read(path, text) for path, text in files.items()}
        for path, facts in sources.items():
            bodies[path] = facts.bodies
        libraries = {path: _read(path, text) for path, text in (stubs or {}).items()}
        return Program(sources, units, libraries, bodies.__getitem__)

    return linked


def _read(path: str, text: str) -> SourceFacts:
    return read_source(dedent(text).encode(), Language.JAVA if path.endswith(".java") else Language.PYTHON)
