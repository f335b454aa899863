"""A loop that counts up to a size is not entered where the size is 0, as that of null is."""

from __future__ import annotations

import pytest

LIST = "import java.util.List;"
NAMES = "boolean some, List<String> given, int from, int other"
SIZE = "List<String> names = some ? given : null;\nint size = names == null ? 0 : names.size();\n"


@pytest.mark.parametrize(
    "body",
    [
        "for (int i = 0; i < size; i++) { names.get(i); }",
        "for (int i = from; size > i; i += 2) { names.get(i); }",
        "for (int i = 0; i < size; from--) { names.get(i); }",
        "int i = from;\nwhile (i < size) {\n    names.get(i);\n    i++;\n}",
        "int i = from;\nwhile (i < size) {\n    if (i > 3) { names.get(i); }\n    ++i;\n}",
    ],
)
def test_what_has_a_size_is_there(java, body):
    java(SIZE + body, parameters=NAMES, imports=LIST)


@pytest.mark.parametrize(
    "body",
    [
        "for (int i = 0; i < other; i++) {\n    names.get(i); // null\n}",
        "for (int i = 0; i <= size; i++) {\n    names.get(i); // null\n}",
        "for (int i = -1; i < size; from--) {\n    names.get(0); // null\n}",
        "size = other;\nfor (int i = 0; i < size; i++) {\n    names.get(i); // null\n}",
        "for (int i = 0; i < size; i++) { from++; }\nnames.get(0); // null",
    ],
)
def test_without_a_size_it_may_be_missing(java, body):
    java(SIZE + body, parameters=NAMES, imports=LIST)
