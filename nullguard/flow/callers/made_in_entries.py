"""Dictionaries of a Python source into which it only puts objects that it has made with an attribute: whichever comes out has it.

`if key in orders: orders[key].count += 1`, `else: orders[key] = Order(number=number, count=1)`: also where the dictionary is a
parameter or an attribute of the object at hand, and other functions of the source put something in by the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from nullguard.flow.callers.made_with import blocks, bound, is_made, is_set, sets
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_KINDS = frozenset({"column", "relation"})
_ENTRY = re.compile(r"((?:self\.)?\w+)\[.*\]|((?:self\.)?\w+)\.(?:get\([^()]*\)|values\(\))")
_TAKING = library_names("dictionary-asked")
"""Methods of a dictionary that put nothing in."""

_EMPTY_MAKERS = library_names("dictionary-made")
_ASKING = library_names("asking-function")
"""Functions that put nothing into what they are given."""

_MOST_PUTS = 12

_Body = tuple[FunctionInfo, s.Body]


def hear_made_entries(world: World, functions: Sequence[FunctionInfo], sink: Sink) -> None:
    """Doubt the nulls in columns of objects that come out of such dictionaries."""
    used = [use for use in sink.uses() if use.origin.kind in _KINDS and "." in use.expression and not use.is_guarded]
    if not used:
        return
    bodies: list[_Body] = []
    by_symbol = {function.decl.qualname: function for function in functions}
    known: dict[tuple[str, str], bool] = {}
    for use in used:
        function = by_symbol.get(use.symbol)
        if function is None or function.path.endswith(".java"):
            continue
        holder, _, attribute = use.expression.rpartition(".")
        subject = use.origin.subject
        if not subject.endswith(f".{attribute}"):
            continue
        body = world.program.body(function)
        names = _dictionaries(function, body, holder, world, subject)
        if not names:
            continue
        bodies = bodies or [(one, world.program.body(one)) for one in functions]
        alone = ((function, body),)
        if all(
            ("." not in name and _finds_only_made(world, alone, name, subject))
            or _holds_only_made(world, bodies, name, subject, known)
            for name in names
        ):
            sink.doubt_expressions(use.symbol, {use.expression})


def _dictionaries(function: FunctionInfo, body: s.Body, holder: str, world: World, subject: str) -> frozenset[str]:
    """The dictionaries out of which a row comes that is written so; none where it may come from anywhere else, but for rows
    that the function has made with the attribute."""
    if (found := _entry(holder)) != "":
        return frozenset({found})
    if not holder.isidentifier() or any(parameter.name == holder for parameter in function.decl.parameters):
        return frozenset()
    names: set[str] = set()
    for value in bound(body, holder):
        if value is None:
            return frozenset()
        if (found := _entry(render(value))) != "":
            names.add(found)
        elif not is_made(world, function, value, subject):
            return frozenset()
    return frozenset(names)


def _entry(text: str) -> str:
    """The dictionary of which an expression is an entry; empty where it is none."""
    found = _ENTRY.fullmatch(text)
    return (found[1] or found[2]) if found is not None and text.count("[") <= 1 else ""


def _holds_only_made(world: World, bodies: Sequence[_Body], name: str, subject: str, known: dict[tuple[str, str], bool]) -> bool:
    key = (name, subject)
    if key not in known:
        known[key] = _finds_only_made(world, bodies, name, subject)
    return known[key]


def _finds_only_made(world: World, bodies: Sequence[_Body], name: str, subject: str) -> bool:
    """Whether all that functions put into what is called so are objects made with an attribute."""
    others = bodies if len(bodies) > 1 else ()
    parameters = {function.decl.name: frozenset(item.name for item in function.decl.parameters) for function, _ in others}
    attribute = subject.rpartition(".")[2]
    count = 0
    for function, body in bodies:
        for block in blocks(body):
            for statement in block:
                value = _put(statement, name)
                if value is None:
                    continue
                count += 1
                if count > _MOST_PUTS or not _has(world, function, body, block, value, name, subject):
                    return False
        if any(_takes_away(node, attribute) for node in nodes(body)):
            return False
        if not all(_is_harmless(node, name, parameters) for node in _mentioning(body, name)):
            return False
    return count > 0


def _takes_away(node: s.Node, attribute: str) -> bool:
    """Whether a statement sets such an attribute to null."""
    match node:
        case s.Assign(targets=targets, value=value) if is_null(value):
            return any(isinstance(target, s.Attribute) and target.name == attribute for target in targets)
    return False


def _put(statement: s.Stmt, name: str) -> s.Expr | None:
    """What a statement puts into a dictionary."""
    match statement:
        case s.Assign(targets=targets, value=value):
            if any(isinstance(target, s.Subscript) and dotted_name(target.value) == name for target in targets):
                return value
        case s.ExprStmt(value=s.Call(function=s.Attribute(value=holder, name="setdefault"), arguments=(_, given))):
            if dotted_name(holder) == name:
                return given.value
    return None


def _has(world: World, function: FunctionInfo, body: s.Body, block: s.Body, value: s.Expr, name: str, subject: str) -> bool:
    """Whether what is put in has the attribute: it was made with it, it is an entry already, or it gets it beside."""
    if isinstance(value, s.Constant):
        return not is_null(value)  # a place that is taken until the object is made
    if _entry(render(value)) == name or is_made(world, function, value, subject):
        return True
    attribute = subject.rpartition(".")[2]
    named = value.id if isinstance(value, s.Name) else ""
    if any(sets(statement, named, name, attribute) for statement in block):
        return True
    made = list(bound(body, named)) if named else []
    if not made or any(parameter.name == named for parameter in function.decl.parameters):
        return False
    return all(
        one is not None and (_entry(render(one)) == name or is_set(world, function, body, one, named, subject)) for one in made
    )


def _mentioning(body: s.Body, name: str) -> Iterator[s.Node]:
    """The smallest expressions and statements around each mention of a dictionary."""
    for node in nodes(body):
        if not isinstance(node, s.Argument) and any(_is(part, name) for part in _parts(node)):
            yield node


def _parts(node: s.Node) -> Iterator[object]:
    for field in node.__struct_fields__:
        value = getattr(node, field)
        for part in value if isinstance(value, tuple) else (value,):
            yield part.value if isinstance(part, s.Argument) else part


def _is(part: object, name: str) -> bool:
    return isinstance(part, s.Name | s.Attribute) and dotted_name(part) == name


def _is_harmless(node: s.Node, name: str, parameters: Mapping[str, frozenset[str]]) -> bool:
    """Whether what a source does with a dictionary puts nothing in that is not seen: it asks it, hands it to another of its own
    functions under the same name or to what only reads, gives it back, or makes it empty."""
    match node:
        case s.Subscript() | s.Compare() | s.Return() | s.Not() | s.Branch() | s.ForEach() | s.Clause() | s.FormatField():
            return True
        case s.Attribute(name=called):
            return called in _TAKING or called == "setdefault"
        case s.Assign(value=value):
            return _is_empty(value)
        case s.Call(function=function):
            called = last_name(function)
            return called in _ASKING or name in parameters.get(called, ())
    return False


def _is_empty(value: s.Expr | None) -> bool:
    match value:
        case s.Collection(items=()):
            return True
        case s.Call(function=s.Name(id=maker) | s.Attribute(name=maker), arguments=()):
            return maker in _EMPTY_MAKERS
    return False
