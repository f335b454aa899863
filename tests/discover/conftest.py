"""Trees on disk, with and without git."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nullguard.discover import Discovery, discover


@pytest.fixture(autouse=True)
def _own_git(monkeypatch, tmp_path_factory):
    """No configuration but the tests' own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))


@pytest.fixture
def tree(tmp_path) -> Path:
    root = tmp_path / "tree"
    root.mkdir()
    return root


@pytest.fixture
def write(tree) -> Callable[..., None]:
    """`write({"a/b.py": "text"}, "c.py")` makes files below the tree, the latter empty."""

    def written(texts: dict[str, str] | None = None, *empty: str) -> None:
        for path, text in {**(texts or {}), **dict.fromkeys(empty, "")}.items():
            file = tree / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    return written


@pytest.fixture
def found(tree, write) -> Callable[..., Discovery]:
    """`found({"a.py": "text"}, "b.py")`: what is discovered in a tree of these files."""

    def discovered(texts: dict[str, str] | None = None, *empty: str) -> Discovery:
        write(texts, *empty)
        return discover(tree)

    return discovered
