"""Variables of Java that hold what a function has asked for itself, or an element of it: what it is given, or makes of that, may
come from a request."""

from __future__ import annotations

from nullguard.flow.frame.bindings import bound_to, made_once
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.keys.kept import nodes_of
from nullguard.flow.lookups.optional_rows import TAKING
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.program.symbols import FunctionInfo


def is_got(frame: Frame, name: str) -> bool:
    """Whether a variable of the Java function at hand is only bound to what something was asked for (`users.find(id)`), or goes
    through elements. What is given, or made of what is given (`mapper.toEntity(dto)`, `json.readValue(text)`), may come from a
    request."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return False
    made = tuple(bound_to(frame, function, name))
    return (bool(made) and all(_is_asked(value) for value in made)) or _is_element(frame, function, name)


def is_saved(frame: Frame, name: str) -> bool:
    """Whether a variable of the Java function at hand is bound once, to what a service has stored and given back:
    `OrderDto saved = orders.createOrder(dto)`."""
    return is_saving(made_once(frame, name))


def is_saving(node: s.Expr | None) -> bool:
    """Whether an object's method is called that says that it stores what it is given."""
    match node:
        case s.Call(function=s.Attribute(value=holder, name=name), arguments=(_, *_)):
            if isinstance(holder, s.Name) and holder.id[:1].isupper():
                return False  # a class that makes objects
            verbs = tuple(words("row-saving"))
            return any(name.startswith(verb) and not name[len(verb) :][:1].islower() for verb in verbs)
    return False


def asks_for_row(name: str) -> bool:
    """Whether a method's name says that it looks a row up; what reads may read a file or a message."""
    return name.startswith(tuple(words("reading"))) and not name.startswith("read")


def _is_asked(value: s.Expr | None) -> bool:
    while isinstance(value, s.Cast):
        value = value.value
    if not isinstance(value, s.Call):
        return False
    name = last_name(value.function)
    return name in TAKING or asks_for_row(name)


def _is_element(frame: Frame, function: FunctionInfo, name: str) -> bool:
    """Whether a name is only that of an element that a loop, or a function that is handed each of them, goes through."""
    if any(parameter.name == name for parameter in function.decl.parameters):
        return False
    found = False
    for node in nodes_of(frame, function):
        match node:
            case s.Assign(targets=targets) if any(isinstance(target, s.Name) and target.id == name for target in targets):
                return False
            case s.ForEach(target=s.Name(id=target)) if target == name:
                found = True
            case s.Call(function=s.Attribute(name=each), arguments=(s.Argument(value=s.Lambda(parameters=(parameter,))),)):
                found = found or (parameter.name == name and each in library_names("element-wise"))
    return found
