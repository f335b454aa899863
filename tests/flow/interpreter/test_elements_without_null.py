"""Collections of Java of which a question about all elements tells that none is null."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.stream.*;\nimport org.jspecify.annotations.Nullable;"
MEMBERS = "@Nullable String find(String key) { return null; }"
MADE = "List<String> notes = keys.stream().map(key -> find(key)).collect(Collectors.toList());"


@pytest.mark.parametrize(
    "asked",
    [
        "if (notes.stream().anyMatch(Objects::isNull)) { return; }",
        "if (notes.stream().anyMatch(note -> note == null)) { return; }",
        "if (!notes.stream().allMatch(Objects::nonNull)) { return; }",
        "if (!notes.stream().noneMatch(Objects::isNull)) { return; }",
        "boolean lacking = notes.stream().anyMatch(Objects::isNull); if (lacking) { return; }",
    ],
)
@pytest.mark.parametrize("used", ["for (String note : notes) { note.trim(); }", "notes.stream().mapToInt(String::length).sum();"])
def test_none_is_null(java, asked, used):
    java(f"{MADE}\n{asked}\n{used}", imports=IMPORTS, members=MEMBERS, parameters="List<String> keys")


@pytest.mark.parametrize(
    "asked",
    [
        "notes.stream().anyMatch(Objects::isNull);",
        "if (!notes.stream().anyMatch(Objects::isNull)) { return; }",
        "if (notes.stream().anyMatch(note -> note != null)) { return; }",
        "if (notes.stream().allMatch(Objects::isNull)) { return; }",
        "if (keys.stream().anyMatch(Objects::isNull)) { return; }",
        "if (notes.stream().anyMatch(Objects::isNull)) { return; } notes = keys.stream().map(key -> find(key)).toList();",
    ],
)
def test_some_may_be_null(java, asked):
    body = f"{MADE}\n{asked}\nfor (String note : notes) {{\n    note.trim(); // null\n}}"
    java(body, imports=IMPORTS, members=MEMBERS, parameters="List<String> keys")
