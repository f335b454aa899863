"""What a function gives in an Optional that it has made of a row is empty where the row was not found."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

STORE = """
package shop;
import java.util.*;
import org.springframework.data.jpa.repository.*;
class View { String name; String getName() { return name; } static View of(Order order) { return new View(); } }
interface Orders extends JpaRepository<Order, Long> { Optional<Order> findByNumber(String number); }
interface Store {
    Optional<View> plain(String number);
    Optional<View> held(String number);
    Optional<View> wrapped(String number);
    Optional<View> chosen(String number);
    Optional<View> further(String number);
    Optional<View> first(List<View> all);
    Optional<View> replaced(String number);
    Optional<View> sure(String number);
    View shown(String number);
}
class StoredViews implements Store {
    private final Orders orders;
    private final View none = new View();
    StoredViews(Orders orders) { this.orders = orders; }
    @Override public Optional<View> plain(String number) { return orders.findByNumber(number).map(View::of); }
    @Override public Optional<View> held(String number) {
        Optional<Order> found = orders.findByNumber(number);
        return found.map(order -> View.of(order));
    }
    @Override public Optional<View> wrapped(String number) {
        Order found = orders.findByNumber(number).orElse(null);
        return Optional.ofNullable(found).map(View::of);
    }
    @Override public Optional<View> chosen(String number) { return plain(number).filter(view -> view.getName() != null); }
    @Override public Optional<View> further(String number) { return plain(number); }
    @Override public Optional<View> first(List<View> all) { return all.stream().findFirst(); }
    @Override public Optional<View> replaced(String number) { return plain(number).or(() -> Optional.of(none)); }
    @Override public Optional<View> sure(String number) {
        return Optional.of(View.of(orders.findByNumber(number).orElseThrow()));
    }
    @Override public View shown(String number) { return plain(number).orElse(null); }
}
"""

INTERESTING = frozenset(
    {"None", "orElse", "get", "plain", "held", "wrapped", "chosen", "further", "first", "replaced", "sure", "shown"}
    | {"findByNumber"}
)


def kinds(body: str) -> list[str]:
    """The kinds of the nulls that are used in a method with a store, views and a number."""
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Store.java": STORE,
        "shop/Page.java": f"""
            package shop;
            import java.util.*;
            class Page {{
                private Store store;
                private List<View> all;
                String show(String number) {{ {body} }}
            }}""",
    }
    return [use.origin.kind for use in analyse_source(world_of(files), "shop/Page.java", INTERESTING).uses]


@pytest.mark.parametrize(
    "body",
    [
        "View view = store.plain(number).orElse(null); return view.getName();",
        "View view = store.held(number).orElse(null); return view.getName();",
        "View view = store.wrapped(number).orElse(null); return view.getName();",
        "View view = store.chosen(number).orElse(null); return view.getName();",
        "View view = store.further(number).orElse(null); return view.getName();",
        "View view = store.plain(number).orElseGet(() -> null); return view.getName();",
        "Optional<View> found = store.plain(number); View view = found.orElse(null); return view.getName();",
        "return store.plain(number).get().getName();",
        "return store.further(number).get().getName();",
        "Optional<View> found = store.plain(number); return found.get().getName();",
        "return store.shown(number).getName();",
    ],
)
def test_the_row_that_was_not_found(body):
    assert kinds(body) == ["lookup"]


@pytest.mark.parametrize(
    "body",
    [
        "View view = store.plain(number).orElse(null); return view == null ? null : view.getName();",
        'return store.plain(number).map(View::getName).orElse("");',
        "return store.plain(number).orElseGet(() -> new View()).getName();",
        "return store.plain(number).orElseThrow(IllegalStateException::new).getName();",
        "Optional<View> found = store.plain(number); if (found.isEmpty()) { return null; } return found.get().getName();",
        "Optional<View> found = store.plain(number); if (!found.isPresent()) { return null; } return found.orElse(null).name;",
        "Optional<View> found = store.plain(number); return found.isPresent() ? found.get().getName() : null;",
        "store.plain(number).ifPresent(view -> view.getName()); return null;",
        "return store.replaced(number).get().getName();",
        "return store.sure(number).get().getName();",
        "return store.first(all).get().getName();",
        "View view = store.shown(number); if (view == null) { return null; } return view.getName();",
    ],
)
def test_what_is_there(body):
    assert kinds(body) == []


@pytest.mark.parametrize("name", ["replaced(number)", "sure(number)", "first(all)"])
def test_other_nulls_are_no_rows(name):
    assert "lookup" not in kinds(f"View view = store.{name}.orElse(null); return view.getName();")
