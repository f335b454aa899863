"""Functions that a class body makes without `def`: lambdas that it hands to libraries, and properties of its methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from nullguard.knowledge.words import library_names
from nullguard.languages.python.scopes import Scope
from nullguard.model import syntax as s
from nullguard.model.facts import Function, handed_lambda
from nullguard.model.nodes import last_name

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader


def handed_lambdas(reader: Reader, scope: Scope) -> list[Function]:
    """The lambdas that a class hands to the calls that make its attributes and that libraries call with rows, each a function."""
    if reader.is_stub:
        return []
    return [
        Function(
            name, f"{scope.qualname}.{name}", given.value.parameters, None, (), ("static",), (),
            reader.store(given.value.body), tuple(sorted(reader.mentions)), given.value.at,
        )
        for field in scope.fields
        if isinstance(field.value, s.Call) and "instance" not in field.modifiers
        if last_name(field.value.function) in library_names("row-lambda")
        for position, given in enumerate(field.value.arguments)
        if isinstance(given.value, s.Lambda) and given.value.parameters
        for name in (handed_lambda(field.name, given.name or str(position)),)
    ]  # fmt: skip


def made_properties(scope: Scope) -> dict[str, Function]:
    """The properties that a class body makes of its methods (`total = property(_total)`), as if their getters were called so."""
    found: dict[str, Function] = {}
    for field in scope.fields:
        match field.value:
            case s.Call(function=s.Name(id="property"), arguments=(s.Argument(value=s.Name(id=getter), name=None | "fget"), *_)):
                own = [function for function in scope.functions if function.name == getter]
                if len(own) == 1 and not any(function.name == field.name for function in scope.functions):
                    qualname = f"{scope.qualname}.{field.name}"
                    modifiers = ("property", *own[0].modifiers)
                    found[field.name] = msgspec.structs.replace(own[0], name=field.name, qualname=qualname, modifiers=modifiers)
    return found
