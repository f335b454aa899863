"""Which rules have a fix is said once to people and once to the program."""

from __future__ import annotations

from nullguard.fix.plan import FIXERS
from nullguard.knowledge.rules import load_rules


def test_rules_say_that_they_have_a_fix_and_only_those_that_have_one():
    assert {rule.id for rule in load_rules() if rule.fix} == set(FIXERS)
