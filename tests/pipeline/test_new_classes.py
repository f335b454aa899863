"""Classes and sources that come and go: who searched for their names is analysed again, and nobody else. What is found is what a
run finds that knows nothing of earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from nullguard.pipeline import flow as pipeline_flow
from nullguard.pipeline.flow import Interpretation
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.workers import Failed

FINDERS = """\
    from shop.models import Order


    def newest():
        return Order.objects.order_by("-id").first()


    class Finder:
        def find(self, number):
            return newest()
    """
VIEWS = """\
    import acme
    from shop import late
    from shop.finders import Finder, newest


    def show(finder: Finder):
        return finder.find(1).reference


    def last(late_finder):
        return acme.known().pk, late.known().pk, late_finder.find(1).pk
    """
SHOWN = "shop/views.py:7 NG103"
LAST = "shop/views.py:11 NG103"
GIVES = "from shop.finders import newest as known\n"
NEW = "class Unasked:\n    def run(self):\n        return None\n"


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are interpreted."""
    found: list[str] = []
    by_workers: Callable[..., Iterator[bytes | Failed]] = pipeline_flow._by_workers

    def noted(
        place: Workplace, interpretation: Interpretation, todo: Sequence[str], weights: Mapping[str, int]
    ) -> Iterator[bytes | Failed]:
        found.extend(todo)
        return by_workers(place, interpretation, todo, weights)

    monkeypatch.setattr(pipeline_flow, "_by_workers", noted)
    return found


@pytest.fixture
def found(project):
    """What a run finds; all of it, and by an earlier state of the cache or `anew`."""
    return lambda: project.found(min_confidence="low")


@pytest.fixture
def anew(project):
    return lambda: project.found(min_confidence="low", cache=False)


@pytest.fixture
def shop(project, found, analysed):
    """The shop, checked once; `shop(path, text)` writes a source and gives what is interpreted in the next check."""
    project.write("shop/finders.py", FINDERS)
    project.write("shop/views.py", VIEWS)
    found()

    def edited(path, text):
        if text is None:
            (project.root / path).unlink()
        else:
            project.write(path, text)
        analysed.clear()
        found()
        return sorted(analysed)

    return edited


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shop/unasked.py", NEW),
        ("shop/unasked.py", "from shop.finders import Finder\n\n\ndef run(finder: Finder):\n    return finder\n"),
        ("shop/deep/__init__.py", ""),
        ("shop/deep/views.py", NEW),
        ("tools.py", NEW),
    ],
)
def test_a_source_that_nobody_searched_for(shop, anew, found, path, text):
    assert shop(path, text) in ([path], [])
    assert found() == anew() == [SHOWN]
    assert shop(path, None) == []
    assert found() == anew() == [SHOWN]


def test_a_class_concerns_who_looked_at_its_source(shop, anew, found, project):
    project.write("shop/others.py", "from shop.models import Order\n\n\ndef other():\n    return Order.objects.first().pk\n")
    found()
    assert "shop/others.py" not in shop("shop/finders.py", f"{FINDERS}\n\n    class Unasked:\n        pass\n")
    assert found() == anew()


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("acme.py", GIVES, [LAST, SHOWN]),  # what was a library
        ("acme/__init__.py", GIVES, [LAST, SHOWN]),
        ("shop/late.py", GIVES, [LAST, SHOWN]),  # what was not there
        ("shop/late/__init__.py", GIVES, [LAST, SHOWN]),
        ("shop/finders/__init__.py", "class Finder:\n    def find(self, number):\n        return object()\n", []),  # another one
        ("shop/parts.py", f"{GIVES}\n\nclass LateFinder:\n    def find(self, number):\n        return known()\n", [LAST, SHOWN]),
        (
            "shop/careful.py",  # a class below one that is asked
            "from shop.finders import Finder\n\n\nclass Careful(Finder):\n    def find(self, number):\n        return object()\n",
            None,
        ),
    ],
)
def test_a_source_that_was_searched_for(shop, anew, found, path, text, expected):
    before = found()
    assert "shop/views.py" in shop(path, text)
    assert found() == anew()
    assert expected is None or found() == expected
    shop(path, None)
    assert found() == anew() == before


def test_no_module_stands_before_others_unseen(shop, anew, found, project):
    """A package gets its `__init__`, so that a source in it no longer finds what lies beside it."""
    project.write("plugins/steps.py", "from shop.finders import newest\n\n\ndef pick():\n    return newest()\n")
    project.write("plugins/run.py", "from steps import pick\n\n\ndef run():\n    return pick().pk\n")
    assert "plugins/run.py:5 NG103" in found()
    assert found() == anew()
    shop("plugins/__init__.py", "")
    assert found() == anew()


JAVA = {
    "shop/Order.java": """\
    package shop;
    import jakarta.persistence.*;
    @Entity public class Order {
      @Id private Long id;
      @Column(nullable = true) private String note;
      public String getNote() { return note; }
    }
    """,
    "shop/Desk.java": """\
    package shop;
    import org.acme.*;
    public class Desk {
      public int size(Order order) {
        if (Texts.isEmpty(order.getNote())) { return 0; }
        return order.getNote().length();
      }
    }
    """,
}
SIZE = "shop/Desk.java:6 NG101"
TEXTS = "package {package}; public class Texts {{ public static boolean isEmpty(String text) {{ return {test}; }} }}"


@pytest.mark.parametrize(
    ("path", "text", "is_searched", "expected"),
    [
        ("shop/Unasked.java", "package shop; public class Unasked { Order order; }", False, None),
        (
            "shop/deep/Other.java",
            "package shop.deep; public class Other { int size(shop.Order order) { return 1; } }",
            False,
            None,
        ),
        ("shop/Texts.java", TEXTS.format(package="shop", test="text == null"), True, []),
        ("shop/Texts.java", TEXTS.format(package="shop", test="false"), True, [SIZE]),
        ("acme/Texts.java", TEXTS.format(package="org.acme", test="text == null"), True, []),
        ("acme/Texts.java", TEXTS.format(package="org.acme", test="false"), True, [SIZE]),
    ],
)
def test_classes_of_java(project, analysed, anew, found, path, text, is_searched, expected):
    for name, source in JAVA.items():
        project.write(name, source)
    project.write("org/Known.java", "package org.known; public class Known { }")
    before = found()
    analysed.clear()
    project.write(path, text)
    found()
    assert ("shop/Desk.java" in analysed) == is_searched == bool(set(analysed) - {path})
    assert found() == anew()
    assert expected is None or found() == expected
    (project.root / path).unlink()
    analysed.clear()
    assert found() == anew() == before


def test_to_go_through_all_while_a_source_is_interpreted_is_an_error(project, monkeypatch):
    """All tests that analyse small programs in their own process see to it (`tests/same_process.py`)."""
    interpret = pipeline_flow._interpret

    def through_all(interpretation: Interpretation, path: str) -> bytes:
        sorted(interpretation.world.program.classes)
        return interpret(interpretation, path)

    project.write("shop/finders.py", FINDERS)
    monkeypatch.setattr(pipeline_flow, "_interpret", through_all)
    with pytest.raises(AssertionError, match="goes through all"):
        project.found()
