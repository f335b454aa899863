"""Java fields that keep the value that they are declared with."""

from __future__ import annotations

from nullguard.flow.domain.values import ConstantKey
from nullguard.model.facts import Field
from nullguard.model.syntax import Arithmetic, Constant, Expr, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_MOST_JOINED = 4
"""Fields that are made of one another."""

_LONGEST = 50_000
"""Characters of a text beyond which it is no longer known."""

_LITERALS = frozenset({"bool", "int", "float", "str", "char"})


class FieldConstants:
    """Answers by field; what a source assigns is gathered once."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def of(self, owner: ClassInfo, field: Field) -> frozenset[ConstantKey] | None:
        """The one value of a field; None when it may have others.

        A private field that its source never assigns counts as final, and a static one that no source of the program assigns,
        unless an annotation may let a framework set it.
        """
        literal = field.value
        if isinstance(literal, Arithmetic):
            text = self._joined(owner, field, _MOST_JOINED)
            return frozenset({("str", text)}) if text is not None else None
        if not isinstance(literal, Constant) or literal.kind not in _LITERALS or not self._keeps(owner, field):
            return None
        return frozenset({(literal.kind, literal.value)})

    def _joined(self, owner: ClassInfo, field: Field, depth: int) -> str | None:
        """The text that a field puts together of literals and of such fields of its class: `SELECT + " where o.id = ?"`."""
        value = field.value
        operands = value.operands if isinstance(value, Arithmetic) and value.operator == "+" else (value,)
        if not depth or not self._keeps(owner, field):
            return None
        parts: list[str] = []
        for operand in operands:
            if isinstance(operand, Constant) and operand.kind in ("str", "char") and isinstance(operand.value, str):
                parts.append(operand.value)
                continue
            named = operand.id if isinstance(operand, Name) else ""
            other = next((each for each in owner.decl.fields if each.name == named and each is not field), None)
            part = self._joined(owner, other, depth - 1) if other is not None else None
            if part is None:
                return None
            parts.append(part)
        return "".join(parts) if sum(map(len, parts)) <= _LONGEST else None

    def is_text(self, owner: ClassInfo, field: Field) -> bool:
        """Whether a field keeps a text that is put together of others: `"before " + SEPARATOR`."""
        value = field.value
        is_joined = isinstance(value, Arithmetic) and value.operator == "+" and any(_is_literal_text(o) for o in value.operands)
        return is_joined and self._keeps(owner, field)

    def _keeps(self, owner: ClassInfo, field: Field) -> bool:
        """Whether a field is never assigned again; those of interfaces are final without saying so."""
        if "final" in field.modifiers or owner.decl.kind in ("interface", "annotation"):
            return True
        if field.annotations or owner.decl.annotations:
            return False
        if "private" in field.modifiers:
            return not self._program.functions_writing(owner.path, field.name)
        return "static" in field.modifiers and not self._program.writers().assigned(field.name)


def _is_literal_text(node: Expr) -> bool:
    return isinstance(node, Constant) and node.kind == "str"
