"""A statically imported method is chosen by its arguments as one that is called by its class, among those that can be seen."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

TOOLS = """
package shop.tools;
import java.util.*;
public class Tools {
    public static void put(Map<String, Object> map, String key, String value) { if (value != null) { map.put(key, value); } }
    public static void put(Map<String, Object> map, String key, int value) { map.put(key, value); }
    public static void put(List<Object> list, String key, Integer value) { list.add(value); }
    public static void put(Map<String, Object> map, String key, Long value) { if (value != null) { map.put(key, value); } }
    public static int length(Object any) { return 0; }
    public static int length(String text) { return text.length(); }
    public static String first(String one, String other, String... more) { return one == null ? other : one; }
    private static String first(String one, String other) { return one.trim() + other.trim(); }
}
"""

SERVICE = """
package shop;
IMPORT
import java.util.*;
class Service {
    void run(Order order, Map<String, Object> map, List<Object> list) { CALL }
}
"""


def told(analyse, imported, call):
    service = SERVICE.replace("IMPORT", imported).replace("CALL", call)
    files = {"shop/Order.java": SHOP_JAVA, "shop/tools/Tools.java": TOOLS, "shop/Service.java": service}
    return [use.kind for use in analyse(files)["shop/Service.java"]]


IMPORTS = ("import static shop.tools.Tools.*;", "import static shop.tools.Tools.put;\nimport static shop.tools.Tools.length;")


@pytest.mark.parametrize("imported", IMPORTS)
def test_the_one_that_unboxes_or_uses_is_called(analyse, imported):
    assert told(analyse, imported, 'put(map, "quantity", order.getQuantity());') == ["unboxing"]
    assert told(analyse, imported, "length(order.getReference());") == ["passed"]


@pytest.mark.parametrize("imported", IMPORTS)
@pytest.mark.parametrize(
    "call",
    [
        'put(map, "reference", order.getReference());',
        'put(list, "quantity", order.getQuantity());',
        "length(order.getParent());",
    ],
)
def test_one_that_takes_null_is_called(analyse, imported, call):
    assert told(analyse, imported, call) == []


@pytest.mark.parametrize("call", ["first", "Tools.first"])
def test_a_private_one_of_another_class_is_not_called(analyse, call):
    imported = "import shop.tools.Tools;\nimport static shop.tools.Tools.first;"
    assert told(analyse, imported, f"{call}(order.getReference(), order.getNumber());") == []
