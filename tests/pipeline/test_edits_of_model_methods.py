"""Methods of mapped classes are edited every day. A statement there concerns who looks at the method, and lines that move concern
who tells places of that source; who only names a class or a column of it tells none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from nullguard.pipeline import flow as pipeline_flow
from nullguard.pipeline.flow import Interpretation
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.workers import Failed

MODELS = """\
    from django.db import models


    class Order(models.Model):
        reference = models.CharField(max_length=64, null=True)
        status = models.CharField(max_length=8)

        def total(self):
            {total}
            return 1

        def label(self):
            {label}
            return self.reference or ""


    class Invoice(models.Model):
        number = models.CharField(max_length=8)
        note = models.CharField(max_length=64, null=True)


    def newest():
        return Order.objects.order_by("-id").first()
    """
GUARD = """\
    from shop.models import Order


    def tested(order: Order):
        if order.reference is not None:
            return order.reference.upper()
        return ""
    """
LABEL = """\
    from shop.models import Order


    def label(order: Order):
        return order.label().upper()
    """
LOOKUP = """\
    from shop.models import newest


    def show():
        return newest().total()
    """
NEWEST = "shop/lookup.py:5 NG103"


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The sources that each run interprets."""
    runs: list[list[str]] = []
    by_workers: Callable[..., Iterator[bytes | Failed]] = pipeline_flow._by_workers

    def noted(
        place: Workplace, interpretation: Interpretation, todo: Sequence[str], weights: Mapping[str, int]
    ) -> Iterator[bytes | Failed]:
        runs.append(list(todo))
        return by_workers(place, interpretation, todo, weights)

    monkeypatch.setattr(pipeline_flow, "_by_workers", noted)
    return runs


def _models(total="pass", label="pass"):
    return MODELS.format(total=total, label=label)


def _write(project):
    project.write("shop/models.py", _models())
    project.write("shop/guard.py", GUARD)
    project.write("shop/label.py", LABEL)
    project.write("shop/lookup.py", LOOKUP)


def test_a_statement_in_a_method_that_nobody_calls_here(project, anew, analysed):
    _write(project)
    assert project.found() == [NEWEST]
    project.write("shop/models.py", _models(label="print(str(1).strip())"))
    assert project.found() == [NEWEST] == anew()
    assert "shop/guard.py" not in analysed[1]
    assert "shop/label.py" in analysed[1]


def test_lines_that_move_concern_nobody_who_names_only_the_column(project, anew, analysed):
    _write(project)
    assert project.found() == [NEWEST]
    project.write("shop/models.py", _models(total="print(1)\n            print(2)"))
    assert project.found() == [NEWEST] == anew()
    assert "shop/guard.py" not in analysed[1]


def test_a_story_of_another_source_moves_with_it(project, anew):
    _write(project)

    def lines(**given):
        return sorted(step.place.line for f in project.check(**given).findings for step in f.steps if "models" in step.place.path)

    before = lines()
    project.write("shop/models.py", _models(total="print(1)\n            print(2)"))
    assert lines() == lines(cache=False) != before


def test_the_null_of_a_method_is_new(project, anew):
    _write(project)
    assert project.found() == [NEWEST]
    project.write("shop/models.py", _models(label="if self.status:\n                return None"))
    assert project.found() == anew()
    project.write("shop/models.py", _models())
    assert project.found() == [NEWEST]


def test_a_method_that_begins_to_fill_the_column_before_it_is_stored(project, anew):
    _write(project)
    project.write("shop/made.py", "from shop.models import Order\n\n\ndef make():\n    Order.objects.create(status=None)\n")
    before = project.found()
    project.write("shop/models.py", _models().replace("def total(self)", "def save(self, *given, **named)"))
    assert project.found() == anew()
    project.write(
        "shop/models.py", _models(total='self.status = self.status or "new"').replace("def total(self)", "def save(self)")
    )
    assert project.found() == anew()
    project.write("shop/models.py", _models())
    assert project.found() == before == anew()


def test_a_class_gains_a_method_that_fills_what_its_objects_keep(project, anew):
    kept = """\
        from shop.models import Order


        class Cart:
            def __init__(self):
                self.orders = {}

            def show(self, key):
                return self.orders[key].reference.upper()
        """
    adding = """
            def add(self, key):
                self.orders[key] = Order.objects.get(pk=key)
        """
    project.write("shop/models.py", _models())
    project.write("shop/cart.py", kept)
    project.found()
    project.write("shop/cart.py", kept + adding)
    assert project.found() == anew()
    project.write("shop/cart.py", kept)
    assert project.found() == anew()
