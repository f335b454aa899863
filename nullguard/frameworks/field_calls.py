"""Fields that class bodies declare by calls of a library (`name = CharField(null=True)`), also of the project's subclasses."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.arguments import Arguments
from nullguard.model.facts import Field
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Call
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def declared_fields(program: Program, cls: ClassInfo, package: str) -> Iterator[tuple[Field, str, Arguments]]:
    """The fields in a class's own body that a package makes, each with the simple name of the class or function that makes it."""
    for field in cls.decl.fields:
        if not isinstance(field.value, Call) or "instance" in field.modifiers:
            continue
        kind = _kind(program, cls, field.value, package)
        if kind:
            yield field, kind, Arguments(program, cls.path, cls.decl.qualname, field.value)


def _kind(program: Program, cls: ClassInfo, call: Call, package: str) -> str:
    dotted = dotted_name(call.function)
    if not dotted:
        return ""
    scope = cls.decl.qualname
    qualified = program.qualified(cls.path, dotted, scope)
    if qualified.startswith(package):
        return qualified.rpartition(".")[2]
    made = program.class_named(cls.path, dotted, scope)
    bases = sorted(name for name in program.base_names(made) if name.startswith(package)) if made is not None else []
    return next((name.rpartition(".")[2] for name in bases if name.endswith("Field")), "")


def uses(program: Program, package: str) -> bool:
    """Whether a source of the program imports a package, without which it declares nothing."""
    return any(
        item.module == package.removesuffix(".") or item.module.startswith(package)
        for facts in program.sources.values()
        for item in facts.imports
    )


def by_name(classes: list[ClassInfo], name: str, near: ClassInfo) -> ClassInfo | None:
    """The class of a simple name: of the same source, else the only one."""
    found = [cls for cls in classes if cls.name == name]
    return next((cls for cls in found if cls.path == near.path), found[0] if len(found) == 1 else None)
