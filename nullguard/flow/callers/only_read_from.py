"""What callers know of a Java method's parameters that tells it nothing: that one is there from which the method only reads, and
which it asks nowhere whether it is there."""

from __future__ import annotations

from collections import Counter

from nullguard.flow.domain.values import PRESENT
from nullguard.flow.summaries.helpers import NOTHING_KNOWN, Known
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def telling(world: World, function: FunctionInfo, known: Known) -> Known:
    """What is known, or nothing where none of it tells the function anything."""
    if not function.path.endswith(".java") or any(len(path) > 1 or value != PRESENT for path, value in known.items()):
        return known
    world.program.reads.add(body_entry(function))
    otherwise = world.by_node.of(_named_otherwise, world.program.body(function))
    parameters = {parameter.name for parameter in function.decl.parameters}
    return NOTHING_KNOWN if all(name in parameters and name not in otherwise for (name,) in known) else known


def _named_otherwise(body: s.Body) -> frozenset[str]:
    """The names in a body of which more is done than to read from what they hold."""
    named: Counter[str] = Counter()
    for node in nodes(body):
        if type(node) is s.Name:
            named[node.id] += 1
        elif type(node) is s.Attribute and type(node.value) is s.Name:
            named[node.value.id] -= 1
    return frozenset([name for name, times in named.items() if times > 0])
