"""What is known of a row that a Java call stores and gives back: `saved = orders.save(order)`, `order = em.merge(order)`.

What the call gives may be another object, but its attributes are those of what it was handed. A null is left out: who stores a
row gives it a key, and what else is generated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.bodies.overriding import implementations, is_overridden
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_STORING: Final = words("row-saving")
_GIVING_BACK: Final = library_names("stored-row-given")

_DEEPEST: Final = 2
"""Attributes of the row, and of the rows that it leads to."""


def stored_again(frame: Frame, functions: tuple[FunctionInfo, ...], arguments: Arguments, result: Value, state: State) -> Value:
    """The result of a call, with what is known of the attributes of the row that it was handed."""
    if not frame.is_java or len(arguments) != 1 or not functions or state.dead:
        return result
    _, value, path = arguments[0]
    if value.type is None or result.type is None or result.type.cls != value.type.cls:
        return result
    if not frame.world.schema.is_entity(value.type.cls):
        return result
    added = _known(value, path, state).difference(result.facts)
    for function in functions if added else ():
        set_anew = _set_while_stored(frame.world.program, function)
        if set_anew is None:
            return result
        changed = {frame.world.schema.mutator(value.type.cls, name) for name in set_anew}
        added = {fact for fact in added if fact.segments[0] not in changed}
    if not added:
        return result
    return msgspec.structs.replace(result, facts=(*result.facts, *sorted(added, key=lambda fact: fact.segments)))


def _known(value: Value, path: Path | None, state: State) -> set[Fact]:
    """The attributes of a row, and of the rows that it leads to, that are known to be there."""
    if path is None:
        return {fact for fact in value.facts if fact.aspect == "nonnull"}
    found = {fact for fact in state.values.get(path, value).facts if fact.aspect == "nonnull"}
    for known, held in state.values.items():
        if known[: len(path)] != path or not 0 < len(known) - len(path) <= _DEEPEST:
            continue
        fact = Fact(known[len(path) :], "nonnull")
        if held.null != NONNULL:
            found.discard(fact)
        elif not any("(" in segment for segment in fact.segments):
            found.add(fact)
    return found


def _set_while_stored(program: Program, function: FunctionInfo) -> frozenset[str] | None:
    """The setters that a method of one parameter calls on it before it gives it back as it was stored; None where it may give
    something else. Of a library it is told by its types: `<S extends T> S save(S entity)`, which can give nothing else. One of
    the project's is told by its body, or where it has none (an interface that a library implements) by its name."""
    decl = function.decl
    if len(decl.parameters) != 1 or decl.returns is None or decl.parameters[0].type is None:
        return None
    if decl.parameters[0].type.name != decl.returns.name:
        return None
    if function.is_library:
        return frozenset() if any(own.name == decl.returns.name for own in decl.type_parameters) else None
    bodies = implementations(program, function)
    if not bodies:
        return frozenset() if decl.body == NO_BODY and decl.name.startswith(tuple(_STORING)) else None
    found: set[str] = set()
    for body in bodies:
        if is_overridden(program, body):
            return None
        program.reads.add(body_entry(body))
        parts = tuple(nodes(program.body(body)))
        given = body.decl.parameters[0].name
        if not _gives_back(parts, given):
            return None
        found.update(_called_on(parts, given))
    return frozenset(found)


def _called_on(parts: tuple[s.Node, ...], name: str) -> Iterator[str]:
    for part in parts:
        match part:
            case s.Call(function=s.Attribute(value=s.Name(id=holder), name=called)) if holder == name:
                yield called


def _gives_back(parts: tuple[s.Node, ...], given: str) -> bool:
    """Whether wherever a body returns it gives its parameter, or what storing that gives: `return em.merge(order);`, or
    `Order saved = orders.save(order);` and then `return saved;`."""
    made: dict[str, list[s.Expr | None]] = {}
    for part in parts:
        if isinstance(part, s.Assign):
            for target in part.targets:
                if isinstance(target, s.Name):
                    made.setdefault(target.id, []).append(part.value)
    stored = {name for name, values in made.items() if all(_stores(value, given) for value in values)}
    if given in made and given not in stored:
        return False
    results = [part.value for part in parts if isinstance(part, s.Return)]
    return bool(results) and all(_is_name(value, {given, *stored}) or _stores(value, given) for value in results)


def _is_name(node: s.Expr | None, names: set[str]) -> bool:
    return isinstance(node, s.Name) and node.id in names


def _stores(node: s.Expr | None, given: str) -> bool:
    match node:
        case s.Call(function=s.Attribute(name=name) | s.Name(id=name), arguments=(s.Argument(value=s.Name(id=handed)),)):
            return handed == given and (name in _GIVING_BACK or name.startswith(tuple(_STORING)))
        case s.Cast(value=inner):
            return _stores(inner, given)
    return False
