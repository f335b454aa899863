"""Receivers that are called as an entity's rows are, beside a class below it that has something else in the attribute's place."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.guessed import is_supported
from nullguard.flow.domain.values import BY_CONVENTION, BY_NAME, RESOLVED, Origin
from nullguard.flow.summaries.observations import Use
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.languages import read_source
from nullguard.model.schema import Entity, Manifest
from nullguard.model.source import Language
from nullguard.program.program import Program

ENTITY = Entity("shop/models.py#Line", "Line", "lines", "django", "shop/models.py", 1, {})

GIFT = "from shop.models import Line\n\nclass Gift(Line):\n    @property\n    def reference(self):\n        return self.card\n"


def _supported(typed: str, path: str, below: str = GIFT) -> bool:
    texts = {
        "shop/models.py": "class Line: pass",
        "shop/gifts/models.py": below,
        "shop/gifts/prices.py": "",
        "shop/prices.py": "",
    }
    sources = {name: read_source(text.encode(), Language.PYTHON) for name, text in texts.items()}
    program = Program(sources, (), {}, {name: facts.bodies for name, facts in sources.items()}.__getitem__)
    context = Context(program, EntitySchema(program, (ENTITY,), Manifest()), Manifest(), {}, {})
    origin = Origin("column", "shop/models.py#Line.reference", text="line.reference", typed=typed)
    return is_supported(context, ENTITY, Use("method", origin, 1, "line.reference", ".upper()", "run"), path, True)


def test_the_row_may_be_one_of_the_class_below() -> None:
    assert not _supported(BY_NAME, "shop/gifts/prices.py")


@pytest.mark.parametrize("typed", [RESOLVED, BY_CONVENTION])
def test_rows_that_are_known_better(typed: str) -> None:
    assert _supported(typed, "shop/gifts/prices.py")


def test_code_in_another_folder() -> None:
    assert _supported(BY_NAME, "shop/prices.py")


@pytest.mark.parametrize(
    "below",
    [
        GIFT.replace("reference", "number"),
        GIFT.replace("Gift(Line)", "Gift"),
        "from shop.models import Line\n\nclass Gift(Line):\n    reference = None\n",
    ],
)
def test_nothing_stands_in_its_place(below: str) -> None:
    assert _supported(BY_NAME, "shop/gifts/prices.py", below)
