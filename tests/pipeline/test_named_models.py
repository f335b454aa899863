"""Models that code asks for by the names of their apps and classes."""

from __future__ import annotations

import pytest

USE = """\
    from django.apps import apps
    from django.db.models import get_model

    {asked}


    def label(number):
        found = Model.objects.get(number=number)
        return found.reference.upper()
    """


@pytest.mark.parametrize(
    "asked",
    [
        'Model = apps.get_model("shop", "Order")',
        'Model = apps.get_model("shop.Order")',
        'Model = get_model("shop", "order")',
    ],
)
def test_a_model_is_the_one_that_is_named(project, asked):
    project.write("shop/labels.py", USE.format(asked=asked))
    assert project.found() == ["shop/labels.py:9 NG101"]


@pytest.mark.parametrize(
    "asked",
    [
        'Model = apps.get_model("other", "Order")',
        'Model = apps.get_model("shop", "Customer")',
        'Model = apps.get_model("shop", name)',
        "Model = apps.get_model()",
    ],
)
def test_what_names_no_model_of_the_project_is_none(project, asked):
    project.write("shop/labels.py", USE.format(asked=asked).replace("get(number=number)", "latest()"))
    assert project.found() == []


KEPT = """\
    from django.db.models import get_model

    Model = get_model("shop", "order")


    class Fetching:
        def fetch(self, number):
            self.first = Model.objects.get(number=number)
            self.second = self.first
            self.found = self.second


    class Label(Fetching):
        def label(self):
            return self.found.reference{use}
    """


def test_the_name_of_a_model_is_no_step_on_the_way_of_its_rows(project):
    project.write("shop/labels.py", KEPT.format(use=".upper()"))
    assert project.found() == ["shop/labels.py:15 NG101"]


def test_rows_that_are_kept_are_guarded_as_others(project):
    project.write("shop/labels.py", KEPT.format(use=" and self.found.reference.upper()"))
    assert project.found() == []
