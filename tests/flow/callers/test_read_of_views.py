"""A property of a view is read by its own methods: attributes of the same name of other objects say nothing of it, and what all
its readers have asked guards it."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models


class Contest(models.Model):
    name = models.CharField(max_length=80)


class Participation(models.Model):
    contest = models.ForeignKey(Contest, on_delete=models.CASCADE)


class Profile(models.Model):
    current = models.ForeignKey(Participation, null=True, on_delete=models.SET_NULL)
"""

VIEWS = """
from django.utils.functional import cached_property
from django.views.generic import ListView
from models import Participation


class Base(ListView):
    @cached_property
    def in_contest(self):
        return self.request.user.is_authenticated and self.request.profile.current is not None

    @cached_property
    def contest(self):
        return self.request.profile.current.contest

    def get_queryset(self):
        found = Participation.objects.all()
        return found.filter(contest=self.contest) if self.in_contest else found


class Forced:
    @property
    def contest(self):
        return self._contest

    def name(self):
        return self.contest.name
"""

HOOK = """
class Shown(Base):
    def get_context_data(self, **kwargs):
        return {"name": self.request.profile.current.contest.name}

    def get(self, request):
        if request.profile.current is None:
            return None
        return self.render_to_response(self.get_context_data())
"""
OF_OTHERS = "def show(participation):\n    return participation.contest.name\n"
OVERRIDDEN = "class Two(Forced, Base):\n    def title(self):\n        return self.contest.name\n"
OVERRIDDEN_BELOW = (
    "class Named:\n    def title(self):\n        return self.contest.name\n\n\nclass Two(Named, Forced, Base):\n    pass\n"
)
ASKED = "class Two(Base):\n    def title(self):\n        return self.in_contest and self.contest.name\n"
NOT_ASKED = "class Two(Base):\n    def title(self):\n        return self.contest.name\n"
NOT_OVERRIDDEN = "class Two(Base, Forced):\n    def title(self):\n        return self.contest.name\n"
HANDED = "def has_permission(request, view):\n    return view.contest.name == request.name\n"
OF_ITS_VIEW = "class Form:\n    def title(self):\n        return self.view.contest.name\n"


@pytest.fixture
def confidences(tmp_path: Path):
    def of(code: str) -> list[Confidence]:
        reported = findings_of(tmp_path, {"models.py": MODELS, "views.py": f"{VIEWS}\n\n{code}"}, min_confidence="low")
        return [finding.confidence for finding in reported if finding.symbol.endswith("Base.contest")]

    return of


@pytest.mark.parametrize("code", ["", OF_OTHERS, OVERRIDDEN, ASKED, OF_OTHERS + "\n\n" + ASKED])
def test_all_readers_have_asked(confidences, code: str) -> None:
    assert confidences(code) == [Confidence.LOW]


@pytest.mark.parametrize("code", [NOT_ASKED, NOT_OVERRIDDEN, HANDED, OF_ITS_VIEW, OVERRIDDEN + "\n\n" + HANDED])
def test_a_reader_has_not_asked(confidences, code: str) -> None:
    assert [found > Confidence.LOW for found in confidences(code)] == [True]


def test_a_class_that_is_mixed_in_has_the_view_below(confidences) -> None:
    assert confidences(OVERRIDDEN_BELOW) == [Confidence.LOW]


def test_methods_that_the_framework_calls(tmp_path: Path) -> None:
    reported = findings_of(
        tmp_path,
        {"models.py": MODELS, "views.py": f"{VIEWS}\n{HOOK}\n\ndef other(thing):\n    return thing.get_context_data()\n"},
        min_confidence="low",
    )
    told = {finding.symbol.rpartition(".")[2]: finding.confidence for finding in reported}
    assert told["get_context_data"] > Confidence.LOW
