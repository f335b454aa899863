"""Functions and variables that a module of Python gained or lost, as far as nothing that is analysed asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nullguard.model.facts import WRITTEN, SourceFacts

_EVERYTHING = "*"
"""What an import names that takes all names of a module."""


def without_unasked(
    path: str, former: SourceFacts, former_bodies: Sequence[bytes], now: SourceFacts, sources: Iterable[SourceFacts]
) -> tuple[SourceFacts, SourceFacts]:
    """The former and the present facts of a module without the functions and variables that only one of them has and that nobody
    asks for; `sources` are the facts of all sources, as they are now.

    Nobody does who neither mentions nor imports the name. A name that a body of the module had counts as asked for where the
    module gained it, because it may have meant nothing until now, and so does one whose function sets what others may
    read, or is handed to something by a decorator. A module of nothing but variables may be the settings of a framework, which
    asks for them itself. Who asked for what the module lost, and asks no more, has changed itself.
    """
    if not (now.functions or now.classes):
        return former, now
    gained = _unshared(now, former)
    gained -= {name for body in former_bodies for name in gained if name.encode("utf-8", "surrogateescape") in body}
    unasked = gained | _unshared(former, now)
    module = path.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2]
    for facts in sources if unasked else ():
        unasked -= _asked(facts, module, frozenset(unasked))
    return _without(former, unasked), _without(now, unasked)


def _unshared(facts: SourceFacts, other: SourceFacts) -> set[str]:
    """The names of functions and variables that the other facts do not have, and that no framework is told of."""
    names = _names(facts) - _names(other) - _bound(other)
    for function in facts.functions:
        if function.annotations or any(mention.endswith(WRITTEN) for mention in function.mentions):
            names.discard(function.name)
    return {name for name in names if not name.startswith("__")}


def _without(facts: SourceFacts, names: set[str]) -> SourceFacts:
    if not names:
        return facts
    return msgspec.structs.replace(
        facts,
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
        if function.name not in names:
            asked |= names.intersection(function.mentions)
    return asked
