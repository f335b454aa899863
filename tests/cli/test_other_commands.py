"""`explain`, `rules`, `manifest`: what people look up."""

from __future__ import annotations

import json
from importlib import import_module

import pytest

from nullguard.model.finding import Level
from nullguard.model.rule import Option, Rule
from nullguard.model.schema import Column, Database, Evidence, Manifest, Origin, Table

HELP = "# Use of a nullable column\n\nA column that *may* be null.\n\n```python\norder.reference.upper()\n```\n"
RULES = (
    Rule(
        "NG301",
        "missing-timeout",
        "Remote call without a timeout",
        "It waits.",
        "third-party",
        Level.WARNING,
        "high",
        (),
        ("java",),
    ),
    Rule(
        "NG101",
        "nullable-column-use",
        "Use of a nullable column",
        "It is null.",
        "data",
        Level.ERROR,
        "high",
        ("data",),
        ("python", "java"),
        False,
        (Option("strict", True, "Be strict."),),
        HELP,
    ),
)


@pytest.fixture
def known(monkeypatch, analysis):
    monkeypatch.setattr(import_module("nullguard.knowledge.rules"), "load_rules", lambda: RULES)


@pytest.mark.parametrize("name", ["NG101", "ng101", "nullable-column-use"])
def test_explain_gives_plain_markdown_in_a_pipe(nullguard, known, name):
    ran = nullguard("explain", name)
    assert (ran.status, ran.out) == (0, HELP)


def test_a_rule_without_help_is_explained_by_its_description(nullguard, known):
    assert nullguard("explain", "NG301").out == "# NG301: Remote call without a timeout\n\nIt waits.\n"


@pytest.mark.parametrize(("family", "rule"), [("NG3", "NG301"), ("ng1", "NG101"), ("NG10", "NG101")])
def test_a_family_is_listed(nullguard, known, family, rule):
    ran = nullguard("explain", family)
    assert ran.status == 0
    assert [line[:5] for line in ran.out.splitlines() if line.startswith("NG")] == [rule]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("NG110", "NG101"), ("missing-timeouts", "missing-timeout"), ("x", "'nullguard rules'"), ("NG9", "'nullguard rules'")],
)
def test_a_rule_that_does_not_exist_is_wrong_usage_with_a_hint(nullguard, known, name, hint):
    ran = nullguard("explain", name)
    assert ran.status == 4
    assert f"There is no rule '{name}'." in ran.err
    assert hint in ran.err


def test_rules_are_a_table_in_order(nullguard, known):
    assert nullguard("rules").out == (
        "NG101  Use of a nullable column       error    python, java  (off by default)\n"
        "NG301  Remote call without a timeout  warning  java\n"
    )


def test_rules_as_json_have_everything_but_the_help(nullguard, known):
    first, second = json.loads(nullguard("rules", "--format", "json").out)
    assert (first["id"], first["default"], first["options"]) == (
        "NG101",
        False,
        [{"name": "strict", "default": True, "help": "Be strict."}],
    )
    assert second["level"] == "warning"


def test_a_manifest_that_is_right_is_said_to_be(nullguard, project):
    (project / "nullguard.manifest.yaml").write_text("version: 1\n")
    ran = nullguard("manifest", "validate")
    assert (ran.status, ran.out) == (0, "nullguard.manifest.yaml: valid\n")


def test_everything_that_is_wrong_with_a_manifest_is_told_with_its_place(nullguard, project):
    (project / "m.yaml").write_text("version: 1\ndatabses: {}\nservices: [{id: 3}]\n")
    ran = nullguard("manifest", "validate", "m.yaml")
    assert ran.status == 3
    lines = ran.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("m.yaml:2:1: ")
    assert lines[1].startswith("m.yaml:3:")


@pytest.fixture
def orders(analysis):
    """The manifest of a project with one table, whose evidence carries a terminal escape."""
    evidence = (Evidence(Origin.MAPPING, True, True, "shop/\x1b[2Jmodels.py", 5, "null=True"),)
    column = Column("reference", "varchar(64)", True, True, evidence)
    analysis.manifest = Manifest({"default": Database("default", {"orders": Table("orders", {"reference": column})})})


def test_manifest_show_tells_columns_and_where_they_were_learned(nullguard, project, orders):
    ran = nullguard("manifest", "show")
    assert ran.status == 0
    assert "orders\n" in ran.out
    assert "reference  nullable  varchar(64)  null=True, shop/\\x1b[2Jmodels.py:5 (mapping)" in ran.out


def test_tables_of_libraries_are_shown_when_they_are_named(nullguard, project, analysis):
    mine = (Evidence(Origin.MAPPING, True, True, "shop/models.py", 5, "null=True"),)
    theirs = (Evidence(Origin.MAPPING, True, True, "<models>/python/library.pyi", 5, "null=True"),)
    tables = {
        "orders": Table("orders", {"reference": Column("reference", "varchar(64)", True, True, mine)}),
        "users": Table("users", {"nick": Column("nick", "varchar(64)", True, True, theirs)}),
    }
    analysis.manifest = Manifest({"default": Database("default", tables)})
    shown = nullguard("manifest", "show").out
    assert "orders\n" in shown
    assert "nick" not in shown
    assert shown.endswith("Not shown: 1 that libraries declare; name one to see it, such as users.\n")
    assert "nick" in nullguard("manifest", "show", "users").out


def test_manifest_show_tells_why(nullguard, project, orders):
    assert "orders.reference is nullable" in nullguard("manifest", "show", "--why", "orders.reference").out


def test_manifest_show_says_when_nothing_is_known(nullguard, project, orders):
    ran = nullguard("manifest", "show", "customers")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "nullguard: nothing is known of 'customers'\n"


def test_what_can_hardly_be_meant_is_a_warning(nullguard, project):
    (project / "m.yaml").write_text("databases: {default: {tables: {t: {columns: {a: {}, A: {}}}}}}\n")
    ran = nullguard("manifest", "validate", "m.yaml")
    assert (ran.status, ran.out) == (0, "m.yaml: valid, with 1 warning\n")
    assert ran.err.startswith("warning: m.yaml:1:53: the column 'A' stands here twice")
