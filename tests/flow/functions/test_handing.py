"""Null that a caller leaves in a field, a flag's shadow, an array, a list or a map, and the function that meets it there."""

from __future__ import annotations

import pytest

SERVICE = """
package shop;
import java.util.*;
class Service {{
    {members}
}}
"""


def uses(analyse, members: str, others: str = "") -> list[tuple[str, str]]:
    """The kinds of the uses in a class, and the lines that they stand on."""
    files = {"shop/Service.java": SERVICE.format(members=members)}
    if others:
        files["shop/Other.java"] = f"package shop;\nimport java.util.*;\n{others}"
    found = []
    for path, seen in analyse(files).items():
        lines = files[path].split("\n")
        found += [(use.kind, lines[use.line - 1].strip()) for use in seen if use.origin == "path"]
    return found


FIELD = "String text; void sink() {{ {body} }} void run() {{ text = null; {call} }}"


@pytest.mark.parametrize("body", ["text.trim();", "String copy = text; copy.trim();", "try { text.trim(); } finally { done(); }"])
def test_a_field_that_is_null_at_the_call(analyse, body):
    assert uses(analyse, FIELD.format(body=body, call="sink();"))[0][0] == "passed"


@pytest.mark.parametrize(
    "body",
    [
        'text = "there"; text.trim();',
        "if (text != null) text.trim();",
        "if (text == null) return; text.trim();",
        "if (ready()) text.trim();",
        "fill(); text.trim();",
        "while (more()) text.trim();",
        "try { text.trim(); } catch (NullPointerException error) { }",
        "String.valueOf(text);",
    ],
)
def test_a_function_that_can_return_with_the_null(analyse, body):
    helpers = "void fill() { text = load(); } String load() { return name; } String name;"
    assert uses(analyse, FIELD.format(body=body, call="sink();") + helpers) == []


@pytest.mark.parametrize("call", ['text = "there"; sink();', "fill(); sink();", "if (text != null) sink();", "other.sink();"])
def test_a_field_that_is_set_in_between(analyse, call):
    helpers = "void fill() { text = load(); } String load() { return name; } String name; Service other;"
    assert uses(analyse, FIELD.format(body="text.trim();", call=call) + helpers) == []


FLAG = "boolean on; void sink(String text) {{ if (on) {{ {yes} }} else {{ {no} }} }} void run() {{ {set} sink(null); }}"


def test_a_flag_that_chooses_the_use(analyse):
    assert [kind for kind, _ in uses(analyse, FLAG.format(yes="text.trim();", no="", set="on = true;"))] == ["passed"]
    assert uses(analyse, FLAG.format(yes="", no="text.trim();", set="on = true;")) == []
    assert uses(analyse, FLAG.format(yes="text.trim();", no="", set="")) == []
    assert uses(analyse, FLAG.format(yes="text.trim();", no="", set="on = ready();")) == []


def test_an_argument_that_chooses_the_use(analyse):
    helper = "void sink(boolean on, String text) { if (on) { text.trim(); } }"
    assert [kind for kind, _ in uses(analyse, helper + "void run() { sink(true, null); }")] == ["passed"]
    assert uses(analyse, helper + "void run() { sink(false, null); }") == []
    assert uses(analyse, helper + "void run(boolean on) { sink(on, null); }") == []
    assert uses(analyse, helper + 'void run() { sink(true, "there"); }') == []


def test_a_static_field_of_another_class(analyse):
    other = (
        "class Other { static void sink() { Service.text.trim(); }"
        "static void safe() { if (Service.text != null) Service.text.trim(); } }"
    )
    run = "static String text; void run() {{ text = {value}; Other.{call}(); }}"
    assert [kind for kind, _ in uses(analyse, run.format(value="null", call="sink"), other)] == ["passed"]
    assert uses(analyse, run.format(value="null", call="safe"), other) == []
    assert uses(analyse, run.format(value='"there"', call="sink"), other) == []


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("String[] all = new String[3]; all[2] = null; sink(all);", "String[] all) { all[2].trim();"),
        ("Box box = new Box(); box.text = null; sink(box);", "Box box) { String text = box.text; text.trim();"),
        (
            'Map<String, String> map = new HashMap<>(); map.put("a", null); sink(map);',
            'Map<String, String> map) { map.get("a").trim();',
        ),
        ("List<String> list = new ArrayList<>(); list.add(null); sink(list);", "List<String> list) { list.get(0).trim();"),
        ("List<String> list = new LinkedList<>(); list.add(0, null); sink(list);", "List<String> list) { list.remove(0).trim();"),
        ("String text = null; sink((Object) text);", "Object it) { String text = (String) it; text.trim();"),
        (
            "List<String> list = new ArrayList<>(); list.add(null); sink(list);",
            "List<String> list) { for (String it : list) it.trim();",
        ),
    ],
)
def test_what_an_argument_holds(analyse, given, read):
    members = f"static class Box {{ String text; }} void run() {{ {given} }} void sink({read} }}"
    assert [kind for kind, _ in uses(analyse, members)] == ["passed"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("String[] all = new String[3]; all[1] = null; sink(all);", "String[] all) { all[2].trim();"),
        ("String[] all = new String[3]; all[2] = null; all[2] = name; sink(all);", "String[] all) { all[2].trim();"),
        ("Box box = new Box(); box.text = null; sink(new Box());", "Box box) { box.text.trim();"),
        ("Box box = new Box(); box.text = null; sink(box);", "Box box) { box.text = name; box.text.trim();"),
        ("List<String> list = new ArrayList<>(); list.add(name); sink(list);", "List<String> list) { list.get(0).trim();"),
        (
            "List<String> list = new ArrayList<>(); list.add(null); list.add(name); sink(list);",
            "List<String> list) { list.get(1).trim();",
        ),
        (
            "List<String> list = new ArrayList<>(); list.add(null); list.clear(); sink(list);",
            "List<String> list) { list.get(0).trim();",
        ),
        (
            "List<String> list = new ArrayList<>(); list.add(null); fill(list); sink(list);",
            "List<String> list) { list.get(0).trim();",
        ),
        ("List<String> list = new ArrayList<>(all); list.add(null); sink(list);", "List<String> list) { list.get(0).trim();"),
    ],
)
def test_what_an_argument_does_not_hold(analyse, given, read):
    members = "static class Box { String text; } List<String> all; String name;"
    members += "void fill(List<String> list) { list.set(0, name); }"
    assert uses(analyse, f"{members} void run() {{ {given} }} void sink({read} }}") == []


