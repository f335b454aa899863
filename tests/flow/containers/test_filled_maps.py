"""Java's maps that are filled with rows: what was known of each of them is known of what comes out."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.function.*;\nimport java.util.stream.*;"
MEMBERS = """
Map<Long, Order> field = new HashMap<>();
static <K, V> void show(Map<K, V> map) { System.out.println(map.size()); }
static void fill(Map<String, Order> map) { map.put("new", new Order()); }
void refill(Map<String, Order> map) { map.put("new", new Order()); }
void refillLater(Map<String, Order> map) { refill(map); }
static class Filler {
    private final Map<String, Order> map;
    Filler(Map<String, Order> map) { this.map = map; }
    void fill(Order order) { map.put("new", order); }
}
static class Shower {
    private final Map<String, Order> map;
    Shower(Map<String, Order> map) { this.map = map; }
    int size() { return map.size(); }
}
Map<String, Order> filled(List<Order> orders) {
    Map<String, Order> found = new HashMap<>();
    for (Order order : orders) {
        if (order.getReference() == null) { continue; }
        found.put(order.getNumber(), order);
    }
    return found;
}
Map<String, Order> keyed(List<Order> orders) {
    return orders.stream().filter(o -> o.getReference() != null).collect(Collectors.toMap(Order::getNumber, o -> o));
}
Map<String, List<Order>> groups(List<Order> orders) {
    Map<String, List<Order>> found = new TreeMap<>();
    for (Order order : orders) {
        if (order.getReference() != null) { found.computeIfAbsent(order.getNumber(), k -> new ArrayList<>()).add(order); }
    }
    return found;
}
Map<String, List<Order>> grouped(List<Order> orders) {
    return orders.stream().filter(o -> o.getReference() != null).collect(Collectors.groupingBy(Order::getNumber));
}
Map<String, Set<Order>> sets(List<Order> orders) {
    return orders.stream().filter(o -> o.getReference() != null)
        .collect(Collectors.groupingBy(Order::getNumber, TreeMap::new, Collectors.toSet()));
}
Map<Boolean, List<Order>> parts(List<Order> orders) {
    return orders.stream().filter(o -> o.getReference() != null).collect(Collectors.partitioningBy(o -> o.getDiscount() != null));
}
Map<String, List<Order>> parents(List<Order> orders) {
    return orders.stream().filter(o -> o.getReference() != null && o.getParent() != null)
        .collect(Collectors.groupingBy(Order::getNumber, Collectors.mapping(Order::getParent, Collectors.toList())));
}
"""
USE = "o.getReference().trim();"


def check(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, parameters="List<Order> orders, Map<String, Order> others, String key")


@pytest.mark.parametrize("made", ["filled(orders)", "keyed(orders)"])
@pytest.mark.parametrize(
    "use",
    [
        f"for (Order o : {{0}}.values()) {USE}",
        "{0}.values().stream().map(o -> o.getReference().trim()).toList();",
        f"Order o = {{0}}.get(key);\nif (o != null) {USE}",
        "for (Map.Entry<String, Order> e : {0}.entrySet()) e.getValue().getReference().trim();",
        "{0}.forEach((k, o) -> o.getReference().trim());",
        "{0}.entrySet().stream().map(e -> e.getValue().getReference().trim()).toList();",
        f"Map<String, Order> map = new HashMap<>();\nmap.putAll({{0}});\nfor (Order o : map.values()) {USE}",
        f"Map<String, Order> map = new TreeMap<>({{0}});\nfor (Order o : map.values()) {USE}",
        f"for (Order o : Collections.unmodifiableMap({{0}}).values()) {USE}",
        f"Map<String, Order> map = {{0}};\nshow(map);\nmap.remove(key);\nfor (Order o : map.values()) {USE}",
    ],
)
def test_rows_of_a_map(java, made, use):
    check(java, use.replace("{0}", made))


@pytest.mark.parametrize("made", ["groups(orders)", "grouped(orders)"])
@pytest.mark.parametrize(
    "use",
    [
        f"for (List<Order> list : {{0}}.values()) for (Order o : list) {USE}",
        f"for (Map.Entry<String, List<Order>> e : {{0}}.entrySet()) for (Order o : e.getValue()) {USE}",
        "{0}.forEach((k, list) -> list.forEach(o -> o.getReference().trim()));",
        "List<Order> list = {0}.get(key);\nif (list != null) list.get(0).getReference().trim();",
        f"for (Order o : {{0}}.getOrDefault(key, Collections.emptyList())) {USE}",
        f"for (Order o : {{0}}.getOrDefault(key, new ArrayList<>())) {USE}",
    ],
)
def test_rows_of_the_lists_in_a_map(java, made, use):
    check(java, use.replace("{0}", made))


def test_other_collections_in_a_map(java):
    check(java, f"for (Set<Order> set : sets(orders).values()) for (Order o : set) {USE}")
    check(java, f"for (Order o : parts(orders).get(true)) {USE}")


FILLED = "Map<String, Order> map = new HashMap<>();\nfor (Order o : orders) {{ {0} }}\n{1}\nfor (Order o : map.values()) {2}"
PUT = "map.put(o.getNumber(), o);"


@pytest.mark.parametrize(
    ("body", "then"),
    [
        (f"if (o.getReference() != null) {PUT}", ""),
        (f"if (o.getReference() == null) {{ continue; }} {PUT}", "map.remove(key);"),
        ("if (o.getReference() != null && !map.containsKey(o.getNumber())) map.putIfAbsent(o.getNumber(), o);", "map.size();"),
    ],
)
def test_a_map_in_the_function(java, body, then):
    check(java, FILLED.format(body, then, USE))


@pytest.mark.parametrize(
    ("body", "then"),
    [
        (PUT, ""),
        (f"{PUT} if (o.getReference() != null) {PUT}", ""),
        (f"if (o.getReference() != null) {PUT} else {PUT}", ""),
        (f"if (o.getReference() != null) {PUT}", 'map.put("x", orders.get(0));'),
        (f"if (o.getReference() != null) {PUT}", "map.putAll(others);"),
        (f"if (o.getReference() != null) {PUT}", "fill(map);"),
        (f"if (o.getReference() != null) {PUT}", "refill(map);"),
        (f"if (o.getReference() != null) {PUT}", "orders.forEach(other -> map.put(other.getNumber(), other));"),
        (f"if (o.getReference() != null) {PUT}", "Map<String, Order> same = map;\nsame.put(key, orders.get(0));"),
        (f"if (o.getReference() != null) {PUT}", "map.replaceAll((k, other) -> orders.get(0));"),
        (f"if (o.getDiscount() != null) {PUT}", ""),
        (f"if (o.getReference() != null) {PUT}", "map.merge(key, orders.get(0), (a, b) -> b);"),
        (f"if (o.getReference() != null) {{ {PUT} }} o.setReference(null); {PUT}", ""),
    ],
)
def test_what_else_is_put_in(java, body, then):
    check(java, FILLED.format(body, then, "o.getReference().trim(); // null"))


@pytest.mark.parametrize(
    "body",
    [
        "Map<String, Order> map = others;\nfor (Order o : orders) if (o.getReference() != null) map.put(o.getNumber(), o);",
        "Map<String, Order> map = new HashMap<>(others);\nfor (Order o : orders) if (o.getReference() != null) map.put(key, o);",
        "Map<String, Order> map = filled(orders);\nmap.put(key, orders.get(0));",
        "Map<String, Order> map = keyed(orders);\nmap.putAll(others);",
        "Map<String, Order> map = new HashMap<>(keyed(orders));\nmap.put(key, orders.get(0));",
        "Map<String, Order> map = new HashMap<>(keyed(orders));\nmap.putAll(others);",
    ],
)
def test_maps_that_held_something(java, body):
    check(java, f"{body}\nfor (Order o : map.values()) o.getReference().trim(); // null")


GROUPS = "Map<String, List<Order>> map = new HashMap<>();\nfor (Order o : orders) {{ {0} }}\n{1}"
EACH = "for (List<Order> list : map.values()) for (Order o : list) o.getReference().trim();"
ADD = "map.computeIfAbsent(o.getNumber(), k -> new ArrayList<>()).add(o);"
OPEN = "if (!map.containsKey(o.getNumber())) { map.put(o.getNumber(), new ArrayList<>()); } map.get(o.getNumber()).add(o);"


@pytest.mark.parametrize("body", [f"if (o.getReference() != null) {{ {ADD} }}", f"if (o.getReference() != null) {{ {OPEN} }}"])
def test_lists_in_the_function(java, body):
    check(java, GROUPS.format(body, EACH))


@pytest.mark.parametrize(
    ("body", "then"),
    [
        (ADD, ""),
        (OPEN, ""),
        (f"if (o.getReference() != null) {{ {ADD} }} {ADD}", ""),
        (f"if (o.getReference() != null) {{ {ADD} }}", "map.get(key).add(orders.get(0)); // null\n"),
        (f"if (o.getReference() != null) {{ {ADD} }}", "map.computeIfAbsent(key, k -> orders);\n"),
        (f"if (o.getReference() != null) {{ {ADD} }}", "orders.forEach(other -> map.get(key).add(other)); // null\n"),
        (f"if (o.getReference() != null) {{ {ADD} }}", "map.put(key, orders);\n"),
        (
            "if (o.getReference() != null) { List<Order> l = map.computeIfAbsent(key, k -> new ArrayList<>()); l.add(o); }",
            "",
        ),
        (f"if (o.getReference() != null) {{ {OPEN} }}", "List<Order> l = map.get(key);\nif (l != null) l.add(orders.get(0));\n"),
        (f"if (o.getReference() != null) {{ {OPEN} }}", "List<Order> l = map.get(key);\nif (l != null) l.addAll(orders);\n"),
        (f"if (o.getReference() != null) {{ {OPEN} }}", "for (List<Order> l : map.values()) l.add(orders.get(0));\n"),
    ],
)
def test_what_else_is_added(java, body, then):
    check(java, GROUPS.format(body, f"{then}{EACH} // null"))


def test_other_things_of_the_rows(java):
    check(java, "for (Order o : filled(orders).values()) o.getDiscount().abs(); // null")
    check(java, "grouped(orders).forEach((k, list) -> list.forEach(o -> o.getDiscount().abs())); // null")
    check(java, "for (List<Order> list : parents(orders).values()) for (Order o : list) o.getReference().trim(); // null")
    check(java, "for (Order o : field.values()) o.getReference().trim(); // null")


def test_what_is_merged_into_a_map(java):
    merged = "map.merge(key, orders.get(0), (a, b) -> {\n    b.getReference().trim(); // null\n    return b;\n});"
    check(java, f"Map<String, Order> map = keyed(orders);\n{merged}")


@pytest.mark.parametrize("refill", ["refill", "refillLater"])
def test_who_is_handed_a_map_may_fill_it(java, refill):
    check(java, f"Map<String, Order> map = keyed(orders);\n{refill}(map);\nfor (Order o : map.values()) {USE} // null")


def test_a_list_that_the_map_holds_gets_rows_that_were_tested(java):
    more = "List<Order> l = map.get(key);\nfor (Order o : orders) if (l != null && o.getReference() != null) l.add(o);\n"
    check(java, GROUPS.format(f"if (o.getReference() != null) {{ {OPEN} }}", f"{more}{EACH}"))
    other = "List<Order> l = new ArrayList<>();\nl.add(orders.get(0));\n"
    check(java, GROUPS.format(f"if (o.getReference() != null) {{ {OPEN} }}", f"{other}{EACH}"))


def test_an_object_that_is_made_with_a_map_may_fill_it(java):
    use = f"for (Order o : map.values()) {USE}"
    check(java, f"Map<String, Order> map = keyed(orders);\nShower shower = new Shower(map);\nshower.size();\n{use}")
    check(
        java,
        f"Map<String, Order> map = keyed(orders);\nFiller filler = new Filler(map);\nfiller.fill(orders.get(0));\n{use} // null",
    )


def test_an_anonymous_class_may_fill_a_map(java):
    use = f"run.run();\nfor (Order o : map.values()) {USE}"
    new = "Map<String, Order> map = keyed(orders);\nRunnable run = new Runnable() {{ public void run() {{ {0} }} }};"
    check(java, f"{new.format('map.size();')}\n{use}")
    check(java, f"{new.format('map.put(key, orders.get(0));')}\n{use} // null")
