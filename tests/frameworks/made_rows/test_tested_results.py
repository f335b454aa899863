"""What a call has given to a variable is there where the variable was tested or used since."""

from __future__ import annotations

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = true) private String note;
    public String getNote() { return note; }
    public void setNote(String note) { this.note = note; }
}
"""

RUN = "void run(Request request, boolean flag) { String text = request.text(); %s }"
STORE = "Order order = new Order(); order.setNote(text); save(order);"


def made(places, body: str) -> int:
    request = "package shop;\npublic class Request { native String text(); }"
    service = f"package shop;\nclass Service {{ {RUN % body} }}"
    return places({"shop/Order.java": ORDER, "shop/Request.java": request, "shop/Service.java": service}, "Order", "note")


@pytest.mark.parametrize(
    "body",
    [
        f"if (text == null) {{ throw new Refused(); }} {STORE}",
        f"if (text == null) {{ return; }} {STORE}",
        f"if (text != null) {{ {STORE} }}",
        f"if (text.isEmpty()) {{ return; }} {STORE}",
    ],
)
def test_it_is_there(places, body):
    assert made(places, body) == 1


@pytest.mark.parametrize(
    "body",
    [
        STORE,
        f"if (text != null) {{ return; }} {STORE}",
        f"if (text == null) {{ print(flag); }} {STORE}",
        f"if (text == null) {{ return; }} text = request.text(); {STORE}",
        f"if (flag) {{ text.trim(); }} {STORE}",
        f"{STORE} if (text == null) {{ return; }}",
    ],
)
def test_it_may_not_be(places, body):
    assert not made(places, body)
