"""Statements and patterns of Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.python.expressions import lower
from nullguard.languages.python.types import type_of_expression, type_of_text
from nullguard.languages.treesitter import MAX_DEPTH, at, text
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader

_NOTHING: tuple[s.Stmt, ...] = ()


def block(reader: Reader, node: Node | None) -> s.Body:
    """The statements of a block, in order; what is not understood is noted and left out."""
    if node is None:
        return ()
    if reader.depth >= MAX_DEPTH:
        reader.problem("nested too deeply", node)
        return ()
    reader.depth += 1
    found: list[s.Stmt] = []
    for child in node.named_children:
        handler = _STATEMENTS.get(child.type)
        if handler is not None:
            found.extend(handler(reader, child))
        elif child.type == "ERROR":
            reader.problem("not understood", child)
            found.extend(block(reader, child))
    reader.depth -= 1
    return tuple(found)


def _expression(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    children = [child for child in node.named_children if child.type != "comment"]
    if not children:
        return _NOTHING
    if len(children) > 1:
        return (s.ExprStmt(s.Collection("tuple", tuple(lower(reader, c) for c in children), at(node)), at(node)),)
    child = children[0]
    if child.type == "assignment":
        return (assignment(reader, child, node),)
    if child.type == "augmented_assignment":
        left, right, operator = (child.child_by_field_name(name) for name in ("left", "right", "operator"))
        if left is None or right is None or operator is None:
            return _NOTHING
        return (s.AugAssign(lower(reader, left), operator.type[:-1], lower(reader, right), at(child)),)
    if child.type == "string":
        return _NOTHING
    return (s.ExprStmt(lower(reader, child), at(child)),)


def assignment(reader: Reader, node: Node, statement: Node) -> s.Assign:
    """`a = b = value`, `a: T = value`."""
    targets: list[s.Expr] = []
    written: s.TypeRef | None = None
    current: Node | None = node
    value: s.Expr | None = None
    while current is not None:
        left, right, annotation = (current.child_by_field_name(name) for name in ("left", "right", "type"))
        if left is not None:
            targets.append(lower(reader, left))
        if annotation is not None:
            written = type_of_expression(lower(reader, annotation))
        if right is not None and right.type == "assignment":
            current = right
            continue
        value = lower(reader, right) if right is not None else None
        current = None
    if written is None and (comment := reader.type_comments.get(statement.end_point[0])):
        written = type_of_text(comment)
    return s.Assign(tuple(targets), value, written, at(node))


def _if(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    condition, consequence = node.child_by_field_name("condition"), node.child_by_field_name("consequence")
    if condition is None:
        return block(reader, consequence)
    branches = [s.Branch(lower(reader, condition), block(reader, consequence))]
    orelse: s.Body = ()
    for clause in node.children_by_field_name("alternative"):
        if clause.type == "elif_clause":
            test = clause.child_by_field_name("condition")
            if test is not None:
                branches.append(s.Branch(lower(reader, test), block(reader, clause.child_by_field_name("consequence"))))
        else:
            orelse = block(reader, clause.child_by_field_name("body"))
    return (s.If(tuple(branches), orelse, at(node)),)


def _for(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return block(reader, node.child_by_field_name("body"))
    return (
        s.ForEach(
            lower(reader, left),
            lower(reader, right),
            block(reader, node.child_by_field_name("body")),
            _else(reader, node),
            None,
            any(child.type == "async" for child in node.children),
            "",
            at(node),
        ),
    )


def _else(reader: Reader, node: Node) -> s.Body:
    clause = node.child_by_field_name("alternative")
    if clause is None:
        clause = next((child for child in node.named_children if child.type == "else_clause"), None)
    return block(reader, clause.child_by_field_name("body")) if clause is not None else ()


def _while(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    condition = node.child_by_field_name("condition")
    test = lower(reader, condition) if condition is not None else None
    body = block(reader, node.child_by_field_name("body"))
    return (s.While(test, body, (), _else(reader, node), False, "", at(node)),)


def _try(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    handlers: list[s.Handler] = []
    orelse: s.Body = ()
    final: s.Body = ()
    for child in node.named_children:
        if child.type in ("except_clause", "except_group_clause"):
            handlers.append(_handler(reader, child))
        elif child.type == "else_clause":
            orelse = block(reader, child.child_by_field_name("body"))
        elif child.type == "finally_clause":
            final = block(reader, next((c for c in child.named_children if c.type == "block"), None))
    return (s.Try(block(reader, node.child_by_field_name("body")), tuple(handlers), orelse, final, at(node)),)


def _handler(reader: Reader, node: Node) -> s.Handler:
    body = next((child for child in node.named_children if child.type == "block"), None)
    parts = [child for child in node.named_children if child.type not in ("block", "comment")]
    name = ""
    types: list[s.TypeRef] = []
    if parts:
        first = parts[0]
        if first.type == "as_pattern":
            alias = first.child_by_field_name("alias")
            name = text(alias) if alias is not None else ""
            first = first.named_children[0]
        elif len(parts) == 2 and parts[1].type == "identifier":
            name = text(parts[1])  # Python 2: except X, e
        elif len(parts) > 1:
            types += [t for part in parts[1:] if (t := type_of_expression(lower(reader, part)))]
        lowered = lower(reader, first)
        members = lowered.items if isinstance(lowered, s.Collection) else (lowered,)
        types = [t for member in members if (t := type_of_expression(member))] + types
        if not types:
            types = [s.TypeRef("?")]
    return s.Handler(tuple(types), name, block(reader, body), node.type == "except_group_clause", at(node))


def _with(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    clause = next((child for child in node.named_children if child.type == "with_clause"), None)
    items: list[s.WithItem] = []
    pending = list(clause.named_children) if clause is not None else []
    for item in pending:
        if item.type != "with_item":
            continue
        value = item.child_by_field_name("value") or (item.named_children[0] if item.named_child_count else None)
        if value is None:
            continue
        inner = value
        while inner.type == "parenthesized_expression" and inner.named_child_count == 1:
            inner = inner.named_children[0]
        if inner.type == "tuple" and any(c.type == "as_pattern" for c in inner.named_children):
            items.extend(_with_item(reader, part) for part in inner.named_children)
        else:
            items.append(_with_item(reader, inner if inner.type == "as_pattern" else value))
    is_async = any(child.type == "async" for child in node.children)
    return (s.With(tuple(items), block(reader, node.child_by_field_name("body")), "with", is_async, at(node)),)


def _with_item(reader: Reader, value: Node) -> s.WithItem:
    if value.type != "as_pattern":
        return s.WithItem(lower(reader, value))
    alias = value.child_by_field_name("alias")
    target = lower(reader, alias.named_children[0]) if alias is not None and alias.named_child_count else None
    if target is None and alias is not None:
        target = s.Name(text(alias), at(alias))
    return s.WithItem(lower(reader, value.named_children[0]), target)


def _return(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    children = [child for child in node.named_children if child.type != "comment"]
    return (s.Return(lower(reader, children[0]) if children else None, at(node)),)


def _raise(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    cause = node.child_by_field_name("cause")
    children = [child for child in node.named_children if child.type != "comment" and child != cause]
    value = lower(reader, children[0]) if children else None
    if isinstance(value, s.Collection):
        value = value.items[0] if value.items else None
    return (s.Raise(value, lower(reader, cause) if cause is not None else None, at(node)),)


def _assert(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    children = [child for child in node.named_children if child.type != "comment"]
    if not children:
        return _NOTHING
    return (s.Assert(lower(reader, children[0]), lower(reader, children[1]) if len(children) > 1 else None, at(node)),)


def _delete(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    targets: list[s.Expr] = []
    for child in node.named_children:
        lowered = lower(reader, child)
        targets.extend(lowered.items if isinstance(lowered, s.Collection) else (lowered,))
    return (s.Delete(tuple(targets), at(node)),)


def _scope(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    return (s.Scope(node.type.removesuffix("_statement"), tuple(text(child) for child in node.named_children), at(node)),)


def _break(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    return (s.Break("", at(node)),)


def _continue(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    return (s.Continue("", at(node)),)


def _pass(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    return _NOTHING


def _function(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    return reader.nested_function(node, ())


def _class(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    return reader.nested_class(node, ())


def _decorated(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    definition = node.child_by_field_name("definition")
    if definition is None:
        return _NOTHING
    decorators = reader.decorators(node)
    if definition.type == "class_definition":
        return reader.nested_class(definition, decorators)
    return reader.nested_function(definition, decorators)


def _import(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    return reader.local_imports(node)


def _print(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    arguments = tuple(
        s.Argument(lower(reader, child)) for child in node.named_children if child.type not in ("comment", "chevron")
    )
    return (s.ExprStmt(s.Call(s.Name("print", at(node)), arguments, at(node)), at(node)),)


def _exec(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    return (s.ExprStmt(s.Opaque(tuple(lower(reader, child) for child in node.named_children), at(node)), at(node)),)


def _match(reader: Reader, node: Node) -> tuple[s.Stmt, ...]:
    subjects = [lower(reader, child) for child in node.children_by_field_name("subject")]
    subject = subjects[0] if len(subjects) == 1 else s.Collection("tuple", tuple(subjects), at(node))
    body = node.child_by_field_name("body")
    cases: list[s.Case] = []
    for child in body.named_children if body is not None else ():
        if child.type == "case_clause":
            cases.append(_case(reader, child))
    return (s.ExprStmt(s.Switch(subject, tuple(cases), at(node)), at(node)),)


def _case(reader: Reader, node: Node) -> s.Case:
    patterns = [pattern(reader, child) for child in node.named_children if child.type == "case_pattern"]
    guard_node = node.child_by_field_name("guard")
    guard = lower(reader, guard_node.named_children[0]) if guard_node is not None and guard_node.named_child_count else None
    matched = patterns[0] if len(patterns) == 1 else s.SequencePattern(tuple(patterns), at(node))
    irrefutable = isinstance(matched, s.CapturePattern) and matched.pattern is None and guard is None
    return s.Case(matched, block(reader, node.child_by_field_name("consequence")), guard, irrefutable, False, at(node))


def pattern(reader: Reader, node: Node) -> s.Pattern:
    """A pattern of match."""
    kind = node.type
    if reader.depth >= MAX_DEPTH:
        return s.CapturePattern("_", None, at(node))
    reader.depth += 1
    result = _pattern(reader, node, kind)
    reader.depth -= 1
    return result


def _pattern(reader: Reader, node: Node, kind: str) -> s.Pattern:
    children = [child for child in node.named_children if child.type != "comment"]
    if kind == "case_pattern":
        if not children:
            if text(node) == "_":
                return s.CapturePattern("_", None, at(node))
            if text(node).startswith("-"):
                return s.ValuePattern(s.Opaque((), at(node)), at(node))
            return s.CapturePattern(text(node), None, at(node))
        return pattern(reader, children[0])
    if kind in ("identifier", "dotted_name"):
        name = text(node)
        if "." not in name:
            return s.CapturePattern(name, None, at(node))
        return s.ValuePattern(_dotted(name, node), at(node))
    if kind == "as_pattern":
        inner = pattern(reader, children[0])
        return s.CapturePattern(text(children[-1]), inner, at(node))
    if kind == "union_pattern":
        return s.OrPattern(tuple(pattern(reader, child) for child in children), at(node))
    if kind in ("list_pattern", "tuple_pattern", "sequence_pattern"):
        if kind == "tuple_pattern" and len(children) == 1 and not any(c.type == "," for c in node.children):
            return pattern(reader, children[0])
        return s.SequencePattern(tuple(pattern(reader, child) for child in children), at(node))
    if kind in ("splat_pattern", "list_splat_pattern"):
        return s.CapturePattern("*" + (text(children[0]) if children else "_"), None, at(node))
    if kind == "dict_pattern":
        return _mapping(reader, node)
    if kind == "class_pattern":
        positional: list[s.Pattern] = []
        keywords: list[tuple[str, s.Pattern]] = []
        for child in children[1:]:
            inner_node = child.named_children[0] if child.type == "case_pattern" and child.named_child_count else child
            if inner_node.type == "keyword_pattern":
                parts = inner_node.named_children
                if len(parts) == 2:
                    keywords.append((text(parts[0]), pattern(reader, parts[1])))
            else:
                positional.append(pattern(reader, child))
        return s.TypePattern(s.TypeRef(text(children[0])), "", tuple(positional), tuple(keywords), at(node))
    return s.ValuePattern(lower(reader, node), at(node))


def _mapping(reader: Reader, node: Node) -> s.Pattern:
    keys: list[s.Expr] = []
    patterns: list[s.Pattern] = []
    rest = ""
    values = node.children_by_field_name("value")
    for key in node.children_by_field_name("key"):
        inner = key.named_children[0] if key.type == "case_pattern" and key.named_child_count else key
        keys.append(lower(reader, inner))
    patterns = [pattern(reader, value) for value in values]
    for child in node.named_children:
        if child.type == "splat_pattern" and child.named_child_count:
            rest = text(child.named_children[0])
    return s.MappingPattern(tuple(keys), tuple(patterns), rest, at(node))


def _dotted(name: str, node: Node) -> s.Expr:
    first, *others = name.split(".")
    value: s.Expr = s.Name(first, at(node))
    for other in others:
        value = s.Attribute(value, other, at(node))
    return value


_STATEMENTS: dict[str, Callable[[Reader, Node], tuple[s.Stmt, ...]]] = {
    "expression_statement": _expression, "if_statement": _if, "for_statement": _for, "while_statement": _while, "try_statement": _try,
    "with_statement": _with, "return_statement": _return, "raise_statement": _raise, "assert_statement": _assert,
    "delete_statement": _delete, "global_statement": _scope, "nonlocal_statement": _scope, "break_statement": _break,
    "continue_statement": _continue, "pass_statement": _pass, "function_definition": _function, "class_definition": _class,
    "decorated_definition": _decorated, "import_statement": _import, "import_from_statement": _import, "future_import_statement": _pass,
    "print_statement": _print, "exec_statement": _exec, "match_statement": _match, "type_alias_statement": _pass,
}  # fmt: skip
