"""Rule folders: what is loaded, and how clearly a wrong one is refused."""

from __future__ import annotations

import pytest

from nullguard.checks.registry import UnmatchedRule, load_checks, require_same
from nullguard.knowledge.rules import InvalidRule, load_rules, rule_folders
from nullguard.model.finding import Level
from nullguard.model.rule import Option

TABLE = """
id = "NG190"
name = "thing-use"
title = "Use of a thing"
description = "It breaks."
level = "error"
precision = "high"
tags = ["null"]
languages = ["python"]
"""


@pytest.fixture
def folder(tmp_path):
    """Writes a rule's folder, valid unless told otherwise, and gives the root."""

    def write(table=TABLE, name="NG190-thing-use", shape="data", help="# NG190: Use of a thing\n", cases="# Cases\n"):
        place = tmp_path / shape / name
        place.mkdir(parents=True)
        for file, text in (("rule.toml", table), ("help.md", help), ("cases.md", cases)):
            if text is not None:
                (place / file).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_rule_is_what_its_files_say(folder):
    (rule,) = load_rules(folder(TABLE + 'default = false\n[options.strict]\ndefault = true\nhelp = "Be strict."\n'))
    assert (rule.id, rule.name, rule.shape, rule.level, rule.default) == ("NG190", "thing-use", "data", Level.ERROR, False)
    assert rule.options == (Option("strict", True, "Be strict."),)
    assert rule.help == "# NG190: Use of a thing\n"


def test_rules_come_by_id_whatever_their_shape(folder):
    folder(shape="third-party")
    root = folder(
        TABLE.replace("NG190", "NG189").replace("thing", "other"),
        "NG189-other-use",
        "environment",
        "# NG189: Use of another thing\n",
    )
    assert [rule.id for rule in load_rules(root)] == ["NG189", "NG190"]
    assert [path.name for path in rule_folders(root).values()] == ["NG189-other-use", "NG190-thing-use"]


@pytest.mark.parametrize(
    ("change", "file", "said"),
    [
        ({"table": TABLE + "colour = 1"}, "rule.toml", "colour"),
        ({"table": TABLE.replace('"error"', '"fatal"')}, "rule.toml", "$.level"),
        ({"table": TABLE.replace('"high"', '"perfect"')}, "rule.toml", "$.precision"),
        ({"table": TABLE.replace('["python"]', '["cobol"]')}, "rule.toml", "$.languages"),
        ({"table": TABLE.replace('["python"]', "[]")}, "rule.toml", "languages"),
        ({"table": TABLE.replace('"It breaks."', '" "')}, "rule.toml", "description"),
        ({"table": TABLE.replace('title = "Use of a thing"', "")}, "rule.toml", "title"),
        ({"table": TABLE.replace("NG190", "NG191")}, "rule.toml", "NG191"),
        ({"table": TABLE + "[options.x]\ndefault = 1"}, "rule.toml", "$.options[...]"),
        ({"table": "id = "}, "rule.toml", "Invalid value"),
        ({"table": None}, "rule.toml", "missing"),
        ({"help": None}, "help.md", "missing"),
        ({"help": "# NG191: Use of a thing"}, "help.md", "# NG190: "),
        ({"cases": None}, "cases.md", "missing"),
        ({"name": "thing-use"}, "thing-use", "NG101-nullable-column-use"),
    ],
)
def test_a_wrong_rule_is_refused_by_file_and_key(folder, change, file, said):
    with pytest.raises(InvalidRule) as error:
        load_rules(folder(**change))
    assert file in str(error.value).partition(": ")[0]
    assert said in str(error.value)


def test_two_rules_of_one_name_are_refused(folder):
    folder()
    with pytest.raises(InvalidRule, match="'NG190'"):
        load_rules(folder(shape="concurrency"))


def test_every_rule_has_a_check_and_every_check_a_rule():
    require_same([rule.id for rule in load_rules()], load_checks())


@pytest.mark.parametrize(("rules", "checks", "said"), [("AB", "A", "checks the rule B"), ("A", "AB", "has no folder")])
def test_what_lacks_its_counterpart_is_named(rules, checks, said):
    with pytest.raises(UnmatchedRule, match=said):
        require_same(rules, checks)
