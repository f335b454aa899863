"""What is asked before a view's method runs may change without it: by a class below the view's, or by a mixin (Python)."""

from __future__ import annotations

MODELS = """
from django.db import models


class Shop(models.Model):
    slug = models.CharField(max_length=20)
    name = models.CharField(max_length=20)
"""

MIXIN = """
from django.http import Http404
from django.views import View
from models import Shop


class Loads(View):
    def dispatch(self, request, *args, **kwargs):
        if Shop.objects.filter(slug=kwargs["slug"]).first() is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)
"""

VIEW = """
from mixin import Loads
from models import Shop


class Shows(Loads):
    def get(self, request, slug):
        return Shop.objects.filter(slug=slug).first().name
"""

BELOW = """
from django.views import View
from view import Shows


class ShowsMore(Shows):
    def dispatch(self, request, *args, **kwargs):
        return View.dispatch(self, request, *args, **kwargs)
"""


def test_a_class_below_the_view(project, anew):
    def found() -> list[str]:
        told = project.found()
        assert told == anew()
        return [item for item in told if item.startswith("view.py") and item.endswith("NG103")]

    for name, text in {"models": MODELS, "mixin": MIXIN, "view": VIEW}.items():
        project.write(f"{name}.py", text)
    assert found() == []
    project.write("below.py", BELOW)
    assert found() == ["view.py:8 NG103"]
    project.write("below.py", BELOW.replace("View.dispatch(self, ", "super().dispatch("))
    assert found() == []
    project.write("below.py", BELOW.replace("def dispatch", "def display"))
    assert found() == []
    project.write("below.py", BELOW)
    project.write("mixin.py", MIXIN.replace("def dispatch", "def display"))
    assert found() == ["view.py:8 NG103"]
