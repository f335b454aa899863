"""A container that is empty where something is missing: where there is something in it, that is not missing."""

from __future__ import annotations

import pytest

JAVA_USE = "order.getReference().trim();"
MEMBERS = (
    "private native List<String> split(String text);\nprivate native void fill(List<String> parts);\n"
    "private native Map<String, String> load(String text);"
)


def in_java(java, body: str) -> None:
    java(body, imports="import java.util.*;", members=MEMBERS, parameters="Order order, List<String> others")


@pytest.mark.parametrize(
    "empty",
    ["new ArrayList<>()", "List.of()", "Collections.emptyList()", "Collections.<String>emptyList()", "ImmutableList.of()"],
)
@pytest.mark.parametrize(
    "use",
    [
        f"for (String part : parts) {{ {JAVA_USE} }}",
        f"for (int i = 0; i < parts.size(); i++) {{ {JAVA_USE} }}",
        f"if (!parts.isEmpty()) {{ {JAVA_USE} }}",
        f"parts.forEach(part -> {JAVA_USE[:-1]});",
        f"return parts.stream().filter(part -> part != null).map(part -> {JAVA_USE[:-1]}).count();",
    ],
)
def test_lists_of_java(java, empty, use):
    in_java(
        java,
        f"List<String> parts = {empty};\nif (order.getReference() != null) {{ parts = split(order.getReference()); }}\n{use}",
    )
    in_java(java, f"List<String> parts = order.getReference() == null ? {empty} : split(order.getReference());\n{use}")


@pytest.mark.parametrize("empty", ["new String[0]", "{}", "new String[] {}"])
@pytest.mark.parametrize("loop", ["String part : parts", "int i = 0; i < parts.length; i++"])
def test_arrays(java, empty, loop):
    given = 'if (order.getReference() != null) { parts = order.getReference().split(","); }'
    in_java(java, f"String[] parts = {empty};\n{given}\nfor ({loop}) {{ {JAVA_USE} }}")


@pytest.mark.parametrize("empty", ["new HashMap<>()", "Map.of()", "Collections.emptyMap()"])
@pytest.mark.parametrize("each", ["Map.Entry<String, String> part : parts.entrySet()", "String part : parts.values()"])
def test_maps(java, empty, each):
    in_java(
        java,
        f"Map<String, String> parts = order.getReference() != null ? load(order.getReference()) : {empty};\n"
        f"for ({each}) {{ {JAVA_USE} }}",
    )


@pytest.mark.parametrize(
    "between",
    [
        'parts.add("a");',
        "parts.addAll(others);",
        "fill(parts);",
        "for (String other : others) { parts.add(other); }",
        "parts = others;",
        'List<String> same = parts;\nsame.add("a");',
    ],
)
def test_something_else_is_put_in(java, between):
    in_java(
        java,
        f"List<String> parts = order.getReference() == null ? new ArrayList<>() : split(order.getReference());\n{between}\n"
        f"for (String part : parts) {{\n{JAVA_USE}  // null\n}}",
    )


@pytest.mark.parametrize("other", ['List.of("a")', "others", "new ArrayList<>(others)"])
def test_other_lists(java, other):
    in_java(
        java,
        f"List<String> parts = {other};\nif (order.getReference() != null) {{ parts = split(order.getReference()); }}\n"
        f"if (!parts.isEmpty()) {{\n{JAVA_USE}  // null\n}}",
    )


PYTHON_USE = "order.paid_at.isoformat()"


@pytest.mark.parametrize("empty", ["[]", "()", "{}", "set()", "list()", "dict()", "tuple()"])
@pytest.mark.parametrize(
    "use",
    [
        f"for part in parts:\n    {PYTHON_USE}",
        f"if parts:\n    {PYTHON_USE}",
        f"if len(parts) > 0:\n    {PYTHON_USE}",
        f"texts = [{PYTHON_USE} for part in parts]",
        f"if not parts:\n    return\n{PYTHON_USE}",
    ],
)
def test_python(python, empty, use):
    python(f"parts = {empty}\nif order.paid_at is not None:\n    parts = load(order.paid_at)\n{use}")
    python(f"parts = load(order.paid_at) if order.paid_at else {empty}\n{use}")
    python(f"parts = {empty} if order.paid_at is None else load(order.paid_at)\n{use}")


@pytest.mark.parametrize("each", ["for key, part in parts.items()", "for part in parts.values()", "for key in parts.keys()"])
def test_dictionaries(python, each):
    python(f"parts = load(order.paid_at) if order.paid_at else {{}}\n{each}:\n    {PYTHON_USE}")


