"""Keys that a form lets users choose among what there is (Python): `find(form.order.data)` of a `SelectField`, which refuses what
it has not offered."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.choice_fields import is_choice
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import bound_to
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import Field
from nullguard.model.nodes import dotted_name

BY_CHOSEN_KEY: Final = "it looks for what a form has offered, which refuses anything else"


def is_chosen_key(frame: Frame, arguments: Arguments) -> bool:
    """Whether a lookup's key is what was chosen in a form, or what another lookup gave for that."""
    return not frame.is_java and any(_is_chosen(frame, argument.value) for argument, _, _ in arguments)


def _is_chosen(frame: Frame, key: s.Expr) -> bool:
    made = _bound(frame, key)
    if isinstance(key, s.Name) and isinstance(made, s.Call):
        return any(_is_of_choice(frame, argument.value) for argument in made.arguments)
    return _is_of_choice(frame, made)


def _is_of_choice(frame: Frame, node: s.Expr) -> bool:
    """Whether an expression is what a field holds that offers choices; a local variable may stand for it."""
    match _bound(frame, node):
        case s.Attribute(value=s.Attribute(value=form, name=name), name=held) if held in library_names("field-held"):
            own = _form_fields(frame, form, name)
            return all(map(is_choice, own)) if own else name in frame.world.choice_fields()
    return False


def _bound(frame: Frame, node: s.Expr) -> s.Expr:
    """What the only binding of a local variable gives it; any other expression itself."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if not isinstance(node, s.Name) or function is None or node.id not in frame.locals:
        return node
    made = list(bound_to(frame, function, node.id))
    return made[0] or node if len(made) == 1 else node


def _form_fields(frame: Frame, form: s.Expr, name: str) -> list[Field]:
    """The fields of a name in the forms that the function at hand makes for a variable."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if not isinstance(form, s.Name) or function is None or form.id not in frame.locals:
        return []
    made = [call.function for call in bound_to(frame, function, form.id) if isinstance(call, s.Call)]
    classes = [frame.world.program.class_named(frame.path, dotted_name(called), frame.scope) for called in made]
    members = [frame.world.program.member(cls, name) for cls in classes if cls is not None]
    return [member.field for member in members if member is not None and member.field is not None]
