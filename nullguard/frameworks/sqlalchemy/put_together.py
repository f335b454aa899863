"""Texts of queries that code puts together where it runs them: `f"SELECT {COLUMNS} FROM orders WHERE id IN ({marks})"`.

What is put in and not known stands as a name of its own in the text. Columns are only told where nothing that others wrote is put
in as a condition: it is a value, or the function at hand makes it, whose own texts then say which columns it may ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from nullguard.flow.frame.bindings import bindings_of
from nullguard.flow.world import World
from nullguard.frameworks.arguments import constant
from nullguard.model.nodes import nodes
from nullguard.model.syntax import Arithmetic, Attribute, Call, Collection, Conditional, Constant, Expr, Format, Name
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

PUT_IN: Final = "put_in"
"""Stands for what is put into a text where it runs: the name of a table, or a condition."""

_HOLE: Final = re.compile(r"\{[^{}]*\}")
"""Where `format` puts something into a text."""

_PLACE: Final = re.compile(r"%(?:\(\w+\))?[sdf]")
"""Where `%` does."""

_ESCAPED: Final = re.compile(r"\\([\"'])")
"""A quote within a text that is put together, as it is written."""

_VALUE: Final = re.compile(
    r"(?:[=<>(,']|\b(?:like|limit|offset|by|interval|between|and\s+\w+\s+between\s+\w+\s+and))\s*$", re.IGNORECASE
)
"""What stands before a value, and not before a condition."""

_NEAR: Final = 100
"""Letters before a value in which that stands."""

_ASKED: Final = re.compile(r"\b(\w+)[\"`]?\s*(?:=|<|>|!=|is\b|in\b|like\b|between\b)", re.IGNORECASE)
"""A column that a condition asks for."""

_Part = str | Expr | None


class PutTogether(msgspec.Struct, frozen=True):
    """A text with `PUT_IN` for what is not known, and whether columns of its rows are; `asked` those that conditions may ask for
    which are put in."""

    text: str
    tells_columns: bool = False
    asked: frozenset[str] = frozenset()


def put_together(world: World, function: FunctionInfo | None, path: str, node: Expr) -> PutTogether | None:
    """The text that an expression puts together; None where it does something else."""
    parts = _parts(node)
    if parts is None:
        return None
    scope = function.decl.qualname if function is not None else ""
    text, is_own = "", function is not None
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        known = constant(world.program, path, scope, part) if part is not None else None
        if not isinstance(known, str):
            is_own = is_own and (_VALUE.search(text[-_NEAR:]) is not None or _is_made_here(world, function, part))
        text += known if isinstance(known, str) else PUT_IN
    return PutTogether(text, is_own, _asked(world, function, node) if function is not None and is_own else frozenset())


def _parts(node: Expr) -> Sequence[_Part] | None:
    """The texts that an expression writes, and what it puts in between."""
    match node:
        case Format(text=text, fields=fields) if fields:
            return _between(_ESCAPED.sub(r"\1", text).split("{}"), [field.value for field in fields])
        case Call(function=Attribute(value=Constant(kind="str", value=str() as text), name="format"), arguments=arguments):
            is_plain = _HOLE.findall(text) == ["{}"] * len(arguments)
            return _between(_HOLE.split(text), [argument.value for argument in arguments] if is_plain else ())
        case Arithmetic(operator="%", operands=(Constant(kind="str", value=str() as text), given)):
            is_tuple = isinstance(given, Collection) and given.kind == "tuple"
            return _between(_PLACE.split(text), given.items if isinstance(given, Collection) and is_tuple else (given,))
        case Arithmetic(operator="+", operands=operands):
            return operands
    return None


def _between(written: Sequence[str], put: Sequence[Expr]) -> Sequence[_Part]:
    """Texts with what stands between them, None where that is not known."""
    fits = len(written) == len(put) + 1
    parts: list[_Part] = [written[0]]
    for number, text in enumerate(written[1:]):
        parts.extend((put[number] if fits else None, text))
    return parts


def _is_made_here(world: World, function: FunctionInfo | None, part: Expr | None) -> bool:
    """Whether what is put in is made in the function: by its own variable, out of texts, or as one of several."""
    match part:
        case Name(id=name) if function is not None:
            is_given = any(parameter.name == name for parameter in function.decl.parameters)
            return not is_given and name in bindings_of(world, function)
        case Call(function=Attribute(value=Constant(kind="str"), name="join")):
            return True
        case Conditional(body=Constant(), orelse=Constant()):
            return True
    return False


def _asked(world: World, function: FunctionInfo, node: Expr) -> frozenset[str]:
    """The columns that other texts of a function ask for."""
    world.program.reads.add(body_entry(function))
    own = {id(part) for part in nodes((node,))}
    texts = (
        part.value
        for part in nodes(world.program.body(function))
        if isinstance(part, Constant) and isinstance(part.value, str) and id(part) not in own
    )
    return frozenset(_columns(texts))


def _columns(texts: Iterable[str]) -> Iterable[str]:
    return (column.lower() for text in texts for column in _ASKED.findall(text))
