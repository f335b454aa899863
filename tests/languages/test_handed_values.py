"""What templates hand to filters and tags."""

from __future__ import annotations

import pytest

from nullguard.languages.handed_values import handed_values
from nullguard.model.span import unpack


@pytest.mark.parametrize(
    ("text", "handed"),
    [
        ("{{ order.paid_at|day }}", [("order.paid_at", "day", 0)]),
        ("{{order.paid_at | day|upper}}", [("order.paid_at", "day", 0)]),
        ("{{- request.user.order.paid_at|day('short') -}}", [("request.user.order.paid_at", "day", 0)]),
        ("{% if order.paid_at|day == 'Monday' %}x{% endif %}", [("order.paid_at", "day", 0)]),
        ("{{ order.total|less:order.discount }}", [("order.total", "less", 0), ("order.discount", "less", 1)]),
        ("{{ order.total|less(order.discount, 2) }}", [("order.total", "less", 0), ("order.discount", "less", 1)]),
        ("{{ order.total|less(2, by=order.discount) }}", [("order.total", "less", 0), ("order.discount", "less", "by")]),
        ("{% price order.total 'EUR' order.discount as x %}", [("order.total", "price", 0), ("order.discount", "price", 2)]),
        ("{% price 'a b' total=order.total %}", [("order.total", "price", "total")]),
        ("{% if user.is_staff %}{{ order.paid_at|day }}{% endif %}", [("order.paid_at", "day", 0)]),
        ("{% for order in user.orders %}{{ order.paid_at|day }}{% endfor %}", [("order.paid_at", "day", 0)]),
        ("{% if order.paid_at %}{% endif %}{{ order.paid_at|day }}", [("order.paid_at", "day", 0)]),
        ("{{ paid_at|day }} {{ order.paid_at }} order.paid_at|day", []),
        ("{{ order.total|default:order.discount|day }}", [("order.total", "default", 0), ("order.discount", "default", 1)]),
        ("{{ 'order.paid_at|day' }}", []),
        ("{% if order.paid_at %}{{ order.paid_at|day }}{% endif %}", []),
        ("{% if order.is_paid %}{{ order.paid_at|day }}{% endif %}", []),
        ("{% if not order.paid_at %}-{% else %}{{ order.paid_at|day }}{% endif %}", []),
        ("{% if x %}{% elif order.paid_at %}{{ order.paid_at|day }}{% endif %}", []),
        ("{% for order in orders if order.paid_at %}{{ order.paid_at|day }}{% endfor %}", []),
        ("{{ order.paid_at|day if order.paid_at else '-' }}", []),
        ("{% if order.paid_at and order.paid_at|day == 'Monday' %}x{% endif %}", []),
        ("{% url 'order' order.pk %}{% with paid=order.paid_at %}{% endwith %}", []),
        ("{{ order.paid_at|day", []),
        ("{{" + " " * 5000 + "order.paid_at|day }}", []),
        ("{% endif %}{% endfor %}{% elif order.x %}", []),
        ("", []),
    ],
)
def test_handed_values(text, handed):
    found, _ = handed_values(text.encode())
    assert [(value.path, value.function, value.keyword or value.position) for value in found] == handed


def test_values_have_their_places():
    (first, second), _ = handed_values("é{{ order.paid_at|day }}\n{% price order.total %}".encode())
    assert (unpack(first.at).line, unpack(first.at).column, unpack(first.at).end_column) == (1, 5, 18)
    assert (unpack(second.at).line, unpack(second.at).column, second.is_tag) == (2, 9, True)


def test_includes_below_conditions_tell_what_was_asked():
    text = b"{% include 'a.html' %}{% if order.paid_at %}{% include \"b/paid.html\" %}{% include name %}{% endif %}"
    _, included = handed_values(text)
    assert [(include.template, include.tested) for include in included] == [("b/paid.html", ("order",))]


def test_any_bytes_are_read():
    found, included = handed_values(b"\xff{{ \xfe order.x|\x00 }}{%{%{{ a.b|c }}")
    assert [value.path for value in found] == ["a.b"]
    assert not included
