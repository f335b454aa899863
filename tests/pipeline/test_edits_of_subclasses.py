"""What a subclass gains and loses is seen by those who asked what is overridden below a class, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from nullguard.pipeline import flow as pipeline_flow
from nullguard.pipeline.flow import Interpretation
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.workers import Failed

FINDER = """\
    from shop.models import Order


    class Finder:
        model = Order

        def newest(self):
            raise NotImplementedError

        def label(self, key):
            return self.model.objects.get(pk=key).reference.upper()


    def show(finder: Finder):
        return finder.newest().pk
    """
HEIR = """\
    from shop.finders import Finder
    from shop.models import Order


    class Heir(Finder):
        name = "heir"
    """
OVERRIDE = (
    HEIR
    + """
        def newest(self):
            return Order.objects.order_by("-id").first()
    """
)
ANOTHER = OVERRIDE.replace("newest", "oldest")
LABEL, SHOW = "shop/finders.py:11 NG101", "shop/finders.py:15 NG103"


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


def test_a_subclass_has_what_its_base_leaves_open(project, anew):
    project.write("shop/finders.py", FINDER)
    project.write("shop/heirs.py", HEIR)
    assert project.found() == anew() == [LABEL]
    project.write("shop/heirs.py", OVERRIDE)
    assert project.found() == anew() == [LABEL, SHOW]
    project.write("shop/heirs.py", HEIR)
    assert project.found() == anew() == [LABEL]


def test_a_subclass_gains_another_method(project, anew, analysed):
    project.write("shop/finders.py", FINDER.replace("raise NotImplementedError", "return Order.objects.order_by('-id').first()"))
    project.write("shop/heirs.py", HEIR)
    assert project.found() == [LABEL, SHOW]
    analysed.clear()
    project.write("shop/heirs.py", ANOTHER)
    assert project.found() == [LABEL, SHOW]
    assert analysed == [["shop/heirs.py"]]
    assert anew() == [LABEL, SHOW]


def test_a_subclass_is_about_another_model(project, anew):
    project.write("shop/finders.py", FINDER)
    project.write("shop/heirs.py", HEIR)
    assert project.found() == [LABEL]
    project.write("shop/heirs.py", HEIR.replace('name = "heir"', "model = str"))
    assert project.found() == anew() == []
    project.write("shop/heirs.py", HEIR)
    assert project.found() == anew() == [LABEL]
