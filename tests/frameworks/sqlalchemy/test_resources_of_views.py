"""Rows that Pyramid hands to views which name the class of their resource."""

from __future__ import annotations

import pytest

from tests.frameworks.sqlalchemy.test_functions_given_classes import MODELS

VIEW = """
from pyramid.view import view_config, view_defaults
from models import Job, Node
from other import Sheet

{decorated}
    {used}
"""
USED = "it.done.date()"


@pytest.mark.parametrize(
    "decorated",
    [
        '@view_config(route_name="job", context=Job)\ndef show(it, request):',
        '@view_config(route_name="a", context=Job, request_method="GET")\n@view_config(route_name="b")\ndef show(it, request):',
        "@view_defaults(context=Job)\nclass View:\n  def __init__(self, it, request):",
    ],
)
def test_a_view_is_handed_rows_of_its_resource(told, decorated):
    assert told(MODELS, VIEW.format(decorated=decorated, used=USED)) == [USED]


def test_what_a_view_keeps_of_it(told):
    view = "@view_defaults(context=Job)\nclass View:\n  def __init__(self, it, request):\n    self.it = it\n\n  def show(self):"
    assert told(MODELS, VIEW.format(decorated=view, used="self.it.done.date()")) == ["self.it.done.date()"]
    assert told(MODELS, VIEW.format(decorated=view, used="if self.it.done: self.it.done.date()")) == []


@pytest.mark.parametrize(
    ("decorated", "used"),
    [
        ('@view_config(route_name="job")\ndef show(it, request):', USED),
        ('@view_config(route_name="job", context=Node)\ndef show(it, request):', USED),
        ("@view_config(context=Job)\n@view_config(context=Sheet)\ndef show(it, request):", USED),
        ("@view_config(context=Job)\n@view_config(context=Node)\ndef show(it, request):", USED),
        ("@view_config(context=Job)\ndef show(it):", USED),
        ("@view_config(context=Exception)\ndef show(it, request):", USED),
        ("@other_config(context=Job)\ndef show(it, request):", USED),
        ("@view_config(context=Job)\ndef show(request, it):", USED),
        ("@view_config(context=Job)\ndef show(it, request):", "it.title.upper()"),
        ("@view_config(context=Job)\ndef show(it, request):", "if it.done: it.done.date()"),
        ("@view_defaults(context=Job)\nclass View:\n  def other(self, it, request):", USED),
    ],
)
def test_views_of_other_resources_are_silent(told, decorated, used):
    assert told(MODELS, VIEW.format(decorated=decorated, used=used)) == []
