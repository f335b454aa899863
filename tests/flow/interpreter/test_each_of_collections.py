"""What each round of a Java loop over the collection of a row sets or uses of the elements is there in whatever runs later for
the same row: in what is called with it, and after what was called with it."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

BASKET = """
package shop;
import jakarta.persistence.*;
import java.util.*;

@Entity
public class Basket {
    @Id private Long id;
    @Column(nullable = true) private String note;
    @OneToMany(mappedBy = "basket") private List<Order> orders;
    @ManyToOne private Cart cart;
    public List<Order> getOrders() { return orders; }
    public String getNote() { return note; }
}
"""

CART = """
package shop;
import jakarta.persistence.*;
import java.util.*;

@Entity
public class Cart {
    @Id private Long id;
    @Column(nullable = true) private String note;
    @OneToMany(mappedBy = "cart") private List<Basket> baskets;
    public List<Basket> getBaskets() { return baskets; }
    public String getNote() { return note; }
}
"""

SERVICE = """
package shop;
import java.math.BigDecimal;
import java.util.*;
class Service {{
    static final String NONE = new String("-");
    public void run({given}, Basket other, boolean flag) {{ {body} }}
    {helpers}
}}
"""

FILL = 'private void fill(Basket basket) { for (Order o : basket.getOrders()) { o.setReference("x"); } }'
FILL_SOME = FILL.replace("o.set", "if (o.getNumber().isEmpty()) o.set")
SHOW = "private void show(Basket basket) { for (Order o : basket.getOrders()) { o.getReference().length(); } }"
EACH = "for (Order o : basket.getOrders())"
FILL_ALL = """private void fill(Cart cart) {
        for (Basket b : cart.getBaskets()) { for (Order o : b.getOrders()) { o.setReference(NONE); } }
    }"""
SHOW_ALL = """private void show(Cart cart) {
        for (Basket b : cart.getBaskets()) { for (Order o : b.getOrders()) { o.getReference().length(); } }
    }"""


def _used(analyse, body: str, *helpers: str, given: str = "Basket basket") -> list[str]:
    text = SERVICE.format(body=body, helpers="\n    ".join(helpers), given=given)
    files = {"shop/Order.java": SHOP_JAVA, "shop/Basket.java": BASKET, "shop/Cart.java": CART, "shop/Service.java": text}
    return [use.expression for use in analyse(files)["shop/Service.java"]]


@pytest.mark.parametrize(
    "body",
    [
        f'{EACH} {{ o.setReference("x"); }} show(basket);',
        f"{EACH} {{ o.setReference(NONE); }} show(basket);",
        f"{EACH} {{ if (o.getReference() == null) {{ throw new IllegalStateException(); }} }} show(basket);",
        "fill(basket); show(basket);",
    ],
)
def test_all_have_it_in_what_is_called(analyse, body):
    assert _used(analyse, body, FILL, SHOW) == []


@pytest.mark.parametrize(
    "body",
    [
        "show(basket);",
        "show(basket); fill(basket);",
        "fill(other); show(basket);",
        "if (flag) { fill(basket); } show(basket);",
        f"{EACH} {{ if (flag) {{ o.setReference(NONE); }} }} show(basket);",
        "fill(basket); show(basket); show(other);",
    ],
)
def test_some_may_not_have_it(analyse, body):
    assert _used(analyse, body, FILL, SHOW) == ["o.getReference()"]


def test_a_helper_that_sets_some(analyse):
    assert _used(analyse, "fill(basket); show(basket);", FILL_SOME, SHOW) == ["o.getReference()"]


def test_collections_of_the_elements(analyse):
    assert _used(analyse, "fill(cart); show(cart);", FILL_ALL, SHOW_ALL, given="Cart cart") == []
    assert _used(analyse, "show(cart); fill(cart);", FILL_ALL, SHOW_ALL, given="Cart cart") == ["o.getReference()"]
