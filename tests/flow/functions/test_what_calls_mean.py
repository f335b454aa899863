"""What a call means, and gives: methods with another number of parameters, methods that are left out, defaults that the caller
gives."""

from __future__ import annotations

import pytest

from nullguard.flow.functions.answers.left_out import LEFT_OUT

LOADER = """
package shop;
class Service extends Loader {
    void define(String folder, String name) { int at = name.lastIndexOf('.'); }
    void run(Service other) { CALL }
    class Inner { void run() { define("a", null, null); } }
}
"""


@pytest.mark.parametrize(
    ("call", "uses"),
    [
        ("define(null, null, null);", 0),
        ('this.define("a", null, null, null);', 0),
        ("other.define(null);", 0),
        ('define("a", null);', 1),
        ('other.define("a", null);', 1),
    ],
)
def test_another_number_of_arguments(analyse, call, uses):
    assert len(analyse({"shop/Service.java": LOADER.replace("CALL", call)})["shop/Service.java"]) == uses


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ("return null;", LEFT_OUT),
        ("String text = null; return text;", ""),
        ("print(); return null;", ""),
    ],
)
@pytest.mark.parametrize("modifiers", ["static", "private", "private static", "final"])
def test_methods_that_are_left_out(observe, body, doubt, modifiers):
    text = f"""
package shop;
class Service {{
    {modifiers} String found() {{ {body} }}
    void run() {{ found().trim(); }}
}}
"""
    assert [use.origin.doubt for use in observe(text).uses] == [doubt]


@pytest.mark.parametrize(
    ("other", "doubt"),
    [
        ("int size() { return 0; }", LEFT_OUT),
        ("void close() { print(); }", LEFT_OUT),
        ("Object other() { throw new IllegalStateException(); }", LEFT_OUT),
        ('String name() { return "x"; }', ""),
        ("String name() { return this.text; }", ""),
        ("Object made() { print(); return null; }", ""),
    ],
)
def test_classes_that_give_something_leave_nothing_out(observe, other, doubt):
    text = f"""
package shop;
class Service {{
    static String found() {{ return null; }}
    {other}
    void run() {{ found().trim(); }}
}}
"""
    assert [use.origin.doubt for use in observe(text).uses] == [doubt]


SETTINGS = """
def setting(name: str, default: str | None = None) -> str | None:
    return load(name, default)


class Settings:
    def get(self, name: str, default_value=None) -> str | None:
        return load(name, default_value)


settings = Settings()
"""


@pytest.mark.parametrize(
    "call",
    [
        'setting("a", "b")',
        'setting("a", default="b")',
        'setting("a", default=order.number + "x")',
        'settings.get("a", "b")',
        'settings.get("a", default_value="b")',
    ],
)
def test_a_default_is_given(python, call):
    python(f"{call}.strip()", before=SETTINGS)


@pytest.mark.parametrize(
    "call",
    [
        'setting("a")',
        'setting("a", None)',
        'setting("a", default=None)',
        'setting("a", default=order.reference)',
        'setting("a", default=True)',
        'settings.get("a")',
    ],
)
def test_no_default_is_given(python, call):
    python(f"{call}.strip()  # null", before=SETTINGS)


def test_what_namesakes_give(java):
    java(
        """
        messages.getMessage("a", null, null).replace("b", order.getReference());  // null
        messages.other("a", null).replace("b", order.getReference());
        """,
        members=(
            "interface Messages extends MessageSource {\nString getMessage(String code);\nString other(String code);\n"
            "Object other(int code);\n}"
        ),
        parameters="Order order, Messages messages",
    )
