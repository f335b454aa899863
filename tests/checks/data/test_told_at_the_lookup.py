"""A lookup whose function uses the row untested itself is told there; who calls it hears of it on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class User(models.Model):
    name = models.CharField(max_length=9)
    mark = models.CharField(max_length=9)


def current_user(session):
    user = User.objects.filter(id=session["id"]).first()
    {before}
    return user


def other_user(session):
    return User.objects.filter(id=session["other"]).first()
"""

USES = """
from models import current_user, other_user


def shown(session):
    return current_user(session).name


def shown_elsewhere(session):
    user = current_user(session)
    return user.name


def another_shown(session):
    return other_user(session).name
"""


def told(root: Path, before: str) -> list[tuple[str, Confidence]]:
    """The functions in which a lookup is used, with the confidence of each."""
    (root / "models.py").write_text(MODELS.replace("{before}", before))
    (root / "uses.py").write_text(USES)
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    report = run(
        load_settings((root,), None, {"min_confidence": Confidence.LOW, "cache": False}), lambda stage, done, total: None
    )
    return sorted((finding.symbol, finding.confidence) for finding in report.findings if finding.rule == "NG103")


@pytest.mark.parametrize(
    "before",
    [
        'if "mark" in session and session["mark"] != user.mark:\n        raise ValueError',
        "if session.fresh:\n        session.name = user.name",
    ],
)
def test_it_is_used_where_it_is_found(tmp_path, before):
    high, low = Confidence.HIGH, Confidence.LOW
    expected = [("another_shown", high), ("current_user", high), ("shown", low), ("shown_elsewhere", low)]
    assert told(tmp_path, before) == expected


@pytest.mark.parametrize(
    "before",
    [
        "print(user)",
        'if user and session["mark"] != user.mark:\n        raise ValueError',
        "session.user = user",
        "if session.fresh:\n        other_user(session).name",
    ],
)
def test_it_is_not_used_there(tmp_path, before):
    found = dict(told(tmp_path, before))
    assert found["shown"] is found["shown_elsewhere"] is Confidence.HIGH


def test_a_helper_gives_the_row_back_to_the_one_that_uses_it(tmp_path):
    (tmp_path / "more.py").write_text(
        "from models import User\n\n\ndef shown(user):\n    return None if user is None else {'name': user.name}\n\n\n"
        "def page(session):\n    user = User.objects.filter(id=session['id']).first()\n"
        "    text = shown(user).get('name')\n    return text, user.mark\n"
    )
    found = [confidence for symbol, confidence in told(tmp_path, "return user") if symbol == "page"]
    assert found
    assert set(found) == {Confidence.HIGH}
