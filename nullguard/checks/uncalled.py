"""Methods of rows and services that nothing of a Python application calls: what is found in them is hidden by default.

Others call what a published package offers, so its methods are left alone. Templates, serializers and code that is told names
call as well: a method counts as called where its name is mentioned in whatever way, wherever that is outside of tests. Where a
tree has no templates they may be kept somewhere else, and call what takes no arguments. Objects that are no rows may be handed
to a library that calls their methods: so a service's method has to be the exception in a class whose others are mentioned.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from msgspec.structs import replace

from nullguard.checks.context import Context
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.finding import Confidence, Effect, Finding, Sign
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

UNCALLED: Final = "nothing outside of tests mentions this method"

_RULES: Final = frozenset({"NG101", "NG102", "NG103", "NG104", "NG108", "NG109"})
"""What tells of rows; what a method itself declares is wrong whoever calls it."""

_ENOUGH: Final = 4
"""Other methods of a service of which it can be told whether they are mostly called."""

_MOSTLY: Final = 2 / 3
"""The share of them that code mentions."""

_BASES: Final = tuple(sorted(library_names("row-base")))


def with_callers(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """The findings, with low confidence those in methods that nothing calls."""
    named = cache(lambda: _named_in_classes(context.program))
    quoted = cache(lambda: _quoted(context))
    found = []
    for finding in findings:
        is_of_row = finding.rule in _RULES and finding.confidence > Confidence.LOW and finding.place.path.endswith(".py")
        function = context.program.function_named(finding.place.path, finding.symbol) if is_of_row else None
        if function is not None and _may_be_uncalled(context, function):
            name = function.decl.name
            if name not in named() and name not in quoted()[0] and not _is_composed(name, quoted()[1]):
                over = Sign(Effect.LOWERS, UNCALLED)
                signs, reasons = (*finding.signs, over), (*finding.reasons, over.text)
                finding = replace(finding, confidence=Confidence.LOW, signs=signs, reasons=reasons)
        found.append(finding)
    return found


def _may_be_uncalled(context: Context, function: FunctionInfo) -> bool:
    """Whether a function is a row's method that overrides no library's, of a program that nobody else calls, and no code mentions
    it."""
    program, owner, name = context.program, function.owner, function.decl.name
    if owner is None or name.startswith("__") or name in library_names("row-hook") or program.is_published(function.path):
        return False
    if has_word(name, words("validator")):
        return False  # libraries ask rows to validate what they are about to do
    plain = library_names("plain-decorator") | library_names("read-as-attribute")
    if any(annotation.simple_name not in plain for annotation in function.decl.annotations):
        return False
    if not context.templates and not any(_is_asked(parameter) for parameter in function.decl.parameters[1:]):
        return False
    kin = (owner, *program.subclasses(owner))
    is_of_row = any(context.schema.is_entity(cls.id) for cls in kin)
    if not (all(_is_understood(program, cls.id) for cls in kin) if is_of_row else _is_service(program, function, kin)):
        return False
    above = {base.id: base for cls in kin for base in program.ancestors(cls) if base.is_library}
    if any(other.name == name for base in above.values() for other in base.decl.functions):
        return False
    callers = program.callers()
    return all(other == function for other in callers.mentioning(name)) and not callers.importing(name)


def _is_service(program: Program, function: FunctionInfo, kin: tuple[ClassInfo, ...]) -> bool:
    """Whether a method has to be given something, and code mentions most others of its class, which has no bases but the
    program's own, so that no library calls its methods."""
    if function.decl.annotations or not any(_is_asked(parameter) for parameter in function.decl.parameters[1:]):
        return False
    for cls in kin:
        own = {base.dotted for base in program.ancestors(cls) if not base.is_library}
        if not program.base_names(cls) <= own | library_names("plain-base"):
            return False
        if any(annotation.simple_name not in library_names("plain-class") for annotation in cls.decl.annotations):
            return False
    callers = program.callers()
    others = {one.name for one in kin[0].decl.functions if one.name != function.decl.name and not one.name.startswith("_")}
    return len(others) >= _ENOUGH and sum(map(callers.is_mentioned, others)) >= _MOSTLY * len(others)


def _is_asked(parameter: s.Parameter) -> bool:
    return parameter.takes_one and parameter.default is None


def _is_understood(program: Program, id: str) -> bool:
    """Whether the bases of a class are known, or of the kind that all rows have."""
    cls = program.classes[id]
    known = {base.dotted for base in program.ancestors(cls)}
    return all(name in known or name.endswith(_BASES) for name in program.base_names(cls))


def _named_in_classes(program: Program) -> frozenset[str]:
    """The names of the fields of classes (a serializer's field reads what is called so), and those that their values mention."""
    found: set[str] = set()
    for facts in program.sources.values():
        if facts.language != "python":
            continue
        variables = [field for cls in facts.classes for field in cls.fields if "instance" not in field.modifiers]
        found.update(field.name for field in variables)
        for node in nodes(tuple(field.value for field in (*variables, *facts.variables) if field.value is not None)):
            match node:
                case s.Name(id=name) | s.Attribute(name=name):
                    found.add(name)
    return frozenset(found)


def _quoted(context: Context) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names that texts and templates mention, and those of them that code may complete (`"get_"`)."""
    sources = context.program.sources.values()
    names = frozenset(name for facts in sources for name in facts.quoted) | context.templates
    return names, tuple(sorted(name for name in names if len(name.strip("_")) > 1 and name.strip("_") != name))


def _is_composed(name: str, parts: Iterable[str]) -> bool:
    return any((part.endswith("_") and name.startswith(part)) or (part.startswith("_") and name.endswith(part)) for part in parts)
