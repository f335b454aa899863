"""Fields of serializers whose own validator uses what is given, whatever it is: `def validate_note(self, value): if len(value) >
80: raise …` fails for null before anything that comes after it. It is not asked where the field is left out, so that what is read
without a default (`validated_data.get("note")`) may still be missing.

Source: the Django REST framework, "Field-level validation", and `Serializer.to_internal_value`, which asks `validate_<field>` of
each field that was given, with null, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model.nodes import nodes
from nullguard.model.syntax import (
    Assign,
    Attribute,
    Boolean,
    Call,
    Compare,
    Conditional,
    Constant,
    Expr,
    ExprStmt,
    If,
    Name,
    Not,
    Return,
    Stmt,
    Subscript,
)
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_VALIDATING: Final = "validate_"
_REFUSING: Final = library_names("refuses-none")
_ORDERING: Final = frozenset({"<", "<=", ">", ">="})


def used_by_validators(program: Program, cls: ClassInfo) -> frozenset[str]:
    """The fields whose validators of a class, or of those above it, use what they are given before anything tests it, and never
    give None themselves."""
    names = {
        declared.name
        for base in program.ancestors(cls)
        for declared in (base.decl.functions if not base.is_library else ())
        if declared.name.startswith(_VALIDATING) and len(declared.parameters) > 1
    }
    found: set[str] = set()
    for name in names:
        member = program.method(cls, name)  # the one that runs, whatever those above it do
        if member is not None and member.functions and all(_is_there_after(program, one) for one in member.functions):
            found.add(name.removeprefix(_VALIDATING))
    return frozenset(found - _read_without_default(program, cls)) if found else frozenset()


def _is_there_after(program: Program, function: FunctionInfo) -> bool:
    if function.is_library or len(function.decl.parameters) < len(("self", "value")) or not _uses_given(program, function):
        return False
    given = [node.value for node in nodes(program.body(function)) if isinstance(node, Return)]
    return bool(given) and not any(value is None or _gives_none(value) for value in given)


def _gives_none(node: Expr) -> bool:
    match node:
        case Conditional(body=body, orelse=orelse):
            return _gives_none(body) or _gives_none(orelse)
        case Boolean(operands=operands):
            return _gives_none(operands[-1])
    return _is_none(node)


def _uses_given(program: Program, function: FunctionInfo) -> bool:
    program.reads.add(body_entry(function))
    name = function.decl.parameters[1].name
    for statement in program.body(function):
        if any(isinstance(used, Name) and used.id == name for used in _used_at_once(statement)):
            return True
        if isinstance(statement, Assign) and any(isinstance(target, Name) and target.id == name for target in statement.targets):
            return False
        if isinstance(statement, If) and any(isinstance(node, Return) for node in nodes((statement,))):
            return False
        if not isinstance(statement, Assign | ExprStmt | If):
            return False
    return False


def _used_at_once(statement: Stmt) -> Iterator[Expr]:
    """What a statement uses that raises for null, whatever its conditions say."""
    waiting: list[Expr | None] = []
    match statement:
        case Assign(value=value) | ExprStmt(value=value) | Return(value=value):
            waiting.append(value)
        case If(branches=branches):
            waiting.append(branches[0].test)
    while waiting:
        match waiting.pop():
            case Attribute(value=value):
                yield value
                waiting.append(value)
            case Subscript(value=value, index=index):
                yield value
                waiting.extend((value, index))
            case Call(function=called, arguments=arguments):
                given = [argument.value for argument in arguments]
                if isinstance(called, Name) and called.id in _REFUSING:
                    yield from given[:1]
                waiting.extend((called, *given))
            case Compare(operands=operands, operators=operators):
                if operators[0] in _ORDERING:
                    yield from operands[:2]
                elif operators[0] in ("in", "not in"):
                    yield operands[1]
                waiting.extend(operands[:2])
            case Boolean(operands=operands):
                waiting.append(operands[0])
            case Conditional(test=inner) | Not(operand=inner):
                waiting.append(inner)


def _read_without_default(program: Program, cls: ClassInfo) -> frozenset[str]:
    """The fields that a method of the class, or of one above it, asks for and gets None where they were left out."""
    found: set[str] = set()
    for base in program.ancestors(cls):
        program.look_at_mentions(base.path, base.decl.functions)
        for declared in base.decl.functions if not base.is_library else ():
            member = program.method(base, declared.name) if "get" in declared.mentions else None
            for function in member.functions if member is not None and member.declared_in is base else ():
                program.reads.add(body_entry(function))
                for node in nodes(program.body(function)):
                    match node:
                        case Call(function=Attribute(name="get" | "pop"), arguments=(one,)) if isinstance(one.value, Constant):
                            found.add(str(one.value.value))
                        case Call(function=Attribute(name="get" | "pop"), arguments=(one, other)) if isinstance(
                            one.value, Constant
                        ) and _is_none(other.value):
                            found.add(str(one.value.value))
    return frozenset(found)


def _is_none(node: Expr) -> bool:
    return isinstance(node, Constant) and node.value is None
