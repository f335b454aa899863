"""The same tree gives the same bytes, however the work was done; and edits that change nothing keep every identity."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command_line import FIXTURES, nullguard

SHOPS = ("shop-java", "shop-python")


@pytest.fixture
def shops(tmp_path):
    """Both fixtures as one project."""
    root = tmp_path / "shops"
    for name in SHOPS:
        shutil.copytree(FIXTURES / name, root / name, ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache", "target"))
        (root / name / "nullguard.toml").unlink(missing_ok=True)
    (root / "shop-python" / "pyproject.toml").write_text('[project]\nname = "shop"\n')
    (root / "nullguard.toml").write_text('manifest = "shop-python/nullguard.manifest.yaml"\n')
    return root


def sarif(root: Path, cache: Path, *arguments: str, **given: str) -> bytes:
    done = nullguard(root, "check", "--format", "sarif", *arguments, cache=cache, given=given)
    assert (done.returncode, done.stderr) == (1, b"")
    return done.stdout


def test_sarif_is_the_same_for_any_workers_and_any_cache(shops, tmp_path):
    cold = sarif(shops, tmp_path / "cache", "--jobs", "2")
    assert len(json.loads(cold)["runs"][0]["results"]) >= 4
    assert sarif(shops, tmp_path / "cache", "--jobs", "2") == cold
    assert sarif(shops, tmp_path / "cache", "--jobs", "1") == cold
    assert sarif(shops, tmp_path / "other", "--jobs", "1") == cold
    assert sarif(shops, tmp_path / "none", "--no-cache", "--jobs", "2") == cold
    assert not (tmp_path / "none").exists()


def test_sarif_does_not_depend_on_hashes_or_on_where_the_tree_lies(shops, tmp_path):
    first = sarif(shops, tmp_path / "cache", PYTHONHASHSEED="1")
    elsewhere = tmp_path / "elsewhere" / "tree"
    shutil.copytree(shops, elsewhere)
    assert sarif(elsewhere, tmp_path / "other", PYTHONHASHSEED="2") == first


def test_a_warm_cache_sees_a_change_and_its_return(shops, tmp_path):
    before = sarif(shops, tmp_path / "cache")
    models = shops / "shop-python" / "shop" / "models.py"
    text = models.read_text()
    models.write_text(text.replace("null=True, blank=True, on_delete=models.SET_NULL", "on_delete=models.PROTECT"))
    changed = sarif(shops, tmp_path / "cache")
    assert changed == sarif(shops, tmp_path / "other", "--no-cache")
    assert changed != before
    models.write_text(text)
    assert sarif(shops, tmp_path / "cache") == before


def test_reformatting_keeps_every_fingerprint(shops, tmp_path):
    before = fingerprints(shops, tmp_path)
    reference = shops / "shop-python" / "shop" / "references.py"
    text = reference.read_text()
    changed = "# A licence\n\n\n" + text.replace(
        'return "EXT-" + order.external_reference.upper()\n\n\ndef build_reference_or_number',
        'return (\n        "EXT-"  # of the marketplace\n        + order . external_reference.upper()\n    )\n\n\n'
        "def build_reference_or_number",
    )
    assert changed.count("\n") == text.count("\n") + 6
    reference.write_text(changed)
    service = shops / "shop-java" / "src/main/java/com/example/shop/order/ReferenceService.java"
    service.write_text(
        "/* A licence */\n\n" + service.read_text().replace("    ", "\t").replace("order.getExternal", "order\n.getExternal")
    )
    assert fingerprints(shops, tmp_path) == before


def fingerprints(root: Path, tmp_path: Path) -> list[tuple[str, str]]:
    done = nullguard(root, "check", "--format", "json", cache=tmp_path / "cache")
    findings = json.loads(done.stdout)["findings"]
    assert {finding["path"].rpartition("/")[2] for finding in findings} >= {"references.py", "ReferenceService.java"}
    return sorted((finding["rule"], finding["fingerprint"]) for finding in findings)
