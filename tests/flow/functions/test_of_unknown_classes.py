"""Java: what a library that nobody knows hands to a function, as the variable's declared type tells."""

from __future__ import annotations

import pytest

_IMPORTS = "import com.vaadin.flow.component.grid.Grid; import io.smallrye.mutiny.Uni; import java.util.*;"
_PARAMETERS = "Grid<Order> grid, Uni<Order> found, Pair<String, Order> pair, Pair<Order, Order> both"


@pytest.mark.parametrize(
    "body",
    [
        "grid.addColumn(order -> order.getReference().trim()); // null",
        "rows.addColumn(order -> order.getReference().trim()); // null",
        "this.rows.addColumn(order -> order.getReference().trim()); // null",
        "Grid<Order> own = new Grid<>(Order.class); own.addColumn(order -> order.getReference().trim()); // null",
        "found.onItem().transform(order -> order.getReference().trim()); // null",
        "pair.second(order -> order.getReference().trim()); // null",
    ],
)
def test_null(java, body):
    java(body, imports=_IMPORTS, members="Grid<Order> rows;", parameters=_PARAMETERS)


@pytest.mark.parametrize(
    "body",
    [
        "grid.addColumn(order -> order.getNumber().trim());",
        'grid.addColumn(order -> order.getReference() == null ? "" : order.getReference().trim());',
        "grid.addColumn(item -> item.getValue().getReference().trim());",
        "found.filter(order -> order.getReference() != null).map(order -> order.getReference().trim());",
        "Uni<Order> there = found.filter(o -> o.getReference() != null); there.map(o -> o.getReference().trim());",
        "pair.both((text, order) -> order.getReference().trim());",
        "other.addColumn(order -> order.getReference().trim());",
        "grid.getReference();",
    ],
)
def test_no_null(java, body):
    java(body, imports=_IMPORTS, members="Object other;", parameters=_PARAMETERS)
