"""What a Java endpoint makes of a request: the key that `@RequestBody Order order` holds is whatever was sent, and no row's."""

from __future__ import annotations

from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s


def is_bound(frame: Frame, node: s.Expr) -> bool:
    """Whether a name is a parameter that is made of a request, by an annotation of its own or of the method."""
    if not frame.is_java or not isinstance(node, s.Name) or node.id not in frame.kept:
        return False
    function = frame.world.program.function_at(frame.path, node.at)
    parameter = next((p for p in function.decl.parameters if p.name == node.id), None) if function is not None else None
    if function is None or parameter is None:
        return False
    own = {annotation.name.rpartition(".")[2] for annotation in parameter.annotations}
    marked = own | {annotation.name.rpartition(".")[2] for annotation in function.decl.annotations}
    return not own & library_names("converted-parameter") and not marked.isdisjoint(library_names("binding"))


def is_of_request(frame: Frame, node: s.Expr) -> bool:
    """Whether a getter is called on such a parameter: `order.getId()`."""
    return isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and is_bound(frame, node.function.value)
