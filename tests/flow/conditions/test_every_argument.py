"""Helpers that take any number of arguments and test each of them."""

from __future__ import annotations

import pytest

_LOOP = "static boolean all(Object... items) { for (Object item : items) { if (item == null) return false; } return true; }"
_ARRAY = (
    "static boolean all(Object... items) { if (items == null) return false; "
    "for (Object item : items) { if (Objects.isNull(item)) { return false; } } return true; }"
)
_ALL_OF = "static boolean all(Object... items) { for (Object i :"
_IF_ALL = "if (all(order.getNumber(), order.getReference())) order.getReference().trim();"
_IF_ANY = "if (any(order.getNumber(), order.getReference())) return;\norder.getReference().trim();"
_ANY = "static boolean any(Object... items) { for (Object i : items) { if (i == null) return true; } return false; }"
_TEXTS = "static void require(String... items) {{ for (String i : items) {{ if ({test}) throw new RuntimeException(); }} }}"
_REQUIRE_TEXTS = "require(order.getReference(), order.getNumber());\norder.getReference().trim();"
_IMPORTS = "import org.apache.commons.lang3.StringUtils;\nimport java.util.*;\nimport java.util.stream.*;"


@pytest.mark.parametrize(
    ("helper", "use"),
    [
        (_LOOP, _IF_ALL),
        (_ARRAY, _IF_ALL),
        (_LOOP, "return all(order.getReference()) && order.getReference().isEmpty() ? 1 : 0;"),
        (_LOOP, "if (!all(order.getReference())) return 0;\norder.getReference().trim();"),
        ("static boolean all(Object... items) { return Arrays.stream(items).allMatch(Objects::nonNull); }", _IF_ALL),
        ("static boolean all(Object... items) { return Stream.of(items).noneMatch(Objects::isNull); }", _IF_ALL),
        ("static boolean any(Object... items) { for (Object i : items) { if (i == null) return true; } return false; }", _IF_ANY),
        ("static boolean any(Object... items) { return Arrays.stream(items).anyMatch(Objects::isNull); }", _IF_ANY),
        (
            "static void require(Object... items) { for (Object i : items) { if (i == null) throw new RuntimeException(); } }",
            "require(order, order.getReference());\norder.getReference().trim();",
        ),
        (
            "static boolean all(String name, Object... of) { for (Object i : of) { if (i == null) return false; } return true; }",
            'if (all("order", order.getReference())) order.getReference().trim();',
        ),
        (f"{_ANY} static boolean all(Object... items) {{ return !any(items); }}", _IF_ALL),
        (f"{_LOOP} static boolean any(Object... items) {{ return !all(items); }}", _IF_ANY),
        (
            f"{_ANY} static boolean b(Object... s) {{ return any(s); }} static boolean all(Object... s) {{ return !b(s); }}",
            _IF_ALL,
        ),
        (
            f"{_ANY} static void require(Object... items) {{ if (any(items)) throw new RuntimeException(); }}",
            "require(order, order.getReference());\norder.getReference().trim();",
        ),
        (
            "static void require(Object... items) { for (Object i : items) { Objects.requireNonNull(i); } }",
            "require(order, order.getReference());\norder.getReference().trim();",
        ),
        (_TEXTS.format(test="i == null || i.isEmpty()"), _REQUIRE_TEXTS),
        (_TEXTS.format(test="Objects.isNull(i) || i.length() > 9"), _REQUIRE_TEXTS),
        (_TEXTS.format(test="StringUtils.isBlank(i)"), _REQUIRE_TEXTS),
        (_TEXTS.format(test="!StringUtils.isNotBlank(i)"), _REQUIRE_TEXTS),
    ],
)
def test_each_argument_is_there(java, helper, use):
    java(f"{use}\nreturn 1;".replace("return;", "return 0;"), members=helper, imports=_IMPORTS, returns="int")


