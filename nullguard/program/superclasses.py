"""The class of the project that a class extends (Java)."""

from __future__ import annotations

from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def own_superclass(program: Program, cls: ClassInfo) -> ClassInfo | None:
    """The nearest class above one that is the project's own, and no interface."""
    bases = program.ancestors(cls)[1:]
    return next((base for base in bases if base.decl.kind == "class" and not base.is_library), None)
