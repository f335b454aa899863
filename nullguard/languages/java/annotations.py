"""Annotations and modifiers, and the suppressions that `@SuppressWarnings("nullguard:…")` declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.java import kinds as k
from nullguard.languages.java.types import is_nullable_annotation
from nullguard.languages.treesitter import at
from nullguard.model import syntax as s
from nullguard.model.facts import Suppression

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader

Modifiers = tuple[tuple[s.Annotation, ...], tuple[str, ...], bool]
"""Annotations, keywords in source order, and whether an annotation admits null."""

NO_MODIFIERS: Modifiers = ((), (), False)
_PREFIX = "nullguard:"


def modifiers_of(reader: Reader, declaration: Node) -> Modifiers:
    """The modifiers of a declaration, wherever the grammar lets them stand."""
    annotations: list[s.Annotation] = []
    words: list[str] = []
    nullable = False
    for child in declaration.children:
        kind = child.kind_id
        if kind == _MODIFIERS:
            for part in child.children:
                part_kind = part.kind_id
                if part_kind in k.ANNOTATIONS:
                    annotations.append(annotation(reader, part, declaration))
                    nullable = nullable or is_nullable_annotation(reader, part)
                elif part_kind not in k.COMMENTS:
                    words.append(reader.text(part))
        elif kind in k.ANNOTATIONS:
            annotations.append(annotation(reader, child, declaration))
            nullable = nullable or is_nullable_annotation(reader, child)
        elif child.is_named and kind != _TYPE_PARAMETERS and kind not in k.COMMENTS:
            break
    return tuple(annotations), tuple(words), nullable


def annotation(reader: Reader, node: Node, declaration: Node | None = None) -> s.Annotation:
    """One annotation; its single value is the argument `value`."""
    name_node = node.child_by_field_id(k.NAME)
    name = reader.compact(name_node) if name_node is not None else "?"
    found = s.Annotation(name, _arguments(reader, node.child_by_field_id(k.ARGUMENTS)), at(node))
    if reader.may_suppress and declaration is not None and name.rpartition(".")[2] == "SuppressWarnings":
        _note_suppression(reader, found, node, declaration)
    return found


def annotation_value(reader: Reader, node: Node) -> s.Expr:
    """An annotation inside another: a call of its name."""
    found = annotation(reader, node)
    return s.Call(s.Name(found.name, found.at), found.arguments, found.at)


def array_value(reader: Reader, node: Node) -> s.Expr:
    """`{a, b}` in an annotation."""
    items = tuple([reader.expression(child) for child in node.named_children if child.kind_id not in _NO_VALUES])
    return s.Collection("array", items, at(node))


def _arguments(reader: Reader, node: Node | None) -> tuple[s.Argument, ...]:
    if node is None:
        return ()
    found: list[s.Argument] = []
    for child in node.named_children:
        if child.kind_id == _PAIR:
            key, value = child.child_by_field_id(k.KEY), child.child_by_field_id(k.VALUE)
            if key is not None and value is not None:
                found.append(s.Argument(reader.expression(value), reader.text(key)))
        elif child.kind_id not in _NO_VALUES:
            found.append(s.Argument(reader.expression(child), "value"))
    return tuple(found)


def _note_suppression(reader: Reader, found: s.Annotation, node: Node, declaration: Node) -> None:
    rules: list[str] = []
    is_ours = False
    for argument in found.arguments:
        values = argument.value.items if isinstance(argument.value, s.Collection) else (argument.value,)
        for value in values:
            if isinstance(value, s.Constant) and isinstance(value.value, str) and value.value.startswith(_PREFIX):
                is_ours = True
                rules.extend(rule.strip() for rule in value.value[len(_PREFIX) :].split(",") if rule.strip())
    if is_ours:
        line, end_line = declaration.start_point[0] + 1, declaration.end_point[0] + 1
        reason = _reason(reader, node.start_point[0], node.end_point[0], node.end_point[1])
        reader.suppressions.append(Suppression(line, tuple(rules), reason, found.at, end_line))


def _reason(reader: Reader, row: int, end_row: int, end_column: int) -> str:
    """The comment behind the annotation, else the comment lines right above it."""
    behind = reader.line(end_row)[end_column:].strip()
    if behind.startswith(b"//"):
        return _comment_text(behind)
    if behind.startswith(b"/*") and b"*/" in behind:
        return _comment_text(behind[: behind.index(b"*/")])
    above = reader.line(row - 1).strip() if row else b""
    return _comment_text(above) if above.startswith((b"//", b"/*")) else ""


def _comment_text(comment: bytes) -> str:
    return comment.strip(b"/* \t\r").decode("utf-8", "replace").strip()


_NO_VALUES = k.COMMENTS | {k.ERROR}
_MODIFIERS = k.kind("modifiers")
_TYPE_PARAMETERS = k.kind("type_parameters")
_PAIR = k.kind("element_value_pair")
