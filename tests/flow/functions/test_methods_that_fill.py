"""A method that puts something in where there is null: nobody need know what it puts in."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA, SHOP_PYTHON

ORDER = SHOP_JAVA.replace(
    "public String getNumber",
    "public void ensureReference() { if (reference == null) { reference = made(); } }\n"
    "    public void look() { if (reference == null) { print(); } }\n"
    "    public void fillPaidAt() { if (paidAt == null) { paidAt = made(); } }\n"
    "    private native String made();\n    public String getNumber",
    1,
)


@pytest.mark.parametrize(
    ("body", "uses"),
    [
        ("order.ensureReference(); order.getReference().trim();", 0),
        ("if (order.getReference() == null) { order.ensureReference(); } order.getReference().trim();", 0),
        ("fill(order); order.getReference().trim();", 0),
        ("if (order.getReference() == null) { print(order); } fill(order); order.getReference().trim();", 0),
        ("order.look(); order.getReference().trim();", 1),
        ("order.fillPaidAt(); order.getReference().trim();", 1),
        ("order.ensureReference(); other.getReference().trim();", 1),
        ("fill(other); order.getReference().trim();", 1),
        ("if (flag) { order.ensureReference(); } order.getReference().trim();", 1),
        ("order.ensureReference(); order.setReference(null); order.getReference().trim();", 1),
    ],
)
def test_rows_of_java(analyse, body, uses):
    service = f"""
package shop;
class Service {{
    void run(Order order, Order other, boolean flag) {{ {body} }}
    private void fill(Order order) {{ if (order.getReference() == null) {{ order.setReference(made()); }} }}
    private native String made();
}}
"""
    assert len(analyse({"shop/Order.java": ORDER, "shop/Service.java": service})["shop/Service.java"]) == uses


@pytest.mark.parametrize(
    ("between", "uses"),
    [
        ("open();", 0),
        ("this.open();", 0),
        ("look();", 1),
        ("other.open();", 1),
    ],
)
@pytest.mark.parametrize("before", ["out = null; if (flag) { out = pool.get(); }", "if (out != null) { out.hashCode(); }"])
def test_fields_of_java(analyse, before, between, uses):
    service = f"""
package shop;
class Service {{
    private Object out;
    private Pool pool;
    void run(Service other, boolean flag) {{ {before} {between} out.hashCode(); }}
    private void open() {{ if (out == null) {{ out = pool.get(); }} }}
    private void look() {{ pool.get(); }}
}}
"""
    assert len(analyse({"shop/Service.java": service})["shop/Service.java"]) == uses


@pytest.mark.parametrize(("between", "uses"), [("self.open()", 0), ("self.look()", 1), ("other.open()", 1), ("pass", 1)])
@pytest.mark.parametrize(
    "before",
    ["self.out = None\n        if flag:\n            self.out = made()", "if self.out is None:\n            print(flag)"],
)
def test_attributes_of_python(analyse, before, between, uses):
    service = f"""
class Service:
    def run(self, other: "Service", flag):
        {before}
        {between}
        self.out.read()

    def open(self):
        if self.out is None:
            self.out = made()

    def look(self):
        print(self.out)
"""
    assert len(analyse({"shop/service.py": service})["shop/service.py"]) == uses


def test_rows_of_python(python):
    python(
        """
        if order.paid_at is None:
            print(order)
        fill(order)
        order.paid_at.isoformat()
        """,
        before="def fill(order):\n    if order.paid_at is None:\n        order.paid_at = made()",
    )
    assert "paid_at" in SHOP_PYTHON


@pytest.mark.parametrize(
    ("called", "uses"),
    [
        ("callback()", 0),
        ("callback(1, flag)", 0),
        ("getattr(self, flag)()", 0),
        ("other.run(self)", 0),
        ("found = load(self)", 0),
        ("len(flag)", 1),
        ("other.run(flag)", 1),
    ],
)
def test_what_is_called_may_call_back(analyse, called, uses):
    service = f"""
class Service:
    def run(self, other, callback, flag):
        self.queue = None
        {called}
        self.queue.extend([])
"""
    assert len(analyse({"shop/service.py": service})["shop/service.py"]) == uses


def test_what_is_there_is_told_before_what_is_filled(analyse):
    fields = "\n".join(f"    private Object part{n:02};" for n in range(40))
    filled = "\n".join(f"        this.part{n:02} = pool.get();" for n in range(40))
    service = f"""
package shop;
class Service {{
    private Pool pool;
{fields}
    Service(Object code, Object name) {{
{filled}
        this.pool = new Pool(code.hashCode(), name.hashCode());
    }}
    static Service made(boolean flag) {{
        Object code = null;
        if (flag) {{ code = load(); }}
        return new Service(code, "a");
    }}
}}
"""
    assert [use.expression for use in analyse({"shop/Service.java": service})["shop/Service.java"]] == ["code"]
