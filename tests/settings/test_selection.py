"""Which rules run."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.settings import Settings, SettingsError, selects

_RULES = {"NG101": True, "NG106": False, "NG109": True, "NG301": True}
"""Ids, and whether they are on by default."""


def _running(settings: Settings) -> list[str]:
    return [rule for rule, default_on in _RULES.items() if selects(rule, default_on, settings)]


@pytest.mark.parametrize(
    ("select", "extend_select", "ignore", "running"),
    [
        ((), (), (), ["NG101", "NG109", "NG301"]),
        (("NG1",), (), (), ["NG101", "NG106", "NG109"]),
        (("NG1",), (), ("NG106",), ["NG101", "NG109"]),
        (("NG106",), (), ("NG1",), ["NG106"]),
        (("NG106",), (), ("NG106",), []),
        (("NG",), (), ("NG10",), ["NG301"]),
        (("NG301",), (), (), ["NG301"]),
        ((), ("NG106",), (), ["NG101", "NG106", "NG109", "NG301"]),
        ((), ("NG106",), ("NG1",), ["NG106", "NG301"]),
        ((), (), ("NG3",), ["NG101", "NG109"]),
        ((), (), ("NG",), []),
        (("NG3",), ("NG106",), (), ["NG106", "NG301"]),
    ],
)
def test_the_longest_selector_decides(select, extend_select, ignore, running):
    assert _running(Settings(Path(), select=select, extend_select=extend_select, ignore=ignore)) == running


@pytest.mark.parametrize(
    ("configuration", "given", "running"),
    [
        ('ignore = ["NG109"]', {}, ["NG101", "NG301"]),
        ('ignore = ["NG109"]', {"select": ("NG109",)}, ["NG109"]),
        ('ignore = ["NG109"]', {"extend_select": ("NG1",)}, ["NG101", "NG106", "NG109", "NG301"]),
        ('ignore = ["NG1"]', {"extend_select": ("NG109",)}, ["NG109", "NG301"]),
        ('ignore = ["NG109"]', {"extend_select": ("NG106",)}, ["NG101", "NG106", "NG301"]),
        ('ignore = ["NG109"]', {"ignore": ("NG101",)}, ["NG301"]),
        ('select = ["NG101", "NG3"]', {"ignore": ("NG1",)}, ["NG301"]),
        ('select = ["NG1"]', {"extend_select": ("NG301",)}, ["NG101", "NG106", "NG109", "NG301"]),
        ('select = ["ALL"]', {}, ["NG101", "NG106", "NG109", "NG301"]),
        ('extend-select = ["NG106"]', {"select": ("NG3",)}, ["NG301"]),
    ],
)
def test_the_command_line_has_the_last_word(load, configuration, given, running):
    assert _running(load(configuration, **given)) == running


def test_a_word_that_is_no_rule(load):
    with pytest.raises(SettingsError, match=r"--extend-select: 'E501' is no rule; a rule is named like NG101"):
        load("", extend_select=("E501",))
