"""Fields of forms that offer choices and refuse anything else (Python)."""

from __future__ import annotations

from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import Field
from nullguard.model.nodes import last_name
from nullguard.program.program import Program

_FIELD: Final = tuple(sorted(library_names("form-field")))


def choice_fields(program: Program) -> frozenset[str]:
    """The names of fields of forms that offer choices, in all classes that have such a field."""
    found: dict[str, bool] = {}
    for cls in program.classes.values():
        if cls.is_library or not cls.path.endswith(".py"):
            continue
        for field in cls.decl.fields:
            if _made(field).endswith(_FIELD):
                found[field.name] = found.get(field.name, True) and is_choice(field)
    return frozenset(name for name, is_choice in found.items() if is_choice)


def is_choice(field: Field) -> bool:
    """Whether a field of a form offers choices."""
    return _made(field) in library_names("choice-field")


def _made(field: Field) -> str:
    return last_name(field.value.function) if isinstance(field.value, s.Call) else ""
