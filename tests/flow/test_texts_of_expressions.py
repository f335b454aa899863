"""Every kind of expression has a text, by which findings and access paths name it."""

from __future__ import annotations

from typing import get_args

import pytest

from nullguard.model import syntax as s
from nullguard.model import text
from nullguard.model.text import render

ORDER, NUMBER = s.Name("order"), s.Constant(1, "int")

TEXTS = [
    (ORDER, "order"),
    (s.Attribute(ORDER, "buyer"), "order.buyer"),
    (s.Call(ORDER, (s.Argument(NUMBER), s.Argument(ORDER, "of"), s.Argument(ORDER, star=2))), "order(1, of=order, **order)"),
    (s.Subscript(ORDER, NUMBER), "order[1]"),
    (s.Slice((NUMBER, ORDER)), "1:order"),
    (s.Slice(()), ":"),
    (s.Constant("a", "str"), '"a"'),
    (s.Boolean("or", (ORDER, NUMBER)), "order or 1"),
    (s.Not(ORDER), "not order"),
    (s.Compare((NUMBER, ORDER, NUMBER), ("<", "<=")), "1 < order <= 1"),
    (s.Conditional(ORDER, NUMBER, ORDER), "1 if order else order"),
    (s.Arithmetic("+", (ORDER, NUMBER)), "order + 1"),
    (s.Unary("-", NUMBER), "-1"),
    (s.Collection("list", (ORDER, NUMBER)), "[order, 1]"),
    (s.Collection("tuple", (ORDER,)), "(order)"),
    (s.Collection("dict", (ORDER,)), "{order}"),
    (s.Star(ORDER), "*order"),
    (s.Await(ORDER), "await order"),
    (s.Opaque((ORDER,)), "…"),
    (None, ""),
]


@pytest.mark.parametrize(("node", "written"), TEXTS)
def test_it_is_written_in_one_line(node: s.Expr | None, written: str):
    assert render(node) == written


def test_no_kind_is_left_out():
    assert set(get_args(s.Expr)) - set(text._RENDER) == {s.Name, s.Opaque}
