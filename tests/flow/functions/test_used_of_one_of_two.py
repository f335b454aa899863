"""Functions that use one of two things that they are given: what is not chosen may be null."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "chosen",
    [
        "if name:\n    used = name\nelse:\n    used = path",
        "used = path\nif name:\n    used = name",
        "used = name\nif not used:\n    used = path",
        "used = name or path",
        "used = name if name else path",
        "if name and flag is not None:\n    used = name\nelse:\n    used = path",
        "if name is not None and flag:\n    used = name\nelse:\n    used = path\n    flag = None",
    ],
)
def test_python_takes_what_is_there(python, chosen):
    before = "def show(path, name=None, flag=None):\n" + "".join(f"    {line}\n" for line in chosen.split("\n"))
    python("show(path, None)\nshow(path, name=None, flag=None)", before=before + "    return used.lower()", signature="path")


@pytest.mark.parametrize("chosen", ["used = name", "if path:\n    used = name\nelse:\n    used = name"])
def test_python_takes_null(python, chosen):
    before = "def show(path, name=None):\n" + "".join(f"    {line}\n" for line in chosen.split("\n"))
    python("show(path, None)  # null", before=before + "    return used.lower()", signature="path")


@pytest.mark.parametrize(
    "chosen",
    [
        "String used; if (name != null && path != null) { used = name; } else { used = path; }",
        "String used = name != null ? name : path;",
        "String used = path; if (name != null && !name.isEmpty()) { used = name; }",
    ],
)
def test_java_takes_what_is_there(java, chosen):
    java(
        "show(path, null);",
        members=f"static int show(String path, String name) {{ {chosen} return used.length(); }}",
        parameters="String path",
    )


def test_java_takes_null(java):
    members = "static int show(Object name) { String used = (String) name; return used.length(); }"
    java("show(null); // null", members=members, parameters="String path")


def test_python_takes_null_where_it_is_not_of_a_class(python):
    chosen = "if isinstance(name, Customer):\n    used = name.name\nelse:\n    used = name"
    before = "def show(path, name=None):\n" + "".join(f"    {line}\n" for line in chosen.split("\n"))
    python("show(path, None)  # null", before=before + "    return used.lower()", signature="path")
