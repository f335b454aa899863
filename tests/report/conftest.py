"""Pages in a real browser: headless Chromium, which the machine has or the test says that it is skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; NULLGUARD_CHROMIUM names one that is not on the path."""
    sync_api = pytest.importorskip("playwright.sync_api")
    program = os.environ.get("NULLGUARD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def shown(browser, tmp_path) -> Iterator[Callable[..., Any]]:
    """`shown(data, width=…, scheme=…)` opens a page; whatever it says on its console or asks the network for fails the test."""
    contexts: list[Any] = []
    said: list[str] = []

    def show(data: bytes, width: int = 1200, scheme: str = "light") -> Any:
        file = Path(tmp_path / f"report{len(contexts)}.html")
        file.write_bytes(data)
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: said.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()
    assert said == []
