"""What was found where nothing deeper could be asked counts there only, whoever asked first."""

from __future__ import annotations

import pytest

from nullguard.flow.domain.values import Value
from nullguard.flow.interpreting import summarise
from nullguard.flow.summaries.returns import FULL_DEPTH
from tests.flow.conftest import SHOP_JAVA, world_of

LEAST = 5
"""The depth at which a function is asked, but nothing that it calls."""

REFUSED = """
package shop;
class View {
    private Order order;
    View(Order order) { if (order.getReference() == null) { throw new IllegalArgumentException(); } this.order = order; }
    String told() { int own = 1; return order.getReference(); }
}
"""
PRIVATE = """
package shop;
class View {
    @Nullable private String text(String given) { if (given == null) { return null; } return given + 1; }
    String told() { int own = 1; return text("a"); }
}
"""
DECLARED = """
from typing import Optional

class View:
    @property
    def text(self) -> Optional[str]:
        own = 1
        return "a" + str(own)

def told(view: View):
    own = 1
    return view.text
"""


@pytest.mark.parametrize(
    "files",
    [{"shop/Order.java": SHOP_JAVA, "shop/View.java": REFUSED}, {"shop/View.java": PRIVATE}, {"shop/view.py": DECLARED}],
    ids=["refused", "private", "declared"],
)
def test_who_asks_first_does_not_matter(files):
    def answers(*depths: int) -> dict[int, Value]:
        world = world_of(files)
        (function,) = (one for path in files for one in world.program.functions_of(path) if one.decl.name == "told")
        return {depth: summarise(world, function, depth).value for depth in depths}

    assert answers(LEAST, FULL_DEPTH) == answers(FULL_DEPTH, LEAST) == answers(LEAST) | answers(FULL_DEPTH)
