"""A module gains or loses functions and variables: only those whom they may concern are analysed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from nullguard.pipeline import flow as pipeline_flow

TOP = "from shop.models import Order\n"
NEWEST = "\n\ndef newest():\n    return {}\n"
FIRST = NEWEST.format("Order.objects.first()")
OLDEST = "\n\ndef oldest():\n    return Order.objects.last()\n"
RENAMED = "\n\ndef earlier():\n    return Order.objects.last()\n"
SHOW = "from shop import finders\nfrom shop.finders import newest\n\n\ndef show():\n    return newest().pk\n"
SHOWN = """\
from shop import finders


def first(shown: "finders.Shown", latest_finder):
    from shop.finders import Named as Other
    return shown.reference.pk, latest_finder.find().pk, Other.objects.first().pk
"""
VERSIONS = {
    "a row or none": TOP + FIRST,
    "a row": TOP + NEWEST.format("Order.objects.get()"),
    "gained behind": TOP + FIRST + OLDEST,
    "gained before": TOP + OLDEST + FIRST,
    "asks what is not there": TOP + NEWEST.format("oldest()"),
    "asks what was gained": TOP + OLDEST + NEWEST.format("oldest()"),
    "reads what is not there": TOP + NEWEST.format("DEFAULT"),
    "reads what was gained": TOP + "\nDEFAULT = None\n" + NEWEST.format("DEFAULT"),
    "gains what sets another": TOP + "\nDEFAULT = Order()\n" + NEWEST.format("DEFAULT"),
    "gained what sets another": TOP
    + "\nDEFAULT = Order()\n\n\ndef forget():\n    global DEFAULT\n    DEFAULT = None\n"
    + NEWEST.format("DEFAULT"),
    "gained a class": TOP + FIRST + "\n\nclass Spare(Order):\n    size = 3\n\n    def newest(self):\n        return None\n",
    "makes what is not there": TOP + NEWEST.format("Given()"),
    "makes what was gained": TOP + "\n\nclass Given:\n    pk = 1\n" + NEWEST.format("Given()"),
    "is declared to give what is not there": TOP + "\n\ndef newest() -> 'Given | None':\n    return make()\n",
    "is declared to give what was gained": TOP
    + "\n\nclass Given:\n    pk = 1\n\n\ndef newest() -> 'Given | None':\n    return make()\n",
    "gained what others are declared to be given": TOP + FIRST + "\n\nclass Shown:\n    reference = Order.objects.first()\n",
    "gained what a text names": TOP + FIRST + "\n\nclass Named:\n    objects = Order.objects\n",
    "gained what is called like a variable": TOP
    + FIRST
    + "\n\nclass LatestFinder:\n    def find(self):\n        return Order.objects.first()\n",
    "gained a class and who makes it": TOP + FIRST + "\n\nclass Made:\n    pass\n\n\ndef made():\n    return Made()\n",
    "hides an import": TOP + "from shop.others import given\n" + NEWEST.format("given()"),
    "hid an import": TOP + "from shop.others import given\n\n\ndef given():\n    return None\n" + NEWEST.format("given()"),
}


@pytest.mark.parametrize("before", VERSIONS)
def test_whatever_a_module_gains_or_loses_the_findings_are_those_of_a_new_run(project, before):
    project.write("shop/views.py", SHOW)
    project.write("shop/others.py", "from shop.models import Order\n\n\ndef given():\n    return Order.objects.get()\n")
    project.write("shop/shown.py", SHOWN)
    for after in VERSIONS:
        project.write("shop/finders.py", VERSIONS[before])
        project.check(min_confidence="low")
        project.write("shop/finders.py", VERSIONS[after])
        assert project.found(min_confidence="low") == project.found(min_confidence="low", cache=False), after


@pytest.mark.parametrize(
    ("gained", "again"),
    [
        (OLDEST, ["shop/finders.py"]),
        ("\n\nLIMIT = 3\n", ["shop/finders.py"]),
        ("\n\ndef show():\n    return 1\n", ["shop/finders.py"]),
        ("\n\nclass Spare:\n    def spare(self):\n        return None\n", ["shop/finders.py"]),
        ("\n\nclass Order:\n    pass\n", ["shop/finders.py", "shop/views.py"]),
        ("\n\n@register\nclass Spare:\n    pass\n", ["shop/finders.py", "shop/views.py"]),
        ("\n\ndef last():\n    return Order.objects.last()\n", ["shop/finders.py", "shop/views.py"]),
        ("\n\nSIZE = 3\n", ["shop/finders.py", "shop/views.py"]),
        ("\n\n@register\ndef spare():\n    return 3\n", ["shop/finders.py", "shop/views.py"]),
    ],
    ids=[
        "a function",
        "a variable",
        "named like one elsewhere",
        "a class",
        "a class that was imported",
        "a class that a decorator is handed",
        "a function that others call",
        "a variable that others read",
        "a decorator",
    ],
)
def test_who_asks_nothing_of_what_was_gained_is_not_analysed_again(project, monkeypatch, gained, again):
    view = SHOW + "\n\ndef more():\n    return finders.last() or finders.SIZE\n"
    project.write("shop/views.py", view)
    project.write("shop/finders.py", VERSIONS["a row or none"])
    project.check()
    analysed = _noted(monkeypatch)
    project.write("shop/finders.py", TOP + FIRST + gained)
    project.check()
    assert analysed == again
    analysed.clear()
    project.write("shop/finders.py", TOP + FIRST + RENAMED)
    project.check()
    assert analysed == again


def test_a_name_that_another_source_starts_to_mention_changes_only_that_one(project, monkeypatch):
    project.write("shop/views.py", SHOW)
    project.write("shop/finders.py", VERSIONS["a row or none"])
    project.write("shop/other.py", "def label(ticket):\n    return ticket.colour\n")
    project.write("shop/more.py", "def of(order):\n    return 1\n")
    project.check()
    analysed = _noted(monkeypatch)
    project.write("shop/more.py", "def of(order):\n    return order.reference\n")
    project.check()
    assert analysed == ["shop/more.py"]


def _noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are analysed from here on."""
    analysed: list[str] = []
    run = pipeline_flow.run_all

    def note(task: object, state: object, items: Sequence[str], **how: object) -> Iterator[object]:
        analysed.extend(items)
        return run(task, state, items, **how)

    monkeypatch.setattr(pipeline_flow, "run_all", note)
    return analysed


TABLE = "from shop.models import Order\n\n\ndef show(thing):\n    return thing.reference.strip()\n\n\nSHOWING = {'show': show}\n"
RUN = "\n\ndef run(kind, number):\n    return SHOWING[kind](Order.objects.get(pk=number))\n"
RUNS = "\n\nclass Runs:\n    def run(self, kind, number):\n        return SHOWING[kind](Order.objects.get(pk=number))\n"


@pytest.mark.parametrize("gained", [RUN, RUNS])
def test_who_calls_what_a_table_holds_counts_though_nobody_asks_for_it(project, gained):
    def told() -> list[str]:
        found = project.found(min_confidence="medium")
        assert found == project.found(min_confidence="medium", cache=False)
        return found

    project.write("shop/shown.py", TABLE)
    assert told() == []
    project.write("shop/shown.py", TABLE + gained)
    assert told() == ["shop/shown.py:5 NG101"]
    project.write("shop/shown.py", TABLE)
    assert told() == []
    (project.root / "shop/shown.py").unlink()
    assert told() == []
