"""Null that an Optional of a row falls back on, and what is made of it, is a row that was not found."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.sought import MADE
from tests.flow.conftest import SHOP_JAVA, world_of

VIEWS = """
package shop;
import java.util.*;
import java.util.concurrent.*;
import org.springframework.data.jpa.repository.*;
class View { String name; String getName() { return name; } static View of(Order order) { return new View(); } }
interface Orders extends JpaRepository<Order, Long> { Optional<Order> findByNumber(String number); }
interface Views {
    View show(Long id);
    View cached(Long id);
    View kept(Long id);
    View sure(Long id);
    View first(List<View> all);
}
interface Kept<K, V> {
    default V get(K key, java.util.function.Supplier<V> find) {
        V found = find.get();
        if (found != null) { return found; }
        return null;
    }
}
class StoredViews implements Views {
    private final Orders orders;
    private Kept<Long, View> kept;
    private final Map<Long, View> known = new ConcurrentHashMap<>();
    StoredViews(Orders orders) { this.orders = orders; }
    @Override public View show(Long id) { return orders.findById(id).map(View::of).orElse(null); }
    @Override public View cached(Long id) {
        View view = known.get(id);
        if (view == null) {
            view = show(id);
            if (view != null) { known.put(id, view); }
        }
        return view;
    }
    @Override public View kept(Long id) { return kept.get(id, () -> show(id)); }
    @Override public View sure(Long id) { return orders.findById(id).map(View::of).orElseThrow(); }
    @Override public View first(List<View> all) { return all.stream().findFirst().orElse(null); }
}
"""

INTERESTING = frozenset({"None", "orElse", "orElseGet", "show", "cached", "kept", "sure", "first", "findById", "findByNumber"})


def kinds(body: str) -> list[str]:
    """The kinds of the nulls that are used in a method with orders, views and an id."""
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Views.java": VIEWS,
        "shop/Page.java": f"""
            package shop;
            import java.util.*;
            class Page {{
                private Orders orders;
                private Views views;
                private List<View> all;
                void show(Long id, Order order) {{ {body} }}
            }}""",
    }
    return [use.origin.kind for use in analyse_source(world_of(files), "shop/Page.java", INTERESTING).uses]


@pytest.mark.parametrize(
    "body",
    [
        "orders.findById(id).orElse(null).getNumber();",
        "orders.findById(id).orElseGet(() -> null).getNumber();",
        'Order found = orders.findByNumber("1").orElse(null); found.getNumber();',
        "Optional<Order> held = orders.findById(id); Order found = held.orElse(null); found.getNumber();",
        "orders.findById(id).map(View::of).orElse(null).getName();",
        "orders.findById(id).map(o -> new View()).orElse(null).getName();",
        "orders.findById(id).filter(o -> o.getId() > 0).map(View::of).orElse(null).getName();",
        "orders.findById(id).flatMap(o -> Optional.of(View.of(o))).orElse(null).getName();",
        "views.show(id).getName();",
        "views.cached(id).getName();",
        "views.kept(id).getName();",
    ],
)
def test_a_row_that_was_not_found(body):
    assert kinds(body) == ["lookup"]


@pytest.mark.parametrize(
    "body",
    [
        "orders.findById(id).orElseThrow().getNumber();",
        "orders.findById(id).orElse(order).getNumber();",
        "orders.findById(id).orElseGet(() -> order).getNumber();",
        "orders.findById(id).map(View::of).orElse(new View()).getName();",
        "orders.findById(id).map(View::of).ifPresent(view -> view.getName());",
        "View view = orders.findById(id).map(View::of).orElse(null); if (view != null) { view.getName(); }",
        "views.sure(id).getName();",
        "View view = views.cached(id); if (view == null) { return; } view.getName();",
        "for (View view : all) { view.getName(); }",
    ],
)
def test_rows_that_are_there_or_asked_for(body):
    assert kinds(body) == []


def test_an_element_that_was_not_met_is_no_row():
    assert kinds("all.stream().findFirst().orElse(null).getName();") == ["path"]


def test_what_makes_what_it_does_not_find_is_doubtful():
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Views.java": VIEWS.replace("View kept(", "View findOrCreate(").replace("kept(Long", "findOrCreate(Long"),
        "shop/Page.java": "package shop;\nclass Page { Views views; void show(Long id) { views.findOrCreate(id).getName(); } }",
    }
    found = analyse_source(world_of(files), "shop/Page.java", frozenset({"findOrCreate"})).uses
    assert [use.origin.doubt for use in found] == [MADE]
