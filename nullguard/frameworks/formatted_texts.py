"""Texts that Python formats with constants: `f"state <> {State.PAID}"`, `"… {}".format(State.PAID)`, `"… %d" % State.PAID`.

Source: the Python documentation, "Format String Syntax", "printf-style String Formatting", and `enum`: members of IntEnum and
StrEnum are formatted as their values.
"""

from __future__ import annotations

import re
from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Argument, Arithmetic, Attribute, Call, Collection, Constant, Expr, Format
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, VariableInfo

_FIELD: Final = re.compile(r"\{(\w*)\}")
_PLACE: Final = re.compile(r"%[sdi]")

_OF_VALUES: Final = frozenset({"StrEnum", "IntEnum", "int"}) | library_names("enumeration-of-values")
"""Bases whose members are formatted as their values. Those of `class State(str, Enum)` were so until Python 3.11 only."""

_ENUMERATING: Final = ("Enum", "Flag", "Choices")


def pieces_of(node: Expr) -> list[Expr] | None:
    """The texts and what stands between them, in order; None for what is no formatted text, or formatted in its own way."""
    match node:
        case Format(text=text, fields=fields):
            if any(item.spec or item.conversion for item in fields):
                return None
            return _alternating(text.split("{}"), [item.value for item in fields])
        case Call(function=Attribute(value=Constant(kind="str", value=str(text)), name="format"), arguments=arguments):
            return _by_method(text, arguments)
        case Arithmetic(operator="%", operands=(Constant(kind="str", value=str(text)), given)):
            if "%%" in text or "%(" in text:
                return None
            is_tuple = isinstance(given, Collection) and given.kind == "tuple"
            values = list(given.items) if is_tuple and isinstance(given, Collection) else [given]
            return _alternating(_PLACE.split(text), values)
    return None


def _alternating(texts: list[str], values: list[Expr]) -> list[Expr] | None:
    if len(texts) != len(values) + 1:
        return None
    found: list[Expr] = [Constant(texts[0], "str")]
    for value, text in zip(values, texts[1:], strict=True):
        found.extend((value, Constant(text, "str")))
    return found


def _by_method(text: str, arguments: tuple[Argument, ...]) -> list[Expr] | None:
    if "{{" in text or "}}" in text or any(argument.star for argument in arguments):
        return None
    given = {argument.name: argument.value for argument in arguments if argument.name}
    given.update(zip(map(str, range(len(arguments))), (a.value for a in arguments if not a.name), strict=False))
    names = [name or str(number) for number, name in enumerate(_FIELD.findall(text))]
    texts = _FIELD.split(text)[::2]
    if not all(name in given for name in names) or any("{" in part for part in texts):
        return None
    return _alternating(texts, [given[name] for name in names])


def is_member(program: Program, variable: VariableInfo) -> bool:
    """Whether a variable is a member of an enumeration."""
    return variable.owner is not None and any(name.endswith(_ENUMERATING) for name in _bases(program, variable.owner))


def formatted(program: Program, member: VariableInfo, attribute: str = "") -> str | None:
    """How a member of an enumeration is formatted, or its `value` or `name` as `attribute`; None where that cannot be told."""
    if attribute == "name":
        return member.decl.name
    if member.owner is None or not (attribute or _bases(program, member.owner) & _OF_VALUES):
        return None
    value = member.decl.value
    return str(value.value) if isinstance(value, Constant) and value.kind in ("int", "str") else None


def _bases(program: Program, cls: ClassInfo) -> frozenset[str]:
    names = {name.rpartition(".")[2] for name in program.base_names(cls)}
    return frozenset(names | {base.name.rpartition(".")[2] for base in cls.decl.bases})
