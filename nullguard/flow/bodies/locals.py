"""Which names a function binds, and which of them more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from nullguard.flow.bodies.mentioned import children, names_in
from nullguard.model import syntax as s
from nullguard.model.span import NOWHERE, Packed

ALWAYS: Final = 1 << 65
"""Later than any place."""


def bound_names(parameters: tuple[s.Parameter, ...], body: s.Body, is_java: bool = False) -> frozenset[str]:
    """Parameters and every name that the body binds, without those that it declares global. In Java an assignment binds no
    variable: that is what declarations are for."""
    return _bound(parameters, bindings(body), is_java)


def bound_and_rebound(
    parameters: tuple[s.Parameter, ...], body: s.Body, is_java: bool = False
) -> tuple[frozenset[str], frozenset[str]]:
    """The `bound_names`, and the names that have `rebindings`, found together."""
    found = bindings(body)
    return _bound(parameters, found, is_java), frozenset(_rebound(found))


def _bound(parameters: tuple[s.Parameter, ...], bindings: Iterable[Binding], is_java: bool) -> frozenset[str]:
    names = {parameter.name for parameter in parameters}
    declared: set[str] = set()
    for name, is_local, node in bindings:
        if is_java and (isinstance(node, (s.AugAssign, s.AssignExpr)) or (isinstance(node, s.Assign) and node.type is None)):
            continue
        (names if is_local else declared).add(name)
    return frozenset(names - declared)


class Rebinding(NamedTuple):
    """The last place that binds a name, and the last one that binds it to null; NOWHERE when there is none."""

    at: Packed
    null_at: Packed


def rebindings(body: s.Body) -> dict[str, Rebinding]:
    """Where names are bound: what a closure sees of one that is bound after it is not what was known where it was written."""
    return _rebound(bindings(body))


def _rebound(bindings: Iterable[Binding]) -> dict[str, Rebinding]:
    found: dict[str, Rebinding] = {}
    for name, is_local, node in bindings:
        if isinstance(node, s.FunctionDef):
            _note_nonlocal(found, node.function.body)
        elif is_local:
            _note(found, name, node.at, node)
    return found


def _note(found: dict[str, Rebinding], name: str, at: Packed, node: s.Stmt | s.Expr) -> None:
    known = found.get(name, Rebinding(NOWHERE, NOWHERE))
    is_null = isinstance(node, s.Assign) and isinstance(node.value, s.Constant) and node.value.kind == "null"
    found[name] = Rebinding(max(known.at, at), max(known.null_at, at) if is_null else known.null_at)


def _note_nonlocal(found: dict[str, Rebinding], body: s.Body) -> None:
    """Another function can bind a name of this one whenever it is called."""
    names = {name for statement in body if isinstance(statement, s.Scope) for name in statement.names}
    if names:
        for name, is_local, node in bindings(body):
            if is_local and name in names:
                _note(found, name, ALWAYS, node)


_Node = s.Stmt | s.Expr
Binding = tuple[str, bool, _Node]


def bindings(body: s.Body) -> list[Binding]:
    """Names, whether they are bound or declared to be of an outer scope, and by what."""
    found: list[Binding] = []
    pending: list[_Node] = list(reversed(body))
    while pending:
        node = pending.pop()
        while type(node) is s.Attribute:
            node = node.value
        kind = type(node)
        if kind in _LEAVES:  # most nodes
            continue
        if type(node) is s.Call:
            pending.append(node.function)
            pending.extend([argument.value for argument in node.arguments if type(argument.value) not in _LEAVES])
            continue
        handler = _BINDING.get(kind)
        if handler is not None:
            handler(node, pending, found)
        else:
            pending.extend(children(node))  # type: ignore[arg-type]
    return found


_LEAVES = frozenset({s.Name, s.Constant})
"""Kinds of nodes that have nothing below them."""


def _bind(target: s.Expr, node: _Node, found: list[Binding]) -> None:
    if type(target) is s.Name:
        found.append((target.id, True, node))
    else:
        found.extend((name, True, node) for name in _target_names(target))


def _assign(node: s.Assign, pending: list[_Node], found: list[Binding]) -> None:
    for target in node.targets:
        _bind(target, node, found)
    if node.value is not None:
        pending.append(node.value)


def _aug_assign(node: s.AugAssign, pending: list[_Node], found: list[Binding]) -> None:
    if isinstance(node.target, s.Name):
        found.append((node.target.id, True, node))
    pending.append(node.value)


def _value(node: s.ExprStmt | s.Return | s.Yielded | s.Raise, pending: list[_Node], found: list[Binding]) -> None:
    if node.value is not None:
        pending.append(node.value)


def _assert(node: s.Assert, pending: list[_Node], found: list[Binding]) -> None:
    pending.append(node.test)


def _if(node: s.If, pending: list[_Node], found: list[Binding]) -> None:
    for arm in node.branches:
        pending.append(arm.test)
        pending.extend(arm.body)
    pending.extend(node.orelse)


def _while(node: s.While, pending: list[_Node], found: list[Binding]) -> None:
    if node.test is not None:
        pending.append(node.test)
    pending.extend((*node.body, *node.update, *node.orelse))


def _foreach(node: s.ForEach, pending: list[_Node], found: list[Binding]) -> None:
    _bind(node.target, node, found)
    pending.append(node.iterable)
    pending.extend((*node.body, *node.orelse))


def _try(node: s.Try, pending: list[_Node], found: list[Binding]) -> None:
    for handler in node.handlers:
        if handler.name:
            found.append((handler.name, True, node))
        pending.extend(handler.body)
    pending.extend((*node.body, *node.orelse, *node.finalbody))


def _with(node: s.With, pending: list[_Node], found: list[Binding]) -> None:
    for item in node.items:
        if item.target is not None:
            _bind(item.target, node, found)
        pending.append(item.context)
    pending.extend(node.body)


def _block(node: s.Block, pending: list[_Node], found: list[Binding]) -> None:
    pending.extend(node.body)


def _function(node: s.FunctionDef, pending: list[_Node], found: list[Binding]) -> None:
    found.append((node.function.name, True, node))


def _class(node: s.LocalClass, pending: list[_Node], found: list[Binding]) -> None:
    found.append((node.name, True, node))


def _import(node: s.LocalImport, pending: list[_Node], found: list[Binding]) -> None:
    item = node.item
    found.append((item.alias or (item.name if item.name else item.module.partition(".")[0]), True, node))


def _scope(node: s.Scope, pending: list[_Node], found: list[Binding]) -> None:
    found.extend((name, False, node) for name in node.names)


def _assign_expression(node: s.AssignExpr, pending: list[_Node], found: list[Binding]) -> None:
    _bind(node.target, node, found)
    pending.append(node.value)


def _instance_of(node: s.InstanceOf, pending: list[_Node], found: list[Binding]) -> None:
    found.extend((name, True, node) for name in _pattern_names(node.pattern))
    pending.append(node.value)


def _switch(node: s.Switch, pending: list[_Node], found: list[Binding]) -> None:
    pending.append(node.subject)
    for case in node.cases:
        if case.pattern is not None:
            found.extend((name, True, node) for name in _pattern_names(case.pattern))
        if case.guard is not None:
            pending.append(case.guard)
        pending.extend(case.body)


def _comprehension(node: s.Comprehension, pending: list[_Node], found: list[Binding]) -> None:
    for clause in node.clauses:
        _bind(clause.target, node, found)
        pending.extend(clause.conditions)
        pending.append(clause.iterable)
    pending.extend(node.elements)


def _conditional(node: s.Conditional, pending: list[_Node], found: list[Binding]) -> None:
    pending.extend((node.test, node.body, node.orelse))


def _format(node: s.Format, pending: list[_Node], found: list[Binding]) -> None:
    pending.extend(part.value for part in node.fields)


_BINDING: dict[type, Callable[[Any, list[_Node], list[Binding]], None]] = {
    s.Assign: _assign,
    s.AugAssign: _aug_assign,
    **dict.fromkeys((s.ExprStmt, s.Return, s.Yielded, s.Raise), _value),
    s.Assert: _assert,
    s.If: _if,
    s.While: _while,
    s.ForEach: _foreach,
    s.Try: _try,
    s.With: _with,
    s.Block: _block,
    s.FunctionDef: _function,
    s.LocalClass: _class,
    s.LocalImport: _import,
    s.Scope: _scope,
    s.AssignExpr: _assign_expression,
    s.InstanceOf: _instance_of,
    s.Switch: _switch,
    s.Comprehension: _comprehension,
    s.Conditional: _conditional,
    s.Format: _format,
}


def _target_names(target: s.Expr) -> Iterator[str]:
    """Names that a target binds: not the objects whose attributes or items it sets."""
    if isinstance(target, (s.Attribute, s.Subscript)):
        return
    if isinstance(target, s.Collection):
        for item in target.items:
            yield from _target_names(item)
    else:
        yield from names_in(target)


def _pattern_names(pattern: s.Pattern) -> Iterator[str]:
    pending: list[s.Pattern] = [pattern]
    while pending:
        current = pending.pop()
        match current:
            case s.CapturePattern(name=name, pattern=inner):
                if name and name != "_":
                    yield name.lstrip("*")
                if inner is not None:
                    pending.append(inner)
            case s.TypePattern(name=name, positional=positional, keywords=keywords):
                if name:
                    yield name
                pending.extend((*positional, *(inner for _, inner in keywords)))
            case s.OrPattern(alternatives=parts) | s.SequencePattern(elements=parts) | s.MappingPattern(patterns=parts):
                pending.extend(parts)
                if isinstance(current, s.MappingPattern) and current.rest:
                    yield current.rest
            case _:
                pass
