"""What a view's `dispatch` or a decorator refuses before the function runs, under the same name, is hardly ever null in it."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models

class Person(models.Model):
    name = models.CharField(max_length=9)

class Ticket(models.Model):
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    buyer = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
"""

VIEWS = """
from functools import wraps
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View
from models import Ticket

def owned(view):
    @wraps(view)
    def wrapper(request, pk):
        ticket = get_object_or_404(Ticket, pk=pk)
        if ticket.owner is None:
            raise Http404
        if not ticket.buyer:
            log(ticket)
        return view(request, ticket)
    return wrapper

class Owned(View):
    def dispatch(self, request, pk):
        self.ticket = get_object_or_404(Ticket, pk=pk)
        if not self.ticket.owner or request.user is None:
            return None
        return super().dispatch(request, pk)

class Detail(Owned):
    def refused_by_dispatch(self, request, pk):
        return self.ticket.owner.name

    def another_relation(self, request, pk):
        return self.ticket.buyer.name

class Other(View):
    def dispatch(self, request, pk):
        self.ticket = get_object_or_404(Ticket, pk=pk)
        return super().dispatch(request, pk)

    def refused_by_another_class(self, request, pk):
        return self.ticket.owner.name

@owned
def refused_by_decorator(request, ticket: Ticket):
    return ticket.owner.name

@owned
def only_asked_by_decorator(request, ticket: Ticket):
    return ticket.buyer.name

@owned
def called_otherwise(request, order: Ticket):
    return order.owner.name

def not_decorated(request, ticket: Ticket):
    return ticket.owner.name
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> set[str]:
    """The functions in which a finding of a confidence that is shown stands."""
    root = tmp_path_factory.mktemp("shop")
    for name, text in (("pyproject.toml", ""), ("models.py", MODELS), ("views.py", VIEWS)):
        (root / name).write_text(text)
    settings = load_settings((root,), None, {"cache": False})
    findings = run(settings, lambda stage, done, total: None).findings
    lines = VIEWS.splitlines()
    places = [place.line for finding in findings for place in (finding.place, *finding.siblings)]
    before = ([text.strip() for text in lines[:line] if text.strip().startswith("def ")] for line in places)
    return {functions[-1][len("def ") :].partition("(")[0] for functions in before}


@pytest.mark.parametrize("function", ["refused_by_dispatch", "refused_by_decorator"])
def test_it_is_hardly_ever_null(told, function):
    assert function not in told


@pytest.mark.parametrize(
    "function",
    ["another_relation", "refused_by_another_class", "only_asked_by_decorator", "called_otherwise", "not_decorated"],
)
def test_it_may_be_null(told, function):
    assert function in told
