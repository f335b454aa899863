"""Nulls that are handed to functions of the project which use them: the finding stands at the argument."""

from __future__ import annotations

import pytest

LENGTH = "int length(String x) { return x.length(); }"


@pytest.mark.parametrize(
    "helper",
    [
        LENGTH,
        "int length(String x) { log(); return x.length(); }\nvoid log() {}",
        "int length(String x) { return inner(x); }\nint inner(String x) { return x.length(); }",
        "static int length(String x) { for (char c : x.toCharArray()) { } return 1; }",
    ],
)
def test_a_null_is_handed_to_its_use(java, helper):
    java("length(order.getReference()); // null\nlength(order.getNumber());", members=helper)


@pytest.mark.parametrize(
    "helper",
    [
        "int length(String x) { return x == null ? 0 : x.length(); }",
        "int length(String x) { if (x == null) return 0; return x.length(); }",
        "int length(String x) { if (x != null) return x.length(); return 0; }",
        "int length(String x) { try { return x.length(); } catch (NullPointerException e) { return 0; } }",
        'int length(String x) { x = x + ""; return x.length(); }',
        "int length(String x) { return 0; }",
        "int length(String x) { if (x == null) throw new IllegalArgumentException(); return x.length(); }",
    ],
)
def test_a_helper_that_cares_may_be_given_null(java, helper):
    java("length(order.getReference());", members=helper)


def test_a_tested_argument_is_no_null(java):
    java("if (order.getReference() != null) length(order.getReference());", members=LENGTH)


def test_one_report_is_enough(java):
    java("length(order.getReference()); // null\nlength(order.getReference());\norder.getReference().trim();", members=LENGTH)


def test_the_class_of_what_is_passed_chooses_the_overload(java):
    java(
        "length(order.getReference()); // null\nlength(unknown());",
        members=f"{LENGTH}\nint length(Object x) {{ return 0; }}",
    )


def test_an_interface_with_one_implementation(java):
    java(
        "sizes.length(order.getReference()); // null",
        members=f"interface Sizes {{ int length(String x); }}\nclass Plain implements Sizes {{ public {LENGTH} }}\nSizes sizes;",
    )


def test_an_interface_with_several(java):
    java(
        "sizes.length(order.getReference());",
        members=f"""
        interface Sizes {{ int length(String x); }}
        class Plain implements Sizes {{ public {LENGTH} }}
        class None implements Sizes {{ public int length(String x) {{ return 0; }} }}
        Sizes sizes;
        """,
    )


def test_null_itself(java):
    java("length(null); // null", members=LENGTH)


def test_python(python):
    python(
        """
        shout(order.reference)  # null
        shout(order.number)
        polite(order.reference)
        if order.reference:
            shout(order.reference)
        """,
        before="""
        def shout(text):
            return text.upper()

        def polite(text):
            return text.upper() if text else ""
        """,
    )


def test_what_a_helper_reads_of_its_argument(python):
    python(
        """
        if order.pk:
            label(order)  # null
        label(letter)
        label(parcel)
        """,
        before="""
        class Letter:
            def __init__(self):
                self.reference = "x"

        class Parcel:
            def __init__(self):
                self.reference = "y"

        letter, parcel = Letter(), Parcel()

        def label(thing):
            return thing.reference.upper()
        """,
    )


def test_a_helper_that_tests_what_it_reads(python):
    python(
        "label(order)",
        before="""
        def label(thing):
            if thing.reference is None:
                return ""
            return thing.reference.upper()
        """,
    )


SHOUT = """
def shout(text, *, mark="!"):
    return text.upper() + mark
"""


@pytest.mark.parametrize(
    "call",
    [
        "shout(text=order.reference)  # null",
        "shout(mark='?', text=order.reference)  # null",
        "shout(order.number, mark=order.reference)  # null",
        "shout(order.number, mark=order.number)",
        "shout(text=order.number)",
        "shout(*order.reference)  # null",
        "shout(**make(order.reference))",
    ],
)
def test_arguments_by_name(python, call):
    python(call, "from shop.other import make", SHOUT)


@pytest.mark.parametrize(
    "call",
    [
        "Label(order.reference)  # null",
        "Label(order.number, order.reference)",
        "Label(order.number, size=order.reference)",
        "Label(text=order.reference)  # null",
        "Wide(order.reference)",
    ],
)
def test_constructors(python, call):
    python(
        call,
        before="""
        class Label:
            def __init__(self, text, size=None):
                self.text = text.strip()
                self.size = size

        class Wide(Label):
            def __init__(self, text):
                self.text = text or ""
        """,
    )


def use_of(path: str) -> str:
    return f"def store(path, name=None, flag=False):\n    {path}"


@pytest.mark.parametrize(
    "body",
    [
        "if LOCAL: os.remove(path)",
        "if settings.LOCAL: os.remove(path)\n    else: other.delete(path)",
        "if not LOCAL and DEEP: other.delete(path)\n    else: os.remove(path)",
        "for part in PARTS: os.remove(path)",
        "return os.remove(path) if LOCAL else None",
        "if LOCAL:\n        return os.path.join(PARTS, path)\n    return path",
    ],
)
def test_a_use_on_some_paths_that_do_not_depend_on_what_is_given(python, body):
    python(
        "store(order.reference)  # null",
        "import os\nimport other\nfrom shop.other import LOCAL, DEEP, PARTS, settings",
        use_of(body),
    )


@pytest.mark.parametrize(
    "body",
    [
        "if path: os.remove(path)",
        "if path is None: return\n    os.remove(path)",
        "if flag: os.remove(path)",
        "if name == 'a': os.remove(path)",
        "if flag and LOCAL: os.remove(path)",
        "if LOCAL and path: os.remove(path)",
        "if name: return\n    os.remove(path)",
        "found = other.find(path)\n    if found: os.remove(path)",
        "for part in PARTS:\n        if part == name: os.remove(path)",
        "while flag: os.remove(path)",
        "return os.remove(path) if flag else None",
        "return flag and os.remove(path)",
        "return [os.remove(path) for part in PARTS if part == name]",
        "try: other.delete(path)\n    except ValueError: os.remove(path)",
        "try: os.remove(path)\n    except TypeError: pass",
        "def later(): os.remove(path)\n    other.call(later)",
        "other.call(lambda: os.remove(path))",
        "path = path or 'a'\n    if LOCAL: os.remove(path)",
        "match name:\n        case 'a': os.remove(path)",
        "if LOCAL: print(path)",
    ],
)
def test_a_use_that_depends_on_what_is_given_demands_nothing(python, body):
    python("store(order.reference)", "import os\nimport other\nfrom shop.other import LOCAL, PARTS", use_of(body))


def test_an_argument_that_a_later_one_uses_is_told_once(python):
    python("pair(order.reference, order.reference.strip())  # null", before="def pair(one, two): return one.upper() + two")
