"""A constant that a call has given tells what the function asked, whichever way the constant is asked for."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

CHECKS = """package shop;
class Checks {
    enum State { OPEN, SHOWN, PAID }
    static State either(Order o) { return o.getReference() == null ? State.OPEN : State.PAID; }
    static State one(Order o) { return o.getReference() == null ? State.OPEN : o.getPaidAt() == null ? State.SHOWN : State.PAID; }
    static State other(Order o) { return o.getQuantity() == null ? State.OPEN : State.PAID; }
    static State loose(Order o) { return o.getReference() == null ? State.OPEN : load(); }
    static State kept(Order o) { return o.getReference() == null ? load() : State.PAID; }
    static String told(Order o) { return o.getReference() == null ? "open" : "paid"; }
    static State load() { return all()[0]; }
}
"""


def is_told(text: str, analyse) -> bool:
    service = f"package shop;\nimport shop.Checks.State;\nclass Service {{ int run(Order o, Order p) {{ {text} return 0; }} }}"
    files = {"shop/Order.java": SHOP_JAVA, "shop/Checks.java": CHECKS, "shop/Service.java": service}
    return bool(analyse(files)["shop/Service.java"])


USED = "return o.getReference().length();"


@pytest.mark.parametrize(
    "text",
    [
        f"if (Checks.either(o) == State.PAID) {{ {USED} }}",
        f"if (Checks.either(o) != State.OPEN) {{ {USED} }}",
        f"if (Checks.one(o) != State.OPEN) {{ {USED} }}",
        f"if (Checks.one(o) == State.OPEN) {{ return 0; }} {USED}",
        f"if (Checks.one(o) == State.SHOWN) {{ {USED} }}",
        f"State s = Checks.one(o); if (s != State.OPEN) {{ {USED} }}",
        f"switch (Checks.either(o)) {{ case PAID: {USED} default: break; }}",
        f"switch (Checks.one(o)) {{ case OPEN: break; default: {USED} }}",
        f"switch (Checks.one(o)) {{ case SHOWN: case PAID: {USED} default: break; }}",
        f"switch (Checks.one(o)) {{ case SHOWN, PAID -> {{ {USED} }} default -> {{ }} }}",
        "return switch (Checks.one(o)) { case OPEN -> 0; default -> o.getReference().length(); };",
        "State s = Checks.one(o); return switch (s) { case OPEN -> 0; case SHOWN, PAID -> o.getReference().length(); };",
        f'String told = Checks.told(o); if (told.equals("paid")) {{ {USED} }}',
        f"if (Checks.one(o).equals(State.OPEN)) {{ return 0; }} {USED}",
        f'if ("open".equals(Checks.told(o))) {{ return 0; }} {USED}',
        f'if (!Checks.told(o).equals("open")) {{ {USED} }}',
        f'switch (Checks.told(o)) {{ case "paid": {USED} default: break; }}',
        "return switch (Checks.one(o)) { case PAID -> o.getPaidAt().getYear(); default -> 0; };",
    ],
)
def test_what_a_constant_tells(text, analyse):
    assert not is_told(text, analyse)


@pytest.mark.parametrize(
    "text",
    [
        f"if (Checks.either(o) == State.OPEN) {{ {USED} }}",
        f"if (Checks.either(o) != State.PAID) {{ {USED} }}",
        f"if (Checks.either(p) == State.PAID) {{ {USED} }}",
        f"if (Checks.other(o) == State.PAID) {{ {USED} }}",
        f"if (Checks.loose(o) == State.OPEN) {{ {USED} }}",
        f"if (Checks.kept(o) == State.PAID) {{ {USED} }}",
        f"if (Checks.one(o).equals(State.OPEN)) {{ {USED} }}",
        f"if (!Checks.one(o).equals(State.SHOWN)) {{ {USED} }}",
        f'if ("open".equals(Checks.told(p))) {{ return 0; }} {USED}',
        f'if (!"paid".equals(Checks.told(o))) {{ {USED} }}',
        f"switch (Checks.one(o)) {{ case OPEN: {USED} default: break; }}",
        f"switch (Checks.one(o)) {{ case OPEN: case SHOWN: {USED} default: break; }}",
        f"switch (Checks.one(o)) {{ case OPEN, PAID -> {{ {USED} }} default -> {{ }} }}",
        f"switch (Checks.one(o)) {{ case SHOWN: break; default: {USED} }}",
        f"switch (Checks.one(p)) {{ case OPEN: break; default: {USED} }}",
        f'switch (Checks.told(o)) {{ case "open": {USED} default: break; }}',
        "return switch (Checks.one(o)) { case SHOWN -> o.getPaidAt().getYear(); default -> 0; };",
        f"State s = Checks.one(o); o = p; if (s != State.OPEN) {{ {USED} }}",
    ],
)
def test_what_a_constant_does_not_tell(text, analyse):
    assert is_told(text, analyse)
