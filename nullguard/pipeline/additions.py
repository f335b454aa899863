"""Functions and variables that a module of Python gained, as far as nothing that was analysed before can have asked for them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from nullguard.model.facts import WRITTEN, SourceFacts

_EVERYTHING = "*"
"""What an import names that takes all names of a module."""


def without_added(
    path: str, now: SourceFacts, former: SourceFacts, former_bodies: Iterable[bytes], sources: Iterable[SourceFacts]
) -> SourceFacts:
    """The facts of a module without the functions and variables that it gained since `former` and that nobody asked for, nor
    asks; `sources` are the facts of all sources.

    Nobody does who neither mentions nor imports the name. A name that a body of the module itself has counts as asked for,
    because it may have meant nothing until now, and so does one whose function sets what others may read, or is handed to
    something by a decorator. A module of nothing but variables may be the settings of a framework, which asks for them itself.
    """
    if not (now.functions or now.classes):
        return now
    added = _names(now) - _names(former) - _bound(former)
    added = {name for name in added if not name.startswith("__")}
    for function in now.functions:
        if function.annotations or any(mention.endswith(WRITTEN) for mention in function.mentions):
            added.discard(function.name)
    added -= {name for body in former_bodies for name in added if name.encode("utf-8", "surrogateescape") in body}
    module = path.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2]
    for facts in sources if added else ():
        added -= _asked(facts, module, frozenset(added))
    if not added:
        return now
    return msgspec.structs.replace(
        now,
        functions=tuple(function for function in now.functions if function.name not in added),
        variables=tuple(variable for variable in now.variables if variable.name not in added),
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
