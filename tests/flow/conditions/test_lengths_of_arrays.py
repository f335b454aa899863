"""How many elements a Java array has is known by whatever comparison asks it: `args.length > 0`, `args.length == 0`."""

from __future__ import annotations

import pytest

GIVEN = "String[] given, String[] more, int n"


@pytest.mark.parametrize(
    "body",
    [
        "String one = null;\nif (given.length > 0) { one = given[0]; }\nif (given.length == 0) { return; }\none.trim();",
        "String one = null;\nif (given.length != 0) { one = given[0]; }\nif (given.length > 0) { one.trim(); }",
        "String one = null;\nif (given.length >= 1) { one = given[0]; }\nif (given.length < 1) { return; }\none.trim();",
        "String one = null;\nif (given.length == 0) { n++; } else { one = given[0]; }\nif (given.length > 0) { one.trim(); }",
        "boolean some = given.length > 0;\nString one = some ? given[0] : null;\nif (given.length == 0) { return; }\none.trim();",
    ],
)
def test_the_same_number(java, body):
    java(body, parameters=GIVEN)


@pytest.mark.parametrize(
    "body",
    [
        "String one = null;\nif (given.length > 0) { one = given[0]; }\none.trim(); // null",
        "String one = null;\nif (given.length > 0) { one = given[0]; }\nif (more.length == 0) { return; }\none.trim(); // null",
        "String one = null;\nif (given.length > 1) { one = given[0]; }\nif (given.length == 0) { return; }\none.trim(); // null",
        "String one = null;\nif (given.length > 0) { one = given[0]; }\ngiven = more;\nif (given.length > 0) one.trim(); // null",
    ],
)
def test_another_number(java, body):
    java(body, parameters=GIVEN)
