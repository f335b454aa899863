"""What a Java method without a written body is declared to give has no null where its type has none: `long getPlacedAt()` of an
interface, or of Lombok."""

from __future__ import annotations

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = true) private Long placedAt;
    public Order() { }
    public Long getPlacedAt() { return placedAt; }
    public void setPlacedAt(Long placedAt) { this.placedAt = placedAt; }
}
"""
SERVICE = """
package shop;
class Service {
    void run(Entry entry) { Order order = new Order(); order.setPlacedAt(entry.getPlacedAt()); queue.add(order); }
}
"""


def made(places, entry: str) -> int:
    files = {"shop/Order.java": ORDER, "shop/Service.java": SERVICE, "shop/Entry.java": f"package shop;\n{entry}"}
    return places(files, "Order", "placedAt")


@pytest.mark.parametrize(
    "entry",
    [
        "interface Entry { long getPlacedAt(); }",
        "abstract class Entry { abstract long getPlacedAt(); }",
        "interface Base { long getPlacedAt(); }\ninterface Entry extends Base { }",
        "class Entry { long getPlacedAt() { return 1; } }",
        "@lombok.Data class Entry { private long placedAt; }",
        "class Entry { @lombok.Getter private long placedAt; }",
    ],
)
def test_it_is_there(places, entry):
    assert made(places, entry) == 1


@pytest.mark.parametrize(
    "entry",
    [
        "interface Entry { Long getPlacedAt(); }",
        "interface Entry { <T> T getPlacedAt(); }",
        "interface Entry { long getPaidAt(); }",
        "class Entry { Long getPlacedAt() { return null; } }",
        "@lombok.Data class Entry { private Long placedAt; }",
        "class Entry { private long placedAt; }",
    ],
)
def test_nobody_knows(places, entry):
    assert made(places, entry) == 0
