"""Statements of Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.knowledge.words import library_names
from nullguard.languages.python import kinds as k
from nullguard.languages.python.expressions import lower, lower_all
from nullguard.languages.python.imports import imports_of
from nullguard.languages.python.patterns import case_of
from nullguard.languages.python.type_aliases import type_alias
from nullguard.languages.python.types import type_of, type_of_text
from nullguard.languages.treesitter import ERROR, MAX_DEPTH
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import dotted_name

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader

Executing = Callable[["Reader", Node, int, list[s.Stmt]], None]


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


def _definition(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    reader.define(node, (), depth, found)


def _decorated(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    definition = node.children[-1]
    if definition.kind_id in _DEFINITIONS:
        reader.define(definition, reader.decorators(node, depth), depth, found)


def _import(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    if reader.scope.kind == "function":
        items = imports_of(reader, node)
        reader.mentions.update(item.module.partition(".")[0] for item in items if not item.level)
        found.extend(s.LocalImport(item, item.at) for item in items)
    else:
        reader.imports.extend(imports_of(reader, node))


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


def _match(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    at = reader.at(node)
    subjects = lower_all(reader, [part for part in node.children if part.kind_id != k.BLOCK], depth)
    is_tuple = len(subjects) != 1 or any(child.kind_id == k.COMMA for child in node.children)
    subject = s.Collection("tuple", subjects, at) if is_tuple else subjects[0]
    body = _block_in(node)
    clauses = [child for child in body.children if child.kind_id == _CASE] if body is not None else []
    cases = tuple(case_of(reader, clause, block(reader, _block_in(clause), depth), depth) for clause in clauses)
    found.append(s.ExprStmt(s.Switch(subject, cases, at), at))


_AUGMENTED = {number: text[:-1] for number, text in k.TOKEN_TEXT.items() if text.endswith("=") and len(text) > 1}
_EXCEPT = k.KINDS.named("except_clause", "except_group_clause")
_FINALLY = k.KINDS.one("finally_clause")
_WITH_CLAUSE = k.KINDS.one("with_clause")
_WITH_ITEM = k.KINDS.one("with_item")
_CHEVRON = k.KINDS.one("chevron")
_CASE = k.KINDS.one("case_clause")
_DEFINITIONS = frozenset({k.FUNCTION_DEFINITION, k.CLASS_DEFINITION})

_STATEMENTS: dict[int, Executing] = k.KINDS.table(
    {
        "expression_statement": _expression, "if_statement": _if, "for_statement": _for, "while_statement": _while,
        "try_statement": _try, "with_statement": _with, "return_statement": _return, "raise_statement": _raise,
        "assert_statement": _assert, "delete_statement": _delete, "global_statement": _scope, "nonlocal_statement": _scope,
        "break_statement": _break, "continue_statement": _continue, "function_definition": _definition,
        "class_definition": _definition, "decorated_definition": _decorated, "import_statement": _import,
        "import_from_statement": _import, "print_statement": _print, "exec_statement": _exec, "match_statement": _match,
        "type_alias_statement": type_alias,
    }
)  # fmt: skip