def test_a_list_of_nulls_in_the_same_function(java):
    java(
        """
        List<String> list = new ArrayList<>();
        list.add(null);
        list.get(0).trim(); // null
        list.size();
        List<String> other = new ArrayList<>();
        other.add("there");
        other.get(0).trim();
        other.add(null);
        other.get(0).trim();
        """,
        "import java.util.*;",
    )


def test_a_function_that_only_gives_null(analyse):
    source = "private String {name}() {{ String text = null; return text; }} void run() {{ {name}().trim(); }}"
    assert [kind for kind, _ in uses(analyse, source.format(name="load"))] == ["method"]


@pytest.mark.parametrize(
    ("members", "others"),
    [
        (
            "String load() { return null; } void run() { load().trim(); }",
            'class Other extends Service { String load() { return "there"; } }',
        ),
        (
            "Source source; void run() { source.load().trim(); }",
            (
                "interface Source { String load(); }"
                "class A implements Source { public String load() { return null; } }"
                "class B implements Source { String name; public String load() { return name; } }"
            ),
        ),
        ("Base base; void run() { base.load().trim(); }", "abstract class Base { String load() { return null; } }"),
        ("String name; private String load(int n) { if (n > 3) return null; return name; } void run() { load(1).trim(); }", ""),
        (
            "String name; private String load(String it) { return it == null ? null : name; } void run() { load(name).trim(); }",
            "",
        ),
    ],
)
def test_a_function_that_may_give_something_else(analyse, members, others):
    assert uses(analyse, members, others) == []


@pytest.mark.parametrize("modifiers", ["static", "public static", "protected static"])
def test_a_static_flag_that_nobody_sets_keeps_its_value(analyse, modifiers):
    run = "void run() { String text = null; if (Other.on) { text.trim(); } }"
    assert uses(analyse, run, f"class Other {{ {modifiers} boolean on = false; }}") == []
    assert len(uses(analyse, run, f"class Other {{ {modifiers} boolean on = true; }}")) == 1
    assert len(uses(analyse, run, f"class Other {{ {modifiers} boolean on = false; void set() {{ on = true; }} }}")) == 1
    assert len(uses(analyse, run + "void set() { Other.on = true; }", f"class Other {{ {modifiers} boolean on = false; }}")) == 1


MAP = "void sink(Map<String, String> map) {{ {read} }} void run(Map<String, String> other) {{ {run} }}"


def test_what_a_map_holds_for_a_key_is_known_by_those_who_fill_it(analyse):
    def origins(read: str, run: str) -> list[str]:
        source = SERVICE.format(members=MAP.format(read=read, run=run))
        return [use.origin for use in analyse({"shop/Service.java": source})["shop/Service.java"]]

    assert origins('map.get("a").trim();', 'other.put("a", "there"); sink(other);') == []
    assert origins('map.get("a").trim();', 'other.put("a", null); sink(other);') == ["path"]
    assert origins('map.get("a").trim();', "") == ["library"]
    assert origins("map.get(name()).trim();", "sink(other);") == ["library"]
    assert origins("", 'sink(other); other.get("a").trim();') == ["library"]


@pytest.mark.parametrize(
    ("members", "expression"),
    [
        ("String text; void sink() { text.trim(); } void run() { text = null; sink(); }", "text"),
        (
            "void sink(boolean on, String it) { if (on) { it.trim(); } } void run() { String text = null; sink(true, text); }",
            "text",
        ),
        (
            "void sink(String[] it) { it[2].trim(); } void run() { String[] all = new String[3]; all[2] = null; sink(all); }",
            "all.[2]",
        ),
        (
            "void sink(List<String> it) { it.get(0).trim(); } void run() { var all = new Stack<>(); all.add(null); sink(all); }",
            "all",
        ),
    ],
)
def test_what_is_handed_over_is_called_as_the_caller_calls_it(analyse, members, expression):
    seen = analyse({"shop/Service.java": SERVICE.format(members=members)})["shop/Service.java"]
    assert [(use.kind, use.expression) for use in seen] == [("passed", expression)]


def test_a_list_of_nulls_that_was_reported_stays_a_list(analyse):
    members = (
        "void sink(List<String> it) { it.get(0).trim(); } void run() { List<String> all = new ArrayList<>(); all.add(null); "
    )
    assert len(uses(analyse, members + "sink(all); all.size(); for (String it : all) { it.trim(); } }")) == 1


def test_code_that_hands_null_on_at_each_call_is_followed_a_bounded_way(analyse):
    calls = "".join("step{next}(true, text); " for _ in range(6))
    steps = "".join(
        f"void step{number}(boolean on, String it) {{ String text = null;"
        f"if (on) {{ {calls.format(next=number + 1)} }} it.trim(); }}"
        for number in range(12)
    )
    assert len(uses(analyse, steps + "void step12(boolean on, String it) { it.trim(); }")) > 0
