"""Which names a function binds, and which of them more than once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from nullguard.flow.names import children, names_in
from nullguard.model import syntax as s
from nullguard.model.span import NOWHERE, Packed

ALWAYS: Final = 1 << 65
"""Later than any place."""


def bound_names(parameters: tuple[s.Parameter, ...], body: s.Body) -> frozenset[str]:
    """Parameters and every name that the body binds, without those that it declares global."""
    names = {parameter.name for parameter in parameters}
    declared: set[str] = set()
    for name, is_local, _ in _bindings(body):
        (names if is_local else declared).add(name)
    return frozenset(names - declared)


class Rebinding(NamedTuple):
    """The last place that binds a name, and the last one that binds it to null; NOWHERE when there is none."""

    at: Packed
    null_at: Packed


def rebindings(body: s.Body) -> dict[str, Rebinding]:
    """Where names are bound: what a closure sees of one that is bound after it is not what was known where it was written."""
    found: dict[str, Rebinding] = {}
    for name, is_local, node in _bindings(body):
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
        for name, is_local, node in _bindings(body):
            if is_local and name in names:
                _note(found, name, ALWAYS, node)


def _bindings(body: s.Body) -> Iterator[tuple[str, bool, s.Stmt | s.Expr]]:
    """Names, whether they are bound or declared to be of an outer scope, and by what."""
    pending: list[s.Stmt | s.Expr] = list(reversed(body))
    while pending:
        node = pending.pop()
        match node:
            case s.Assign(targets=targets, value=value):
                for target in targets:
                    yield from ((name, True, node) for name in _target_names(target))
                if value is not None:
                    pending.append(value)
            case s.AugAssign(target=s.Name(id=name)):
                yield name, True, node
            case s.ExprStmt(value=value):
                pending.append(value)
            case s.If(branches=branches, orelse=orelse):
                for arm in branches:
                    pending.append(arm.test)
                    pending.extend(arm.body)
                pending.extend(orelse)
            case s.While(test=test, body=inner, update=update, orelse=orelse):
                if test is not None:
                    pending.append(test)
                pending.extend((*inner, *update, *orelse))
            case s.ForEach(target=target, body=inner, orelse=orelse):
                yield from ((name, True, node) for name in _target_names(target))
                pending.extend((*inner, *orelse))
            case s.Try(body=inner, handlers=handlers, orelse=orelse, finalbody=final):
                for handler in handlers:
                    if handler.name:
                        yield handler.name, True, node
                    pending.extend(handler.body)
                pending.extend((*inner, *orelse, *final))
            case s.With(items=items, body=inner):
                for item in items:
                    if item.target is not None:
                        yield from ((name, True, node) for name in _target_names(item.target))
                pending.extend(inner)
            case s.Block(body=inner):
                pending.extend(inner)
            case s.FunctionDef(function=function):
                yield function.name, True, node
            case s.LocalClass(name=name):
                yield name, True, node
            case s.LocalImport(item=item):
                yield item.alias or (item.name if item.name else item.module.partition(".")[0]), True, node
            case s.Scope(names=names):
                yield from ((name, False, node) for name in names)
            case s.Return(value=value) | s.Assert(test=value) | s.Yielded(value=value) | s.Raise(value=value) if (
                value is not None
            ):
                pending.append(value)
            case s.AssignExpr(target=target, value=value):
                yield from ((name, True, node) for name in _target_names(target))
                pending.append(value)
            case s.InstanceOf(value=value, pattern=pattern):
                yield from ((name, True, node) for name in _pattern_names(pattern))
                pending.append(value)
            case s.Switch(subject=subject, cases=cases):
                pending.append(subject)
                for case in cases:
                    if case.pattern is not None:
                        yield from ((name, True, node) for name in _pattern_names(case.pattern))
                    if case.guard is not None:
                        pending.append(case.guard)
                    pending.extend(case.body)
            case s.Comprehension(elements=elements, clauses=clauses):
                for clause in clauses:
                    yield from ((name, True, node) for name in _target_names(clause.target))
                    pending.extend(clause.conditions)
                    pending.append(clause.iterable)
                pending.extend(elements)
            case s.Conditional(test=test, body=first, orelse=second):
                pending.extend((test, first, second))
            case s.Format(fields=fields):
                pending.extend(part.value for part in fields)
            case _:
                if isinstance(node, s.Variant):
                    pending.extend(children(node))  # type: ignore[arg-type]


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
