"""Statements of Python that hold no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.knowledge.words import library_names
from nullguard.languages.python import kinds as k
from nullguard.languages.python.expressions import lower, lower_all
from nullguard.languages.python.imports import imports_of
from nullguard.languages.python.type_aliases import type_alias
from nullguard.languages.python.types import type_of, type_of_text
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import dotted_name

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader

Executing = Callable[["Reader", Node, int, list[s.Stmt]], None]
"""Adds the statements that a node stands for."""


def _expression(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    children = node.children
    child = children[0]
    kind = child.kind_id
    if kind == k.ASSIGNMENT:
        assignment(reader, child, node, depth, found)
    elif kind == k.AUGMENTED_ASSIGNMENT:
        inner = k.parts(child)
        operator = next((child for child in child.children if child.kind_id in _AUGMENTED), None)
        if len(inner) == 2 and operator is not None:
            left, right = lower(reader, inner[0], depth), lower(reader, inner[1], depth)
            found.append(s.AugAssign(left, _AUGMENTED[operator.kind_id], right, reader.at(child)))
    elif kind == k.STRING or kind == k.CONCATENATED_STRING:
        value = lower(reader, child, depth)
        if not isinstance(value, s.Constant):  # no docstring
            found.append(s.ExprStmt(value, reader.at(child)))
    elif len(children) == 1:
        found.append(s.ExprStmt(lower(reader, child, depth), reader.at(child)))
    else:
        parts = lower_all(reader, children, depth)
        found.append(s.ExprStmt(s.Collection("tuple", parts, reader.at(node)), reader.at(node)))


def assignment(reader: Reader, node: Node, statement: Node, depth: int, found: list[s.Stmt]) -> None:
    """`a = b = value`, `a: T = value`, `a: T`."""
    targets: list[s.Expr] = []
    written: s.TypeRef | None = None
    value: s.Expr | None = None
    current = node
    while True:
        children = current.children
        if len(children) != 3 or children[1].kind_id != k.EQUALS:
            children = [child for child in children if child.kind_id not in k.EXTRAS]
            if len(children) > 2 and children[2].kind_id == k.TYPE:
                written = type_of(reader, children[2])
        targets.append(lower(reader, children[0], depth))
        if len(children) < 3 or children[-2].kind_id != k.EQUALS:
            break
        current = children[-1]
        if current.kind_id != k.ASSIGNMENT:
            value = lower(reader, current, depth)
            break
    if written is None and reader.type_comments:
        comment = reader.type_comments.get(reader.line_of(statement.end_byte))
        written = type_of_text(comment) if comment is not None else None
    reader.scope.note(targets, written, value, current.end_byte - current.start_byte)
    for target in targets:
        if type(target) is s.Attribute and _is_carrier(target.value):
            reader.mentions.add(target.name + WRITTEN)
    found.append(s.Assign(tuple(targets), value, written, reader.at(node)))


def _is_carrier(holder: s.Expr) -> bool:
    """Whether an expression is the object that a framework carries through a request: `g`, or `flask.g`."""
    if type(holder) is s.Name:
        return holder.id in library_names("carrier")
    return type(holder) is s.Attribute and dotted_name(holder) in library_names("request-globals")


def _return(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    last = node.children[-1]
    value = lower(reader, last, depth) if last.kind_id not in k.SKIPPED else None
    found.append(s.Return(value, reader.at(node)))


def _raise(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    inner = k.parts(node)
    value = lower(reader, inner[0], depth) if inner else None
    cause = lower(reader, inner[1], depth) if len(inner) > 1 else None
    if isinstance(value, s.Collection) and inner[0].kind_id == k.EXPRESSION_LIST:  # Python 2's `raise E, "why", traceback`
        first, *others = value.items
        value = s.Call(first, tuple(s.Argument(other) for other in others[:1]), value.at) if others else first
    found.append(s.Raise(value, cause, reader.at(node)))


def _assert(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    inner = k.parts(node)
    if inner:
        message = lower(reader, inner[1], depth) if len(inner) > 1 else None
        found.append(s.Assert(lower(reader, inner[0], depth), message, reader.at(node)))


def _delete(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    pending = list(reversed(lower_all(reader, node.children, depth)))
    targets: list[s.Expr] = []
    while pending:
        target = pending.pop()
        if isinstance(target, s.Collection):
            pending.extend(reversed(target.items))
        else:
            targets.append(target)
    found.append(s.Delete(tuple(targets), reader.at(node)))


def _scope(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    kind = k.TOKEN_TEXT.get(node.children[0].kind_id, "global")
    names = tuple(reader.text(part) for part in k.parts(node))
    if kind == "global" and reader.scope.kind == "function":
        reader.scope.shares.update(names)
    found.append(s.Scope(kind, names, reader.at(node)))


def _break(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    found.append(s.Break("", reader.at(node)))


def _continue(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    found.append(s.Continue("", reader.at(node)))


def _import(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    items = imports_of(reader, node)
    if reader.scope.kind == "function":
        reader.mentions.update(item.module.partition(".")[0] for item in items if not item.level)
        found.extend(s.LocalImport(item, item.at) for item in items)
    else:
        reader.imports.extend(items)  # seen by all of the module; where it stands matters only if it may bind any name
        found.extend(s.LocalImport(item, item.at) for item in items if item.name == "*")


def _print(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    at = reader.at(node)
    arguments = tuple(
        s.Argument(lower(reader, part, depth), "file" if part.kind_id == _CHEVRON else None) for part in k.parts(node)
    )
    reader.mentions.add("print")
    found.append(s.ExprStmt(s.Call(s.Name("print", at), arguments, at), at))


def _exec(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    at = reader.at(node)
    found.append(s.ExprStmt(s.Opaque(lower_all(reader, node.children, depth), at), at))


_AUGMENTED = {number: text[:-1] for number, text in k.TOKEN_TEXT.items() if text.endswith("=") and len(text) > 1}
_CHEVRON = k.KINDS.one("chevron")

SIMPLE: dict[str, Executing] = {
    "expression_statement": _expression, "return_statement": _return, "raise_statement": _raise, "assert_statement": _assert,
    "delete_statement": _delete, "global_statement": _scope, "nonlocal_statement": _scope, "break_statement": _break,
    "continue_statement": _continue, "import_statement": _import, "import_from_statement": _import, "print_statement": _print,
    "exec_statement": _exec, "type_alias_statement": type_alias,
}  # fmt: skip
