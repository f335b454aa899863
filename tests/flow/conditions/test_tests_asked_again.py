"""A test that is asked again gives the same answer, whatever it asks: what went with it the first time goes with it then."""

from __future__ import annotations

import pytest

JAVA_USE = "order.getReference().trim();"
JAVA = "Order order, Object value, String code, int number, java.util.Set<String> codes, java.util.Iterator<String> rest"
PYTHON = "order: Order, value, code, codes"


@pytest.mark.parametrize(
    "test",
    [
        "value instanceof String",
        "!(value instanceof String)",
        "value instanceof String text",
        "code.startsWith(prefix)",
        "StringUtils.isNotBlank(code)",
        "Objects.equals(code, prefix)",
        'code.equals("new")',
        "codes.contains(code)",
        "number == 3",
        "number != 3",
        "number >= 3",
        "kind == 3",
        "this.kind == 3",
        'number == 3 || code.equals("new")',
        "number == 3 || number == 4",
        "(number & 4) != 0",
        "number % 2 == 0",
        "value.getClass() == String.class",
        "value instanceof String || value instanceof Integer",
    ],
)
@pytest.mark.parametrize("first", ["({test}) && order.getReference() == null", "order.getReference() == null && ({test})"])
def test_java(java, test, first):
    java(
        f"if ({first.format(test=test)}) {{ return; }}\nif ({test.replace('String text', 'String other')}) {{ {JAVA_USE} }}",
        imports="import java.util.Objects;\nimport org.apache.commons.lang3.StringUtils;",
        members='private int kind;\nprivate static final String prefix = "a";',
        parameters=JAVA,
    )


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("value instanceof String", "value instanceof Integer"),
        ("value instanceof String", "!(value instanceof String)"),
        ("number == 3", "number == 3 || number == 4"),
        ("number > 3", "number >= 3"),
        ("number != 3", "number == 3"),
        ("codes.contains(code)", "codes.contains(order.getNumber())"),
    ],
)
def test_java_other_tests(java, first, then):
    java(f"if ({first} && order.getReference() == null) {{ return; }}\nif ({then}) {{\n{JAVA_USE}  // null\n}}", parameters=JAVA)


@pytest.mark.parametrize(
    ("test", "between"),
    [
        ("value instanceof String", "value = code;"),
        ("codes.contains(code)", "codes.add(code);"),
        ("codes.contains(code)", "codes.clear();"),
        ("rest.hasNext()", "rest.next();"),
        ("number == 3", "number++;"),
        ("kind == 3", "kind = number;"),
        ("this.kind == 3", "kind = number;"),
    ],
)
def test_java_something_else_by_then(java, test, between):
    java(
        f"if ({test} && order.getReference() == null) {{ return; }}\n{between}\nif ({test}) {{\n{JAVA_USE}  // null\n}}",
        members="private int kind;",
        parameters=JAVA,
    )


PYTHON_USE = "order.paid_at.isoformat()"


@pytest.mark.parametrize(
    "test",
    [
        "isinstance(value, str)",
        "isinstance(value, (str, bytes))",
        "type(value) is str",
        'code.endswith((".a", ".b"))',
        "not isinstance(value, str)",
        "callable(value)",
        'hasattr(value, "read")',
        'code in ("new", "open")',
        'code in ["new", "open"]',
        'code not in {"new", "open"}',
        "code in codes",
        '"new" in codes',
        'code == "new" or code == "open"',
        "len(codes) > 1",
        "any(codes)",
        'order.number in ("a", "b")',
        'code.startswith("a")',
    ],
)
@pytest.mark.parametrize("first", ["({test}) and order.paid_at is None", "not order.paid_at and ({test})"])
def test_python(python, test, first):
    python(f"if {first.format(test=test)}:\n    raise ValueError\nif {test}:\n    {PYTHON_USE}", signature=PYTHON)


