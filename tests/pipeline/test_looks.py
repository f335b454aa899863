"""Of a source that is analysed again only those functions are interpreted again that changed, or that something was drawn from
which changed; what was seen in the others stands where it stood."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from nullguard.flow.worth_walking import matters
from nullguard.pipeline import flow as pipeline_flow
from nullguard.pipeline.flow import Interpretation
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.workers import Failed

VIEWS = """\
    from shop.finders import newest
    from shop.models import Order


    def first(thing):
        {first}
        return thing or None


    def use(order: Order):
        {use}
        return order.reference.upper()


    def ask():
        {ask}
        return newest().pk


    def last(thing):
        {last}
        return thing or None
    """
FINDERS = """\
    from shop.models import Order


    def newest():
        return Order.objects.order_by("-id").{}()


    def none(thing=None):
        return thing
    """
PLACES = {"first": "pass", "use": "pass", "ask": "pass", "last": "pass"}
USED = "shop/views.py:12 NG101"
ASKED = "shop/views.py:17 NG103"

Runs = list[dict[str, list[str]]]


@pytest.fixture
def interpreted(monkeypatch: pytest.MonkeyPatch) -> Runs:
    """The functions that each run looks at, by source; `<callers>` where it asks callers what they know."""
    runs: Runs = []
    by_workers: Callable[..., Iterator[bytes | Failed]] = pipeline_flow._by_workers

    def noted(
        place: Workplace, interpretation: Interpretation, todo: Sequence[str], weights: Mapping[str, int]
    ) -> Iterator[bytes | Failed]:
        found: dict[str, list[str]] = {}
        for path in todo:
            settled = interpretation.settled.get(path)
            functions = [
                one for one in interpretation.world.program.functions_of(path) if matters(one, interpretation.interesting)
            ]
            known = settled.looks if settled is not None else {}
            found[path] = [one.decl.qualname for one in functions if one.decl.body not in known]
            found[path] += ["<callers>"] if settled is None or settled.facts is None else []
        runs.append(found)
        return by_workers(place, interpretation, todo, weights)

    monkeypatch.setattr(pipeline_flow, "_by_workers", noted)
    return runs


@pytest.fixture
def shop(project, interpreted):
    """A project that was checked, whose next checks are noted."""
    project.write("shop/finders.py", FINDERS.format("first"))
    project.write("shop/views.py", VIEWS.format(**PLACES))
    assert project.found() == [USED, ASKED]
    interpreted.clear()
    return project


def test_a_function_that_nobody_calls(shop, anew, interpreted):
    shop.write("shop/views.py", VIEWS.format(**PLACES) + "\n\n    def added(thing):\n        return thing or None\n")
    assert shop.found() == anew() == [USED, ASKED]
    assert interpreted[0] == {"shop/views.py": ["added"]}


def test_a_function_that_uses_null_is_added(shop, anew, interpreted):
    shop.write("shop/views.py", VIEWS.format(**PLACES) + "\n\n    def added(row: Order):\n        return row.reference.lower()\n")
    assert shop.found() == anew() == [USED, ASKED, "shop/views.py:26 NG101"]
    assert interpreted[0] == {"shop/views.py": ["added"]}


def test_statements_in_the_last_function_move_nothing_before_it(shop, anew, interpreted):
    shop.write("shop/views.py", VIEWS.format(**{**PLACES, "last": "thing = thing.strip()"}))
    assert shop.found() == anew() == [USED, ASKED]
    assert interpreted[0] == {"shop/views.py": ["last", "<callers>"]}


def test_statements_in_the_first_function_move_what_was_seen(shop, anew, interpreted):
    shop.write("shop/views.py", VIEWS.format(**{**PLACES, "first": "print(thing)\n        print(thing)"}))
    assert shop.found() == anew() == ["shop/views.py:13 NG101", "shop/views.py:18 NG103"]
    assert interpreted[0] == {"shop/views.py": ["first", "use", "ask", "<callers>"]}


def test_a_comment_in_a_body_moves_what_was_seen_there(shop, anew):
    shop.write("shop/views.py", VIEWS.format(**{**PLACES, "use": "# as it was\n        pass"}))
    assert shop.found() == anew() == ["shop/views.py:13 NG101", "shop/views.py:18 NG103"]


def test_a_guard_in_one_function(shop, anew):
    shop.write("shop/views.py", VIEWS.format(**{**PLACES, "use": "assert order.reference is not None"}))
    assert shop.found() == anew() == [ASKED]


def test_what_one_function_calls_changes_elsewhere(shop, anew, interpreted):
    shop.write("shop/finders.py", FINDERS.format("last"))
    assert shop.found() == anew() == [USED, ASKED]
    assert interpreted[0]["shop/views.py"] == ["ask", "<callers>"]
    shop.write("shop/finders.py", FINDERS.format("get"))
    assert shop.found() == anew() == [USED]


def test_functions_that_go_and_come_back(shop, anew):
    whole = VIEWS.format(**PLACES)
    without = whole.replace("def use", "def unused").replace("order.reference.upper()", "order")
    for text, found in ((without, [ASKED]), (whole, [USED, ASKED]), ("x = 1\n", []), (whole, [USED, ASKED])):
        shop.write("shop/views.py", text)
        assert shop.found() == anew() == found


MODELS = """\
    from django.db import models


    class Order(models.Model):
        reference = models.CharField(max_length=64, null=True)
        {column} = models.TextField(null=True)
    """


def test_a_schema_that_comes_back_finds_its_looks_and_others_do_not_pile_up(shop, anew, interpreted):
    """Looks are kept under the present schema and the one before."""
    looked = []
    for number, column in enumerate(("one", "two", "one", "three", "two")):
        interpreted.clear()
        shop.write("shop/models.py", MODELS.format(column=column))
        added = f"\n\n    def added{number}(thing):\n        return thing or None\n"
        shop.write("shop/views.py", VIEWS.format(**PLACES) + added)
        assert shop.found() == [USED, ASKED]
        looked.append(interpreted[0]["shop/views.py"])
        assert shop.found() == anew()
    everything = ["first", "use", "ask", "last"]
    assert looked[0] == [*everything, "added0", "<callers>"]
    assert looked[1] == [*everything, "added1", "<callers>"]
    assert looked[2] == ["added2", "<callers>"]
    assert looked[3] == [*everything, "added3", "<callers>"]
    assert looked[4] == [*everything, "added4", "<callers>"]  # two before: `one` and `three` are kept


def test_a_caller_that_is_added_tests_what_is_used(project, anew, interpreted):
    text = (
        "from shop.models import Order\n\n\ndef _use(order):\n    return order.reference.upper()\n\n\n"
        "def show(order: Order):\n    if order.reference:\n        return _use(order)\n"
    )
    calling = "\n\ndef other(order: Order):\n    return _use(order)\n"
    seen = []
    for more in ("", calling, "", calling.replace("    return", "    if order.reference:\n        return")):
        project.write("shop/views.py", text + more)
        seen.append(project.found(min_confidence="low"))
        assert seen[-1] == project.found(min_confidence="low", cache=False)
    assert seen[0] != seen[1] != seen[2] == seen[0]


def test_a_name_that_makes_no_function_worth_looking_at_any_more(project, anew):
    """Which functions are looked at another source decides, too: what was seen in those that are not counts no more."""
    project.write("shop/views.py", "def show(thing):\n    return thing.extra.upper()\n\n\ndef two(thing):\n    return thing\n")
    column = "        extra = models.CharField(max_length=9, null=True)\n"
    model = "    from django.db import models\n\n\n    class Thing(models.Model):\n        number = models.IntegerField()\n"
    for text in (model + column, model, model + column, model):
        project.write("shop/things.py", text)
        assert project.found(min_confidence="low") == project.found(min_confidence="low", cache=False)


FEE = """\
    package shop;
    public class Fee {
      public int size(Order order) { return order.getNote().length(); }
      public int other(Order order) { FIRST return helper(order); }
      private int helper(Order order) { SECOND return order.getNote().length(); }
      public int last(Order order) { LAST return 1; }
    }
    """
ORDER = """\
    package shop;
    import jakarta.persistence.*;
    @Entity public class Order {
      @Id private Long id;
      @Column(nullable = true) private String note;
      public String getNote() { return note; }
    }
    """
FILLED = ("", "if (order.getNote() == null) { return 0; }", "\n", "System.out.println(order);", "helper(order);")


@pytest.mark.parametrize("seed", [1, 2])
def test_private_methods_hear_all_their_callers(project, seed):
    chosen = random.Random(seed)
    project.write("src/main/java/shop/Order.java", ORDER)
    filled = {"FIRST": "", "SECOND": "", "LAST": ""}
    for _ in range(6):
        filled[chosen.choice(sorted(filled))] = chosen.choice(FILLED)
        text = FEE
        for name, statement in filled.items():
            text = text.replace(name, statement)
        project.write("src/main/java/shop/Fee.java", text)
        warm, cold = (project.check(min_confidence="low", cache=cache).findings for cache in (True, False))
        assert warm == cold


def test_a_method_of_java_that_is_changed(project, anew, interpreted):
    project.write("src/main/java/shop/Order.java", ORDER)
    text = FEE.replace("private int helper", "public int helper")
    project.write("src/main/java/shop/Fee.java", text)
    before = project.found()
    interpreted.clear()
    project.write("src/main/java/shop/Fee.java", text.replace("LAST", "System.out.println(order.getNote());"))
    assert project.found() == anew() == before
    assert interpreted[0] == {"src/main/java/shop/Fee.java": ["Fee.last", "<callers>"]}


STATEMENTS = (
    "pass",
    "thing = thing.strip()",
    "print(thing)\n        print(thing)",
    "thing = newest()",
    "return None",
    "# a comment",
)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_was_seen_before(shop, seed):
    chosen = random.Random(seed)
    filled = dict(PLACES)
    seen = set()
    for _ in range(6):
        filled[chosen.choice(sorted(filled))] = chosen.choice(STATEMENTS) + "\n        pass"
        shop.write("shop/views.py", VIEWS.format(**filled))
        shop.write("shop/finders.py", FINDERS.format(chosen.choice(("first", "last", "get"))))
        found = shop.found(min_confidence="low")
        assert found == shop.found(min_confidence="low", cache=False)
        seen.add(tuple(found))
    assert len(seen) > 1
