"""Small programs, and in how many places of them rows are made that all have an attribute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest
from library_stubs import library_stubs

from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.made_rows.companions import Companions
from nullguard.frameworks.made_rows.filled_rows import FilledRows
from nullguard.frameworks.made_rows.rows import MadeRows
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.languages import read_source
from nullguard.manifest import build_manifest
from nullguard.model.source import Language
from nullguard.program.program import Program

Places = Callable[..., int]


@pytest.fixture
def places() -> Places:
    """`places(files, entity, attribute)`: see `MadeRows.always_given`; the language follows from the suffixes."""
    return _places


@pytest.fixture
def filled_by() -> Callable[..., str]:
    """`filled_by(files, entity, attribute)`: see `FilledRows.filled_by`; `path:line`, or nothing."""
    return _filled_by


@pytest.fixture
def made_with() -> Callable[..., str]:
    """`made_with(files, entity, attribute)`: see `Companions.made_with`; `path:line`, or nothing."""
    return _made_with


@pytest.fixture
def together() -> Callable[..., bool]:
    """`together(files, entity, used, tested)`: see `MadeRows.are_set_together`."""
    return _together


def _together(files: Mapping[str, str], entity: str, used: str, tested: str) -> bool:
    program, schema = _read(files)
    found = next(item for item in schema.entities if item.name == entity)
    return MadeRows(program, schema).are_set_together(found, found.attributes[used], found.attributes[tested])


def _made_with(files: Mapping[str, str], entity: str, attribute: str) -> str:
    program, schema = _read(files)
    found = next(item for item in schema.entities if item.name == entity)
    place = Companions(program, schema).made_with(found, found.attributes[attribute])
    return f"{place.path}:{place.line}" if place is not None else ""


def _filled_by(files: Mapping[str, str], entity: str, attribute: str) -> str:
    program, schema = _read(files)
    found = next(item for item in schema.entities if item.name == entity)
    place = FilledRows(program, schema).filled_by(found, found.attributes[attribute])
    return f"{place.path}:{place.line}" if place is not None else ""


def _places(files: Mapping[str, str], entity: str, attribute: str) -> int:
    program, schema = _read(files)
    found = next(item for item in schema.entities if item.name == entity)
    return MadeRows(program, schema).always_given(found, found.attributes[attribute])


def _read(files: Mapping[str, str]) -> tuple[Program, EntitySchema]:
    sources = {path: read_source(dedent(text).encode(), _language(path)) for path, text in files.items()}
    assert not any(facts.problems for facts in sources.values())
    stubs = {path: facts for language in {_language(path) for path in files} for path, facts in library_stubs(language).items()}
    program = Program(sources, (), stubs, {path: facts.bodies for path, facts in sources.items()}.__getitem__)
    entities = declare_entities(program)
    return program, EntitySchema(program, entities, build_manifest(entities))


def _language(path: str) -> Language:
    return Language.JAVA if path.endswith(".java") else Language.PYTHON
