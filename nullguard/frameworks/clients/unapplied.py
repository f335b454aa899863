"""Timeouts that the code has and that no client call gets: parameters that are not read, fields that are kept and not used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.nodes import nodes
from nullguard.frameworks.clients.parameters import names_timeout, parameters_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.clients import FINITE, UNKNOWN, ClientCall, Hop, Unapplied
from nullguard.model.facts import Field
from nullguard.program.symbols import ClassInfo, FunctionInfo

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_MOST_READERS = 60
"""Functions that mention a name as often as this are not looked into: the name is too common to tell anything."""

_ACCESSIBLE = library_names("accessor-making")
"""Annotations by which others may read what is private: of Lombok, Spring Boot, Jackson and JPA."""

_STANDS_ALONE = frozenset({"read", "total", "wait"})


def unapplied(ev: Evaluator, calls: list[ClientCall]) -> tuple[Unapplied, ...]:
    """The timeouts of the evaluator's source that a call without one could have had, one for each call."""
    named: dict[str, list[FunctionInfo]] = {}
    for item in ev.program.functions_of(ev.path):
        named.setdefault(item.dotted, []).append(item)
    functions = {name: same[0] for name, same in named.items() if len(same) == 1}  # which of several overloads calls is unknown
    found: list[Unapplied] = []
    for call in calls:
        function = functions.get(call.symbol)
        if call.via or call.partial or function is None or _is_limited(call):
            continue
        hop = next(_unread_parameters(ev, function), None)
        kind = "parameter"
        if hop is None and function.owner is not None:
            hop, kind = next(_unread_fields(ev, function.owner), None), "field"
        if hop is not None:
            found.append(Unapplied(kind, hop, Hop(call.path, call.at, call.expression[:60]), call.callee))
    return tuple(found)


def _is_limited(call: ClientCall) -> bool:
    """Whether the code says, or may say, how long a call waits for the answer."""
    return not call.limits or any(
        limit.state == UNKNOWN or (limit.hops and limit.state == FINITE) or limit.source == "parameter"
        for limit in call.limits
        if limit.phase in _STANDS_ALONE
    )


def _unread_parameters(ev: Evaluator, function: FunctionInfo) -> Iterator[Hop]:
    wanted = [p for p in parameters_of(function) if names_timeout(p.name) and p.takes_one]
    if not wanted or _is_overriding(ev, function):
        return
    body = ev.program.body(function)
    read = {node.id for node in nodes(body) if isinstance(node, s.Name)}
    read |= {node.name for node in nodes(body) if isinstance(node, s.Argument) and node.name}
    if not read.isdisjoint({"locals", "vars"}):
        return
    yield from (Hop(function.path, parameter.at, parameter.name) for parameter in wanted if parameter.name not in read)


def _unread_fields(ev: Evaluator, cls: ClassInfo) -> Iterator[Hop]:
    """Fields named after timeouts that a class sets from outside and that nothing of the program reads."""
    if ev.is_java(cls.path):
        yield from _unread_java_fields(ev, cls)
        return
    for field in cls.decl.fields:
        if not names_timeout(field.name) or "instance" not in field.modifiers or field.name.startswith("__"):
            continue
        if not _is_read(ev, cls, field):
            yield Hop(cls.path, field.at, field.name)


def _unread_java_fields(ev: Evaluator, cls: ClassInfo) -> Iterator[Hop]:
    """Private fields that nothing of their source reads, and that no annotation of the class may make readable."""
    wanted = [field for field in cls.decl.fields if names_timeout(field.name) and "private" in field.modifiers]
    if not wanted or (cls.decl.annotations and any(item.simple_name in _ACCESSIBLE for item in cls.decl.annotations)):
        return
    values = [field.value for other in ev.program.classes_of(cls.path) for field in other.decl.fields if field.value is not None]
    read = {
        node.id if isinstance(node, s.Name) else node.name for node in nodes(values) if isinstance(node, (s.Name, s.Attribute))
    }
    for function in ev.program.functions_of(cls.path):
        body = ev.program.body(function)
        written = {id(target) for node in nodes(body) if isinstance(node, s.Assign) for target in node.targets}
        own = {parameter.name for parameter in function.decl.parameters}
        for node in nodes(body):
            if isinstance(node, s.Attribute) and id(node) not in written:
                read.add(node.name)
            elif isinstance(node, s.Name) and id(node) not in written and node.id not in own:
                read.add(node.id)
    for field in wanted:
        if field.name not in read and not any(item.simple_name in _ACCESSIBLE for item in field.annotations):
            yield Hop(cls.path, field.at, field.name)


def _is_read(ev: Evaluator, cls: ClassInfo, field: Field) -> bool:
    """Whether a field is read in its class, or something of its name is read elsewhere in the program."""
    own = [function for function in ev.program.functions_of(cls.path) if function.owner is cls]
    others = [function for function in ev.program.callers().mentioning(field.name) if function.owner is not cls]
    return len(others) > _MOST_READERS or any(_reads(ev, function, field.name) for function in (*own, *others))


def _reads(ev: Evaluator, function: FunctionInfo, name: str) -> bool:
    body = ev.program.body(function)
    written = {id(target) for node in nodes(body) if isinstance(node, s.Assign) for target in node.targets}
    return any(
        (isinstance(node, s.Attribute) and node.name == name and id(node) not in written)
        or (isinstance(node, s.Constant) and node.value == name)
        or (isinstance(node, s.Name) and node.id in ("vars", "getattr"))
        for node in nodes(body)
    )


def _is_overriding(ev: Evaluator, function: FunctionInfo) -> bool:
    """Whether a method has its parameters from an ancestor, so that it must take what it does not need."""
    if function.owner is None:
        return False
    ancestors = ev.program.ancestors(function.owner)[1:]
    if ev.program.base_names(function.owner) - {ancestor.dotted for ancestor in ancestors} - {"object", "builtins.object"}:
        return True
    return any(function.decl.name == other.name for ancestor in ancestors for other in ancestor.decl.functions)
