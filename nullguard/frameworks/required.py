"""Attributes of which an annotation says that they are required: `@JsonProperty(required = true)` at the field or its getter, or
a constraint (`@NotBlank`) where rows are validated as requests bring them.

Whoever sends such a row is told to give it, and often refused without: null is possible by the schema, and hardly met. Java only.
"""

from __future__ import annotations

from typing import Final

from nullguard.frameworks.validation import is_validated, refused_by
from nullguard.knowledge.bean_names import capitalised
from nullguard.model import syntax as s
from nullguard.model.schema import Entity, MappedAttribute
from nullguard.program.program import Program

_REQUIRED: Final = {"required": "TRUE", "requiredMode": "REQUIRED"}
"""Arguments of such annotations, and the constant that says so: Jackson, JAXB and Swagger have one that is true or false,
OpenAPI 3 a word; projects make their own likewise."""


def required_by(program: Program, entity: Entity, mapped: MappedAttribute) -> str:
    """The name of the annotation that says it of an attribute; empty where there is none."""
    cls = program.classes.get(entity.class_id)
    if cls is None or not cls.path.endswith(".java"):
        return ""
    capital = capitalised(mapped.name)
    fields = [field.annotations for base in program.ancestors(cls) for field in base.decl.fields if field.name == mapped.name]
    getters = [
        function.annotations
        for base in program.ancestors(cls)
        for function in base.decl.functions
        if function.name in (f"get{capital}", f"is{capital}") and not function.parameters
    ]
    for marks in (*fields[:1], *getters):
        if (refused := refused_by(marks)) and is_validated(program, cls):
            return refused
        for annotation in marks:
            if any(_says_so(argument) for argument in annotation.arguments):
                return annotation.simple_name
    return ""


def _says_so(argument: s.Argument) -> bool:
    wanted = _REQUIRED.get(argument.name or "")
    match argument.value:
        case s.Constant(value=value):
            return wanted == "TRUE" and value is True
        case s.Name(id=name) | s.Attribute(name=name):
            return name == wanted
    return False
