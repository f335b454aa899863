"""Keys that a form lets users choose among what there is (Python): `find(form.order.data)` of a `SelectField`, which refuses what
it has not offered."""

from __future__ import annotations

from typing import Final

from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s

BY_CHOSEN_KEY: Final = "it looks for what a form has offered, which refuses anything else"

_DATA: Final = "data"


def is_chosen_key(frame: Frame, arguments: Arguments) -> bool:
    """Whether a lookup's key is what was chosen in a form, or what another lookup gave for that."""
    return not frame.is_java and any(_is_chosen(frame, argument.value) for argument, _, _ in arguments)


def _is_chosen(frame: Frame, key: s.Expr) -> bool:
    if isinstance(key, s.Name) and key.id in frame.locals:
        made = made_once(frame, key.id)
        if isinstance(made, s.Call):
            return any(_is_of_choice(frame, argument.value) for argument in made.arguments)
        return made is not None and _is_of_choice(frame, made)
    return _is_of_choice(frame, key)


def _is_of_choice(frame: Frame, node: s.Expr) -> bool:
    """Whether an expression is what a field holds that offers choices; a local variable may stand for it."""
    if isinstance(node, s.Name) and node.id in frame.locals:
        node = made_once(frame, node.id) or node
    match node:
        case s.Attribute(value=s.Attribute(value=s.Name() | s.Attribute(), name=name), name=_DATA) if name != _DATA:
            return name in frame.world.choice_fields()
    return False
