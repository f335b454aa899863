"""Declarations of Java: classes of all kinds, their fields, methods, constructors and initialisers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from nullguard.languages.java import kinds as k
from nullguard.languages.java.annotations import modifiers_of
from nullguard.languages.java.expressions import arguments
from nullguard.languages.java.parameters import parameters_of
from nullguard.languages.java.simple_statements import declarator
from nullguard.languages.java.statements import block
from nullguard.languages.java.types import declared_null, type_of, type_parameters, types_in, with_dimensions
from nullguard.languages.treesitter import MAX_DEPTH, at
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, Class, Field, Function
from nullguard.model.nodes import nodes

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader


class ClassParts:
    """A class while its body is read. `is_interface` says that fields are constants and methods without body abstract."""

    __slots__ = ("components", "fields", "functions", "is_interface", "name", "qualname")

    def __init__(self, name: str, qualname: str, is_interface: bool = False) -> None:
        self.name = name
        self.qualname = qualname
        self.is_interface = is_interface
        self.components: tuple[s.Parameter, ...] = ()
        self.fields: list[Field] = []
        self.functions: list[Function] = []


def class_of(reader: Reader, node: Node, prefix: str) -> tuple[str, str]:
    """Declare a class and all that it contains; gives its name and qualname, which begins with `prefix`."""
    name_node = node.child_by_field_id(k.NAME)
    name = (reader.text(name_node) if name_node is not None else "") or "?"
    kind = _CLASS_KINDS[node.kind_id]
    parts = ClassParts(name, prefix + name, kind in ("interface", "annotation"))
    annotations, words, _ = modifiers_of(reader, node)
    bases: list[s.TypeRef] = []
    for child in node.named_children:
        if child.kind_id in _BASES:
            bases.extend(types_in(reader, child))
    parameters = type_parameters(reader, node.child_by_field_id(k.TYPE_PARAMETERS))
    where = at(name_node or node)
    position = reader.reserve_class()
    outer_scope, reader.scope = reader.scope, parts.qualname
    if kind == "record":
        parts.components = parameters_of(reader, node.child_by_field_id(k.PARAMETERS))
        parts.fields.extend(_component(parameter) for parameter in parts.components)
    members_of(reader, node.child_by_field_id(k.BODY), parts)
    reader.scope = outer_scope
    parts.functions.extend(_implicit_functions(kind, parts, where))
    reader.classes[position] = Class(
        name, parts.qualname, kind, tuple(bases), annotations, words, parameters, tuple(parts.fields), tuple(parts.functions),
        (), where,
    )  # fmt: skip
    return name, parts.qualname


def anonymous_class(reader: Reader, base: s.TypeRef, body: Node) -> str:
    """Declare the class of `new Base() { … }` or of an enum constant with a body; gives its qualname."""
    name, qualname = reader.anonymous_name()
    parts = ClassParts(name, qualname)
    position = reader.reserve_class()
    saved = reader.enter(qualname)
    members_of(reader, body, parts)
    reader.leave(saved)
    reader.classes[position] = Class(
        name, qualname, "class", (base,), fields=tuple(parts.fields), functions=tuple(parts.functions), at=at(body)
    )
    return qualname


def members_of(reader: Reader, node: Node | None, parts: ClassParts) -> None:
    """Read the members of a class body into `parts`."""
    if node is None:
        return
    depth = reader.depth
    if depth >= MAX_DEPTH:
        reader.problem("nested too deeply", node)
        return
    reader.depth = depth + 1
    for child in node.named_children:
        handler = _MEMBERS.get(child.kind_id)
        if handler is not None:
            handler(reader, child, parts)
        elif child.kind_id == k.ERROR:
            members_of(reader, child, parts)
    reader.depth = depth


# ---- fields ----------------------------------------------------------------------------------------------------------


def _field(reader: Reader, node: Node, parts: ClassParts) -> None:
    annotations, words, nullable = modifiers_of(reader, node)
    if parts.is_interface:
        words = (*words, *(word for word in ("static", "final") if word not in words))
    ref = type_of(reader, node.child_by_field_id(k.TYPE))
    for child in node.children_by_field_id(k.DECLARATOR):
        saved = reader.enter(reader.scope)
        name, written, value = declarator(reader, child, ref)
        mentions = reader.leave(saved)
        said = annotations
        if nullable:
            written, said = declared_null(reader, written, annotations)
        parts.fields.append(Field(name.id, written, value, said, words, name.at))
        if value is not None and _has_function(value):
            _initialising(reader, parts, s.Assign((name,), value, written, name.at), "static" in words, mentions)


def _initialising(reader: Reader, parts: ClassParts, assign: s.Assign, is_static: bool, mentions: tuple[str, ...]) -> None:
    """Note a function that gives a field its first value, in which functions stand."""
    called, kind = ("<clinit>", ("static",)) if is_static else ("<init>", ())
    stored = reader.store((assign,))
    parts.functions.append(Function(called, f"{parts.qualname}.{called}", (), None, (), kind, (), stored, mentions, assign.at))


def _has_function(value: s.Expr) -> bool:
    """Whether an initialiser hands on a function: it is read as a function of its own, in which that one stands. What anonymous
    classes do is in their own methods."""
    kinds = [type(node) for node in nodes((value,)) if not isinstance(node, s.New) or node.body]
    return (s.Lambda in kinds or s.MethodReference in kinds) and s.New not in kinds


def _component(parameter: s.Parameter) -> Field:
    ref = parameter.type
    if parameter.kind == "star" and ref is not None:
        ref = s.TypeRef("[]", (ref,))
    return Field(parameter.name, ref, None, parameter.annotations, ("component", "final"), parameter.at)


def _constant(reader: Reader, node: Node, parts: ClassParts) -> None:
    name_node = node.child_by_field_id(k.NAME)
    if name_node is None:
        return
    annotations, _, _ = modifiers_of(reader, node)
    ref = s.TypeRef(parts.name)
    given_node, body_node = node.child_by_field_id(k.ARGUMENTS), node.child_by_field_id(k.BODY)
    name, value = reader.text(name_node), None
    if given_node is not None or body_node is not None:
        saved = reader.enter(reader.scope)
        given = arguments(reader, given_node)
        mentions = reader.leave(saved)
        body = anonymous_class(reader, ref, body_node) if body_node is not None else ""
        value = s.New(ref, given, body, at(node))
        if given and _has_function(value):
            where = at(name_node)
            _initialising(reader, parts, s.Assign((s.Name(name, where),), value, ref, where), True, mentions)
    parts.fields.append(Field(name, ref, value, annotations, ("constant", "static", "final"), at(name_node)))


# ---- functions -------------------------------------------------------------------------------------------------------


def _method(reader: Reader, node: Node, parts: ClassParts) -> None:
    parts.functions.append(method_of(reader, node, parts.qualname + ".", parts.is_interface))


def method_of(reader: Reader, node: Node, prefix: str, is_interface: bool = False) -> Function:
    """A method, or an element of an annotation type."""
    name_node = node.child_by_field_id(k.NAME)
    name = (reader.text(name_node) if name_node is not None else "") or "?"
    annotations, words, nullable = modifiers_of(reader, node)
    returns = type_of(reader, node.child_by_field_id(k.TYPE))
    returns = with_dimensions(reader, returns, node.child_by_field_id(k.DIMENSIONS))
    if nullable:
        returns, annotations = declared_null(reader, returns, annotations)
    body = node.child_by_field_id(k.BODY)
    if is_interface and body is None and "abstract" not in words:
        words = (*words, "abstract")
    head = _Head(name, prefix + name, returns, annotations, words)
    return _function(reader, node, head, body, None, at(name_node or node))


def _constructor(reader: Reader, node: Node, parts: ClassParts) -> None:
    annotations, words, _ = modifiers_of(reader, node)
    name_node = node.child_by_field_id(k.NAME)
    body = node.child_by_field_id(k.BODY)
    words = (*words, "constructor")
    if any(child.type == "throws" for child in node.children):
        words = (*words, "throws")
    qualname = f"{parts.qualname}.{parts.name}"
    components: tuple[s.Parameter, ...] | None = None
    if node.kind_id == _COMPACT:
        words, components = (*words, "compact"), parts.components
    where = at(name_node or node)
    head = _Head(parts.name, qualname, None, annotations, words)
    parts.functions.append(_function(reader, node, head, body, components, where))


def _initialiser(reader: Reader, node: Node, parts: ClassParts) -> None:
    body: Node | None = node
    name = "<init>"
    words: tuple[str, ...] = ()
    if node.kind_id != _BLOCK:
        name, words = "<clinit>", ("static",)
        body = next((child for child in node.named_children if child.kind_id == _BLOCK), None)
    qualname = f"{parts.qualname}.{name}"
    parts.functions.append(_function(reader, node, _Head(name, qualname, None, (), words), body, (), at(node)))


class _Head(NamedTuple):
    """What stands before the body of a function, without its parameters."""

    name: str
    qualname: str
    returns: s.TypeRef | None
    annotations: tuple[s.Annotation, ...]
    words: tuple[str, ...]


def _function(
    reader: Reader, node: Node, head: _Head, body: Node | None, parameters: tuple[s.Parameter, ...] | None, where: int
) -> Function:
    """A function; its parameters are read of the node where they are not given."""
    generics = type_parameters(reader, node.child_by_field_id(k.TYPE_PARAMETERS))
    saved = reader.enter(head.qualname)
    if parameters is None:
        parameters = parameters_of(reader, node.child_by_field_id(k.PARAMETERS))
    else:
        reader.locals.update(parameter.name for parameter in parameters)
    stored = reader.store(block(reader, body)) if body is not None else NO_BODY
    mentions = reader.leave(saved)
    return Function(
        head.name, head.qualname, parameters, head.returns, head.annotations, head.words, generics, stored, mentions, where
    )


def _implicit_functions(kind: str, parts: ClassParts, where: int) -> Iterator[Function]:
    """What the language adds to an enum or a record, as functions without body: `values`, `valueOf`, accessors."""
    declared = {(function.name, len(function.parameters)) for function in parts.functions}
    if kind == "enum":
        own = s.TypeRef(parts.name)
        yield Function("values", f"{parts.qualname}.values", (), s.TypeRef("[]", (own,)), (), ("static", "implicit"), at=where)
        text = (s.Parameter("name", s.TypeRef("String"), at=where),)
        yield Function("valueOf", f"{parts.qualname}.valueOf", text, own, (), ("static", "implicit"), at=where)
    for field, component in zip(parts.fields, parts.components, strict=False):
        if (component.name, 0) not in declared:
            qualname = f"{parts.qualname}.{component.name}"
            yield Function(component.name, qualname, (), field.type, component.annotations, ("implicit",), at=component.at)


# ---- nested ----------------------------------------------------------------------------------------------------------


def _nested_class(reader: Reader, node: Node, parts: ClassParts) -> None:
    class_of(reader, node, parts.qualname + ".")


_BLOCK = k.kind("block")
_COMPACT = k.kind("compact_constructor_declaration")
_BASES = k.kinds("superclass", "super_interfaces", "extends_interfaces")
_CLASS_KINDS: dict[int, str] = k.by_kind({
    "class_declaration": "class", "interface_declaration": "interface", "enum_declaration": "enum",
    "record_declaration": "record", "annotation_type_declaration": "annotation",
})  # fmt: skip
CLASSES = frozenset(_CLASS_KINDS)
"""The kinds of nodes that `class_of` takes."""

_MEMBERS: dict[int, Callable[[Reader, Node, ClassParts], None]] = k.by_kind({
    "field_declaration": _field, "constant_declaration": _field, "method_declaration": _method,
    "constructor_declaration": _constructor, "compact_constructor_declaration": _constructor,
    "static_initializer": _initialiser, "block": _initialiser, "annotation_type_element_declaration": _method,
    "enum_constant": _constant, "enum_body_declarations": members_of,
    **dict.fromkeys(
        ("class_declaration", "interface_declaration", "enum_declaration", "record_declaration", "annotation_type_declaration"),
        _nested_class,
    ),
})  # fmt: skip
