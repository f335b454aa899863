"""A run after a change finds what a run that knows nothing of earlier ones finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import dedent

from nullguard.pipeline import drawing as pipeline_drawing
from nullguard.pipeline import flow as pipeline_flow

USE = """\
    from shop.models import Order


    def label(order: Order):
        return order.reference.upper()
    """
FIND = """\
    from shop.models import Order


    def newest():
        return Order.objects.order_by("-id").{lookup}()
    """
SHOW = """\
    from shop.finders import newest


    def show():
        return newest().pk
    """


def test_nothing_changed(project, anew):
    project.write("shop/labels.py", USE)
    first = project.check()
    assert [finding.rule for finding in first.findings] == ["NG101"]
    assert project.check() == first
    assert project.found() == anew()


def test_a_column_becomes_not_null_and_the_unchanged_code_is_fine(project, anew):
    project.write("shop/labels.py", USE)
    assert project.found() == ["shop/labels.py:5 NG101"]
    project.write(
        "shop/models.py", "from django.db import models\n\n\nclass Order(models.Model):\n    reference = models.TextField()\n"
    )
    assert project.found() == anew() == []


def test_the_body_of_a_function_changes_and_its_unchanged_caller_breaks(project, anew):
    project.write("shop/finders.py", FIND.format(lookup="get"))
    project.write("shop/views.py", SHOW)
    assert project.found() == anew() == []
    project.write("shop/finders.py", FIND.format(lookup="first"))
    assert project.found() == anew() == ["shop/views.py:5 NG103"]
    project.write("shop/finders.py", FIND.format(lookup="get"))
    assert project.found() == anew() == []


def test_a_guard_is_added(project, anew):
    project.write("shop/labels.py", USE)
    assert len(project.found()) == 1
    project.write("shop/labels.py", USE.replace("order.reference.upper()", "order.reference and order.reference.upper()"))
    assert project.found() == anew() == []


def test_a_class_elsewhere_makes_a_guess_impossible(project, anew):
    tested = "from shop.models import Order\n\ndef is_known(order: Order):\n    return order.reference is not None\n"
    project.write("shop/tested.py", tested)
    project.write("shop/labels.py", "def label(row):\n    return row.reference.upper()\n")
    assert project.found() == anew() == ["shop/labels.py:2 NG101"]
    project.write("shop/tickets.py", "class Ticket:\n    def reference(self):\n        return 'x'\n")
    assert project.found() == anew() == []


def test_a_caller_elsewhere_appears_guards_and_goes(project, anew):
    project.write("shop/tickets.py", "class Ticket:\n    def reference(self):\n        return 'x'\n")
    project.write("shop/labels.py", "def label(row):\n    return row.reference.upper()\n")
    assert project.found() == anew() == []
    call = "from shop.labels import label\nfrom shop.models import Order\n\ndef run(order: Order):\n    {test}label(order)\n"
    project.write("shop/views.py", call.format(test=""))
    assert project.found() == anew() == ["shop/labels.py:2 NG101"]
    project.write("shop/views.py", call.format(test="if order.reference: "))
    assert project.found() == anew() == []
    (project.root / "shop" / "views.py").unlink()
    assert project.found() == anew() == []


def test_a_file_appears_and_goes(project, anew):
    project.write("shop/labels.py", USE)
    assert len(project.found()) == 1
    (project.root / "shop" / "labels.py").unlink()
    assert project.found() == anew() == []


def test_a_selected_rule_is_not_answered_from_the_run_without_it(project):
    project.write("shop/labels.py", USE)
    assert project.found(select=("NG103",)) == []
    assert len(project.found()) == 1
    assert len(project.found(select=("NG1",))) == 1
    assert project.found(ignore=("NG101",)) == []


def test_a_source_that_fails_costs_nobody_else(project, anew):
    project.write("shop/labels.py", USE)
    (project.root / "shop" / "broken.py").write_bytes(b"x = '\xff\xfe'\n")
    report = project.check()
    assert [finding.place.path for finding in report.findings] == ["shop/labels.py"]
    assert [(n.path, n.kind, n.skipped) for n in report.notifications] == [("shop/broken.py", "undecodable", True)]
    assert project.found() == anew()


def test_what_a_story_tells_of_another_source_moves_with_it(project, anew_report):
    project.write("shop/finders.py", FIND.format(lookup="first"))
    project.write("shop/views.py", SHOW)
    project.check()
    project.write("shop/finders.py", "# finds orders\n\n" + dedent(FIND.format(lookup="first")))
    moved = project.check()
    assert [step.place.line for step in moved.findings[0].steps if step.place.path == "shop/finders.py"] == [7]
    assert moved.findings == anew_report().findings


def test_a_column_moves(project, anew_report):
    project.write("shop/labels.py", USE)
    project.check()
    source = (project.root / "shop/models.py").read_text(encoding="utf-8")
    project.write("shop/models.py", "# the shop\n" + source)
    assert project.check().findings == anew_report().findings


def test_what_moved_is_remembered_for_the_next_change(project, anew):
    project.write("shop/finders.py", FIND.format(lookup="get"))
    project.write("shop/views.py", SHOW)
    project.check()
    project.write("shop/finders.py", "# moved\n" + dedent(FIND.format(lookup="get")))
    assert project.found() == []
    project.write("shop/finders.py", "# moved\n" + dedent(FIND.format(lookup="first")))
    assert project.found() == anew() == ["shop/views.py:5 NG103"]


def test_a_comment_behind_the_code_silences_a_finding_and_goes(project, anew_report):
    project.write("shop/labels.py", USE)
    assert [finding.rule for finding in project.check().findings] == ["NG101"]
    project.write("shop/labels.py", USE.replace(".upper()", ".upper()  # nullguard: ignore[NG101] shown to the staff"))
    silenced = project.check()
    assert silenced == anew_report()
    assert not silenced.findings
    assert len(silenced.suppressed) == 1
    project.write("shop/labels.py", dedent(USE) + "\n# the end\n")
    assert project.check() == anew_report()
    assert len(project.check().findings) == 1


def test_comments_behind_the_code_are_no_reason_to_draw_anything_again(project, monkeypatch):
    project.write("shop/labels.py", USE)
    before = project.check()
    project.write("shop/labels.py", dedent(USE) + "\n# the end\n")
    monkeypatch.setattr(pipeline_drawing, "link", _never)
    after = project.check()
    assert after.findings == before.findings
    assert after.statistics.lines == before.statistics.lines + 2


def test_comments_behind_the_code_are_no_reason_to_interpret_it_again(project, monkeypatch):
    project.write("shop/labels.py", USE)
    project.write("shop/limits.py", "LIMIT = 1\n")
    project.check()
    project.write("shop/labels.py", dedent(USE) + "\n# the end\n")
    project.write("shop/limits.py", "LIMIT = 2\n")
    monkeypatch.setattr(pipeline_flow, "run_all", _run_nothing)
    assert len(project.check().findings) == 1


def test_a_source_begins_to_call_a_client_and_is_known_to(project, anew):
    begun = ["shop/rates.py:4 NG301"]
    project.write("shop/rates.py", "def rates():\n    return {}\n")
    assert project.found() == anew() == []
    project.write(
        "shop/rates.py", "import requests\n\ndef rates():\n    return requests.get('https://rates.example.com').json()\n"
    )
    assert project.found() == anew() == begun
    project.write("shop/labels.py", "def label(order):\n    return order\n")
    assert project.found() == anew() == begun
    project.write("shop/rates.py", "def rates():\n    return {}\n")
    assert project.found() == anew() == []


def _never(*given: object) -> object:
    raise AssertionError("what the facts say is known")


def _run_nothing(task: object, state: object, items: Sequence[str], **how: object) -> Iterator[object]:
    assert not items
    return iter(())
