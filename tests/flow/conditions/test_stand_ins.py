"""A test that is false of what is empty asks for what something empty stands in for (Python)."""

from __future__ import annotations

import pytest

BEFORE = 'PREFIX = "a"'


@pytest.mark.parametrize(
    "test",
    [
        '(order.reference or "").startswith("a")',
        '(order.reference or "").endswith((".a", ".b"))',
        '(order.reference or "").startswith(PREFIX)',
        '(order.reference or "").strip()',
        '(order.reference or "").strip().lower() == "a"',
        '"a" == (order.reference or "").lower()',
        '(order.reference or "").lower() in ("a", "b")',
        '(order.reference or "")[:2] == "ab"',
        '(order.reference or "") == "a"',
        '(order.reference or "").isdigit()',
        '(order.reference or "").split()',
        'flag and (order.reference or "").startswith("a")',
        '(order.reference or {}).get("a")',
    ],
)
def test_something_is_asked_for(python, test):
    python(f"if {test}:\n    order.reference.strip()", before=BEFORE, signature="order: Order, flag")
    python(f"if not ({test}):\n    return\norder.reference.strip()", before=BEFORE, signature="order: Order, flag")


@pytest.mark.parametrize(
    "test",
    [
        '(order.reference or "").startswith("")',
        '(order.reference or "").startswith(("a", ""))',
        '(order.reference or "").startswith(flag)',
        '(order.reference or "") == ""',
        '(order.reference or "") == flag',
        '(order.reference or "") != "a"',
        '(order.reference or "").lower() in ("", "a")',
        '(order.reference or "none").startswith("n")',
        '(order.reference or "").split(",")',
        'not (order.reference or "").startswith("a")',
        '(order.reference or "").isascii()',
        'flag or (order.reference or "").startswith("a")',
    ],
)
def test_nothing_is_asked_for(python, test):
    python(f"if {test}:\n    order.reference.strip()  # null", before=BEFORE, signature="order: Order, flag")


IMPORTS = "import java.util.*;\nimport org.apache.commons.lang3.*;\nimport com.google.common.base.Strings;"


@pytest.mark.parametrize(
    "test",
    [
        'StringUtils.defaultString(order.getReference()).startsWith("a")',
        'StringUtils.defaultString(order.getReference(), "").endsWith("a")',
        "!StringUtils.trimToEmpty(order.getReference()).isEmpty()",
        "!Strings.nullToEmpty(order.getReference()).trim().isEmpty()",
        "StringUtils.trimToNull(order.getReference()) != null",
        "StringUtils.length(order.getReference()) > 0",
        'Objects.toString(order.getReference(), "").contains("a")',
        'Objects.requireNonNullElse(order.getReference(), "").length() > 2',
        '!Optional.ofNullable(order.getReference()).orElse("").isBlank()',
        'Optional.ofNullable(order.getReference()).orElse("").trim().equals("a")',
        '"a".equalsIgnoreCase(StringUtils.defaultString(order.getReference()))',
        '!(order.getReference() == null ? "" : order.getReference()).isEmpty()',
        "(order.getReference() != null ? order.getReference().length() : 0) > 0",
        '(order.getReference() != null ? order.getReference() : "").startsWith("a")',
    ],
)
def test_something_is_asked_for_in_java(java, test):
    java(f"if ({test}) {{ order.getReference().trim(); }}", imports=IMPORTS)
    java(f"if (!({test})) {{ return; }}\norder.getReference().trim();", imports=IMPORTS)


@pytest.mark.parametrize(
    "test",
    [
        "StringUtils.defaultString(order.getReference()).isEmpty()",
        'StringUtils.defaultString(order.getReference(), "none").startsWith("n")',
        'StringUtils.defaultString(order.getReference()).equals("")',
        "StringUtils.defaultString(order.getReference()).startsWith(text)",
        'StringUtils.defaultString(order.getReference()).equals("a") == false',
        "StringUtils.trimToNull(order.getReference()) == null",
        "StringUtils.trimToNull(text) != null",
        "StringUtils.length(order.getReference()) >= 0",
        'Optional.ofNullable(order.getReference()).orElse("a").equals("a")',
        '(order.getReference() != null ? order.getReference() : "a").startsWith("a")',
        "(order.getReference() == null ? 1 : 0) > 0",
    ],
)
def test_nothing_is_asked_for_in_java(java, test):
    java(f"if ({test}) {{\norder.getReference().trim();  // null\n}}", imports=IMPORTS, parameters="Order order, String text")


@pytest.mark.parametrize(
    "test",
    [
        'Own.defaultString(order.getReference()).equals("a")',
        'Own.toString(order.getReference(), "").equals("a")',
        "Own.trimToNull(order.getReference()) != null",
        "Own.size(order.getReference()) > 0",
    ],
)
def test_the_projects_own_functions_may_mean_something_else(java, test):
    members = """
    static class Own {
        static String defaultString(String text) { return "a"; }
        static String toString(String text, String other) { return "a"; }
        static String trimToNull(String text) { return "a"; }
        static int size(String text) { return 1; }
    }
    """
    java(f"if ({test}) {{\norder.getReference().trim();  // null\n}}", imports=IMPORTS, members=members)
