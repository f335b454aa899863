"""A name in a Python function means what it means in its module or class, unless the function declares types of its own."""

from __future__ import annotations

import pytest

from nullguard.model.syntax import TypeRef

FILES = {
    "shop/orders.py": """
        class Order: pass
        class Line: pass

        class Service:
            class Line: pass
            date: date
            def plain(self): pass
            def other(self): pass
            def generic[Order](self, order: Order): pass
            def local(self):
                class Order:
                    def inside(self): pass
            async def nested(self):
                def within(): pass

        def plain(): pass
        def generic[Line](line: Line): pass
        def local():
            class Line: pass
            def within(): pass
    """,
}

SERVICE_LINE = "shop/orders.py#Service.Line"
MODULE_LINE = "shop/orders.py#Line"
ORDER = "shop/orders.py#Order"

CASES = [
    ("", "Order", ORDER),
    ("", "Line", MODULE_LINE),
    ("plain", "Line", MODULE_LINE),
    ("generic", "Line", "~Line"),
    ("generic", "Order", ORDER),
    ("local", "Line", "shop/orders.py#local.<locals>.Line"),
    ("local.within", "Line", "shop/orders.py#local.<locals>.Line"),
    ("Service", "Line", SERVICE_LINE),
    ("Service.plain", "Line", MODULE_LINE),
    ("Service.other", "Line", MODULE_LINE),
    ("Service.nested", "Line", MODULE_LINE),
    ("Service.nested.within", "Order", ORDER),
    ("Service.generic", "Order", "~Order"),
    ("Service.generic", "Line", MODULE_LINE),
    ("Service.local", "Order", "shop/orders.py#Service.local.<locals>.Order"),
    ("Service.local.<locals>.Order.inside", "Order", "shop/orders.py#Service.local.<locals>.Order"),
    ("Service.local.<locals>.Order.inside", "Line", MODULE_LINE),
]


def meant(program, scope, name):
    found = program.type_of(TypeRef(name), "shop/orders.py", scope)
    return found.cls if found is not None else None


@pytest.mark.parametrize(("scope", "name", "expected"), CASES)
def test_what_a_type_means_in_a_scope(link, scope, name, expected):
    assert meant(link(FILES), scope, name) == expected


@pytest.mark.parametrize("order", [CASES, CASES[::-1]])
def test_no_answer_depends_on_what_was_asked_before(link, order):
    program = link(FILES)
    assert [meant(program, scope, name) for scope, name, _ in order] == [expected for _, _, expected in order]


@pytest.mark.parametrize(("scope", "is_known"), [("Service", True), ("Service.plain", False), ("Service.nested.within", False)])
def test_only_the_body_of_a_class_sees_what_it_binds(link, scope, is_known):
    assert (link(FILES).resolve("shop/orders.py", "other", scope) is not None) is is_known
