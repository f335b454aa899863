"""What a predicate of a Java enum says of one of its members: `isCard()` of `Kind.CARD`, where its body compares the members."""

from __future__ import annotations

from typing import Final

from nullguard.knowledge.bean_names import getter_of
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo
from nullguard.program.trace import body_entry

_MOST_ASKED: Final = 3
"""Predicates in a row of which each asks the next one."""

Answer = bool | None
"""None where it cannot be told."""


def answer_of(program: Program, cls: ClassInfo, name: str, member: str, depth: int = 0) -> Answer:
    """What a method without parameters of an enum answers for the member of that name."""
    found = program.method(cls, name, 0) if cls.decl.kind == "enum" and depth < _MOST_ASKED else None
    function = found.functions[0] if found is not None and len(found.functions) == 1 else None
    if function is None or function.is_library or function.owner is not cls:
        return None
    if any(program.declaring_below(cls, name)):
        return None  # a member has a body of its own
    program.reads.add(body_entry(function))
    match program.body(function):
        case (s.Return(value=value),) if value is not None:
            return _Asked(program, cls, member, depth).of(value)
        case _:
            return None


class _Asked:
    """The member of an enum for which an expression of one of the enum's methods is read."""

    def __init__(self, program: Program, cls: ClassInfo, member: str, depth: int) -> None:
        self._program, self._cls, self._member, self._depth = program, cls, member, depth

    def of(self, node: s.Expr) -> Answer:
        match node:
            case s.Not(operand=operand):
                answer = self.of(operand)
                return None if answer is None else not answer
            case s.Boolean(operator=operator, operands=operands):
                answers = [self.of(operand) for operand in operands]
                decides = operator == "or"
                return decides if decides in answers else None if None in answers else not decides
            case s.Compare(operands=(left, right), operators=("==" | "!=" as operator,)):
                answer = self._are_same(left, right)
                return answer if operator == "==" or answer is None else not answer
            case s.Call(function=s.Attribute(value=left, name="equals"), arguments=(s.Argument(value=right),)):
                return self._are_same(left, right)
            case s.Call(function=s.Name(id="equals"), arguments=(s.Argument(value=right),)):
                return self._are_same(s.Name("this"), right)
            case s.Call(function=s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name), arguments=()):
                return answer_of(self._program, self._cls, name, self._member, self._depth + 1)
            case s.Constant(value=bool() as value):
                return value
            case _:
                return None

    def _are_same(self, left: s.Expr, right: s.Expr) -> Answer:
        """Whether two members are one, or what two of them hold in the same attribute: other members may hold the same."""
        one, other = self._read(left), self._read(right)
        if one is None or other is None or one[1] != other[1]:
            return None
        same = one[0] == other[0]
        return True if same else None if one[1] else False

    def _read(self, node: s.Expr) -> tuple[str, str] | None:
        """The member that an expression names, and the attribute that it reads of it, empty for none."""
        match node:
            case s.Name(id="this"):
                return self._member, ""
            case s.Name(id=name) if self._is_member(name):
                return name, ""
            case s.Attribute(value=s.Name(id=holder), name=name) if holder == self._cls.name and self._is_member(name):
                return name, ""
            case s.Name(id=name) if self._has(name):
                return self._member, name
            case s.Call(function=s.Name(id=getter), arguments=()):
                return self._attribute(self._member, getter)
            case s.Call(function=s.Attribute(value=holder, name=getter), arguments=()):
                read = self._read(holder)
                return self._attribute(read[0], getter) if read is not None and not read[1] else None
            case s.Attribute(value=holder, name=name) if self._has(name):
                read = self._read(holder)
                return (read[0], name) if read is not None and not read[1] else None
            case _:
                return None

    def _attribute(self, member: str, getter: str) -> tuple[str, str] | None:
        names = [field.name for field in self._cls.decl.fields if getter in (getter_of(field.name), field.name)]
        return (member, names[0]) if len(names) == 1 else None

    def _is_member(self, name: str) -> bool:
        return any(field.name == name and "constant" in field.modifiers for field in self._cls.decl.fields)

    def _has(self, name: str) -> bool:
        return any(field.name == name and "constant" not in field.modifiers for field in self._cls.decl.fields)
