"""Functions, variables and classes that a module of Python gained or lost, as far as nothing that is analysed asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nullguard.model.facts import WRITTEN, SourceFacts

_ENCODER = msgspec.msgpack.Encoder()

_EVERYTHING = "*"
"""What an import names that takes all names of a module."""


def without_unasked(
    path: str, former: SourceFacts, former_bodies: Sequence[bytes], now: SourceFacts, sources: Iterable[SourceFacts]
) -> tuple[SourceFacts, SourceFacts]:
    """The former and the present facts of a module without the functions, variables and classes that only one of them has and
    that nobody asks for; `sources` are the facts of all sources, as they are now.

    Nobody does who neither mentions nor imports the name. A name that a body of the module had counts as asked for where the
    module gained it, because it may have meant nothing until now, and so does one whose function sets what others may
    read, or is handed to something by a decorator. A module of nothing but variables may be the settings of a framework, which
    asks for them itself. Who asked for what the module lost, and asks no more, has changed itself.

    The name of a class may stand in no declaration either, as a type, a base or a value. Who is above it, has members of its
    names or is called like it is asked of the whole program, and of its methods nobody knows who does not know the class.
    """
    if not (now.functions or now.classes):
        return former, now
    classes = _unshared_classes(now, former)
    gained = _unshared(now, former) | classes
    gained -= {name for body in former_bodies for name in gained if name.encode("utf-8", "surrogateescape") in body}
    classes |= _unshared_classes(former, now)
    unasked = gained | _unshared(former, now) | _unshared_classes(former, now)
    module = path.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2]
    everyone = tuple(sources) if unasked else ()
    for facts in everyone:
        unasked -= _asked(_without(facts, unasked) if facts is now else facts, module, frozenset(unasked))
    for facts in (former, *everyone):
        if not classes & unasked:
            break
        unasked -= _declared(_without(facts, unasked) if facts is now or facts is former else facts, classes & unasked)
    return _without(former, unasked), _without(now, unasked)


def _unshared(facts: SourceFacts, other: SourceFacts) -> set[str]:
    """The names of functions and variables that the other facts do not have, and that no framework is told of."""
    names = _names(facts) - _names(other) - _bound(other)
    for function in facts.functions:
        if function.annotations or any(mention.endswith(WRITTEN) for mention in function.mentions):
            names.discard(function.name)
    return {name for name in names if not name.startswith("__")}


def _unshared_classes(facts: SourceFacts, other: SourceFacts) -> set[str]:
    """The names of classes that stand in no other one, that the other facts do not have and no decorator is handed."""
    top = [cls for cls in facts.classes if "." not in cls.qualname]
    names = {cls.name for cls in top} - _names(other) - _bound(other) - _names(facts)
    names -= {cls.name for cls in top if cls.annotations} | {item.alias or item.name for item in facts.imports}
    return {name for name in names if not name.startswith("__")}


def _declared(facts: SourceFacts, names: set[str]) -> set[str]:
    """Those of the names of classes that stand anywhere in what a source declares."""
    told = _ENCODER.encode((facts.imports, facts.classes, facts.functions, facts.variables, facts.exports))
    return {name for name in names if name.encode("utf-8", "surrogateescape") in told}


def _without(facts: SourceFacts, names: set[str]) -> SourceFacts:
    if not names:
        return facts
    return msgspec.structs.replace(
        facts,
        classes=tuple(cls for cls in facts.classes if cls.qualname.partition(".")[0] not in names),
        functions=tuple(function for function in facts.functions if function.name not in names),
        variables=tuple(variable for variable in facts.variables if variable.name not in names),
    )


def _names(facts: SourceFacts) -> set[str]:
    return {function.name for function in facts.functions} | {variable.name for variable in facts.variables}


def _bound(facts: SourceFacts) -> set[str]:
    """The other names that a module has."""
    classes = {cls.name for cls in facts.classes}
    return classes | {item.alias or item.name or item.module.partition(".")[0] for item in facts.imports}


def _asked(facts: SourceFacts, module: str, names: frozenset[str]) -> frozenset[str]:
    """Those of the names that a source mentions or imports; `module` is the last name of the module that has them."""
    if any(item.name == _EVERYTHING and item.module.rpartition(".")[2] in ("", module) for item in facts.imports):
        return names
    methods = (function for cls in facts.classes for function in cls.functions)
    statements = (facts.module,) if facts.module is not None else ()
    asked = names.intersection(item.name for item in facts.imports)
    for function in (*facts.functions, *methods, *statements):
        asked |= names.intersection(function.mentions)
    return asked
