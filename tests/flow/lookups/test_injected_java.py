"""What Java's containers hand out, and the libraries' superclasses of DAOs: sessions by which rows are looked up."""

from __future__ import annotations

import pytest

_FOUND = "if (found != null) found.getNumber();"
_USED = "found.getNumber(); // null"


@pytest.mark.parametrize(
    "provider",
    [
        "javax.inject.Provider<EntityManager>",
        "jakarta.inject.Provider<EntityManager>",
        "com.google.inject.Provider<EntityManager>",
        "jakarta.enterprise.inject.Instance<EntityManager>",
        "javax.enterprise.inject.Instance<EntityManager>",
    ],
)
def test_an_entity_manager_that_is_handed_out(java, provider):
    imports, members = "import jakarta.persistence.*;", f"private {provider} managers;"
    java(f"Order found = managers.get().find(Order.class, 1L);\n{_USED}", imports, members)
    java(f"Order found = managers.get().find(Order.class, 1L);\n{_FOUND}", imports, members)
    java("managers.get().getReference(Order.class, 1L).getNumber();", imports, members)
    java("managers.get().find(Order.class, 1L);\nmanagers.get().clear();", imports, members)


@pytest.mark.parametrize("method", ["getObject()", "getIfAvailable()"])
def test_a_bean_of_spring_is_no_null_row(java, method):
    imports = "import org.springframework.beans.factory.*;"
    java(f"beans.{method}.getNumber();", imports, "private ObjectProvider<Order> beans;")


@pytest.mark.parametrize(
    ("body", "use"),
    [
        ("return get(id);", _USED),
        ('return uniqueResult(namedQuery("Order.byNumber"));', _USED),
        ("return uniqueResult(criteria());", _USED),
        ("return get(id);", _FOUND),
        ("return list(criteria()).get(0);", "found.getNumber();"),
        ("return persist(new Order());", "found.getNumber();"),
    ],
)
def test_daos_of_dropwizard(analyse, shop_java, body, use):
    dao = f"""
        package shop;
        class Orders extends io.dropwizard.hibernate.AbstractDAO<Order> {{
            Order find(long id) {{ {body} }}
        }}
        """
    service = f"package shop;\nclass Service {{\nvoid run(Orders orders) {{\nOrder found = orders.find(1L);\n{use}\n}}\n}}"
    seen = analyse({"shop/Order.java": shop_java, "shop/Orders.java": dao, "shop/Service.java": service})
    assert [each.line for each in seen["shop/Service.java"]] == ([5] if "// null" in use else [])


@pytest.mark.parametrize(
    "line",
    [
        "ImmutableMap.Builder<String, String> all = ImmutableMap.builder();\nall.put('a', order.getReference()); // null",
        'ImmutableMap.<String, String>builder().put("a", order.getReference()).build(); // null',
        "ImmutableList.Builder<String> list = ImmutableList.builder();\nlist.add(order.getReference()); // null",
        "new ImmutableSet.Builder<String>().add(order.getReference()); // null",
        "ImmutableList.<String>builder().add(order.getNumber()).build();",
        "if (order.getReference() != null) ImmutableList.builder().add(order.getReference());",
        'for (String each : ImmutableList.of("a", "b")) each.trim();',
        'ImmutableSet.of("a").stream().map(String::trim);',
        'String a = ImmutableMap.copyOf(new java.util.HashMap<String, String>()).getOrDefault("a", "").trim();',
    ],
)
def test_immutable_collections_hold_no_null(java, line):
    java(line, "import com.google.common.collect.*;")
