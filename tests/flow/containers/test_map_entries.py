"""Java's maps that are filled with columns, under constant keys or the keys of rows, and what comes out of them."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

IMPORTS = "import java.util.*;"
MODEL = """
static final String NOTE = "note";
Map<String, String> model(Order order) {
    Map<String, String> model = new HashMap<>();
    model.put("number", order.getNumber());
    model.put(NOTE, order.getReference());
    return model;
}
Map<String, String> byNumber(List<Order> orders) {
    Map<String, String> found = new HashMap<>();
    for (Order order : orders) {
        found.put(order.getNumber(), order.getReference());
    }
    return found;
}
List<Map<String, String>> models(List<Order> orders) {
    List<Map<String, String>> found = new ArrayList<>();
    for (Order order : orders) {
        Map<String, String> model = new HashMap<>();
        model.put("note", order.getReference());
        found.add(model);
    }
    return found;
}
void fill(Map<String, String> model) { model.put("note", ""); }
void show(Map<String, String> model) { System.out.println(model.get("number")); }
"""


@pytest.fixture
def of_columns(analyse, shop_java):
    """`of_columns(body, parameters)`: exactly the lines with `// null` use the null of a column; that a map may have no entry is
    another matter."""

    def expect(body: str, parameters: str = "Order order") -> None:
        inner = f"void run({parameters}) {{\n{indent(dedent(body), '    ')}\n}}"
        text = "\n".join(("package shop;", IMPORTS, "class Service {", MODEL, inner, "}"))
        seen = analyse({"shop/Order.java": shop_java, "shop/Service.java": text})["shop/Service.java"]
        marked = [number for number, line in enumerate(text.split("\n"), 1) if "// null" in line]
        assert sorted({use.line for use in seen if use.origin == "column"}) == marked

    return expect


@pytest.mark.parametrize(
    "body",
    [
        'model(order).get("note").trim();  // null',
        "Map<String, String> model = model(order);\nmodel.get(NOTE).trim();  // null",
        "Map<String, String> model = model(order);\nshow(model);\nmodel.get(NOTE).trim();  // null",
        'Map<String, String> model = model(order);\nmodel.put("other", "");\nmodel.get(NOTE).trim();  // null',
        'Map<String, String> made = new TreeMap<>();\nmade.put("note", order.getReference());\nmade.get("note").trim();  // null',
    ],
)
def test_an_entry_is_as_null_as_what_was_put_in(of_columns, body):
    of_columns(body)


@pytest.mark.parametrize(
    "body",
    [
        'if (order.getReference() == null) { return; }\nmodel(order).get("number").trim();',
        "Map<String, String> model = model(order);\nif (model.get(NOTE) == null) { return; }\nmodel.get(NOTE).trim();",
        'Map<String, String> model = model(order);\nmodel.put("note", "");\nmodel.get("note").trim();',
        "Map<String, String> model = model(order);\nfill(model);\nmodel.get(NOTE).trim();",
        'Map<String, String> model = model(order);\nmodel.putAll(Map.of("note", ""));\nmodel.get(NOTE).trim();',
        'Map<String, String> model = model(order);\nmodel.merge("note", "", String::concat);\nmodel.get(NOTE).trim();',
        'Map<String, String> one = model(order);\nMap<String, String> same = one;\nsame.put("note", "");\none.get(NOTE).trim();',
        'Map<String, String> model = model(order);\nmodel.put(order.getNumber(), "");\nmodel.get(NOTE).trim();',
        'Map<String, String> made = new HashMap<>();\nmade.put("note", order.getNumber());\nmade.get("note").trim();',
    ],
)
def test_what_else_is_put_in_counts(of_columns, body):
    of_columns(body)


@pytest.mark.parametrize(
    "body",
    [
        "for (String note : byNumber(orders).values()) {\n    note.trim();  // null\n}",
        'for (Map<String, String> model : models(orders)) {\n    model.get("note").trim();  // null\n}',
    ],
)
def test_entries_under_the_keys_of_rows(of_columns, body):
    of_columns(body, "List<Order> orders, String key")


@pytest.mark.parametrize(
    "body",
    [
        "for (String number : byNumber(orders).keySet()) {\n    number.trim();\n}",
        "for (Map.Entry<String, String> entry : byNumber(orders).entrySet()) {\n    entry.getKey().trim();\n}",
        "for (String note : byNumber(orders).values()) {\n    if (note != null) { note.trim(); }\n}",
        'Map<String, String> found = byNumber(orders);\nfound.put(key, "");\nfor (String note : found.values()) { note.trim(); }',
        'for (Map<String, String> one : models(orders)) {\n    if (one.get("note") != null) { one.get("note").trim(); }\n}',
    ],
)
def test_what_is_there_under_the_keys_of_rows(of_columns, body):
    of_columns(body, "List<Order> orders, String key")
