"""What mappings declare is found once, and again when a declaration changes that it may be drawn from; statements of Python
change none, methods of Java may."""

from __future__ import annotations

import pytest

from nullguard.frameworks.entities import declare_entities
from nullguard.pipeline import entities as pipeline_entities

VIEWS = "from shop.models import Order\n\n\ndef show(order: Order):\n    {}\n    return order.reference.upper()\n"
USED = "shop/views.py:6 NG101"


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many entities each search found."""
    found: list[int] = []

    def noted(*given: object) -> object:
        answer = declare_entities(*given)  # type: ignore[arg-type]
        found.append(len(answer))
        return answer

    monkeypatch.setattr(pipeline_entities, "declare_entities", noted)
    return found


def test_a_statement_that_is_added(project, anew, declared):
    project.write("shop/views.py", VIEWS.format("pass"))
    assert project.found() == [USED]
    assert len(declared) == 1
    for statement in ("print(order)", "order.save()", "pass"):
        project.write("shop/views.py", VIEWS.format(statement))
        assert project.found() == [USED]
    assert len(declared) == 1
    assert anew() == [USED]


def test_a_column_that_changes(project, anew, declared):
    project.write("shop/views.py", VIEWS.format("pass"))
    assert project.found() == [USED]
    model = "from django.db import models\n\n\nclass Order(models.Model):\n    reference = models.CharField(max_length=64{})\n"
    for more, found in (("", []), (", null=True", [USED]), (", null=False", [])):
        project.write("shop/models.py", model.format(more))
        assert project.found() == anew() == found


def test_a_base_of_models_elsewhere(project, anew):
    base = "from django.db import models\n\n\nclass Base(models.Model):\n    note = models.TextField(null={})\n"
    project.write("shop/bases.py", base.format(True))
    project.write("shop/models.py", "from shop.bases import Base\n\n\nclass Order(Base):\n    pass\n")
    project.write("shop/views.py", VIEWS.format("pass").replace("reference", "note"))
    for nullable, found in ((True, [USED]), (False, []), (True, [USED])):
        project.write("shop/bases.py", base.format(nullable))
        assert project.found() == anew() == found


def test_a_line_before_a_model(project, anew_report):
    project.write("shop/views.py", VIEWS.format("pass"))
    assert project.found() == [USED]
    text = (project.root / "shop/models.py").read_text()
    project.write("shop/models.py", f"# Orders\n\n{text}")
    assert project.check().findings == anew_report().findings
