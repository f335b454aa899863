"""Selection narrows what is reported, never what is known."""

from __future__ import annotations

import pytest
from triage_cases import finding

from nullguard.model.finding import Confidence
from nullguard.triage.select import Selection, selected


def paths(selection, *names):
    return [f.place.path for f in selected([finding(path=name) for name in names], selection)]


def test_nothing_given_selects_everything_of_medium_confidence():
    findings = [finding(confidence=confidence) for confidence in Confidence]
    assert [f.confidence.label for f in selected(findings, Selection())] == ["medium", "high", "certain"]
    assert len(selected(findings, Selection(min_confidence=Confidence.LOW))) == 4


@pytest.mark.parametrize("root", [".", ""])
def test_the_root_selects_everything(root):
    assert paths(Selection(paths=(root,)), "a.py", "b/c.py") == ["a.py", "b/c.py"]


def test_paths_select_files_and_folders_by_whole_names():
    selection = Selection(paths=("shop", "lib/tax.py", "web/"))
    found = paths(selection, "shop/a.py", "shopping/a.py", "shop.py", "lib/tax.py", "lib/tax.pyi", "web/x/y.py")
    assert found == ["shop/a.py", "lib/tax.py", "web/x/y.py"]


def test_per_file_ignores_name_rules_or_families():
    selection = Selection(per_file_ignores={"scripts/": ("NG1",), "**/generated/*.py": ("NG101",), "old.py": ("NG3",)})
    assert paths(selection, "scripts/deep/a.py", "x/generated/b.py", "old.py", "shop/a.py") == ["old.py", "shop/a.py"]
