"""Parts of expressions that are evaluated in any case, and those that may not be."""

from __future__ import annotations

import pytest

from nullguard.flow.callers.evaluated import evaluated
from nullguard.flow.callers.refused_nodes import used_in
from nullguard.model import syntax as s
from nullguard.model.text import render
from tests.flow.conftest import world_of


def _expression(text: str) -> s.Expr:
    program = world_of({"a.py": f"async def run(order, other):\n    return {text}\n"}).program
    (function,) = [item for item in program.functions_of("a.py") if item.decl.name == "run"]
    (statement,) = program.body(function)
    assert isinstance(statement, s.Return)
    assert statement.value is not None
    return statement.value


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("order.buyer.name", {"order.buyer.name", "order.buyer"}),
        ("find(order.number)", {"find(order.number)", "order.number"}),
        ("await order.load()", {"order.load()", "order.load"}),
        ("not order.paid", {"order.paid"}),
        ("order.lines[order.at]", {"order.lines[order.at]", "order.lines"}),
        ("order.paid and other.paid", {"order.paid"}),
        ("order.name if order.paid else other.name", {"order.paid"}),
        ("order.a < order.b < order.c", {"order.a", "order.b"}),
        ("lambda: order.name", set()),
        ("[item.name for item in order.lines]", set()),
    ],
)
def test_what_is_evaluated_whatever_comes(text, parts):
    assert {render(part) for part in evaluated(_expression(text))} == parts


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("order.buyer.name", ["order.buyer"]),
        ("await order.buyer.load()", ["order.buyer"]),
        ("other.paid and order.buyer.name", []),
        ("order.buyer", []),
        ("order.paid or order.buyer.name", []),
        ("[order.buyer.name for item in other.lines]", []),
    ],
)
def test_attributes_that_are_read_of(text, used):
    assert [render(part) for part in used_in(_expression(text))] == used
