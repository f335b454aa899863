"""What the README shows is what the program does: its outputs are real, its tables complete."""

from __future__ import annotations

import re
import shlex

import pytest
from command_line import FIXTURES, ROOT, nullguard

from nullguard.settings.configuration import _KEYS

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
SHOP = FIXTURES / "shop-python"
"""Where the commands of the README are run."""


def shown() -> list[tuple[str, str]]:
    """The commands of all `console` blocks, each with the output that follows it."""
    blocks = re.findall(r"^```console\n(.*?)^```$", TEXT, re.M | re.S)
    parts = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.M)[1:]]
    return [(command, output.rstrip("\n") + "\n") for command, _, output in (part.partition("\n") for part in parts)]


@pytest.mark.parametrize(("command", "output"), shown(), ids=[command for command, _ in shown()])
def test_an_output_is_the_real_one(tmp_path, command, output):
    program, *arguments = shlex.split(command)
    assert program == "nullguard"
    done = nullguard(SHOP, *arguments, cache=tmp_path)
    assert done.stderr == b""
    assert done.stdout.decode().rstrip("\n") + "\n" == output


def test_there_are_outputs():
    assert len(shown()) >= 3


def test_code_and_manifest_are_those_of_the_fixture():
    assert re.search(r"```python\n(def build_reference.*?)```", TEXT, re.S)[1] in (SHOP / "shop" / "references.py").read_text()
    assert "external_reference: {null_fraction: 0.124}" in (SHOP / "nullguard.manifest.yaml").read_text()


def test_every_key_of_the_configuration_is_explained():
    table = TEXT.partition("## Configuration")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \|", table, re.M)) == set(_KEYS)


def test_every_link_leads_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target


def test_every_decision_is_in_the_index():
    pages = ROOT / "docs" / "decisions"
    index = (pages / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\]\(([\w-]+\.md)\)", index)) == sorted(path.name for path in pages.glob("[!R]*.md"))
