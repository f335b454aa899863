"""Variables of Python that a body takes out of others: `for line in order.lines`, `[line.total for line in lines]`."""

from __future__ import annotations

from nullguard.flow.bodies.mentioned import names_in
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes, root_name

_MOST_STEPS = 3
"""How often in a row something is taken out of what was taken out before."""


def taken_out_of(body: s.Body, names: frozenset[str]) -> frozenset[str]:
    """The variables that loops and comprehensions bind to what is in one of the names, or in what an attribute or a call makes
    of one."""
    found: frozenset[str] = frozenset()
    loops = [(node.target, node.iterable) for node in nodes(body) if isinstance(node, s.ForEach | s.Clause)]
    for _ in range(_MOST_STEPS if loops else 0):
        known = names | found
        more = {name for target, iterable in loops if _leads_to(iterable, known) for name in names_in(target)}
        if more <= found:
            break
        found |= more
    return found


def _leads_to(node: s.Expr, names: frozenset[str]) -> bool:
    if root_name(node) in names:
        return True
    match node:
        case s.Call(arguments=arguments):  # `sorted(lines, key=…)`, `enumerate(lines)`
            return any(not argument.name and root_name(argument.value) in names for argument in arguments)
    return False
