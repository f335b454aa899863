"""Java's collections into which a loop only puts its element: when it has ended, each of them has been through a whole round.

`for (Order order : orders) { late.add(order); ship(order.getBuyer().getName()); }`: all the late orders have a buyer, or the loop
would not have ended."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.containers.filled import told_of
from nullguard.flow.containers.lists import ADDING, ASKING
from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_MOST_FACTS: Final = 24

_replace = msgspec.structs.replace


def know_put(frame: Frame, node: s.ForEach, before: State, after: State, exits: State) -> None:
    """Note in `exits`, where a loop ends by itself, what is known below its element in the state `after` where rounds end, of the
    collections that were empty `before`."""
    target = node.target
    if not isinstance(target, s.Name):
        return
    element = after.values.get((target.id,))
    if element is None or element.type is None or not frame.world.schema.is_entity(element.type.cls):
        return
    empty = [path[0] for path, value in before.values.items() if len(path) == 1 and value.items == () and value.fresh]
    if not empty:
        return
    told = told_of(frame, element, (target.id,), after)
    for name in _filled_with(node.body, target.id, empty) if told else ():
        held = exits.values.get((name,))
        if held is None or held.items:
            continue
        facts = tuple(dict.fromkeys((*held.facts, *told)))[:_MOST_FACTS]
        exits.values[(name,)] = _replace(held, items=(), facts=facts)


def _filled_with(body: s.Body, element: str, names: list[str]) -> list[str]:
    """Those of some variables into which a body only puts its loop's element, and which it hands to nobody."""
    put: set[str] = set()
    allowed: dict[str, int] = {}
    mentioned: dict[str, int] = {}
    for part in nodes(body):
        match part:
            case s.Name(id=name) if name in names:
                mentioned[name] = mentioned.get(name, 0) + 1
            case s.Call(function=s.Attribute(value=s.Name(id=name), name=method), arguments=given) if name in names:
                if method in ADDING and len(given) == 1 and isinstance(given[0].value, s.Name) and given[0].value.id == element:
                    put.add(name)
                elif method not in ASKING:
                    continue
                allowed[name] = allowed.get(name, 0) + 1
            case s.Assign(targets=targets) if any(isinstance(one, s.Name) and one.id == element for one in targets):
                return []
            case s.Break(label=label) | s.Continue(label=label) if label:
                return []
    return [name for name in names if name in put and mentioned.get(name) == allowed.get(name)]
