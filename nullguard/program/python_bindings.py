"""What Python modules bind at their top level, apart from classes and functions."""

from __future__ import annotations

from dataclasses import dataclass, field

from nullguard.model.facts import Field, SourceFacts
from nullguard.model.syntax import Import


@dataclass(slots=True)
class Bindings:
    """The imports and variables of one module, by the name that they bind, and its star imports."""

    imports: dict[str, list[Import]] = field(default_factory=dict)
    variables: dict[str, list[Field]] = field(default_factory=dict)
    stars: list[Import] = field(default_factory=list)


def bindings_of(facts: SourceFacts | None) -> Bindings:
    """What a source binds; nothing where it is not known."""
    found = Bindings()
    if facts is not None:
        for item in facts.imports:
            if item.name == "*":
                found.stars.append(item)
            else:
                found.imports.setdefault(item.alias or item.name or item.module.partition(".")[0], []).append(item)
        for variable in facts.variables:
            found.variables.setdefault(variable.name, []).append(variable)
    return found


def bound_module(item: Import) -> str:
    """The module that a plain import binds: `import a.b` binds `a`, `import a.b as c` binds `a.b`."""
    top = item.module.partition(".")[0]
    return top if item.alias in ("", top, item.module) else item.module
