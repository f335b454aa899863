"""What a field of a project class holds, as far as the class itself tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from nullguard.frameworks.clients import configured
from nullguard.frameworks.clients.frames import Frame
from nullguard.frameworks.clients.parameters import typed_object
from nullguard.frameworks.clients.provided import provided
from nullguard.frameworks.clients.values import UNKNOWN, Client, FunctionValue, Known, Span, Value, as_default, join
from nullguard.knowledge.words import library_names
from nullguard.model.facts import NO_BODY, WRITTEN, Field
from nullguard.program.symbols import ClassInfo, FunctionInfo

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_PROPERTIES = frozenset({"property", "cached_property"})
_STARTING = library_names("starting-bean")


def find(ev: Evaluator, cls: ClassInfo, name: str) -> Value:
    """What a field, property or method of a class holds."""
    member = ev.program.member(cls, name)
    if member is None:
        return UNKNOWN
    if member.functions:
        function = member.functions[0]
        if _PROPERTIES & {*function.decl.modifiers, *(a.simple_name for a in function.decl.annotations)}:
            return join(ev.frame_of(function).returns) if ev.follows(function) and not ev.is_open(function) else UNKNOWN
        return FunctionValue(function) if len(member.functions) == 1 else UNKNOWN
    holder = member.declared_in
    java = ev.is_java(holder.path)
    if java and member.field is not None:
        bound = configured.of_field(ev, cls, member.field)
        if bound is not UNKNOWN:
            return bound
    values = list(_java_values(ev, holder, name) if java else _python_values(ev, cls, name))
    typed = typed_object(ev, Frame(holder.path, holder.decl.qualname, holder), member.field.type if member.field else None)
    if not values and java and isinstance(typed, Client) and member.field is not None:
        return provided(ev, holder.path, holder, typed.family, name, member.field.annotations) or typed
    if not values:
        annotations = member.field.annotations if member.field is not None else ()
        injected = configured.injected(ev, Frame(holder.path, holder.decl.qualname), annotations)
        return injected if injected is not UNKNOWN else typed
    found = join(values)
    return found if found is not UNKNOWN else typed


def _python_values(ev: Evaluator, cls: ClassInfo, name: str) -> Iterator[Value]:
    for ancestor in ev.program.ancestors(cls):
        if ancestor.is_library:
            continue
        fields = [field for field in ancestor.decl.fields if field.name == name]
        makers = {field.modifiers[1] for field in fields if field.modifiers[:1] == ("instance",) and len(field.modifiers) > 1}
        for field in fields:
            if field.value is not None and ("instance" not in field.modifiers or not ev.is_near(ancestor.path)):
                yield _initialiser(ev, ancestor, field)
        for function in ev.program.functions_of(ancestor.path) if makers and ev.is_near(ancestor.path) else ():
            if function.owner is ancestor and function.decl.name in makers and function.decl.parameters:
                frame = ev.frame_of(function)
                value = frame.env.get(f"{function.decl.parameters[0].name}.{name}")
                if value is not None:
                    yield value
        if fields:
            return


def _java_values(ev: Evaluator, cls: ClassInfo, name: str) -> Iterator[Value]:
    declared = next((field for field in cls.decl.fields if field.name == name), None)
    if declared is not None and declared.value is not None:
        first = _initialiser(ev, cls, declared)
        if isinstance(first, (Known, Span)) and _is_assigned(ev, cls, declared):
            later = [value for value in _set_by(ev, cls, name, starts) if value is not UNKNOWN]
            yield from later or (as_default(first),)
        else:
            yield first
        return
    made = list(_set_by(ev, cls, name, lambda function: function.decl.name in (cls.name, "<init>", "<clinit>")))
    yield from made or _set_by(ev, cls, name, starts)


def _set_by(ev: Evaluator, cls: ClassInfo, name: str, chosen: Callable[[FunctionInfo], bool]) -> Iterator[Value]:
    """What chosen methods of a class assign to a field."""
    for function in ev.program.functions_of(cls.path):
        if function.owner is cls and function.decl.body != NO_BODY and chosen(function):
            value = ev.frame_of(function).env.get(f"this.{name}")
            if value is not None:
                yield value


def _is_assigned(ev: Evaluator, cls: ClassInfo, declared: Field) -> bool:
    """Whether a method of the class, not a constructor, gives a field another value than its initialiser."""
    if "final" in declared.modifiers:
        return False
    written = declared.name + WRITTEN
    methods = [
        function
        for function in ev.program.functions_of(cls.path)
        if function.owner is cls and written in function.decl.mentions and function.decl.name not in (cls.name, "<init>")
    ]
    return any(f"this.{declared.name}" in ev.frame_of(function).env for function in methods)


def _initialiser(ev: Evaluator, cls: ClassInfo, field: Field) -> Value:
    literal = ev.literal(cls.path, field)
    if literal is not UNKNOWN or field.value is None or "instance" in field.modifiers:
        return literal
    return ev.evaluate_apart(cls, field.value)


def starts(function: FunctionInfo) -> bool:
    """Whether a framework calls a method before an object of its class is used."""
    return function.decl.name in _STARTING or any(a.simple_name == "PostConstruct" for a in function.decl.annotations)
