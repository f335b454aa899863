"""The names in the tags of templates."""

from __future__ import annotations

import pytest

from nullguard.languages.templates import names_in_tags


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ order.label }}", ("label", "order")),
        ("{{ order.label|upper }} and {{ total }}", ("label", "order", "total", "upper")),
        ("{% if order.is_open %}open{% endif %}", ("endif", "if", "is_open", "order")),
        ("{{- order['label'] -}}", ("label", "order")),
        ("{% for line in order.lines() %}{{ line }}{% endfor %}", ("endfor", "for", "in", "line", "lines", "order")),
        ("${order.label(1)} ${total", ("label", "order")),
        ('<p th:text="*{label}" th:if="#{total}" href="@{orders}">', ("label", "orders", "total")),
        ("<b>order.label</b>", ()),
        ("$order.label$ {order} (order)", ()),
        ("{ order.label }", ()),
        ("{{ order.label", ()),
        ("{{ order.label %}", ()),
        ("{{ broken {{ order }}", ("broken", "order")),
        ("{{" + " " * 5000 + "order }}", ()),
        ("", ()),
    ],
)
def test_names(text, names):
    assert names_in_tags(text.encode()) == names


def test_any_bytes_are_read():
    assert names_in_tags(b"\xff\xfe{{ \xff order \x00}}{{{{{%") == ("order",)
