"""The arguments of a declaring call such as `models.CharField(null=True, **OPTIONAL)`, with constants followed to their values.

Declarations are data written as code; every framework that reads them needs the same few steps, and none may run anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.formatted_texts import formatted, is_member, pieces_of
from nullguard.frameworks.passed_on import arguments_passed
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import (
    Arithmetic,
    Attribute,
    Call,
    Collection,
    Constant,
    Expr,
    Format,
    Literal,
    Name,
    Not,
    Return,
    Star,
)
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo, VariableInfo
from nullguard.program.trace import body_entry

_MOST_STEPS = 8
"""Constants that name other constants are followed this far."""


_MOST_STATEMENTS = 40
"""Statements of a helper that are looked at for the call it returns."""

_MOST_PARTS = 1000
"""Parts of a text that is put together, and constants that are followed for it."""


class UnknownValue:
    """The type of UNKNOWN_VALUE."""


UNKNOWN_VALUE = UnknownValue()
"""An argument is given, and nobody can say its value without running the code."""


class Arguments:
    """The arguments of one call in a source, seen from the class or function `scope`.

    Dictionaries that are unpacked with `**` are read where they are constants of the program; after any other one the call is
    `open`: every keyword that is not written out may be given.
    """

    def __init__(self, program: Program, path: str, scope: str, call: Call) -> None:
        self._program = program
        self._path = path
        self._scope = scope
        self.positional: list[Expr] = []
        self.keywords: dict[str, Expr] = {}
        self.open = False
        for argument in call.arguments:
            if argument.star == 2:
                self._unpack(argument.value)
            elif argument.star:
                self.open = True
            elif argument.name:
                self.keywords[argument.name] = argument.value
            else:
                self.positional.append(argument.value)

    def expression(self, name: str, position: int = -1) -> Expr | None:
        """What is given for a parameter, by keyword or position; None when nothing is."""
        given = self.keywords.get(name)
        if given is None and 0 <= position < len(self.positional):
            return self.positional[position]
        return given

    def value(self, name: str, position: int = -1) -> Literal | UnknownValue:
        """The constant given for a parameter; None when nothing is, UNKNOWN_VALUE when it cannot be told."""
        given = self.expression(name, position)
        if given is None:
            return None
        return constant(self._program, self._path, self._scope, given)

    def text(self, name: str, position: int = -1) -> str:
        """The string given for a parameter; empty when there is none or it cannot be told. Bytes are text, too, as in Python 2,
        whose Django wrote `name=b'due'` into migrations."""
        given = self.expression(name, position)
        if isinstance(given, Constant) and given.kind == "bytes":
            return str(given.value)
        found = self.value(name, position)
        return found if isinstance(found, str) else ""

    def flag(self, name: str) -> bool | None:
        """The truth given for a parameter; None when none is given or it cannot be told."""
        found = self.value(name)
        return found if isinstance(found, bool) else None

    def _unpack(self, value: Expr) -> None:
        items = _dictionary(self._program, self._path, self._scope, value)
        if items is None:
            self.open = True
            return
        for name, item in items:
            self.keywords.setdefault(name, item)


def constant(program: Program, path: str, scope: str, value: Expr) -> Literal | UnknownValue:
    """The value of a constant expression, through named constants, `not` and `+` of texts; UNKNOWN_VALUE for anything else."""
    negated = False
    for _ in range(_MOST_STEPS):
        if isinstance(value, Constant):
            if value.kind in ("bytes", "ellipsis", "class"):
                return UNKNOWN_VALUE
            return not value.value if negated else value.value
        if isinstance(value, Not):
            negated, value = not negated, value.operand
            continue
        if not negated and (isinstance(value, (Arithmetic, Format)) or pieces_of(value) is not None):
            return _joined(program, path, scope, value)
        variable = _variable(program, path, scope, value)
        if variable is None or variable.decl.value is None:
            return UNKNOWN_VALUE
        path, value = variable.path, variable.decl.value
        scope = variable.owner.decl.qualname if variable.owner is not None else ""
    return UNKNOWN_VALUE


def _joined(program: Program, path: str, scope: str, value: Expr) -> str | UnknownValue:
    """The text that `+` or a format puts together, of parts that may be named constants and put together themselves."""
    waiting: list[tuple[str, str, Expr, bool]] = [(path, scope, value, False)]
    found: list[str] = []
    for _ in range(_MOST_PARTS):
        if not waiting:
            return "".join(found)
        path, scope, part, is_formatted = waiting.pop()
        if isinstance(part, Arithmetic) and part.operator == "+":
            waiting.extend((path, scope, operand, False) for operand in reversed(part.operands))
        elif (pieces := pieces_of(part)) is not None:
            waiting.extend((path, scope, operand, True) for operand in reversed(pieces))
        elif isinstance(part, Constant):
            if part.kind != "str" and not (is_formatted and part.kind == "int"):
                return UNKNOWN_VALUE
            found.append(str(part.value))
        elif is_formatted and (member := _member(program, path, scope, part)) is not None:
            text = formatted(program, *member)
            if text is None:
                return UNKNOWN_VALUE
            found.append(text)
        else:
            variable = _variable(program, path, scope, part)
            if variable is None or variable.decl.value is None:
                return UNKNOWN_VALUE
            owner = variable.owner.decl.qualname if variable.owner is not None else ""
            waiting.append((variable.path, owner, variable.decl.value, is_formatted))
    return UNKNOWN_VALUE


def _member(program: Program, path: str, scope: str, part: Expr) -> tuple[VariableInfo, str] | None:
    """The member of an enumeration that is named, and which attribute of it; None for anything else."""
    variable = _variable(program, path, scope, part)
    if variable is None and isinstance(part, Attribute) and part.name in ("value", "name"):
        variable = _variable(program, path, scope, part.value)
        return (variable, part.name) if variable is not None and is_member(program, variable) else None
    return (variable, "") if variable is not None and is_member(program, variable) else None


def _variable(program: Program, path: str, scope: str, value: Expr) -> VariableInfo | None:
    dotted = dotted_name(value) if isinstance(value, (Name, Attribute)) else ""
    found = program.resolve(path, dotted, scope) if dotted else None
    return found if isinstance(found, VariableInfo) else None


def _dictionary(program: Program, path: str, scope: str, value: Expr) -> list[tuple[str, Expr]] | None:
    """The items of a constant dictionary with text keys; None when it is none."""
    for _ in range(_MOST_STEPS):
        if isinstance(value, Collection) and value.kind == "dict":
            return list(_items(value)) if not any(isinstance(key, Star) for key in value.items[::2]) else None
        if isinstance(value, Call) and dotted_name(value.function) == "dict" and not any(a.star for a in value.arguments):
            return [(argument.name, argument.value) for argument in value.arguments if argument.name]
        variable = _variable(program, path, scope, value)
        if variable is None or variable.decl.value is None:
            return None
        path, value = variable.path, variable.decl.value
        scope = variable.owner.decl.qualname if variable.owner is not None else ""
    return None


def _items(value: Collection) -> Iterator[tuple[str, Expr]]:
    for key, item in value.entries:
        if isinstance(key, Constant) and isinstance(key.value, str):
            yield key.value, item


def returned_call(program: Program, function: FunctionInfo, call: Call) -> tuple[str, str, Call] | None:
    """The call that a helper of the project returns, with its parameters replaced by what is passed, and the source and scope it
    stands in; None where it returns something else."""
    if function.is_library:
        return None
    program.reads.add(body_entry(function))
    body = program.body(function)[:_MOST_STATEMENTS]
    result = body[-1] if body else None
    if not isinstance(result, Return) or not isinstance(result.value, Call):
        return None
    passed: dict[str, Expr] = {}
    positional = iter([argument.value for argument in call.arguments if not argument.name and not argument.star])
    for parameter in function.decl.parameters:
        given = next((argument.value for argument in call.arguments if argument.name == parameter.name), None)
        if given is None and parameter.kind == "positional":
            given = next(positional, None)
        chosen = given if given is not None else parameter.default
        if chosen is not None:
            passed[parameter.name] = chosen
    arguments = arguments_passed(result.value.arguments, passed)
    return function.path, function.decl.qualname, Call(result.value.function, arguments, result.value.at)
