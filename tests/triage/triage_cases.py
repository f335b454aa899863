"""Findings as checks make them, and a git repository to ask."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from nullguard.model.finding import Confidence, Finding, Level, Place


def finding(
    path: str = "shop/orders.py",
    line: int = 3,
    column: int = 5,
    end_line: int = 0,
    end_column: int = 10,
    rule: str = "NG101",
    expression: str = "order.reference",
    **rest: object,
) -> Finding:
    fields: dict[str, object] = {
        "level": Level.ERROR,
        "confidence": Confidence.HIGH,
        "message": "'orders.reference' is nullable.",
        "symbol": "shop.orders.Order.total",
        "subject": "orders.reference",
        **rest,
    }
    place = Place(path, line, column, end_line or line, end_column)
    return Finding(rule=rule, place=place, expression=expression, **fields)  # type: ignore[arg-type]


def new_repository(root: Path) -> Path:
    """An empty repository at `root`, with an identity of its own, whatever the machine's configuration."""
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    return root


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment["GIT_CONFIG_GLOBAL"] = environment["GIT_CONFIG_SYSTEM"] = os.devnull
    done = subprocess.run(
        ["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True, text=True, env=environment
    )
    return done.stdout


def commit(root: Path, files: dict[str, str | None], message: str = "Change") -> str:
    """Writes (or with None removes) files and commits them; the commit's id."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink() if text is None else target.write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD").strip()
