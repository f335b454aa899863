"""Links between the documents lead to files and headings that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
"""A link to another page, to one of its headings, or to one of the same page."""


def prose(page: Path) -> str:
    """The text without its blocks of code, which may show links of others."""
    return re.sub(r"^(```+).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)


def headings(page: Path) -> set[str]:
    """What GitHub calls the headings in addresses: small letters, hyphens for spaces, without punctuation."""
    titles = re.findall(r"^#+ (.+)$", prose(page), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_leads_somewhere(page):
    for target, heading in LINK.findall(re.sub(r"`[^`]*`", "", prose(page))):  # `handlers[kind](order)` is no link
        to = (page.parent / target).resolve() if target else page
        assert to.exists(), target
        if heading:
            assert heading in headings(to), f"{target}#{heading}"
