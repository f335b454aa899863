"""Java constants whose text is put together of literals and of other constants of the class."""

from __future__ import annotations

import pytest

from tests.flow.conftest import world_of


def constants(fields: str) -> list[str]:
    """The one value of the constant `TEXT`; nothing where it is not known."""
    world = world_of({"shop/Service.java": f"package shop;\nclass Service {{\n{fields}\n}}"})
    member = world.program.field(world.program.class_named("shop/Service.java", "Service"), "TEXT")
    found = world.field_constants.of(member.declared_in, member.field)
    return sorted(value for _, value in found or ())


@pytest.mark.parametrize(
    "fields",
    [
        'static final String TEXT = "select a from b";',
        'static final String TEXT = "select a " + "from b";',
        'static final String TEXT = "select a" + \' \' + "from b";',
        'static final String FROM = "from b"; static final String TEXT = "select a " + FROM;',
        'static final String B = "b"; static final String FROM = "from " + B; static final String TEXT = "select a " + FROM;',
    ],
)
def test_texts_that_are_known(fields):
    assert constants(fields) == ["select a from b"]


@pytest.mark.parametrize(
    "fields",
    [
        'static final String TEXT = "select a " + from();',
        'static final String TEXT = "select a " + Other.FROM;',
        'static String FROM; static final String TEXT = "select a " + FROM;',
        'static final String TEXT = "select a " + TEXT;',
        'static final String A = B + "a"; static final String B = A + "b"; static final String TEXT = A + B;',
        "static final int TEXT = 1 + 2;",
        'public String TEXT = "select a " + "from b";',
    ],
)
def test_texts_that_are_not(fields):
    assert constants(fields) == []
