"""Attributes of Java's rows that are set together: where the one is known to be there, the other mostly is.

`ownerType` beside `ownerId`, which the row's class only sets of one object (`of.getOwner().getId()`, `of.getOwner().getType()`),
or copies both. Other code may set both by their setters, but never the one alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from nullguard.flow.world import World
from nullguard.knowledge.bean_names import getter_of, setter_of
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.model.text import render
from nullguard.program.naming import names_one_of
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

MOST_CALLERS = 40
"""Functions that mention a setter's name and are asked whether they mention the other's: more mention names of many classes."""

_Value = s.Expr | None


def set_with(world: World, cls: ClassInfo, name: str, present: Iterable[str]) -> str:
    """Which of the attributes that are known to be `present` in a row are never set without `name`; empty where none is."""
    return next((other for other in sorted(present) if other != name and _go_together(world, cls, other, name)), "")


def key_beside(name: str, present: Iterable[str]) -> str:
    """Which of the attributes that are known to be `present` is the key of the row whose class the attribute `name` tells
    (`ownerId` beside `ownerType`); empty where none is."""
    owner = _stem(name, words("which-class"))
    return next((other for other in sorted(present) if owner and _stem(other, words("which-row")) == owner), "")


def _stem(name: str, endings: Collection[str]) -> str:
    """A name without one of the endings, empty where it has none of them or is nothing else."""
    return next((name[: -len(ending)] for ending in sorted(endings) if name.endswith(ending)), "")


def _go_together(world: World, cls: ClassInfo, tested: str, used: str) -> bool:
    """Whether each assignment of an attribute comes with one of the other, of the same object, or copies both."""
    are_set = False
    for base in world.program.ancestors(cls):
        for function in () if base.is_library else world.program.functions_writing(base.path, tested):
            if function.owner is not base or _is_setter(function, tested):
                continue
            world.program.reads.add(body_entry(function))
            body = world.program.body(function)
            given = [(value, block) for block in _blocks(body) for value in _given(block, tested)]
            if len(given) != sum(_sets(node, tested) for node in nodes(body)):
                return False
            for value, block in given:
                others = _given(block, used)
                if any(_are_of_one(value, other) for other in others):
                    are_set = True
                elif not (_is_read_of(value, tested) and any(_is_read_of(other, used) for other in others)):
                    return False
    return are_set and not _is_set_alone(world, cls, tested, used)


def _blocks(body: s.Body) -> Iterator[tuple[s.Stmt, ...]]:
    """The statements of a body, and those of what stands in it under conditions."""
    yield tuple(node for node in body if isinstance(node, s.Assign))
    for node in nodes(body):
        if isinstance(node, s.If):
            for block in (*(branch.body for branch in node.branches), node.orelse):
                yield tuple(statement for statement in block if isinstance(statement, s.Assign))


def _given(block: tuple[s.Stmt, ...], name: str) -> list[s.Expr]:
    """What the statements of a block, itself, give a field other than null."""
    return [node.value for node in block if isinstance(node, s.Assign) and _sets(node, name) and node.value is not None]


def _sets(node: s.Node, name: str) -> bool:
    if not isinstance(node, s.Assign) or is_null(node.value):
        return False
    return any(
        (isinstance(target, s.Name) and target.id == name)
        or (
            isinstance(target, s.Attribute)
            and target.name == name
            and isinstance(target.value, s.Name)
            and target.value.id == "this"
        )
        for target in node.targets
    )


def _are_of_one(first: _Value, second: _Value) -> bool:
    """Whether two values are read from one object, which is read itself: `of.getEntity().getId()`, `of.getEntity().getType()`."""
    one, other = _holder(first), _holder(second)
    return isinstance(one, s.Call) and other is not None and render(one) == render(other)


def _holder(value: _Value) -> _Value:
    match value:
        case s.Call(function=s.Attribute(value=holder), arguments=()):
            return holder
    return None


def _is_read_of(value: _Value, name: str) -> bool:
    """Whether a value is the attribute of the same name of another object: a copy."""
    return isinstance(value, s.Call | s.Attribute) and last_name(value.function if isinstance(value, s.Call) else value) in (
        name,
        getter_of(name),
    )


def _setter(name: str) -> str:
    return setter_of(name)


def _is_setter(function: FunctionInfo, name: str) -> bool:
    return function.decl.name == _setter(name)


def _is_set_alone(world: World, cls: ClassInfo, tested: str, used: str) -> bool:
    """Whether code that knows the class, or one that extends it, calls the setter of the one and not that of the other."""
    program = world.program
    names = {cls.name, *(other.name for other in program.subclasses(cls))}
    callers = program.callers("java").mentioning(_setter(tested))
    if len(callers) > MOST_CALLERS:
        return True
    for caller in callers:
        program.look_at_mentions(caller.path, (caller.decl,))
    return any(
        _setter(used) not in caller.decl.mentions and names_one_of(program, caller, names)
        for caller in callers
        if not _is_setter(caller, tested)
    )
