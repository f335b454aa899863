"""`manifest diff`: two files, the code, a live database; as text, SARIF and JSON."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from nullguard.model.schema import Column, Database, Evidence, Manifest, Origin, Table

SCHEMA = Path(__file__).parents[1] / "report" / "schema" / "sarif-2.1.0.json"


def manifest(reference: str, more: str = "") -> str:
    column = f"          reference: {{nullable: {reference}}}\n"
    return f"databases:\n  default:\n    tables:\n      orders:\n        columns:\n{column}{more}"


@pytest.fixture
def files(project):
    (project / "staging.yaml").write_text(manifest("false"))
    (project / "production.yaml").write_text(manifest("true", "          note: {nullable: true}\n"))


def test_the_status_tells_whether_they_differ(nullguard, files):
    ran = nullguard("manifest", "diff", "staging.yaml", "production.yaml")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "May be null in production.yaml, not in staging.yaml\n"
        "  orders.reference  production.yaml:6, staging.yaml:6\n"
        "\n"
        "Columns that only production.yaml has\n"
        "  orders.note  production.yaml:7, staging.yaml:4\n"
        "\n"
        "2 differences, 1 where production.yaml is the weaker one.\n"
    )
    assert nullguard("manifest", "diff", "staging.yaml", "staging.yaml").status == 0


def test_sarif_is_that_of_every_run(nullguard, files):
    ran = nullguard("manifest", "diff", "staging.yaml", "production.yaml", "--format", "sarif")
    document = json.loads(ran.out)
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(document)] == []
    (run,) = document["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["NG211"]
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("warning", "note")
    place = first["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("production.yaml", 6)
    assert first["message"]["text"].startswith("'orders.reference' may be null in production.yaml and not in [staging.yaml](1)")
    assert "primaryLocationLineHash" in first["partialFingerprints"]


def test_json_is_that_of_every_run_and_a_file_may_get_it(nullguard, files, project):
    ran = nullguard("manifest", "diff", "staging.yaml", "production.yaml", "--format", "json", "--output", "drift.json")
    assert (ran.status, ran.out) == (1, "")
    assert [found["rule"] for found in json.loads((project / "drift.json").read_text())["findings"]] == ["NG211", "NG211"]


def test_the_code_is_a_side(nullguard, files, analysis):
    evidence = (Evidence(Origin.MAPPING, False, True, "shop/models.py", 5, "null=False"),)
    table = Table("orders", {"reference": Column("reference", "", False, True, evidence)})
    analysis.manifest = Manifest({"default": Database("default", {"orders": table})})
    ran = nullguard("manifest", "diff", ".", "production.yaml")
    assert "May be null in production.yaml, not in the code\n  orders.reference  production.yaml:6, shop/models.py:5\n" in ran.out


def test_a_live_database_is_a_side(nullguard, files, project, monkeypatch):
    pytest.importorskip("sqlalchemy")
    with sqlite3.connect(project / "shop.db") as connection:
        connection.execute("create table orders (reference text)")
    connection.close()
    monkeypatch.setenv("SHOP_URL", f"sqlite:///{project / 'shop.db'}")
    ran = nullguard("manifest", "diff", "staging.yaml", "env:SHOP_URL")
    assert ran.status == 1
    assert ran.out.startswith("May be null in env:SHOP_URL, not in staging.yaml\n  orders.reference  staging.yaml:6\n")
    sarif = json.loads(nullguard("manifest", "diff", "staging.yaml", "env:SHOP_URL", "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "staging.yaml"


def test_what_is_nothing_of_it_is_wrong_usage(nullguard, files):
    ran = nullguard("manifest", "diff", "staging.yaml", "nowhere.yaml")
    assert ran.status == 4
    assert "'nowhere.yaml' is no file, no folder and no URL of a database" in ran.err


def test_a_file_with_mistakes_is_told(nullguard, files, project):
    (project / "production.yaml").write_text("databses: {}\n")
    ran = nullguard("manifest", "diff", "staging.yaml", "production.yaml")
    assert ran.status == 3
    assert "production.yaml:1:1: unknown key" in ran.err


def test_a_check_compares_with_what_the_configuration_names(nullguard, files, project):
    sys.modules.pop("nullguard.pipeline", None)
    (project / "pyproject.toml").write_text('[tool.nullguard]\nmanifest = "production.yaml"\ncompare-with = ["staging.yaml"]\n')
    found = json.loads(nullguard("check", "--format", "json", "--no-cache").out)["findings"]
    assert [(item["rule"], item["path"], item["line"], item["level"]) for item in found] == [
        ("NG211", "production.yaml", 6, "warning"),
        ("NG211", "production.yaml", 7, "note"),
    ]
