"""Pages of a rule (help.md, cases.md) as small projects with expected findings.

Consecutive code blocks under one heading form a project. The info string of a block gives language and path
(```python shop/orders.py); every block of Python or Java has one, so that all of them are executed. `error: [NG101]` in a
comment at the end of a line says that the rule finds something there; nothing else may be found. A line
`min-confidence: low` in the prose of a heading lowers the threshold for its project. The blocks under a heading that begins
with "Shared" belong to every project of the page that comes later. Blocks of SQL, XML and YAML are files as well when they have a
path: those in a folder `db` are migrations, `nullguard.manifest.yaml` is the manifest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from nullguard.model.finding import Confidence

Expected = tuple[str, int, str]
"""Path, line, rule."""

_HEADING = re.compile(r"#{1,6} +(.+)")
_FENCE = re.compile(r"(`{3,})(\w*) ?(\S*)")
_EXPECTED = re.compile(r"(?:#|//) error: \[([A-Z0-9, ]+)\]")
_CONFIDENCE = re.compile(r"min-confidence: (\w+)")

_LANGUAGES = ("python", "java")


@dataclass
class Project:
    """The files under one heading."""

    heading: str
    files: dict[str, str] = field(default_factory=dict)
    confidence: Confidence = Confidence.MEDIUM

    @property
    def expected(self) -> list[Expected]:
        """What must be found, in order."""
        return sorted(
            (path, number, rule.strip())
            for path, text in self.files.items()
            for number, line in enumerate(text.split("\n"), 1)
            for match in _EXPECTED.finditer(line)
            for rule in match[1].split(",")
        )


def projects(page: Path) -> list[Project]:
    """The projects of a page, in order. Raises ValueError for a block of code without a path, or two with one."""
    found: list[Project] = []
    shared: dict[str, str] = {}
    current = Project("")
    lines = iter(page.read_text(encoding="utf-8").split("\n"))
    for line in lines:
        if heading := _HEADING.fullmatch(line):
            _finish(current, found, shared)
            current = Project(heading[1])
        elif fence := _FENCE.fullmatch(line):
            ticks, language, path = fence.groups()
            block = "\n".join(iter(lines.__next__, ticks)) + "\n"
            if not path and language in _LANGUAGES:
                raise ValueError(f"{page}: a block under {current.heading!r} has no path")
            if path in current.files:
                raise ValueError(f"{page}: two blocks under {current.heading!r} are {path}")
            if path:
                current.files[path] = block
        elif told := _CONFIDENCE.search(line):
            current.confidence = Confidence[told[1].upper()]
    _finish(current, found, shared)
    return found


def _finish(project: Project, found: list[Project], shared: dict[str, str]) -> None:
    if not project.files:
        return
    if project.heading.startswith("Shared"):
        shared.update(project.files)
        found.append(project)
        return
    suffixes = tuple({Path(path).suffix for path in project.files})
    project.files = {path: text for path, text in shared.items() if path.endswith(suffixes)} | project.files
    found.append(project)
