"""Which bodies a call may run: a function's own, or where it has none those of the classes that implement it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from nullguard.flow.bodies.generic_types import may_be
from nullguard.knowledge.bean_names import decapitalised
from nullguard.knowledge.words import library_names
from nullguard.model.facts import NO_BODY, Function
from nullguard.model.syntax import Attribute, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_MOST_IMPLEMENTATIONS = 4
"""With more of them an interface is a framework of its own, and no single answer stands for all."""

_ANY_NUMBER = -1
"""Of arguments: Python has one method of a name."""

_MOST_CLASSES = 256
"""Classes below an interface that are looked at."""


def implementations(
    program: Program, function: FunctionInfo, receiver: ClassInfo | None = None, seen: Type | None = None
) -> tuple[FunctionInfo, ...]:
    """The functions with a body that a call of `function` may run on an object of the class `receiver` (of whatever class where
    that is None); empty when there are none or too many. A class may inherit the body from another ancestor than the one that
    declares the function. What a protocol of Python declares is what the classes do that have all of its methods. `seen` is the
    type by which the object is known: a `Mapper<Order, View>` is none of the classes that implement `Mapper<Buyer, Name>`."""
    decl = function.decl
    if function.owner is not None and _is_protocol(function.owner) and (others := _structural(program, function)):
        return others
    if decl.body != NO_BODY and "abstract" not in decl.modifiers:
        return (function,)
    if function.owner is None:
        return ()
    below = program.subclasses(function.owner if receiver is None or receiver.is_library else receiver)
    if receiver is not None and receiver.decl.kind == "interface" and all(cls.decl.kind == "interface" for cls in below):
        below = program.subclasses(function.owner)  # a framework makes its objects, of what implements the interfaces above
    if seen is not None and seen.args and 1 < len(below) <= _MOST_CLASSES and function.path.endswith(".java"):
        below = tuple(cls for cls in below if may_be(program, cls, seen))
    if len(below) > _MOST_CLASSES or _surely_many(program, function, below):
        return ()
    found: dict[str, FunctionInfo] = {}
    taken = len(decl.parameters) if function.path.endswith(".java") else _ANY_NUMBER
    for cls in below:
        member = program.method(cls, decl.name, taken)
        for candidate in member.functions if member is not None else ():
            if candidate.id not in found and not candidate.is_library and _implements(function, candidate.decl, candidate.owner):
                found[candidate.id] = candidate
    return tuple(found.values()) if len(found) <= _MOST_IMPLEMENTATIONS else ()


def _surely_many(program: Program, function: FunctionInfo, below: tuple[ClassInfo, ...]) -> bool:
    """Whether too many of some classes have a body of their own for a function: told by what subclasses declare of its name, so
    that an answer does not depend on all else that these classes have."""
    if function.owner is None or len(below) <= _MOST_IMPLEMENTATIONS:
        return False
    name, among = function.decl.name, {cls.id for cls in below}
    having = 0
    for cls in program.declaring_below(function.owner, name):
        if cls.id in among and not cls.is_library:
            own = [one for one in cls.decl.functions if one.name == name and _takes_as_many(function, one)]
            having += any(_implements(function, one, cls) for one in own)
    return having > _MOST_IMPLEMENTATIONS


def _implements(declared: FunctionInfo, decl: Function, owner: ClassInfo | None) -> bool:
    return decl.body != NO_BODY and "abstract" not in decl.modifiers and _same_parameters(declared, decl, owner)


def _takes_as_many(declared: FunctionInfo, decl: Function) -> bool:
    return not declared.path.endswith(".java") or len(decl.parameters) == len(declared.decl.parameters)


def _is_protocol(cls: ClassInfo) -> bool:
    return cls.path.endswith(".py") and any(base.name.rpartition(".")[2] == _PROTOCOL for base in cls.decl.bases)


def _structural(program: Program, function: FunctionInfo) -> tuple[FunctionInfo, ...]:
    """The functions of the classes that have all methods of a protocol, without being below it; none where there are many, or
    several that have but the one method of a name."""
    owner = function.owner
    wanted = {method.name for method in owner.decl.functions} if owner is not None else set()
    callers = program.callers()
    for name in sorted(wanted):
        callers.named(name)  # traced: a class may get what it lacks
    found = []
    for other in callers.named(function.decl.name):
        if other.owner is None or other.owner is owner or other.is_library:
            continue
        if wanted <= {method.name for method in other.owner.decl.functions}:
            program.reads.add(other.path)
            program.look_at_mentions(other.path, (other.decl,))
            if not _is_protocol(other.owner) and "abstract" not in other.decl.modifiers:
                found.append(other)
    return tuple(found) if len(found) <= (_MOST_IMPLEMENTATIONS if len(wanted) > 1 else 1) else ()


_PROTOCOL: Final = "Protocol"


def of_name(bodies: tuple[FunctionInfo, ...], receiver: tuple[str, ...] | None) -> tuple[FunctionInfo, ...]:
    """Of several bodies the one of the class that the receiver, an access path, is called after: containers choose among the
    implementations of an interface by the name of the field that they fill (`smsSender` is an SmsSender)."""
    if len(bodies) < 2 or not receiver:
        return bodies
    named = tuple(body for body in bodies if body.owner is not None and decapitalised(body.owner.name) == receiver[-1])
    return named or bodies


def is_overridden(program: Program, function: FunctionInfo, receiver: ClassInfo | None = None) -> bool:
    """Whether a subclass has a function of its own in the place of this one: of the class that has it, or of the class of the
    `receiver`, where that is one below."""
    owner = function.owner
    decl = function.decl
    if owner is None or "private" in decl.modifiers or "final" in decl.modifiers:
        return False
    if "static" in decl.modifiers and function.path.endswith(".java"):  # in Python `self` and `cls` look static methods up, too
        return False
    is_below = receiver is not None and receiver is not owner and owner in program.ancestors(receiver)
    below = program.declaring_below(receiver if is_below and receiver is not None else owner, decl.name)
    count = len(decl.parameters)
    return any(one.name == decl.name and len(one.parameters) == count for cls in below for one in cls.decl.functions)


def overriding(program: Program, function: FunctionInfo, receiver: ClassInfo | None) -> tuple[FunctionInfo, ...]:
    """The functions with a body that subclasses have in the place of this one: of the class that has it, or of the class of the
    `receiver`, where that is one below."""
    owner, decl = function.owner, function.decl
    if owner is None:
        return ()
    is_below = receiver is not None and receiver is not owner and owner in program.ancestors(receiver)
    count = len(decl.parameters)
    return tuple(
        one
        for cls in program.declaring_below(receiver if is_below and receiver is not None else owner, decl.name)
        if (member := program.method(cls, decl.name, count if function.path.endswith(".java") else _ANY_NUMBER)) is not None
        for one in member.functions
        if one.owner is cls and len(one.decl.parameters) == count and one.decl.body != NO_BODY
    )


def inherited(function: FunctionInfo, receiver: ClassInfo | None) -> FunctionInfo:
    """A method as a class below its own has it: there `this`, `cls` and `self` are that class. The function itself where it is
    called on its own class, or would look for what it overrides."""
    owner = function.owner
    if owner is None or receiver is None or receiver is owner or "static" in function.decl.modifiers:
        return function
    if receiver.is_library or "super" in function.decl.mentions:
        return function
    return replace(function, id=f"{function.id}@{receiver.id}", owner=receiver)


def is_about_another(program: Program, function: FunctionInfo, receiver: ClassInfo | None) -> bool:
    """Whether the class of an object, below the one that has the method, says what that one leaves open: by a class for which its
    methods ask (Python: `model = Order` in a repository, `self.model` in what all repositories are made from), or by a method of
    its own in the place of one without a body that the method calls (Java)."""
    owner = function.owner
    if owner is None or receiver is None or receiver is owner:
        return False
    if not function.path.endswith(".py"):
        return _fills_in(program, function, owner, receiver)
    if _shows_attributes(function):
        return True
    named: set[str] = set()
    for cls in program.ancestors(receiver):
        if cls is owner:
            break
        named.update(field.name for field in cls.decl.fields if isinstance(field.value, (Attribute, Name)))
    if named:
        program.look_at_mentions(owner.path, owner.decl.functions)
    return bool(named) and any(not named.isdisjoint(method.mentions) for method in owner.decl.functions)


def _shows_attributes(function: FunctionInfo) -> bool:
    """Whether a function of Python may make a dictionary of the attributes of its object, whatever class that is of."""
    mentions = function.decl.mentions
    if not library_names("attributes-of-object").isdisjoint(mentions):
        return True
    return "getattr" in mentions and not library_names("columns-of-class").isdisjoint(mentions)


def _fills_in(program: Program, function: FunctionInfo, owner: ClassInfo, receiver: ClassInfo) -> bool:
    """Whether a class has a method in the place of one without a body that a Java function above it calls."""
    mentions = function.decl.mentions
    for cls in program.ancestors(owner):
        for method in cls.decl.functions if not cls.is_library else ():
            if method.name in mentions and (method.body == NO_BODY or "abstract" in method.modifiers):
                own = program.method(receiver, method.name, len(method.parameters))
                return own is not None and own.declared_in is not cls
    return False


def _same_parameters(declared: FunctionInfo, decl: Function, owner: ClassInfo | None) -> bool:
    """Whether a function of a class takes the same: overloads of one name differ in the types that are written. Type parameters
    of a generic class stand for any type."""
    open_names = {item.name for cls in (declared.owner, owner) if cls is not None for item in cls.decl.type_parameters}
    pairs = zip(declared.decl.parameters, decl.parameters, strict=False)
    return all(
        one.type is None
        or two.type is None
        or _simple(one.type.name) == _simple(two.type.name)
        or any(len(type.name) == 1 or type.name in open_names for type in (one.type, two.type))
        for one, two in pairs
    )


@lru_cache(maxsize=4096)
def _simple(name: str) -> str:
    return name.rpartition(".")[2]
