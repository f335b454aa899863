"""A statement that is added to a body changes which names its function mentions: that concerns who looked at this function, or at
all functions of its source, and nobody else. What is found is what a run finds that knows nothing of earlier ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from nullguard.pipeline import flow as pipeline_flow
from nullguard.pipeline.flow import Interpretation
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.workers import Failed

FINDERS = """\
    from shop.models import Order


    def newest():
        {newest}
        return Order.objects.order_by("-id").{lookup}()


    def other(thing):
        {other}
        return thing
    """
SHOW = """\
    from shop.finders import newest


    def show():
        return newest().pk
    """
SERVICE = """\
    from shop.models import Order


    class Service:
        def label(self, order: Order):
            {label}
            return order.pk

        def close(self, thing):
            {close}
    """
LABELS = """\
    from shop.models import Order
    from shop.services import Service


    def label(service: Service, order: Order):
        service.label(order)
        return order.reference.upper()
    """
SHOWN = "shop/views.py:5 NG103"
LABELLED = "shop/labels.py:7 NG101"


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


def _finders(newest="pass", lookup="first", other="pass"):
    return FINDERS.format(newest=newest, lookup=lookup, other=other)


def test_a_function_beside_the_one_that_is_called(project, anew, analysed):
    project.write("shop/finders.py", _finders())
    project.write("shop/views.py", SHOW)
    assert project.found() == [SHOWN]
    analysed.clear()
    project.write("shop/finders.py", _finders(other="thing.reference.strip()"))
    assert project.found() == [SHOWN]
    assert analysed == [["shop/finders.py"]]
    assert anew() == [SHOWN]


def test_the_function_that_is_called(project, anew, analysed):
    project.write("shop/finders.py", _finders())
    project.write("shop/views.py", SHOW)
    assert project.found() == [SHOWN]
    analysed.clear()
    project.write("shop/finders.py", _finders(newest='print(Order.objects.get(pk=1).reference or "")', lookup="get"))
    assert project.found() == []
    assert "shop/views.py" in analysed[0]
    assert anew() == []


def test_a_method_beside_the_one_that_is_called(project, anew, analysed):
    project.write("shop/services.py", SERVICE.format(label="pass", close="pass"))
    project.write("shop/labels.py", LABELS)
    assert project.found() == [LABELLED]
    analysed.clear()
    project.write("shop/services.py", SERVICE.format(label="pass", close="thing.reference.strip()"))
    assert project.found() == [LABELLED]
    assert analysed == [["shop/services.py"]]
    assert anew() == [LABELLED]


def test_the_method_that_is_called_refuses_null(project, anew):
    project.write("shop/labels.py", LABELS)
    for label, found in (("pass", [LABELLED]), ("assert order.reference is not None", []), ("order.refresh()", [LABELLED])):
        project.write("shop/services.py", SERVICE.format(label=label, close="pass"))
        assert project.found() == anew() == found


ORDER = """\
    package shop;
    import jakarta.persistence.*;
    @Entity public class Order {
      @Id private Long id;
      @Column(nullable = true) private String note;
      private String state;
      public String getNote() { return note; }
      public void touch() { reset(); }
      private void reset() { BODY }
    }
    """
DESK = """\
    package shop;
    public class Desk {
      public int size(Order order) {
        if (order.getNote() == null) { return 0; }
        order.touch();
        return order.getNote().length();
      }
    }
    """


def test_a_method_that_the_called_one_asks_sets_what_was_tested(project, anew):
    project.write("src/main/java/shop/Desk.java", DESK)
    for body in ("", "this.note = null;", "this.state = null;", ""):
        project.write("src/main/java/shop/Order.java", ORDER.replace("BODY", body))
        assert project.found(min_confidence="low") == project.found(min_confidence="low", cache=False)


STATEMENTS = (
    "pass",
    "thing = Order.objects.first()",
    "print(thing.reference.upper())",
    "thing.reference = None",
    "assert thing.reference is not None",
    "if thing.reference is None:\n            raise ValueError",
    "thing.check()",
    "return None",
    "thing = thing or newest()",
    "thing = getattr(thing, 'reference')",
)
"""What bodies of four functions are drawn from."""

ASKING = """\
    from shop.models import Order


    def newest(thing=None):
        if thing:
            {}
        return thing or Order.objects.first()


    def known(thing):
        if thing:
            {}
        return thing.pk
    """
ASKED = """\
    from shop.asking import known, newest
    from shop.models import Order


    class Clerk:
        def __init__(self, order: Order):
            self.order = order
            self.note = None

        def check(self):
            thing = self.order
            if thing:
                {}
            self.note = thing.reference

        def close(self, thing: Order):
            if thing:
                {}
            known(thing)
            return self.order.reference.lower()
    """
USING = """\
    from shop.asked import Clerk
    from shop.asking import newest
    from shop.models import Order


    def run(order: Order):
        clerk = Clerk(order)
        clerk.check()
        clerk.close(order)
        return clerk.note.upper() + order.reference + newest(order).reference


    def other(thing: Order):
        if thing.reference:
            Clerk(thing).close(thing)
            return thing.reference.upper()
    """


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_was_written_into_bodies_before_leaves_no_trace(project, anew, seed):
    chosen = random.Random(seed)
    bodies = ["pass"] * 4
    project.write("shop/using.py", USING)
    seen = set()
    for _ in range(6):
        bodies[chosen.randrange(4)] = chosen.choice(STATEMENTS)
        project.write("shop/asking.py", ASKING.format(*bodies[:2]))
        project.write("shop/asked.py", ASKED.format(*(body.replace("\n", "\n    ") for body in bodies[2:])))
        found = project.found(min_confidence="low")
        assert found == project.found(min_confidence="low", cache=False)
        seen.add(tuple(found))
    assert len(seen) > 1


FORMS = """\
    from flask_wtf import FlaskForm
    from wtforms import FloatField
    from wtforms.validators import Optional


    class OrderForm(FlaskForm):
        price = FloatField(validators=[Optional()])

        def validate(self, **kwargs):
            {}
            return True
    """
VIEW = """\
    from shop.forms import OrderForm


    def view():
        form = OrderForm()
        return form.price.data + 1
    """


def test_a_form_that_validates_its_field_itself(project, anew):
    project.write("shop/views.py", VIEW)
    seen = set()
    for line in ("pass", "assert self.price.data", "pass"):
        project.write("shop/forms.py", FORMS.format(line))
        found = project.found(min_confidence="low")
        assert found == project.found(min_confidence="low", cache=False)
        seen.add(tuple(found))
    assert len(seen) > 1
