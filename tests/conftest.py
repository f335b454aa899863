"""Fixtures that tests of several packages share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from postgres import postgres_database, postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server; it starts in about a second, once."""
    with postgres_server() as address:
        yield address


@pytest.fixture
def database(postgres: str) -> Iterator[str]:
    """The address of an empty database on it."""
    with postgres_database(postgres) as address:
        yield address
