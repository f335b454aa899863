"""Methods, fields and nested classes that a Java source gained or lost, as far as nobody can look at them who does not know their
names.

Who looks a member up has its name from somewhere: from a declaration or a body that the answer was drawn from as well, from the
schema, or from what is known of libraries (`pipeline.known_names` compares). Who goes through all members of a class asks for
something that these have: annotations, constructors, types that admit null or whose objects hold rows, fields that are written,
methods without a body, getters of a field. What has any of this is not left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from nullguard.flow.lookups.reports import tells_error
from nullguard.knowledge.words import letters, words
from nullguard.model.facts import NO_BODY, WRITTEN, Class, Field, Function, SourceFacts
from nullguard.program.plain_getters import MOST_MENTIONS

_PLAIN = frozenset({"public", "protected", "private", "static", "final", "synchronized"})
"""What a method may say of itself."""

_WITH_PLAIN_METHODS = frozenset({"class", "enum", "record"})
"""What may gain or lose a method that nobody asks for: of interfaces it is asked which methods they have."""

_VALUES = frozenset({"boolean", "byte", "char", "short", "int", "long", "float", "double", "String"})
"""The types of fields that hold no object whose members may be null: `Integer` has a method that gives null."""

_VERBS = ("get", "set", "is", "has", "with")
"""What stands before a property's name in those of its methods."""

_LEAST = 4
"""A name of fewer letters stands somewhere in every source."""

_GENERATES = "lombok"
"""A library that writes methods and constructors by the fields of a class."""


@dataclass(frozen=True, slots=True)
class Unshared:
    """Two states of a source without the members that only one of them has, the letters of the names of these, and the numbers
    of the bodies that the former state had of them. `has_fields`: fields of classes that both have are among them."""

    former: SourceFacts
    now: SourceFacts
    names: frozenset[str]
    bodies: frozenset[int]
    has_fields: bool = False


def property_letters(name: str) -> str:
    """The letters of a member's name without the verb of an accessor: `getOrderLine` and `order_line` are `orderline`."""
    for verb in _VERBS:
        rest = name[len(verb) :]
        if name.startswith(verb) and rest[:1].isupper():
            return letters(rest)
    return letters(name)


def without_unshared(former: SourceFacts, now: SourceFacts) -> Unshared | None:
    """The former and the present facts of a Java source without what may be left out; None where nothing may."""
    if any(item.module.partition(".")[0] == _GENERATES for facts in (former, now) for item in facts.imports):
        return None
    if _has_twins(former) or _has_twins(now):
        return None
    before = {cls.qualname: cls for cls in former.classes}
    after = {cls.qualname: cls for cls in now.classes}
    lost, gained = _unshared(before, after), _unshared(after, before)
    if not lost and not gained:
        return None
    names = frozenset(property_letters(name.rpartition(".")[2]) for name in lost | gained)
    if any(len(name) < _LEAST or not name.isascii() for name in names):
        return None
    left, bodies = _without(former, lost)
    present, _ = _without(now, gained)
    return Unshared(left, present, names, bodies, _has_fewer_fields(former, left) or _has_fewer_fields(now, present))


def _has_fewer_fields(facts: SourceFacts, left: SourceFacts) -> bool:
    """Whether classes that are left have fewer fields."""
    fields = {cls.qualname: len(cls.fields) for cls in facts.classes}
    return any(len(cls.fields) < fields[cls.qualname] for cls in left.classes)


def _has_twins(facts: SourceFacts) -> bool:
    return len({cls.qualname for cls in facts.classes}) < len(facts.classes)


def _unshared(classes: dict[str, Class], others: dict[str, Class]) -> frozenset[str]:
    """The qualified names of plain members and classes that only one state has; what stands in them goes with them."""
    found: set[str] = set()
    for qualname, cls in classes.items():
        other = others.get(qualname)
        if other is not None:
            found.update(f"{qualname}.{name}" for name in _unshared_members(cls, other))
        elif "<" not in qualname and not cls.annotations and _has_outer(qualname, others):
            found.add(qualname)
    return frozenset(found)


def _has_outer(qualname: str, others: dict[str, Class]) -> bool:
    """Whether a class stands in one that the other state has, too: one that stands in no other is searched by its package."""
    outer = qualname.rpartition(".")[0]
    return not outer or outer in others


def _unshared_members(cls: Class, other: Class) -> set[str]:
    """The names of the plain members that only one of two states of a class has."""
    if cls.kind != other.kind or cls.kind not in _WITH_PLAIN_METHODS or "<" in cls.qualname:
        return set()
    known = {field.name for field in other.fields}
    taken = known | {function.name for function in other.functions}
    times = Counter([field.name for field in cls.fields] + [function.name for function in cls.functions])
    fields = {field.name for field in cls.fields if field.name not in taken and _is_plain_field(field)}
    fields = fields if cls.kind == "class" else set()
    fields = {name for name in fields if times[name] == 1}
    functions = {
        function.name
        for function in cls.functions
        if function.name not in taken and times[function.name] == 1 and _is_plain_method(function, known, fields)
    }
    return fields | functions


def _is_plain_field(field: Field) -> bool:
    type = field.type
    if type is None or type.nullable or type.args or type.name not in _VALUES:
        return False
    return "private" in field.modifiers and not field.annotations and field.value is None


def _is_plain_method(function: Function, known: set[str], fields: set[str]) -> bool:
    """Whether a method with a body has nothing for which all methods of a class are gone through; `known` are fields that the
    class has anyway, `fields` those that come or go with the method."""
    if function.body == NO_BODY or function.annotations or not _PLAIN.issuperset(function.modifiers):
        return False
    if function.returns is None or function.returns.nullable or any(item.annotations for item in function.parameters):
        return False
    if "super" in function.mentions:
        return False
    if any(name.removesuffix(WRITTEN) not in fields for name in function.mentions if name.endswith(WRITTEN)):
        return False
    if function.parameters:
        return True
    if tells_error(function.name) or function.name in words("all-well"):
        return False  # of what collects errors
    return len(function.mentions) > MOST_MENTIONS or known.isdisjoint(function.mentions)


def _without(facts: SourceFacts, names: frozenset[str]) -> tuple[SourceFacts, frozenset[int]]:
    """The facts without the members and classes of some qualified names and all that stands in them, and the numbers of the
    bodies of these."""
    bodies: set[int] = set()
    classes: list[Class] = []
    for cls in facts.classes:
        if _stands_in(cls.qualname, names):
            bodies.update(_numbers(cls.functions))
            continue
        fields = tuple([field for field in cls.fields if f"{cls.qualname}.{field.name}" not in names])
        functions = tuple([one for one in cls.functions if f"{cls.qualname}.{one.name}" not in names])
        bodies.update(_numbers(cls.functions) - _numbers(functions))
        if len(fields) < len(cls.fields) or len(functions) < len(cls.functions):
            cls = msgspec.structs.replace(cls, fields=fields, functions=functions)
        classes.append(cls)
    return msgspec.structs.replace(facts, classes=tuple(classes)), frozenset(bodies)


def _stands_in(qualname: str, names: frozenset[str]) -> bool:
    """Whether a class, or something around it, is one of the names."""
    while qualname:
        if qualname in names:
            return True
        qualname = qualname.rpartition(".")[0]
    return False


def _numbers(functions: Iterable[Function]) -> set[int]:
    return {function.body for function in functions if function.body != NO_BODY}
