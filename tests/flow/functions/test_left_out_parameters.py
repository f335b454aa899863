"""A function that gives null only for a parameter which it may be given: where that is left out, something comes back."""

from __future__ import annotations

import pytest

INVITE = """
class Invitation:
    def send(self): ...

def invite(team, user=None, email=None):
    if user and team.knows(user):
        team.add(user)
        return None
    return Invitation(team, user, email)

def handed_on(team, user=None, email=None):
    return invite(team, user, email)
"""

OTHERWISE = (
    INVITE
    + """
def either(team, user=None, email=None):
    if user is not None:
        if team.full():
            return None
        return Invitation(team, user)
    elif email:
        return Invitation(team, email)
    raise ValueError(team)

def nothing(team, user=None, email=None):
    if user is None:
        return None
    return Invitation(team, user)

def full(team, user=None, email=None):
    if user and team.knows(user):
        return Invitation(team, user)
    if team.full():
        return None
    return Invitation(team, email)

def falls_off(team, user=None, email=None):
    if user and team.knows(user):
        return None
    if email:
        return Invitation(team, email)

def bound(team, user=None, email=None):
    user = user or team.owner()
    if user:
        return None
    return Invitation(team, user)
"""
)


def _used(analyse, call: str) -> list[str]:
    text = f"{OTHERWISE}\ndef show(team, user, email, options):\n    invitation = {call}\n    return invitation.send()\n"
    return [seen.expression for seen in analyse({"a.py": text})["a.py"] if seen.expression == "invitation"]


@pytest.mark.parametrize(
    "call",
    [
        "invite(team)",
        "invite(team, email=email)",
        "invite(team, None, email)",
        "invite(team, user=None)",
        "handed_on(team, email=email)",
        "handed_on(team, None, email)",
        "either(team, email=email)",
    ],
)
def test_left_out(analyse, call):
    assert _used(analyse, call) == []


@pytest.mark.parametrize(
    "call",
    [
        "invite(team, user)",
        "invite(team, user=user, email=email)",
        "invite(team, **options)",
        "handed_on(team, user)",
        "either(team, user)",
        "full(team, email=email)",
        "full(team)",
        "falls_off(team)",
        "bound(team, email=email)",
    ],
)
def test_given_or_null_all_the_same(analyse, call):
    assert _used(analyse, call) == ["invitation"]


def test_null_for_what_is_left_out_is_no_answer(analyse):
    assert _used(analyse, "nothing(team, user)") == []
