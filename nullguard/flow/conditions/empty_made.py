"""Containers that are made empty, or are empty where a condition says so: `List<Line> lines = order == null ? List.of() :
order.getLines()`. Where there is something in one, what else is known of the other way holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.containers.filled import AS_MADE
from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, TRUE, Value
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

Implied = Callable[[Frame, s.Expr, Path, State], list[Implication]]


def remember_empty(frame: Frame, name: str, node: s.Expr, state: State, implied: Implied) -> None:
    """After a variable is given a container: what it tells that there is something in it."""
    if frame.is_java and _is_made_empty(frame, node, state):
        state.values[(name, EMPTY)] = TRUE
    if not isinstance(node, s.Conditional) or name in frozenset(names_in(node)):
        return
    body, orelse = (_is_empty(frame, arm, state) for arm in (node.body, node.orelse))
    if body is orelse:
        return
    filled, aspect = ((name, EMPTY), "false") if frame.is_java else ((name,), "true")
    state.values[filled if frame.is_java else (name, AS_MADE)] = ANY  # is forgotten with what is put in
    wanted = "false" if body else "true"
    told = [one for one in implied(frame, node.test, (name,), state.copy()) if one.condition == (name,) and one.aspect == wanted]
    state.imply([Implication(filled, aspect, one.path, one.consequence) for one in told])


def note_filled(path: Path | None, value: Value, state: State) -> None:
    """Something is in a container of Python's, or one of its elements is as asked: what tells that it is not empty holds."""
    if path is None or value.truth is not None or (value.type is not None and value.type.cls in _TEXTS):
        return
    if any(told.condition == path and told.aspect == "true" for told in state.implications):
        state.refine(path, state.values.get(path, value), "true")


_TEXTS: Final = frozenset({"builtins.str", "builtins.bytes"})
"""Classes of which an empty object is in an empty one, too."""


def _is_empty(frame: Frame, node: s.Expr, state: State) -> bool:
    if frame.is_java:
        return _is_made_empty(frame, node, state)
    if not isinstance(node, s.Collection) and not _makes_nothing_in(node):
        return False
    made = quietly(frame, node, state)[0]
    return made.null == NONNULL and made.truth is False


def _makes_nothing_in(node: s.Expr) -> bool:
    """Whether an expression of Python may make something empty: `dict()`. Methods are not asked, the other arm's test may be for
    what they are called on."""
    return isinstance(node, s.Call) and isinstance(node.function, s.Name) and not node.arguments


def _is_made_empty(frame: Frame, node: s.Expr, state: State) -> bool:
    """Whether an expression of Java makes a container that is empty: `List.of()`, `Collections.emptySet()`, `new String[0]`. What
    the project's own classes make may hold something from the start: `new PriceList()`."""
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=holder), name=name), arguments=()):
            is_named_so = name in library_names("made-empty") or (name in _OF and holder.endswith(_CONTAINERS))
            cls = frame.world.program.class_named(frame.path, holder, frame.scope) if is_named_so else None
            return is_named_so and (cls is None or cls.is_library)
        case s.New(type=s.TypeRef(name="[]"), arguments=(s.Argument(value=s.Constant(value=0)),)):
            return True
        case s.New(type=s.TypeRef(name=name), arguments=(), body=""):
            made = quietly(frame, node, state)[0] if name.endswith((*_CONTAINERS, *_BUILDERS)) else ANY
            return made.type is not None and made.type.cls.startswith(_OF_JAVA)
        case s.Cast(value=value):
            return _is_made_empty(frame, value, state)
        case s.Attribute(name=name):
            return name in library_names("made-empty")
    return isinstance(node, s.Collection) and not node.items


_OF: Final = library_names("container-of")

_BUILDERS: Final = tuple(name.rpartition(".")[2] for name in library_names("text-builder"))

_OF_JAVA: Final = ("java.util.", "java.lang.")

_CONTAINERS: Final = tuple(library_names("container-class"))
