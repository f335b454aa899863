"""Rows that a function empties to remove them: `order.setBuyer(null)`, then `orders.delete(order)`. No row keeps that null.

`lines.remove(line)` takes a row out of a collection and leaves it in its table, so that what is no collection has to remove it.
"""

from __future__ import annotations

from nullguard.flow.domain.state import Path, State
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_COLLECTIONS = frozenset({"java.util.Collection", "java.util.Map"})


def is_removed_later(frame: Frame, path: Path, state: State) -> bool:
    """Whether the function at hand removes the row that a variable holds, which is what `path` is."""
    if len(path) != 1 or path[0] not in frame.locals:
        return False
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return False
    verbs = tuple(words("removing"))
    called = [found for name, found in frame.world.named_nodes(function).items() if name.startswith(verbs)]
    calls = [node for found in called for node in found if isinstance(node, s.Call)]
    if not calls:  # nearly always
        return False
    body = tuple(nodes(frame.world.program.body(function)))
    return any(_removes(frame, node, body, path[0], state) for node in calls)


def _removes(frame: Frame, node: s.Call, body: tuple[s.Node, ...], variable: str, state: State) -> bool:
    match node.function:
        case s.Name(id=name):
            holder: s.Expr | None = None
        case s.Attribute(value=holder, name=name):
            pass
        case _:
            return False
    if not name.startswith(tuple(words("removing"))):
        return False
    removed = node.arguments[0].value if node.arguments else holder
    if not isinstance(removed, s.Name) or removed.id != variable:
        return False
    if holder is None or removed is holder or name.startswith("delete"):
        return True
    written = next((item.type for item in body if isinstance(item, s.Assign) and item.type and _is_of(item, holder)), None)
    type = frame.world.program.type_of(written, frame.path, frame.scope) or quietly(frame, holder, state)[0].type
    return frame.is_java and type is not None and _COLLECTIONS.isdisjoint(frame.world.lineage(type))


def _is_of(node: s.Assign, holder: s.Expr) -> bool:
    """Whether it declares a variable, which may come after the place at hand."""
    return isinstance(holder, s.Name) and any(isinstance(target, s.Name) and target.id == holder.id for target in node.targets)
