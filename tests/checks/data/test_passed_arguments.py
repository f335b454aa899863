"""Parameters of Python functions that are declared nullable, and that every call gives something, are shown on request only."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

BOX = """
class Box:
    owner: str | None = None
    maker: str = ""

    def open(self, label: "str | None" = None, *, key: int = 0) -> int:
        return len(label) + key

    def find(self) -> str | None: ...

    def name(self) -> str: ...
"""
HEAD = "from box import Box\n\n\n"


def confidences(root: Path, code: str) -> list[Confidence]:
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "box.py").write_text(BOX)
    (root / "user.py").write_text(HEAD + code)
    report = run(
        load_settings((root,), None, {"min_confidence": Confidence.LOW, "cache": False}), lambda stage, done, total: None
    )
    found = [finding for finding in report.findings if finding.rule == "NG105" and finding.place.path == "box.py"]
    return [finding.confidence for finding in sorted(found, key=lambda finding: finding.place.line)]


def both(given: str, before: str = "pass", parameters: str = "box: Box, text: str, many: list, data: dict") -> str:
    return f"def use({parameters}):\n    {before}\n    box.open(label={given}, key=2)\n    box.open({given})\n"


@pytest.mark.parametrize(
    "code",
    [
        both("'a'"),
        both("text"),
        both("text or ''"),
        both("f'{text}!'"),
        both("'a' if many else text"),
        both("box.maker"),
        both("box.name()"),
        both("str(many)"),
        both("label", "label, other = many"),
        both("label", "label = text.upper()"),
        both("name", parameters="box: Box, name: str | None = None")
        + "\n\ndef main(box: Box):\n    use(box, 'a')\n    use(box, name='b')\n",
    ],
)
def test_every_call_gives_something(tmp_path, code):
    assert confidences(tmp_path, code) == [Confidence.LOW]


@pytest.mark.parametrize(
    "code",
    [
        "",
        both("None"),
        both("None if many else text"),
        both("text and text.upper()"),
        both("text or None"),
        both("box.owner"),
        both("box.find()"),
        both("data.get('label')"),
        both("data['label']"),
        both("*many"),
        both("label", "label = None"),
        both("label", "label = box.find()"),
        both("name", parameters="box: Box, name: str | None = None"),
        both("name", parameters="box: Box, name=None"),
        "def use(box: Box):\n    box.open()\n",
        both("text") + "    box.open(key=3)\n",
        both("text") + "    many.append(box.open)\n",
        both("name", parameters="box: Box, name: str | None = None") + "\n\ndef main(box: Box):\n    use(box, None)\n",
    ],
)
def test_some_may_give_null(tmp_path, code):
    code = code.replace("label=*many", "*many")
    assert confidences(tmp_path, code) == [Confidence.MEDIUM]
