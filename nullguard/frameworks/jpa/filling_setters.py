"""Setters that store something where they are given null: what an attribute holds that is filled through one.

Where getters are mapped, Hibernate and other providers fill rows that they read by the setters (Jakarta Persistence 3.1, 2.3.2;
Hibernate's mapping files do so unless they say `access="field"`): `this.tags = tags == null ? List.of() : tags` leaves no null
of a column.
"""

from __future__ import annotations

from typing import Literal

from nullguard.frameworks.jpa.converters import is_made
from nullguard.knowledge.bean_names import setter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_Kept = Literal["untouched", "filled", "unknown"]
"""What a way through a setter leaves in the field when it is given null."""

_MOST_STEPS = 60
"""Statements and values that are looked at for one setter; real ones have a handful."""


def fills_null(program: Program, cls: ClassInfo, name: str) -> bool:
    """Whether the setter of a property stores something in its field whatever it is given, or leaves what stands there from the
    start."""
    setter = setter_of(name)
    member = program.method(cls, setter, 1)
    if member is None or len(member.functions) != 1 or member.functions[0].is_library:
        return False
    function = member.functions[0]
    program.reads.add(body_entry(function))
    body = program.body(function)
    ways = _Ways(program, function, name)
    ways.follow(body, missing=True, kept="untouched")
    return ways.ends == {"filled"} or ("unknown" not in ways.ends and _starts_filled(function, name))


def _starts_filled(function: FunctionInfo, name: str) -> bool:
    fields = function.owner.decl.fields if function.owner is not None else ()
    return any(field.name == name and field.value is not None and not is_null(field.value) for field in fields)


class _Ways:
    """The ways through a setter that is given null."""

    def __init__(self, program: Program, function: FunctionInfo, field: str) -> None:
        self._program = program
        self._function = function
        self._field = field
        self._given = function.decl.parameters[0].name
        self._steps = 0
        self.ends: set[_Kept] = set()

    def follow(self, body: s.Body, missing: bool, kept: _Kept) -> None:
        """Follow the statements; `missing` says that the parameter still holds null."""
        for position, statement in enumerate(body):
            if self._is_too_much():
                kept = "unknown"
                break
            match statement:
                case s.Assign(targets=(target,), value=value) if value is not None:
                    missing, kept = self._assign(target, value, missing, kept)
                case s.ExprStmt(value=s.AssignExpr(target=target, value=value, operator="")):
                    missing, kept = self._assign(target, value, missing, kept)
                case s.ExprStmt():
                    pass
                case s.If(branches=(branch,), orelse=orelse):
                    rest = body[position + 1 :]
                    holds = self._holds(branch.test, missing)
                    for taken, block in ((True, branch.body), (False, orelse)):
                        if holds is None or holds is taken:
                            self.follow((*block, *rest), missing, kept)
                    return
                case s.Return():
                    break
                case _:
                    kept = "unknown"
        self.ends.add(kept)

    def _assign(self, target: s.Expr, value: s.Expr, missing: bool, kept: _Kept) -> tuple[bool, _Kept]:
        if isinstance(target, s.Name) and target.id == self._given:
            return not self._is_there(value, missing), kept
        if self._is_field(target):
            return missing, "filled" if self._is_there(value, missing) else "unknown"
        return missing, kept

    def _is_field(self, target: s.Expr) -> bool:
        match target:
            case s.Attribute(value=s.Name(id="this"), name=name):
                return name == self._field
            case s.Name(id=name):
                return name == self._field
        return False

    def _is_there(self, value: s.Expr, missing: bool) -> bool:
        if self._is_too_much():
            return False
        match value:
            case s.Name(id=name) if name == self._given:
                return not missing
            case s.Conditional(test=test, body=one, orelse=other):
                holds = self._holds(test, missing)
                arms = [one] if holds is True else [other] if holds is False else [one, other]
                return all(self._is_there(arm, missing) for arm in arms)
            case s.Constant():
                return value.kind != "null"
            case s.New():
                return True
            case s.Call(function=s.Attribute(name="orElse"), arguments=(argument,)):
                return self._is_there(argument.value, missing)
            case s.Call(function=s.Attribute(name="orElseGet")):
                return True
            case s.Call(function=called) if _last_two(called) in library_names("replacing-null"):
                return all(self._is_there(argument.value, missing) for argument in value.arguments[1:])
            case s.Call():
                return is_made(self._program, self._function, value) is True
            case s.Attribute(name=name) | s.Name(id=name):
                return name.isupper()
        return False

    def _holds(self, test: s.Expr, missing: bool) -> bool | None:
        """Whether a condition holds, as far as it asks for the parameter, which is null."""
        if self._is_too_much():
            return None
        match test:
            case s.Not(operand=operand):
                holds = self._holds(operand, missing)
                return None if holds is None else not holds
            case s.Compare(operands=operands, operators=(operator,)) if operator in ("==", "!=") and missing:
                if any(self._is_given(item) for item in operands) and any(is_null(item) for item in operands):
                    return operator == "=="
            case s.Call(function=s.Attribute(name=called) | s.Name(id=called), arguments=(argument,)) if missing:
                if self._is_given(argument.value) and called in library_names("null-test"):
                    return True
                if self._is_given(argument.value) and called in library_names("there-test"):
                    return False
        return None

    def _is_too_much(self) -> bool:
        self._steps += 1
        return self._steps > _MOST_STEPS

    def _is_given(self, node: s.Expr) -> bool:
        return isinstance(node, s.Name) and node.id == self._given


def _last_two(function: s.Expr) -> str:
    """`Objects.requireNonNullElse` of a call of it, by whatever package."""
    return ".".join(dotted_name(function).split(".")[-2:])
