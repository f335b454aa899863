"""Dictionaries of a Python function that hold objects which it has made: `order = Order(count=1)`, `by_key[key] = order`, then
`by_key[key].count += 1`. What an object was made with is there in what comes out."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL, Fact, Value
from nullguard.flow.frame.bindings import bound_to, quietly
from nullguard.flow.frame.elements import is_mapping
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes


def is_without_entries(frame: Frame, holder: s.Expr, base: Value) -> bool:
    """Whether nothing was put yet into a dictionary that the function has made, and has handed to nobody: in the first round of a
    loop that fills it."""
    if frame.is_java or not isinstance(holder, s.Name) or base.type is None or not is_mapping(base.type):
        return False
    return base.truth is False and not base.named and not base.type.args and _is_kept(frame, holder.id)


def made_with(frame: Frame, source: Path | None, row: Value, state: State) -> frozenset[Fact]:
    """What was given to the class of an object of which the function has made it, wherever it made it."""
    cls = frame.world.class_of(row.type)
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if not row.fresh or source is None or len(source) != 1 or cls is None or function is None:
        return frozenset()
    given: list[set[str]] = []
    for made in bound_to(frame, function, source[0]):
        match made:
            case s.Call(arguments=arguments) if last_name(made.function) == cls.name:
                given.append({item.name for item in arguments if item.name and not item.star and _is_there(frame, item, state)})
            case s.Subscript(value=s.Name()):
                pass  # what was put in before
            case _:
                return frozenset()
    return frozenset(Fact((name,), "nonnull") for name in set.intersection(*given)) if given else frozenset()


def _is_there(frame: Frame, argument: s.Argument, state: State) -> bool:
    return quietly(frame, argument.value, state)[0].null < NULL


def _is_kept(frame: Frame, name: str) -> bool:
    """Whether all that the function does with a dictionary is to ask it, and to put into it what stands here."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    body = frame.world.program.body(function) if function is not None else ()
    return sum(isinstance(node, s.Name) and node.id == name for node in nodes(body)) == sum(1 for _ in _askings(body, name))


def _askings(body: s.Body, name: str) -> Iterator[s.Node]:
    """The places where a body makes, asks or gives a variable, none of which puts in what stands elsewhere."""
    for node in nodes(body):
        match node:
            case s.Subscript(value=s.Name(id=holder)) | s.Attribute(value=s.Name(id=holder)) | s.Return(value=s.Name(id=holder)):
                if holder == name:
                    yield node
            case s.Compare(operands=(_, s.Name(id=holder)), operators=("in" | "not in",)):
                if holder == name:
                    yield node
            case s.Assign(targets=(s.Name(id=holder),)) if holder == name:
                yield node
