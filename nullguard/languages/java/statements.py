"""Statements of Java: blocks, and the statements that hold others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.java import kinds as k
from nullguard.languages.java.annotations import modifiers_of
from nullguard.languages.java.expressions import lower
from nullguard.languages.java.patterns import switch_of
from nullguard.languages.java.simple_statements import SIMPLE, Executing, Out, declaration, evaluated
from nullguard.languages.java.types import declared_null, type_of, types_in, with_dimensions
from nullguard.languages.treesitter import MAX_DEPTH, at
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader


def block(reader: Reader, node: Node | None) -> s.Body:
    """The statements of a block, in order; of what is not understood the statements inside."""
    if node is None:
        return ()
    depth = reader.depth
    if depth >= MAX_DEPTH:
        reader.problem("nested too deeply", node)
        return ()
    reader.depth = depth + 1
    out: Out = []
    for child in node.named_children:
        handler = _STATEMENTS.get(child.kind_id)
        if handler is not None:
            handler(reader, child, out)
        elif child.kind_id == k.ERROR:
            out.extend(block(reader, child))
    reader.depth = depth
    return tuple(out)


def body_of(reader: Reader, node: Node | None) -> s.Body:
    """The body of a loop or branch: a block, or one statement."""
    if node is None:
        return ()
    if node.kind_id == _BLOCK:
        return block(reader, node)
    handler = _STATEMENTS.get(node.kind_id)
    if handler is None:
        return ()
    depth = reader.depth
    if depth >= MAX_DEPTH:
        reader.problem("nested too deeply", node)
        return ()
    reader.depth = depth + 1
    out: Out = []
    handler(reader, node, out)
    reader.depth = depth
    return tuple(out)


# ---- control ---------------------------------------------------------------------------------------------------------


def _if(reader: Reader, node: Node, out: Out) -> None:
    """An if with all its else-ifs; the chain is followed in a loop."""
    branches: list[s.Branch] = []
    current = node
    while True:
        test = lower(reader, current.child_by_field_id(k.CONDITION))
        branches.append(s.Branch(test, body_of(reader, current.child_by_field_id(k.CONSEQUENCE))))
        following = current.child_by_field_id(k.ALTERNATIVE)
        if following is None or following.kind_id != _IF:
            break
        current = following
    out.append(s.If(tuple(branches), body_of(reader, following), at(node)))


def _while(reader: Reader, node: Node, out: Out, label: str = "") -> None:
    test = lower(reader, node.child_by_field_id(k.CONDITION))
    out.append(s.While(test, body_of(reader, node.child_by_field_id(k.BODY)), label=label, at=at(node)))


def _do(reader: Reader, node: Node, out: Out, label: str = "") -> None:
    body = body_of(reader, node.child_by_field_id(k.BODY))
    test = lower(reader, node.child_by_field_id(k.CONDITION))
    out.append(s.While(test, body, tests_last=True, label=label, at=at(node)))


def _for(reader: Reader, node: Node, out: Out, label: str = "") -> None:
    before: Out = []
    for init in node.children_by_field_id(k.INIT):
        if init.kind_id == _LOCAL:
            declaration(reader, init, before)
        else:
            evaluated(reader, init, before)
    condition = node.child_by_field_id(k.CONDITION)
    test = lower(reader, condition) if condition is not None else None
    update: Out = []
    for step in node.children_by_field_id(k.UPDATE):
        evaluated(reader, step, update)
    body = body_of(reader, node.child_by_field_id(k.BODY))
    where = at(node)
    loop = s.While(test, body, tuple(update), label=label, at=where)
    out.append(s.Block((*before, loop), "", where) if before else loop)


def _for_each(reader: Reader, node: Node, out: Out, label: str = "") -> None:
    ref = type_of(reader, node.child_by_field_id(k.TYPE))
    ref = with_dimensions(reader, ref, node.child_by_field_id(k.DIMENSIONS))
    if any(child.kind_id == _MODIFIERS for child in node.named_children[:1]):
        annotations, _, nullable = modifiers_of(reader, node)
        ref = declared_null(reader, ref, annotations)[0] if nullable else ref
    name_node = node.child_by_field_id(k.NAME)
    target = s.Name(reader.bind(name_node) or "_", at(name_node or node))
    iterable = lower(reader, node.child_by_field_id(k.VALUE))
    body = body_of(reader, node.child_by_field_id(k.BODY))
    out.append(s.ForEach(target, iterable, body, (), ref, False, label, at(node)))


def _labelled(reader: Reader, node: Node, out: Out) -> None:
    children = [child for child in node.named_children if child.kind_id not in k.COMMENTS]
    if len(children) < 2:
        return
    label = reader.text(children[0])
    loop = _LOOPS.get(children[1].kind_id)
    if loop is not None and reader.depth < MAX_DEPTH:
        reader.depth += 1
        loop(reader, children[1], out, label)
        reader.depth -= 1
    else:
        out.append(s.Block(body_of(reader, children[1]), label, at(node)))


def _nested_block(reader: Reader, node: Node, out: Out) -> None:
    out.append(s.Block(block(reader, node), "", at(node)))


def _switch(reader: Reader, node: Node, out: Out) -> None:
    switch = switch_of(reader, node, False)
    out.append(s.ExprStmt(switch, switch.at))


def _synchronized(reader: Reader, node: Node, out: Out) -> None:
    lock = lower(reader, k.first_part(node))
    out.append(s.With((s.WithItem(lock),), body_of(reader, node.child_by_field_id(k.BODY)), "synchronized", False, at(node)))


# ---- try -------------------------------------------------------------------------------------------------------------


def _try(reader: Reader, node: Node, out: Out) -> None:
    body = block(reader, node.child_by_field_id(k.BODY))
    _handled(reader, node, body, out)


def _try_with_resources(reader: Reader, node: Node, out: Out) -> None:
    items: list[s.WithItem] = []
    resources = node.child_by_field_id(k.RESOURCES)
    for child in resources.named_children if resources is not None else ():
        if child.kind_id == _RESOURCE:
            items.append(_resource(reader, child))
    body = block(reader, node.child_by_field_id(k.BODY))
    _handled(reader, node, (s.With(tuple(items), body, "resource", False, at(node)),), out)


def _resource(reader: Reader, node: Node) -> s.WithItem:
    value = node.child_by_field_id(k.VALUE)
    if value is None:
        return s.WithItem(lower(reader, k.first_part(node)))
    ref = type_of(reader, node.child_by_field_id(k.TYPE))
    ref = with_dimensions(reader, ref, node.child_by_field_id(k.DIMENSIONS))
    name_node = node.child_by_field_id(k.NAME)
    context = lower(reader, value)
    return s.WithItem(context, s.Name(reader.bind(name_node) or "_", at(name_node or node)), ref)


def _handled(reader: Reader, node: Node, body: s.Body, out: Out) -> None:
    """The statements of a try with what follows them; without handlers and finally, only them."""
    handlers: list[s.Handler] = []
    finalbody: s.Body | None = None
    for child in node.named_children:
        kind = child.kind_id
        if kind == _CATCH:
            handlers.append(_catch(reader, child))
        elif kind == _FINALLY:
            finalbody = block(reader, k.first_part(child))
    if not handlers and finalbody is None:
        out.extend(body)
    else:
        out.append(s.Try(body, tuple(handlers), (), finalbody or (), at(node)))


def _catch(reader: Reader, node: Node) -> s.Handler:
    types: tuple[s.TypeRef, ...] = ()
    name = ""
    for child in node.named_children:
        if child.kind_id == _CATCH_PARAMETER:
            name = reader.bind(child.child_by_field_id(k.NAME))
            for part in child.named_children:
                if part.kind_id == _CATCH_TYPE:
                    types = types_in(reader, part)
    return s.Handler(types, name, block(reader, node.child_by_field_id(k.BODY)), False, at(node))


_BLOCK = k.kind("block")
_LOCAL = k.kind("local_variable_declaration")
_MODIFIERS = k.kind("modifiers")
_IF = k.kind("if_statement")
_RESOURCE = k.kind("resource")
_CATCH = k.kind("catch_clause")
_CATCH_PARAMETER = k.kind("catch_formal_parameter")
_CATCH_TYPE = k.kind("catch_type")
_FINALLY = k.kind("finally_clause")
_LOOPS: dict[int, Callable[[Reader, Node, Out, str], None]] = k.by_kind({
    "while_statement": _while, "do_statement": _do, "for_statement": _for, "enhanced_for_statement": _for_each,
})  # fmt: skip
_STATEMENTS: dict[int, Executing] = SIMPLE | k.by_kind({
    "if_statement": _if, "while_statement": _while, "do_statement": _do, "for_statement": _for,
    "enhanced_for_statement": _for_each, "labeled_statement": _labelled, "block": _nested_block, "switch_expression": _switch,
    "synchronized_statement": _synchronized, "try_statement": _try, "try_with_resources_statement": _try_with_resources,
})  # fmt: skip