@pytest.mark.parametrize("member", ["new", "open"])
def test_one_of_the_members(python, member):
    python(
        f"""
        if code in ("new", "open") and order.paid_at is None:
            raise ValueError
        if code == "{member}":
            {PYTHON_USE}
        """,
        signature=PYTHON,
    )


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("isinstance(value, str)", "isinstance(value, int)"),
        ('code in ("new", "open")', 'code in ("new", "open", "paid")'),
        ('code in ("new", "open")', 'code == "paid"'),
        ('code in ("new", "open")', 'code not in ("new", "open")'),
        ("code in codes", "value in codes"),
        ("len(codes) > 1", "len(codes) > 0"),
    ],
)
def test_python_other_tests(python, first, then):
    python(f"if {first} and order.paid_at is None:\n    raise ValueError\nif {then}:\n    {PYTHON_USE}  # null", signature=PYTHON)


@pytest.mark.parametrize("change", ["codes.append('new')", "codes.clear()", "codes['new'] = 1", "del codes['new']"])
def test_what_a_variable_holds_of_contents_that_change(python, change):
    python(
        f"""
        has = "new" in codes
        if has and order.paid_at is None:
            return
        {change}
        if has:
            {PYTHON_USE}
        if "new" in codes:
            {PYTHON_USE}  # null
        """,
        signature=PYTHON,
    )


def test_a_variable_that_a_test_sets(python):
    python(
        f"""
        if (kind := code.upper()) == "NEW" and not order.paid_at:
            raise ValueError
        if kind == "NEW":
            {PYTHON_USE}
        """,
        signature=PYTHON,
    )


@pytest.mark.parametrize(("then", "told"), [('"new"', ""), ('"paid"', "  # null"), ('"new" | "paid"', "  # null")])
def test_cases_of_match(python, then, told):
    python(
        f"""
        if code in ("new", "open") and not order.paid_at:
            raise ValueError
        match code:
            case {then}:
                {PYTHON_USE}{told}
        """,
        signature=PYTHON,
    )


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ('code.equals("new")', 'switch (code) { case "new": USE break; default: }'),
        ("number == 3", "switch (number) { case 3: USE break; default: }"),
        ("kind == Kind.NEW", "switch (kind) { case NEW: USE break; default: }"),
        ("kind == Kind.NEW", "switch (kind) { case NEW -> { USE } default -> { } }"),
    ],
)
def test_cases_of_java(java, first, then):
    parameters, members = "Order order, String code, int number, Kind kind", "enum Kind { NEW, OPEN, PAID }"
    guarded = f"if ({first} && order.getReference() == null) {{ return; }}"
    java(f"{guarded}\n{then.replace('USE', JAVA_USE)}", parameters=parameters, members=members)
    swapped = then.replace("USE", "if (order.getReference() == null) { return; }")
    java(f"{swapped}\nif ({first}) {{ {JAVA_USE} }}", parameters=parameters, members=members)
    other = then.replace("NEW", "OPEN").replace("new", "open").replace("case 3", "case 4")
    told = other.replace("USE", f"\n{JAVA_USE}  // null\n")
    java(f"{guarded}\n{told}", parameters=parameters, members=members)


@pytest.mark.parametrize(
    ("test", "between"),
    [
        ("isinstance(value, str)", "value = load(code)"),
        ("code in codes", "codes.append(code)"),
        ('"new" in codes', "codes.update(new=1)"),
        ("len(codes) > 1", "codes.pop()"),
    ],
)
def test_python_something_else_by_then(python, test, between):
    python(
        f"if {test} and order.paid_at is None:\n    raise ValueError\n{between}\nif {test}:\n    {PYTHON_USE}  # null",
        signature=PYTHON,
    )


def test_what_a_test_goes_with_is_written(python, java):
    python(
        "text = None\nif isinstance(value, str):\n    text = value.strip()\nif isinstance(value, str):\n    text.upper()",
        signature=PYTHON,
    )
    java(
        "String text = null;\nif (value instanceof String) { text = code.trim(); }\n"
        "if (value instanceof String) { text.length(); }",
        parameters=JAVA,
    )
