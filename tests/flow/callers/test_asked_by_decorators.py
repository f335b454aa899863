"""What a decorator of the project asks for and refuses is there in what it decorates."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models


class Team(models.Model):
    name = models.CharField(max_length=9)


class User(models.Model):
    name = models.CharField(max_length=9)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL)
"""

SESSIONS = """
import functools

from models import User
from web import abort, session


def authed():
    return "id" in session


def current_user():
    return User.objects.filter(id=session["id"]).first()


def current_team():
    return User.objects.get(id=session["id"]).team


def with_team(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        team = current_team()
        if team is None:
            abort(403)
        return f(*args, **kwargs)

    return wrapper


def with_user(message):
    def decorator(f):
        def wrapper(*args, **kwargs):
            if not current_user():
                return abort(message)
            return f(*args, **kwargs)

        return wrapper

    return decorator


def authed_only(f):
    def wrapper(*args, **kwargs):
        if not authed():
            abort(403)
        print(current_team())
        return f(*args, **kwargs)

    return wrapper
"""

USES = """
import sessions
from sessions import authed_only, current_team, current_user, with_team, with_user


@with_team
def asked():
    return current_team().name


@authed_only
@with_team
def asked_for_a_variable():
    team = current_team()
    print(team.name)


class View:
    @sessions.with_team
    def asked_in_a_method(self):
        return sessions.current_team().name

    @with_user("Who are you?")
    def asked_with_arguments(self):
        return current_user().name

    @authed_only
    def something_else_used(self):
        return current_team().name


def not_asked_used():
    return current_team().name


@with_team
def of_another_function_used():
    return current_user().name


@with_user("Who are you?")
def team_of_the_user_used():
    return current_team().name


@unknown
def unknown_decorator_used():
    return current_team().name
"""


@pytest.fixture(scope="module")
def used(tmp_path_factory) -> frozenset[str]:
    """The functions in which something is used that is surely not there at times."""
    root: Path = tmp_path_factory.mktemp("shop")
    reported = findings_of(root, {"models.py": MODELS, "sessions.py": SESSIONS, "uses.py": USES})
    findings = [finding for finding in reported if finding.confidence > Confidence.LOW]
    folded = [place for finding in findings for place in finding.siblings]
    lines = USES.split("\n")
    places = [finding.place for finding in findings] + folded
    functions = {place.line: next(line for line in lines[place.line - 1 :: -1] if " def " in f" {line}") for place in places}
    return frozenset(line.split("def ")[1].split("(")[0] for line in functions.values())


@pytest.mark.parametrize("function", ["asked", "asked_for_a_variable", "asked_in_a_method", "asked_with_arguments"])
def test_it_is_there(used, function):
    assert function not in used


@pytest.mark.parametrize(
    "function",
    [
        "not_asked_used",
        "something_else_used",
        "of_another_function_used",
        "team_of_the_user_used",
        "unknown_decorator_used",
    ],
)
def test_it_may_be_missing(used, function):
    assert function in used


HANDLERS = """
import functools

from models import User


class Handler:
    def current(self):
        return User.objects.filter(id=self.id).first()


def members(f):
    @functools.wraps(f)
    def wrapper(self, *args):
        {test}
        return f(self, *args)

    return wrapper


class Show(Handler):
    @members
    def get(self):
        return self.current().name
"""

REFUSED = "\n            raise ValueError"


@pytest.mark.parametrize(
    "test",
    [
        "if self.current() is None:",
        "user = self.current()\n        if user is None or not user.name:",
        "user = self.current()\n        if not user:",
    ],
)
def test_what_the_object_at_hand_is_asked(tmp_path: Path, test: str):
    files = {"models.py": MODELS, "handlers.py": HANDLERS.format(test=test + REFUSED)}
    assert [item.confidence for item in findings_of(tmp_path, files, min_confidence="low")] == [Confidence.LOW]


@pytest.mark.parametrize(
    "test",
    [
        "if self.other() is None:",
        "user = self.current()\n        if self.strict and user is None:",
        "user = self.other()\n        if not user:",
    ],
)
def test_what_it_is_not_asked(tmp_path: Path, test: str):
    files = {"models.py": MODELS, "handlers.py": HANDLERS.format(test=test + REFUSED)}
    assert Confidence.LOW not in [item.confidence for item in findings_of(tmp_path, files, min_confidence="low")]
