"""A project on disk, and the program as a function."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from cli_cases import Analysis, Ran

from nullguard import cli


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project; it is the current folder."""
    (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "orders.py").write_bytes(
        'def label(order):\n    return "😀 " + order.external_reference.upper()\n'.encode()
    )
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CI", "PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def analysis(monkeypatch) -> Analysis:
    """The pipeline of this test."""
    stand_in = Analysis()
    monkeypatch.setitem(sys.modules, "nullguard.pipeline", stand_in.module())
    return stand_in


@pytest.fixture
def nullguard(monkeypatch, capfd) -> Callable[..., Ran]:
    """`nullguard("check", …)` runs the program with these arguments."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["nullguard", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as exit:
            cli.main()
        written = capfd.readouterr()
        return Ran(int(exit.value.code or 0), written.out, written.err)

    return run