@pytest.mark.parametrize(
    "between",
    [
        'parts.append("a")',
        "parts.extend(others)",
        "parts += others",
        "parts.update(others)",
        'parts["x"] = others',
        "fill(parts)",
        "parts = others",
        'same = parts\nsame.append("a")',
        "for other in others:\n    parts.append(other)",
    ],
)
def test_python_something_else_is_put_in(python, between):
    python(
        f"parts = load(order.paid_at) if order.paid_at else []\n{between}\nif parts:\n    {PYTHON_USE}  # null",
        before="def fill(parts):\n    parts.append(1)",
        signature="order: Order, others",
    )


@pytest.mark.parametrize("other", ['["a"]', "others", '{"a": 1}'])
def test_python_other_containers(python, other):
    python(
        f"parts = load(order.paid_at) if order.paid_at else {other}\nfor part in parts:\n    {PYTHON_USE}  # null",
        signature="order: Order, others",
    )


WRONG = 'StringBuilder wrong = new StringBuilder();\nif (order.getReference() == null) { wrong.append("no reference"); }'


@pytest.mark.parametrize("builder", ["StringBuilder", "StringBuffer"])
@pytest.mark.parametrize(
    "refused",
    [
        "if (wrong.length() > 0) { throw new IllegalStateException(wrong.toString()); }",
        "if (wrong.length() != 0) { throw new IllegalStateException(wrong.toString()); }",
        "if (!wrong.isEmpty()) { throw new IllegalStateException(wrong.toString()); }",
        "if (order.getPaidAt() == null) { wrong.append(1); } if (wrong.length() > 0) { return; }",
    ],
)
def test_builders_of_texts(java, builder, refused):
    in_java(java, f"{WRONG.replace('StringBuilder', builder)}\n{refused}\n{JAVA_USE}")


@pytest.mark.parametrize(
    ("made", "refused"),
    [
        ('new StringBuilder("a")', "if (wrong.length() > 0) { return; }"),
        ("new StringBuilder()", "if (wrong.length() > 20) { return; }"),
        ("new StringBuilder()", "wrong.setLength(0); if (wrong.length() > 0) { return; }"),
        ("new StringBuilder()", "clear(wrong); if (wrong.length() > 0) { return; }"),
    ],
)
def test_builders_that_do_not_tell(java, made, refused):
    if "length() > 0" in refused and '"a"' in made:
        in_java(
            java, f"{WRONG.replace('new StringBuilder()', made)}\nif (wrong.length() == 0) {{ return; }}\n{JAVA_USE}  // null"
        )
    else:
        in_java(java, f"{WRONG}\n{refused}\n{JAVA_USE}  // null")


IMPORTED = "import java.util.*;"


@pytest.mark.parametrize(
    "filling",
    [
        "lines.forEach(line -> wrong.append(line));",
        "lines.forEach(wrong::append);",
        "Runnable later = () -> wrong.append(1);\nlater.run();",
        "wrong.insert(0, 1);",
        "if (lines.size() > 3) { wrong.setLength(3); }",
    ],
)
def test_builders_that_are_filled_otherwise(java, filling):
    body = f"StringBuilder wrong = new StringBuilder();\n{filling}\nif (wrong.isEmpty()) {{ return; }}\n{JAVA_USE}  // null"
    java(body, imports=IMPORTED, parameters="Order order, List<String> lines")


@pytest.mark.parametrize(
    "filling",
    [
        "all.forEach((key, value) -> found.put(key, value));",
        "all.forEach(found::put);",
        "Runnable later = () -> found.put(1, 2);\nlater.run();",
    ],
)
def test_maps_that_lambdas_fill(java, filling):
    body = f"Map<String, String> found = new HashMap<>();\n{filling}\nif (!found.isEmpty()) {{\n{JAVA_USE}  // null\n}}"
    java(body, imports=IMPORTED, parameters="Order order, Map<String, String> all")


@pytest.mark.parametrize("asking", ["all.forEach(key -> found.contains(key));", "all.forEach(found::contains);"])
def test_lists_that_lambdas_only_ask(java, asking):
    body = f"List<String> found = new ArrayList<>();\n{asking}\nif (!found.isEmpty()) {{\n{JAVA_USE}\n}}"
    java(body, imports=IMPORTED, parameters="Order order, List<String> all")


@pytest.mark.parametrize("made", ["new PriceList()", "PriceList.of()", "new shop.other.PriceList()"])
def test_containers_of_the_project_itself(java, made):
    members = """
    static class PriceList {
        int count = 3;
        boolean isEmpty() { return count == 0; }
        static PriceList of() { return new PriceList(); }
    }
    """
    java(f"PriceList prices = {made};\nif (!prices.isEmpty()) {{\n{JAVA_USE}  // null\n}}", members=members)
