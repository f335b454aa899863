"""Loops over what is written beside them: `for value in (order.note, order.code): if value is None: return`.

They are gone through item by item, so that what a round tells of its variable it tells of what was written.
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.conditions.held_displays import held_display
from nullguard.flow.conditions.rounds_of_displays import shown_members
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.domain.written_texts import MOST_ITEMS, texts_in
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame, LoopFrame
from nullguard.flow.frame.uses import note_use
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

_MOST_LOOPS: Final = 1
"""Loops around one that is gone through item by item, so that there are not too many rounds."""


def written_items(frame: Frame, node: s.ForEach, iterable: Value) -> tuple[s.Expr, ...]:
    """The items that a loop is written over, all of them; none where it is over something else. Names of attributes are such
    items where the rounds read them: `for name in ("note", "code"): if getattr(order, name) is None: …`."""
    names = () if frame.is_java else texts_in(iterable)
    if names and len(frame.loops) <= _MOST_LOOPS and _reads_by_name(node):
        return names
    match held_display(frame, node.iterable) or node.iterable:
        case s.Collection(kind="tuple" | "list", items=items) if not frame.is_java:
            pass
        case s.Call(
            function=s.Attribute(value=s.Name(id="Arrays" | "List") | s.Attribute(name="Arrays" | "List"), name="asList" | "of"),
            arguments=arguments,
        ):
            items = tuple([argument.value for argument in arguments]) if frame.is_java else ()
        case s.Call(function=s.Attribute(name="items" | "values"), arguments=()) if not frame.is_java:
            items = shown_members(frame, node.iterable) or ()
        case _:
            return ()
    if len(items) > MOST_ITEMS or len(frame.loops) > _MOST_LOOPS or any(isinstance(item, s.Star) for item in items):
        return ()
    if any(isinstance(part, s.Name | s.Attribute) and last_name(part)[:1].isupper() for part in nodes(items)):
        return ()  # of classes: which of them gives a row that is there nobody tells
    is_of_nodes = any(isinstance(item, s.Name | s.Attribute | s.Call | s.Collection | s.Subscript) for item in items)
    return items if is_of_nodes and (len(items) > 1 or not frame.is_java) else ()  # `Arrays.asList(array)`


def _reads_by_name(node: s.ForEach) -> bool:
    """Whether the rounds of a loop read or set the attribute that its variable names."""
    if not isinstance(node.target, s.Name):
        return False
    for part in nodes(node.body):
        match part:
            case s.Call(function=s.Name(id="getattr" | "setattr"), arguments=(_, s.Argument(value=s.Name(id=name)), *_)):
                if name == node.target.id:
                    return True
    return False


def execute_rounds(frame: Frame, node: s.ForEach, items: tuple[s.Expr, ...], state: State) -> State | None:
    """The state after one round for each item, in order."""
    current: State | None = state
    breaks: list[State] = []
    for item in items:
        if current is None or current.dead:
            break
        _bind(frame, node.target, item, current, node)
        loop = LoopFrame(node.label)
        frame.loops.append(loop)
        after = frame.execute(frame, node.body, current)
        frame.loops.pop()
        breaks += loop.breaks
        current = join_states([after, *loop.continues], frame.locals)
    if current is not None and node.orelse:
        current = frame.execute(frame, node.orelse, current)
    return join_states([current, *breaks], frame.locals)


def _bind(frame: Frame, target: s.Expr, item: s.Expr, state: State, node: s.ForEach) -> None:
    if isinstance(target, s.Collection) and isinstance(item, s.Collection) and len(target.items) == len(item.items):
        for one, held in zip(target.items, item.items, strict=True):
            _bind(frame, one, held, state, node)
        return
    value, path = quietly(frame, item, state)
    if isinstance(target, s.Collection):
        note_use(frame, "unpacking", node.iterable, value, path, state, "unpacking")
    frame.assign(frame, target, value, state, path if isinstance(target, s.Name) else None, node.at)
