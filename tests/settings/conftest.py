"""A project on disk, which is the current folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nullguard.settings import Settings, load_settings


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "orders.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def load(project) -> Callable[..., Settings]:
    """`load(text, "shop", jobs=2)`: the settings with this nullguard.toml, these paths and these options."""

    def loaded(configuration: str = "", *paths: str, **given: Any) -> Settings:
        (project / "nullguard.toml").write_text(configuration)
        return load_settings(tuple(map(Path, paths)), None, given)

    return loaded
