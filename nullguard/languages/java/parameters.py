"""Parameters of methods, records and lambdas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.java import kinds as k
from nullguard.languages.java.annotations import modifiers_of
from nullguard.languages.java.types import declared_null, type_of, with_dimensions
from nullguard.languages.treesitter import at
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader


def parameters_of(reader: Reader, node: Node | None) -> tuple[s.Parameter, ...]:
    """The parameters of a method or the components of a record; of varargs the type is the element's."""
    if node is None:
        return ()
    found: list[s.Parameter] = []
    for child in node.named_children:
        kind = child.kind_id
        if kind in _PARAMETERS:
            found.append(_parameter(reader, child, kind == _VARARGS))
    return tuple(found)


def lambda_parameters(reader: Reader, node: Node | None) -> tuple[s.Parameter, ...]:
    """`x`, `(x, y)` or `(T x, U y)`."""
    if node is None:
        return ()
    if node.kind_id in k.IDENTIFIERS:
        return (s.Parameter(reader.bind(node), at=at(node)),)
    if node.kind_id == _INFERRED:
        return tuple(
            [s.Parameter(reader.bind(child), at=at(child)) for child in node.named_children if child.kind_id in k.IDENTIFIERS]
        )
    return parameters_of(reader, node)


def _parameter(reader: Reader, node: Node, is_varargs: bool) -> s.Parameter:
    children = node.named_children
    annotations: tuple[s.Annotation, ...] = ()
    nullable = False
    if children and children[0].kind_id == _MODIFIERS:
        annotations, _, nullable = modifiers_of(reader, node)
    type_node = node.child_by_field_id(k.TYPE)
    name_node = node.child_by_field_id(k.NAME)
    if is_varargs:
        for child in children:
            if child.kind_id == _DECLARATOR:
                name_node = child.child_by_field_id(k.NAME)
            elif type_node is None and child.kind_id not in _NO_TYPES:
                type_node = child
    ref = with_dimensions(reader, type_of(reader, type_node), node.child_by_field_id(k.DIMENSIONS))
    if nullable:
        ref, annotations = declared_null(reader, ref, annotations)
    name = reader.bind(name_node) or "_"
    return s.Parameter(name, ref, "star" if is_varargs else "positional", None, annotations, at(name_node or node))


_PARAMETERS = k.kinds("formal_parameter", "spread_parameter")
_VARARGS = k.kind("spread_parameter")
_INFERRED = k.kind("inferred_parameters")
_MODIFIERS = k.kind("modifiers")
_DECLARATOR = k.kind("variable_declarator")
_NO_TYPES = k.kinds("modifiers", "variable_declarator", "line_comment", "block_comment") | k.ANNOTATIONS
