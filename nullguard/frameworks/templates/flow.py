"""Columns that templates hand to functions of the project: these get null where the column may be null, and what they raise ends
the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import ANY, BY_CONVENTION, NULLABLE, Value
from nullguard.flow.protocols import SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.templates.functions import Called, template_functions, template_parameters
from nullguard.model.documents import AnyDocument, HandedValue, TemplateDocument
from nullguard.model.syntax import Parameter
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo, Type

_replace = msgspec.structs.replace


class _Shown(msgspec.Struct, frozen=True):
    """What a template hands to a function."""

    template: str
    value: HandedValue

    def parameter_of(self, parameters: Sequence[Parameter]) -> str:
        """The name of the parameter that gets it; empty where there is none."""
        if self.value.keyword:
            return next((one.name for one in parameters if one.name == self.value.keyword), "")
        given = [one.name for one in parameters if one.kind == "positional"]
        return given[self.value.position] if self.value.position < len(given) else ""


class TemplateModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel` for the filters and tags of templates."""

    language = "python"

    def __init__(self, program: Program, documents: Mapping[str, AnyDocument]) -> None:
        shown = _shown(documents)
        functions = template_functions(program, shown) if shown else {}
        self._shown = {function.id: [one for name in names for one in shown[name]] for function, names in functions.items()}
        self.handed_names = frozenset(function.decl.name for function in functions)

    def basis(self) -> str:
        """What templates hand to which functions."""
        return repr(sorted(self._shown.items()))

    def handed(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
        """The parameters, each as null as the first nullable column that a template hands to it."""
        parameters = template_parameters(function)
        found: dict[str, Value] = {}
        for shown in self._shown.get(function.id, ()):
            parameter = shown.parameter_of(parameters)
            value = _column(world, shown.value) if parameter and parameter not in found else ANY
            if value.null == NULLABLE:
                found[parameter] = with_place(value, shown.template, shown.value.at, shown.value.path)
        return found


def _column(world: World, shown: HandedValue) -> Value:
    """What the attribute holds, by the name of the object that the template reads it from; that object is a row where only one
    entity is called so."""
    owner, name = shown.path.split(".")[-2:]
    row = world.schema.row_called(owner)
    if not row:
        return world.attribute(ANY, name, owner)
    value = world.attribute(Value(type=Type(row)), name)
    return _replace(value, origin=_replace(value.origin, typed=BY_CONVENTION)) if value.origin is not None else ANY


def _shown(documents: Mapping[str, AnyDocument]) -> dict[Called, list[_Shown]]:
    """What templates hand to functions, by the names of these; nothing of objects that a template was asked about which includes
    the one at hand."""
    templates = {path: document for path, document in sorted(documents.items()) if isinstance(document, TemplateDocument)}
    tested: dict[str, set[str]] = {}
    for document in templates.values():
        for include in document.included:
            tested.setdefault(_file_of(include.template), set()).update(include.tested)
    found: dict[Called, list[_Shown]] = {}
    for path, document in templates.items():
        known = tested.get(_file_of(path), set())
        for value in document.handed:
            if value.path.rpartition(".")[0] not in known:
                found.setdefault((value.function, value.is_tag), []).append(_Shown(path, value))
    return found


def _file_of(template: str) -> str:
    """By what a template is known wherever it is kept: which folders its name has depends on where a loader looks."""
    return template.rpartition("/")[2].rpartition(":")[2]
