"""Dictionaries of a Python function that hold objects which it has made: `order = Order(count=1)`, `by_key[key] = order`, then
`by_key[key].count += 1`. What an object was made with is there in what comes out."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.values import NONNULL, Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo

_PUTTING_OTHERS = frozenset({"update", "__setitem__"})
"""Methods that put in what may stand elsewhere."""


def is_without_entries(frame: Frame, holder: s.Expr, base: Value) -> bool:
    """Whether nothing was put yet into a dictionary that the function has made, and has handed to nobody: in the first round of a
    loop that fills it."""
    if frame.is_java or not isinstance(holder, s.Name) or base.type is None or not is_mapping(base.type):
        return False
    return base.truth is False and not base.named and not base.type.args and _is_kept(frame, holder.id)


def given_to(world: World, cls: ClassInfo, arguments: Arguments) -> tuple[Fact, ...]:
    """What a row that is made of these has, until something else is put there."""
    if not world.schema.is_entity(cls.id):
        return ()
    names = {argument.name for argument, value, _ in arguments if argument.name and not argument.star and value.null == NONNULL}
    return tuple([Fact((name,), "nonnull") for name in sorted(names)])


def _is_kept(frame: Frame, name: str) -> bool:
    """Whether all that the function does with a dictionary is to ask it, and to put into it what stands here."""
    known = frame.keeping.get(name)
    if known is None:
        function = frame.world.program.function_named(frame.path, frame.symbol)
        body = frame.world.program.body(function) if function is not None else ()
        mentioned = sum(isinstance(node, s.Name) and node.id == name for node in nodes(body))
        known = frame.keeping[name] = mentioned == sum(1 for _ in _askings(body, name)) and not _is_seen_inside(body, name)
    return known


def _is_seen_inside(body: s.Body, name: str) -> bool:
    """Whether a function inside of the body may put something in where it is called."""
    inner = [node for node in nodes(body) if isinstance(node, s.NestedFunction | s.Lambda)]
    return any(isinstance(node, s.Name) and node.id == name for node in nodes(inner))


def _askings(body: s.Body, name: str) -> Iterator[s.Node]:
    """The places where a body makes, asks or gives a variable, none of which puts in what stands elsewhere."""
    for node in nodes(body):
        match node:
            case s.Subscript(value=s.Name(id=holder)) | s.Return(value=s.Name(id=holder)):
                if holder == name:
                    yield node
            case s.Attribute(value=s.Name(id=holder), name=called):
                if holder == name and called not in _PUTTING_OTHERS:
                    yield node
            case s.Compare(operands=(_, s.Name(id=holder)), operators=("in" | "not in",)):
                if holder == name:
                    yield node
            case s.Assign(targets=(s.Name(id=holder),)) if holder == name:
                yield node
