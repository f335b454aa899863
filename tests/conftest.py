"""Fixtures that tests of several packages share."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from postgres import postgres_database, postgres_server
from same_process import without_workers

from nullguard.runtime.cycles import look_seldom

WITH_PROCESSES = {"cli", "runtime", "report", "triage"} | {
    "test_determinism",
    "test_determinism_of_edits",
    "test_fixtures",
    "test_hostile",
}
"""Tests of what processes, limits and numbers of workers do; all others of small programs analyse them in their own process."""


def pytest_configure() -> None:
    """Thousands of small programs are made and thrown away here: the search for cycles was a quarter of `tests/flow`."""
    look_seldom()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as of what a shell starts behind `&`; what is tested would inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)


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


@pytest.fixture(autouse=True)
def _no_workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forking so large a process some times a test took 94 % of the system time of `tests/pipeline`."""
    if WITH_PROCESSES.isdisjoint(request.node.path.relative_to(request.config.rootpath / "tests").with_suffix("").parts):
        without_workers(monkeypatch)
