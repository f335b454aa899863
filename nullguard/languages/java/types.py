"""Written types of Java."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.java import kinds as k
from nullguard.model.facts import TypeParameter
from nullguard.model.syntax import Annotation, TypeRef

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader

ARRAY = "[]"
UNBOUNDED = TypeRef("?")
_MAX_NESTING = 16
_MAX_DIMENSIONS = 16
NULLABLE = frozenset({"Nullable", "CheckForNull", "NullableDecl", "NullableType", "PolyNull"})


def type_of(reader: Reader, node: Node | None, nesting: int = 0) -> TypeRef:
    """The type as written; `?` where there is none or it nests beyond reason."""
    if node is None or nesting > _MAX_NESTING:
        return UNBOUNDED
    handler = _TYPES.get(node.kind_id)
    if handler is not None:
        return handler(reader, node, nesting)
    return TypeRef(reader.text(node)[:200] or "?")


def is_nullable_annotation(reader: Reader, node: Node) -> bool:
    """Whether an annotation says that its type admits null."""
    name = node.child_by_field_id(k.NAME)
    return name is not None and _admits_null(reader.text(name))


def _admits_null(name: str) -> bool:
    return name.rpartition(".")[2] in NULLABLE


def declared_null(reader: Reader, ref: TypeRef, annotations: tuple[Annotation, ...]) -> tuple[TypeRef, tuple[Annotation, ...]]:
    """The type of a declaration whose annotations admit null, with this, and the annotations that speak of it as a whole. Those
    of types (JSpecify's) speak of the elements of an array, `@Nullable Order[] orders` (JLS 9.7.4)."""
    if ref.name != ARRAY or not reader.annotating_types:
        return with_null(ref), annotations
    of_elements = [known for known in annotations if known.name in reader.annotating_types and _admits_null(known.name)]
    kept = tuple([known for known in annotations if known not in of_elements])
    ref = _with_null_element(ref) if of_elements else ref
    return with_null(ref) if any(_admits_null(known.name) for known in kept) else ref, kept


def with_null(ref: TypeRef) -> TypeRef:
    """The type, admitting null."""
    return ref if ref.nullable else TypeRef(ref.name, ref.args, True)


def with_dimensions(reader: Reader, ref: TypeRef, dimensions: Node | None) -> TypeRef:
    """The array of a type; `dimensions` are brackets, each possibly annotated, the outermost first."""
    if dimensions is None:
        return ref
    outermost_first: list[bool] = []
    nullable = False
    for child in dimensions.children:
        if child.kind_id in k.ANNOTATIONS:
            nullable = nullable or is_nullable_annotation(reader, child)
        elif child.type == "[":
            outermost_first.append(nullable)
            nullable = False
    for is_nullable in reversed(outermost_first[:_MAX_DIMENSIONS]):
        ref = TypeRef(ARRAY, (ref,), is_nullable)
    return ref


def types_in(reader: Reader, node: Node | None) -> tuple[TypeRef, ...]:
    """The types of a type list, a `throws`, a bound, an `extends` clause."""
    if node is None:
        return ()
    found: list[TypeRef] = []
    for child in node.named_children:
        if child.kind_id == _TYPE_LIST:
            found.extend(types_in(reader, child))
        elif child.kind_id not in k.COMMENTS:
            found.append(type_of(reader, child))
    return tuple(found)


def type_parameters(reader: Reader, node: Node | None) -> tuple[TypeParameter, ...]:
    """`<T extends A & B, U>`."""
    if node is None:
        return ()
    found: list[TypeParameter] = []
    for child in node.named_children:
        if child.kind_id != _TYPE_PARAMETER:
            continue
        name = ""
        bounds: tuple[TypeRef, ...] = ()
        for part in child.named_children:
            if part.kind_id == _TYPE_BOUND:
                bounds = types_in(reader, part)
            elif part.kind_id in k.IDENTIFIERS:
                name = reader.text(part)
        if name:
            found.append(TypeParameter(name, bounds))
    return tuple(found)


def dotted_type(reader: Reader, node: Node) -> str:
    """The dotted name of a type without arguments and annotations."""
    return type_of(reader, node).name


def _simple(reader: Reader, node: Node, nesting: int) -> TypeRef:
    return TypeRef(reader.text(node) or "?")


def _generic(reader: Reader, node: Node, nesting: int) -> TypeRef:
    base = UNBOUNDED
    arguments: tuple[TypeRef, ...] = ()
    for child in node.named_children:
        if child.kind_id == _TYPE_ARGUMENTS:
            arguments = tuple(
                [type_of(reader, part, nesting + 1) for part in child.named_children if part.kind_id not in k.COMMENTS]
            )
        elif child.kind_id not in k.COMMENTS:
            base = type_of(reader, child, nesting + 1)
    return TypeRef(base.name, arguments, base.nullable)


def _scoped(reader: Reader, node: Node, nesting: int) -> TypeRef:
    names: list[str] = []
    nullable = any(is_nullable_annotation(reader, child) for child in node.named_children if child.kind_id in k.ANNOTATIONS)
    current = node
    while True:
        parts = [child for child in current.named_children if child.kind_id in _NAME_PARTS]
        if not parts:
            break
        if parts[-1].kind_id in k.IDENTIFIERS:
            names.append(reader.text(parts[-1]))
            if len(parts) == 1:
                break
        current = parts[0]
        if current.kind_id in k.IDENTIFIERS:
            names.append(reader.text(current))
            break
    return TypeRef(".".join(reversed(names)) or "?", (), nullable)


def _array(reader: Reader, node: Node, nesting: int) -> TypeRef:
    element = type_of(reader, node.child_by_field_id(k.ELEMENT), nesting + 1)
    return with_dimensions(reader, element, node.child_by_field_id(k.DIMENSIONS))


def _annotated(reader: Reader, node: Node, nesting: int) -> TypeRef:
    ref = UNBOUNDED
    nullable = False
    for child in node.named_children:
        if child.kind_id in k.ANNOTATIONS:
            nullable = nullable or is_nullable_annotation(reader, child)
        elif child.kind_id not in k.COMMENTS:
            ref = type_of(reader, child, nesting + 1)
    return _with_null_element(ref) if nullable else ref


def _with_null_element(ref: TypeRef) -> TypeRef:
    """Where only types can be annotated, `@Nullable T[]` is an array of nullable elements."""
    if ref.name == ARRAY and ref.args:
        return TypeRef(ARRAY, (_with_null_element(ref.args[0]),), ref.nullable)
    return with_null(ref)


def _wildcard(reader: Reader, node: Node, nesting: int) -> TypeRef:
    for child in reversed(node.named_children):
        kind = child.kind_id
        if kind in _TYPES or kind in k.IDENTIFIERS:
            return type_of(reader, child, nesting + 1)
    return UNBOUNDED


_TYPE_LIST = k.kind("type_list")
_TYPE_ARGUMENTS = k.kind("type_arguments")
_TYPE_PARAMETER = k.kind("type_parameter")
_TYPE_BOUND = k.kind("type_bound")
_NAME_PARTS = k.IDENTIFIERS | k.kinds("scoped_type_identifier", "generic_type")
_TYPES: dict[int, Callable[[Reader, Node, int], TypeRef]] = k.by_kind({
    "type_identifier": _simple, "identifier": _simple, "integral_type": _simple, "floating_point_type": _simple,
    "boolean_type": _simple, "void_type": _simple, "generic_type": _generic, "scoped_type_identifier": _scoped,
    "array_type": _array, "annotated_type": _annotated, "wildcard": _wildcard,
})  # fmt: skip
