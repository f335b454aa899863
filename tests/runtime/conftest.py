from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def cache_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache in this test."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(folder))
    return folder
