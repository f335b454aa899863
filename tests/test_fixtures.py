"""The miniature repositories: what is found in each is what it says, to the line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command_line import FIXTURES, nullguard

SHOPS = sorted(path.parent.name for path in FIXTURES.glob("*/expected-findings.txt"))


@pytest.fixture
def found(tmp_path):
    """`found(folder)` checks a project: its findings as they stand in expected-findings.txt, and as JSON."""

    def check(folder: Path):
        done = nullguard(folder, "check", "--format", "json", cache=tmp_path / "cache")
        assert done.stderr == b""
        report = json.loads(done.stdout)
        assert not report["notifications"]
        return [f"{one['path']}:{one['line']} {one['rule']}" for one in report["findings"]], report["findings"]

    return check


@pytest.fixture
def shop(tmp_path):
    """`shop(name)` is a copy of a fixture, to be changed."""

    def copy(name: str) -> Path:
        return Path(
            shutil.copytree(
                FIXTURES / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache", "target")
            )
        )

    return copy


def expected(name: str) -> list[str]:
    lines = (FIXTURES / name / "expected-findings.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", SHOPS)
def test_a_shop_has_the_findings_that_it_lists(found, name):
    lines, _ = found(FIXTURES / name)
    assert sorted(lines) == sorted(expected(name))


def test_both_shops_are_there():
    assert {"shop-java", "shop-python"} <= set(SHOPS)


def test_statistics_of_production_are_told_and_make_it_certain(found):
    _, findings = found(FIXTURES / "shop-python")
    (reference,) = [finding for finding in findings if finding["rule"] == "NG101"]
    assert reference["confidence"] == "certain"
    assert "is null in 12.4 % of production rows" in reference["message"]
    assert "the fixtures always set it" in reference["message"]


def test_one_order_without_a_reference_among_the_fixtures_is_no_longer_always(found, shop):
    folder = shop("shop-python")
    test = folder / "tests" / "test_references.py"
    test.write_text(test.read_text().replace('external_reference="mk-12"', "external_reference=None"))
    _, findings = found(folder)
    (reference,) = [finding for finding in findings if finding["rule"] == "NG101"]
    assert "the fixtures always set it" not in reference["message"]


def test_a_column_that_production_never_leaves_empty_is_no_finding(found, shop):
    folder = shop("shop-python")
    manifest = folder / "nullguard.manifest.yaml"
    manifest.write_text(manifest.read_text().replace("null_fraction: 0.124", "null_fraction: 0"))
    lines, _ = found(folder)
    assert not [line for line in lines if line.endswith("NG101")]