@pytest.mark.parametrize(
    "helper",
    [
        _ALL_OF + " items) { if (i != null) return true; } return false; }",
        _ALL_OF + " items) { if (i == null) return true; } return false; }",
        _ALL_OF + " items) { if (i == null) return false; } return false; }",
        _ALL_OF + " other) { if (i == null) return false; } return true; }\nObject[] other;",
        _ALL_OF + " items) { if (i == null) continue; } return true; }",
        "static boolean all(Object... items) { return Arrays.stream(items).anyMatch(Objects::nonNull); }",
        "static boolean all(Object... items) { return Arrays.stream(other).allMatch(Objects::nonNull); }\nstatic Object[] other;",
        f"{_ANY} static boolean all(Object... items) {{ return any(items); }}",
        f"{_ANY} static boolean all(Object... items) {{ return !any(other); }}\nstatic Object[] other;",
        "static boolean any(Object... items) { return items.length > 3; } static boolean all(Object... s) { return !any(s); }",
        "boolean any(Object... items) { return items.length > 3; } boolean all(Object... s) { return !any(s); }",
        f"{_ANY} static boolean all(Object... items) {{ if (any(items)) log(); return true; }}\nstatic void log() {{ }}",
    ],
)
def test_one_may_be_missing(java, helper):
    use = "if (all(order.getNumber(), order.getReference())) {\n    order.getReference().trim(); // null\n}"
    java(use, members=helper, imports=_IMPORTS)


@pytest.mark.parametrize(
    "test",
    [
        "i != null && i.isEmpty()",
        "i == null && items.length > 1",
        "StringUtils.isNotBlank(i)",
        "!StringUtils.isBlank(i)",
        "Own.isBlank(i)",
        "items == null || items.length == 0",
        "StringUtils.isBlank(other)",
    ],
)
def test_a_test_of_each_text_may_let_null_pass(java, test):
    members = "static String other;\nstatic class Own { static boolean isBlank(String s) { return false; } }\n"
    java(_REQUIRE_TEXTS + " // null", members=members + _TEXTS.format(test=test), imports=_IMPORTS)


def test_what_stands_before_is_another_parameter(java):
    helper = "static boolean all(String s, Object... of) { for (Object i : of) { if (i == null) return false; } return true; }"
    java("if (all(order.getReference(), order)) {\n    order.getReference().trim(); // null\n}", members=helper)


_EACH = "static void all(Object... items) {{ for (Object item : items) {{ {check}(item); }} }}"


@pytest.mark.parametrize("check", ["Objects.requireNonNull", "java.util.Objects.requireNonNull"])
def test_each_argument_is_refused_by_a_function_of_a_library(java, check):
    java("all(order.getReference());\norder.getReference().trim();", members=_EACH.format(check=check))


@pytest.mark.parametrize("check", ["checkNotNull", "Checks.notNull"])
def test_a_function_of_the_project_that_is_called_the_same_refuses_nothing(java, check):
    members = """
    static void checkNotNull(Object item) { System.out.println(item); }
    static class Checks { static void notNull(Object item) { System.out.println(item); } }
    """
    java("all(order.getReference());\norder.getReference().trim(); // null", members=members + _EACH.format(check=check))


_IF_EVERY = "if every(order.number, order.reference):\n    order.reference.strip()"


@pytest.mark.parametrize(
    ("helper", "use"),
    [
        ("def every(*items):\n    return all(items)", _IF_EVERY),
        ("def every(*items):\n    return all(item is not None for item in items)", _IF_EVERY),
        ("def every(*items):\n    return not any(item is None for item in items)", _IF_EVERY),
        (
            "def some(*items):\n    return any(i is None for i in items)",
            "if some(order.reference):\n    return\norder.reference.strip()",
        ),
        (
            "def require(*items):\n    for item in items:\n        if item is None:\n            raise ValueError",
            "require(order.reference)\norder.reference.strip()",
        ),
    ],
)
def test_each_argument_of_a_python_function_is_there(python, helper, use):
    python(use, before=helper)


@pytest.mark.parametrize(
    "helper",
    [
        "def every(*items):\n    return any(items)",
        "def every(*items):\n    return any(item is not None for item in items)",
        "def every(*items):\n    return all(item is not None for item in items if item)",
        "def every(*items):\n    return all(item is None for item in items)",
        "def every(*items):\n    return all(item is not None for item in others)",
    ],
)
def test_one_of_a_python_functions_may_be_missing(python, helper):
    python("if every(order.number, order.reference):\n    order.reference.strip()  # null", before=helper)
