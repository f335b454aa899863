"""What a helper of the project returns with its parameters replaced by what a call passes: of `reference("users")` the
`Column(ForeignKey(f"{table}.id"))` becomes `Column(ForeignKey("users.id"))`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from nullguard.model.syntax import Argument, Attribute, Call, Constant, Expr, Format, Name

_DEEPEST: Final = 3
"""Calls inside of one another whose arguments are looked at."""

_MOST_LETTERS: Final = 200
"""A text that is put together is no longer than this."""

_HOLE: Final = re.compile(r"\{\d*\}")


def with_passed(node: Expr, passed: Mapping[str, Expr], depth: int) -> Expr:
    """An expression of a helper's body, seen by its caller."""
    match node:
        case Name(id=name):
            return passed.get(name, node)
        case Format(text=text, fields=fields) if all(field.spec is None and not field.conversion for field in fields):
            return _filled(text, [with_passed(field.value, passed, 0) for field in fields]) or node
        case Call(function=Attribute(value=Constant(kind="str", value=str() as text), name="format"), arguments=arguments):
            if any(argument.name or argument.star for argument in arguments):
                return node
            return _filled(text, [with_passed(argument.value, passed, 0) for argument in arguments]) or node
        case Call() if depth > 0:
            return msgspec.structs.replace(node, arguments=arguments_passed(node.arguments, passed, depth - 1))
        case _:
            return node


def arguments_passed(arguments: Sequence[Argument], passed: Mapping[str, Expr], depth: int = _DEEPEST) -> tuple[Argument, ...]:
    """The arguments of a call in a helper's body, seen by its caller."""
    return tuple(Argument(with_passed(item.value, passed, depth), item.name, item.star) for item in arguments)


def _filled(text: str, values: Sequence[Expr]) -> Constant | None:
    """A text with constants put into its holes, in their order; None where one is none, or there are others."""
    texts = [value.value for value in values if isinstance(value, Constant) and isinstance(value.value, str)]
    numbers = _HOLE.findall(text)
    in_order = [f"{{{number}}}" for number in range(len(texts))]
    if len(texts) != len(values) or len(numbers) != len(texts) or (numbers != in_order and set(numbers) != {"{}"}):
        return None
    parts = _HOLE.split(text)
    made = "".join(part + put for part, put in zip(parts, (*texts, ""), strict=True))
    return Constant(made, "str") if len(made) <= _MOST_LETTERS else None
