"""Which functions of a source mention a name, and which methods a class has, is asked for just that: what else functions of the
source mention does not count."""

from __future__ import annotations

SHOP = """\
class Shop:
    def __init__(self):
        self.orders = {}

    def add(self, order):
        self.orders[order.pk] = order

    def close(self):
        pass
%s

class Other:
    def add(self):
        return self.orders
%s
"""


def _program(link, more="", other=""):
    return link({"shop/shop.py": SHOP % (more, other)})


def _entries(program, mark):
    return [entry for entry in program.reads if entry.startswith(mark)]


def test_functions_that_mention_a_name_in_order(link):
    program = _program(link)
    found = program.functions_mentioning("shop/shop.py", "orders")
    assert [one.decl.qualname for one in found] == ["Shop.__init__", "Shop.add", "Other.add"]
    assert program.functions_mentioning("shop/shop.py", "pk", "orders") == found
    assert program.functions_mentioning("shop/shop.py", "nothing") == ()
    assert program.functions_mentioning("shop/none.py", "orders") == ()
    assert program.functions_mentioning("shop/shop.py") == ()


def test_who_asks_for_a_name_depends_on_those_functions_alone(link):
    program = _program(link)
    program.reads = set()
    program.functions_mentioning("shop/shop.py", "orders")
    assert not any(entry.startswith("<mentions>#-1") for entry in program.reads)
    (entry,) = _entries(program, "<mentioning>")
    before = program.declarations_digest(entry)
    assert _program(link, "    def open(self):\n        return 1\n").declarations_digest(entry) == before
    assert _program(link, "    def open(self):\n        return self.orders\n").declarations_digest(entry) != before
    assert link({}).declarations_digest(entry) == b""


def test_the_methods_of_a_class(link):
    program = _program(link)
    cls = program.class_named("shop/shop.py", "Shop")
    program.reads = set()
    assert [one.decl.name for one in program.methods_of(cls)] == ["__init__", "add", "close"]
    (entry,) = _entries(program, "<methods>")
    before = program.declarations_digest(entry)
    assert _program(link, other="    def open(self):\n        return 1\n").declarations_digest(entry) == before
    assert _program(link, "    def open(self):\n        return 1\n").declarations_digest(entry) != before
    assert link({}).declarations_digest(entry) == b""


def test_two_methods_of_one_name_are_both_found(link):
    text = (
        "class Shop:\n    def add(self):\n        return self.orders\n    def add(self):\n        return self.orders, self.pk\n"
    )
    program = link({"shop/shop.py": text})
    assert len(program.functions_mentioning("shop/shop.py", "orders", "pk")) == 2
