"""Statements of Python: blocks, and the statements that hold others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.python import kinds as k
from nullguard.languages.python.expressions import lower, lower_all
from nullguard.languages.python.patterns import case_of
from nullguard.languages.python.simple_statements import SIMPLE, Executing
from nullguard.languages.python.types import type_of
from nullguard.languages.treesitter import ERROR, MAX_DEPTH
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader


def block(reader: Reader, node: Node | None, depth: int) -> s.Body:
    """The statements of a block, in order; beyond the depth cap one Opaque."""
    if node is None:
        return ()
    found: list[s.Stmt] = []
    statements(reader, node.children, depth, found)
    return tuple(found)


def statements(reader: Reader, nodes: list[Node], depth: int, found: list[s.Stmt]) -> None:
    """Add the statements among nodes; of a part that was not understood those that stand whole in it."""
    if depth > MAX_DEPTH:
        if nodes:
            reader.problem("too deeply nested", nodes[0])
            at = reader.at(nodes[0])
            found.append(s.ExprStmt(s.Opaque((), at), at))
        return
    depth += 1
    for node in nodes:
        kind = node.kind_id
        handler = _STATEMENTS.get(kind)
        if handler is not None:
            handler(reader, node, depth, found)
        elif kind == ERROR or kind == k.BLOCK:
            statements(reader, node.children, depth, found)


def _if(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    branches: list[s.Branch] = []
    orelse: s.Body = ()
    _branch(reader, node, depth, branches)
    for child in node.children:
        kind = child.kind_id
        if kind == k.ELIF_CLAUSE:
            _branch(reader, child, depth, branches)
        elif kind == k.ELSE_CLAUSE:
            orelse = block(reader, _block_in(child), depth)
    found.append(s.If(tuple(branches), orelse, reader.at(node)))


def _branch(reader: Reader, node: Node, depth: int, branches: list[s.Branch]) -> None:
    test: s.Expr | None = None
    body: s.Body = ()
    for child in node.children:
        kind = child.kind_id
        if kind == k.BLOCK:
            body = block(reader, child, depth)
            break
        if test is None and kind not in k.SKIPPED:
            test = lower(reader, child, depth)
    branches.append(s.Branch(test if test is not None else s.Opaque((), reader.at(node)), body))


def _block_in(node: Node) -> Node | None:
    for child in node.children:
        if child.kind_id == k.BLOCK:
            return child
    return None


def _else(reader: Reader, node: Node, depth: int) -> s.Body:
    for child in node.children:
        if child.kind_id == k.ELSE_CLAUSE:
            return block(reader, _block_in(child), depth)
    return ()


def _for(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    inner = [part for part in k.parts(node) if part.kind_id != k.BLOCK and part.kind_id != k.ELSE_CLAUSE]
    body_node = _block_in(node)
    if len(inner) < 2:
        found.extend(block(reader, body_node, depth))
        return
    target, iterable = lower(reader, inner[0], depth), lower(reader, inner[1], depth)
    reader.scope.note([target], None, None, 0)
    is_async = node.children[0].kind_id == k.ASYNC
    body = block(reader, body_node, depth)
    found.append(s.ForEach(target, iterable, body, _else(reader, node, depth), None, is_async, "", reader.at(node)))


def _while(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    branches: list[s.Branch] = []
    _branch(reader, node, depth, branches)
    test, body = branches[0].test, branches[0].body
    found.append(s.While(test, body, (), _else(reader, node, depth), False, "", reader.at(node)))


def _try(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    handlers: list[s.Handler] = []
    body: s.Body = ()
    orelse: s.Body = ()
    final: s.Body = ()
    for child in node.children:
        kind = child.kind_id
        if kind == k.BLOCK:
            body = block(reader, child, depth)
        elif kind in _EXCEPT:
            handlers.append(_handler(reader, child, depth))
        elif kind == k.ELSE_CLAUSE:
            orelse = block(reader, _block_in(child), depth)
        elif kind == _FINALLY:
            final = block(reader, _block_in(child), depth)
    found.append(s.Try(body, tuple(handlers), orelse, final, reader.at(node)))


def _handler(reader: Reader, node: Node, depth: int) -> s.Handler:
    name = ""
    written: list[Node] = []
    is_star = False
    body: s.Body = ()
    for child in node.children:
        kind = child.kind_id
        if kind == k.BLOCK:
            body = block(reader, child, depth)
        elif kind == k.AS_PATTERN:
            inner = k.parts(child)
            written.append(inner[0])
            name = reader.text(inner[-1])
        elif kind not in k.SKIPPED:
            written.append(child)
        elif k.TOKEN_TEXT.get(kind) == "*":
            is_star = True
    if len(written) == 2 and not name and written[1].kind_id == k.IDENTIFIER:
        last = reader.text(written[1])
        if not last[:1].isupper():  # Python 2's `except E, error`; Python 3.14 allows `except E, F`
            name = last
            del written[1]
    types: list[s.TypeRef] = []
    for part in written:
        while part.kind_id == k.PARENTHESIZED and len(inner := k.parts(part)) == 1:
            part = inner[0]
        for member in k.parts(part) if part.kind_id == k.TUPLE else (part,):
            types.append(type_of(reader, member) or s.TypeRef("?"))
    return s.Handler(tuple(types), name, body, is_star, reader.at(node))


def _with(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    items: list[s.WithItem] = []
    body: s.Body = ()
    for child in node.children:
        kind = child.kind_id
        if kind == k.BLOCK:
            body = block(reader, child, depth)
        elif kind == _WITH_CLAUSE:
            for item in child.children:
                if item.kind_id == _WITH_ITEM:
                    _with_item(reader, item.children[0], depth, items)
    is_async = node.children[0].kind_id == k.ASYNC
    found.append(s.With(tuple(items), body, "with", is_async, reader.at(node)))


def _with_item(reader: Reader, value: Node, depth: int, items: list[s.WithItem]) -> None:
    inner = value
    while inner.kind_id == k.PARENTHESIZED and len(within := k.parts(inner)) == 1:
        inner = within[0]
    if inner.kind_id == k.TUPLE and any(part.kind_id == k.AS_PATTERN for part in inner.children):
        for part in k.parts(inner):
            _with_item(reader, part, depth, items)
    elif inner.kind_id == k.AS_PATTERN:
        within = k.parts(inner)
        context, target = lower(reader, within[0], depth), lower(reader, within[-1], depth)
        reader.scope.note([target], None, None, 0)
        items.append(s.WithItem(context, target))
    else:
        items.append(s.WithItem(lower(reader, value, depth)))


def _definition(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    reader.define(node, (), depth, found)


def _decorated(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    definition = node.children[-1]
    if definition.kind_id in _DEFINITIONS:
        reader.define(definition, reader.decorators(node, depth), depth, found)


def _match(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    at = reader.at(node)
    subjects = lower_all(reader, [part for part in node.children if part.kind_id != k.BLOCK], depth)
    is_tuple = len(subjects) != 1 or any(child.kind_id == k.COMMA for child in node.children)
    subject = s.Collection("tuple", subjects, at) if is_tuple else subjects[0]
    body = _block_in(node)
    clauses = [child for child in body.children if child.kind_id == _CASE] if body is not None else []
    cases = tuple(case_of(reader, clause, block(reader, _block_in(clause), depth), depth) for clause in clauses)
    found.append(s.ExprStmt(s.Switch(subject, cases, at), at))


_EXCEPT = k.KINDS.named("except_clause", "except_group_clause")
_FINALLY = k.KINDS.one("finally_clause")
_WITH_CLAUSE = k.KINDS.one("with_clause")
_WITH_ITEM = k.KINDS.one("with_item")
_CASE = k.KINDS.one("case_clause")
_DEFINITIONS = frozenset({k.FUNCTION_DEFINITION, k.CLASS_DEFINITION})

_STATEMENTS: dict[int, Executing] = k.KINDS.table(
    {
        **SIMPLE, "if_statement": _if, "for_statement": _for, "while_statement": _while, "try_statement": _try,
        "with_statement": _with, "match_statement": _match, "function_definition": _definition, "class_definition": _definition,
        "decorated_definition": _decorated,
    }
)  # fmt: skip
