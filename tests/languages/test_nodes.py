"""A walk over nodes comes to every node, whatever field it stands in."""

from __future__ import annotations

import msgspec

from nullguard.languages import read_source
from nullguard.model.facts import decode_body
from nullguard.model.nodes import nodes
from nullguard.model.source import Language
from nullguard.model.syntax import Node

PYTHON = """
@decorated(1)
def run(order: Order | None = None, *more, **others):
    import shop.models as m
    with open(order.path) as file, lock: pass
    try:
        total = [line.price * 2 for line in order.lines if line.price is not None]
    except (ValueError, m.Error) as error:
        raise error from None
    for i, line in enumerate(order.lines): del line.x
    while (n := len(total)) > 0: break
    match order:
        case {"a": 1, **rest} | Order(id=2, name=[x, *_]) if x: return f"{order.id!r:>{n}} {x}"
    def inner(a=lambda b: b[1:2]): yield a
    assert not order, {"k": (1, *total), **others}
    return order.a if order else -order.b
"""
JAVA = """
class A<T extends B> { int f(@Nullable Order order, String... more) {
    var x = order instanceof Line(var a, int b) ? (int) more[0].length() : new int[] {1, 2};
    Runnable r = () -> { order.run(String::trim); };
    switch (order) { case Order o when o.isOpen() -> { return 1; } default -> throw new E(() -> 1); }
    for (int i = 0; i < 3; i++) { synchronized (this) { i += 2; } }
    try (var in = open()) { do { } while (a && !b); } catch (E | F e) { } finally { label: { break label; } }
} }
"""


def everything(node: Node) -> int:
    """How many nodes there are in one, by all of its fields."""
    count = 1
    for name in node.__struct_fields__:
        value = getattr(node, name)
        for item in value if isinstance(value, tuple) else (value,):
            count += everything(item) if isinstance(item, msgspec.Struct) else 0
    return count


def test_all_of_python_and_java():
    for text, language in ((PYTHON, Language.PYTHON), (JAVA, Language.JAVA)):
        bodies = [decode_body(body) for body in read_source(text.encode(), language).bodies]
        found = [node for body in bodies for node in nodes(body)]
        assert len(found) == sum(everything(statement) for body in bodies for statement in body) > 60


def test_they_come_in_the_order_in_which_they_are_written():
    (body,) = (decode_body(body) for body in read_source(b"a(b, c.d)[e] = f", Language.PYTHON).bodies)
    names = [node.id for node in nodes(body) if hasattr(node, "id")]
    assert names == ["a", "b", "c", "e", "f"]
