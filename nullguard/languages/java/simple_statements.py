"""Statements of Java that hold no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.java import kinds as k
from nullguard.languages.java.annotations import NO_MODIFIERS, modifiers_of
from nullguard.languages.java.expressions import arguments, lower, lower_all
from nullguard.languages.java.types import declared_null, type_of, with_dimensions
from nullguard.languages.treesitter import at
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader

Out = list[s.Stmt]
"""Where statements are added."""


def _expression(reader: Reader, node: Node, out: Out) -> None:
    child = k.first_part(node)
    if child is not None:
        evaluated(reader, child, out)


def evaluated(reader: Reader, node: Node, out: Out) -> None:
    """An expression for its effects: assignments are statements of their own."""
    if node.kind_id != _ASSIGNMENT:
        value = lower(reader, node)
        out.append(s.ExprStmt(value, value.at))
        return
    sign = node.child_by_field_id(k.OPERATOR)
    operator = sign.type[:-1] if sign is not None else ""
    target = lower(reader, node.child_by_field_id(k.LEFT))
    right = node.child_by_field_id(k.RIGHT)
    reader.writes_to(target)
    if operator:
        out.append(s.AugAssign(target, operator, lower(reader, right), at(node)))
        return
    targets = [target]
    while right is not None and right.kind_id == _ASSIGNMENT:
        sign = right.child_by_field_id(k.OPERATOR)
        if sign is None or sign.type != "=":
            break
        targets.append(lower(reader, right.child_by_field_id(k.LEFT)))
        reader.writes_to(targets[-1])
        right = right.child_by_field_id(k.RIGHT)
    out.append(s.Assign(tuple(targets), lower(reader, right), None, at(node)))


def declaration(reader: Reader, node: Node, out: Out) -> None:
    """`T a = x, b[];`: one Assign for each variable."""
    children = node.named_children
    annotations, _, nullable = modifiers_of(reader, node) if children and children[0].kind_id == _MODIFIERS else NO_MODIFIERS
    ref = type_of(reader, node.child_by_field_id(k.TYPE))
    for child in children:
        if child.kind_id == _DECLARATOR:
            name, written, value = declarator(reader, child, ref)
            reader.locals.add(name.id)
            written = declared_null(reader, written, annotations)[0] if nullable else written
            out.append(s.Assign((name,), value, written, at(child)))


def declarator(reader: Reader, node: Node, ref: s.TypeRef) -> tuple[s.Name, s.TypeRef, s.Expr | None]:
    """Name, type and initialiser of one declared variable."""
    name_node = node.child_by_field_id(k.NAME)
    name = s.Name(reader.text(name_node), at(name_node)) if name_node is not None else s.Name("?", at(node))
    if node.child_count == 1:
        return name, ref, None
    value = node.child_by_field_id(k.VALUE)
    written = with_dimensions(reader, ref, node.child_by_field_id(k.DIMENSIONS))
    return name, written, lower(reader, value) if value is not None else None


def _return(reader: Reader, node: Node, out: Out) -> None:
    child = k.first_part(node)
    out.append(s.Return(lower(reader, child) if child is not None else None, at(node)))


def _throw(reader: Reader, node: Node, out: Out) -> None:
    out.append(s.Raise(lower(reader, k.first_part(node)), None, at(node)))


def _yield(reader: Reader, node: Node, out: Out) -> None:
    out.append(s.Yielded(lower(reader, k.first_part(node)), at(node)))


def _break(reader: Reader, node: Node, out: Out) -> None:
    child = k.first_part(node)
    out.append(s.Break(reader.text(child) if child is not None else "", at(node)))


def _continue(reader: Reader, node: Node, out: Out) -> None:
    child = k.first_part(node)
    out.append(s.Continue(reader.text(child) if child is not None else "", at(node)))


def _assert(reader: Reader, node: Node, out: Out) -> None:
    parts = [lower(reader, child) for child in node.named_children if child.kind_id not in k.COMMENTS]
    if parts:
        out.append(s.Assert(parts[0], parts[1] if len(parts) > 1 else None, at(node)))


def _constructor_call(reader: Reader, node: Node, out: Out) -> None:
    """`this(…)`, `super(…)`, `outer.super(…)`."""
    name_node = node.child_by_field_id(k.CONSTRUCTOR)
    name = reader.text(name_node) if name_node is not None else "super"
    outer = node.child_by_field_id(k.OBJECT)
    if outer is not None and outer.kind_id != _IDENTIFIER:
        out.append(s.ExprStmt(lower(reader, outer), at(outer)))
    reader.mentions.add(name)
    given = arguments(reader, node.child_by_field_id(k.ARGUMENTS))
    out.append(s.ExprStmt(s.Call(s.Name(name, at(name_node or node)), given, at(node)), at(node)))


def _local_class(reader: Reader, node: Node, out: Out) -> None:
    name, qualname = reader.local_class(node)
    out.append(s.LocalClass(name, qualname, (), at(node)))


def _stray(reader: Reader, node: Node, out: Out) -> None:
    """What only broken code has among statements: evaluated, and otherwise without meaning."""
    parts = lower_all(reader, node)
    if parts:
        out.append(s.ExprStmt(s.Opaque(parts, at(node)), at(node)))


_ASSIGNMENT = k.kind("assignment_expression")
_MODIFIERS = k.kind("modifiers")
_DECLARATOR = k.kind("variable_declarator")
_IDENTIFIER = k.kind("identifier")

Executing = Callable[["Reader", Node, Out], None]
"""Adds the statements that a node stands for."""

SIMPLE: dict[int, Executing] = k.by_kind({
    "expression_statement": _expression, "local_variable_declaration": declaration, "return_statement": _return,
    "throw_statement": _throw, "yield_statement": _yield, "break_statement": _break, "continue_statement": _continue,
    "assert_statement": _assert, "explicit_constructor_invocation": _constructor_call,
    "class_declaration": _local_class, "interface_declaration": _local_class, "enum_declaration": _local_class,
    "record_declaration": _local_class, "annotation_type_declaration": _local_class,
    "parenthesized_expression": _stray, "argument_list": _stray,
})  # fmt: skip
