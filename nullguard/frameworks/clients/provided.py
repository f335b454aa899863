"""A client that is injected is the one that a method of the project makes, with the limits it was given there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients.values import Client, join
from nullguard.frameworks.configuration.providers import PROVIDES, Provider, given_name
from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Annotation
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_INJECTED = library_names("injecting-annotation")
_NAMED = library_names("bean-naming")
_MANAGED = library_names("managed-class")


def provided(
    ev: Evaluator, path: str, owner: ClassInfo | None, family: str, name: str, annotations: tuple[Annotation, ...]
) -> Client | None:
    """The object of a family that a container hands to a field or parameter, when only one comes into question."""
    known = ev.configuration.providers.get(family, ())
    if not known or owner is None or not is_managed(owner, annotations):
        return None
    unit = ev.program.unit_of(path)
    candidates = [provider for provider in known if provider.unit == unit] or list(known)
    asked = {text for a in annotations if a.simple_name in _NAMED and (text := given_name(a))}
    named = [provider for provider in candidates if not (asked or {name}).isdisjoint(provider.names)]
    chosen = named if asked or len(named) == 1 else candidates
    if len(chosen) != 1:
        return None
    function = _function(ev.program, chosen[0])
    if function is None or ev.is_open(function):
        return None
    made = join(ev.frame_of(function).returns)
    return made if isinstance(made, Client) and made.family == family and not made.is_open else None


def is_managed(owner: ClassInfo, annotations: tuple[Annotation, ...]) -> bool:
    """Whether a container makes the objects of a class, or fills this field or parameter."""
    return any(a.simple_name in _INJECTED for a in annotations) or any(a.simple_name in _MANAGED for a in owner.decl.annotations)


def is_injected(function: FunctionInfo) -> bool:
    """Whether a container fills the parameters of a function: a constructor, or a method that makes an object for it."""
    if function.owner is None:
        return False
    return function.decl.name in (function.owner.name, "<init>") or any(
        a.simple_name in PROVIDES or a.simple_name in _INJECTED for a in function.decl.annotations
    )


def _function(program: Program, provider: Provider) -> FunctionInfo | None:
    same = [function for function in program.functions_of(provider.path) if function.decl.qualname == provider.qualname]
    return same[0] if len(same) == 1 else None
