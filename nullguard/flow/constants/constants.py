"""Java fields that keep the value that they are declared with."""

from __future__ import annotations

from nullguard.flow.domain.values import ConstantKey
from nullguard.model.facts import WRITTEN, Field
from nullguard.model.syntax import Constant
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_LITERALS = frozenset({"bool", "int", "float", "str", "char"})


class FieldConstants:
    """Answers by field; what a source assigns is gathered once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._written: dict[str, frozenset[str]] = {}

    def of(self, owner: ClassInfo, field: Field) -> frozenset[ConstantKey] | None:
        """The one value of a field; None when it may have others.

        A private field that its source never assigns counts as final, and a static one that no source of the program assigns,
        unless an annotation may let a framework set it.
        """
        literal = field.value
        if not isinstance(literal, Constant) or literal.kind not in _LITERALS:
            return None
        if "final" not in field.modifiers:
            if field.annotations or owner.decl.annotations:
                return None
            if "private" in field.modifiers:
                if field.name in self._assigned_in(owner.path):
                    return None
            elif "static" not in field.modifiers or self._program.writers().assigned(field.name):
                return None
        return frozenset({(literal.kind, literal.value)})

    def _assigned_in(self, path: str) -> frozenset[str]:
        known = self._written.get(path)
        if known is None:
            functions = [function for cls in self._program.classes_of(path) for function in cls.decl.functions]
            names = {name[: -len(WRITTEN)] for function in functions for name in function.mentions if name.endswith(WRITTEN)}
            known = self._written[path] = frozenset(names)
        self._program.reads.add(path)
        return known
