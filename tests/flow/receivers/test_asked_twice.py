"""What is known of a function is kept for whoever asks next, who depends on the same sources as the one who asked first."""

from __future__ import annotations

from nullguard.flow.receivers.classes import DEPTH, _context
from nullguard.model import syntax as s
from nullguard.program.trace import looked_at
from tests.flow.conftest import world_of

SOURCES = {
    "shop/tools.py": "def label(order):\n    return order.number\n",
    "shop/names.py": "from shop.tools import label\n",
    "shop/views.py": "from shop.names import label\n\n\ndef show(order):\n    return label\n",
}


def test_names_of_the_module():
    world = world_of(SOURCES)
    program = world.program
    (show,) = program.functions_named("shop/views.py", "show")
    (returned,) = program.body(show)
    assert isinstance(returned, s.Return)
    for _ in range(2):
        program.reads = set()
        assert _context(world, show, DEPTH).value(returned.value).symbol.decl.name == "label"
        assert {"shop/names.py", "shop/tools.py"} <= program.reads
        assert "shop/tools.py" in {found[0] for entry in program.reads if (found := looked_at(entry)) and not found[2]}
