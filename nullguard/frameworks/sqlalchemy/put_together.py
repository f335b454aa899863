"""Texts of queries that code puts together where it runs them: `f"SELECT {COLUMNS} FROM orders WHERE id IN ({marks})"`.

What is put in and not known stands as a name of its own in the text. Columns are only told where nothing that others wrote is put
in as a condition: it is a value, or the function at hand makes it, whose own texts then say which columns it may ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.world import World
from nullguard.frameworks.arguments import constant
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import nodes
from nullguard.model.syntax import (
    Arithmetic,
    Assign,
    Attribute,
    AugAssign,
    Body,
    Call,
    Collection,
    Comprehension,
    Conditional,
    Constant,
    Expr,
    ForEach,
    Format,
    Name,
)
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
    r"(?:[=<>,]\s*|'|\bin\s*\(\s*|\b(?!(?:where|and|or|not|on|having)\()\w+\(\s*"
    r"|\b(?:like|limit|offset|by|interval|between|and\s+\w+\s+between\s+\w+\s+and)\s*)$",
    re.IGNORECASE,
)
"""What stands before a value, and not before a condition."""

_NEAR: Final = 100
"""Letters before a value in which that stands."""

_PUTTING: Final = library_names("element-put") | library_names("elements-put")

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
    return _Texts(world, function, path).put_together(node)


class _Texts:
    """What one function puts together; `opened` are the variables whose texts are being looked at."""

    def __init__(self, world: World, function: FunctionInfo | None, path: str) -> None:
        self._world, self._function, self._path = world, function, path
        self._opened: set[str] = set()

    def put_together(self, node: Expr) -> PutTogether | None:
        parts = _parts(node)
        if parts is None:
            return None
        text, is_own = "", self._function is not None
        for part in parts:
            if isinstance(part, str):
                text += part
                continue
            known = self._constant(part) if part is not None else None
            if known is None:
                is_own = is_own and (_VALUE.search(text[-_NEAR:]) is not None or self._is_own(part))
            text += known if known is not None else PUT_IN
        return PutTogether(text, is_own, frozenset(_columns(self._other_texts(node))) if is_own else frozenset())

    def _constant(self, node: Expr) -> str | None:
        scope = self._function.decl.qualname if self._function is not None else ""
        known = constant(self._world.program, self._path, scope, node)
        return known if isinstance(known, str) else None

    def _is_own(self, part: Expr | None) -> bool:
        """Whether what is put in is written in the function: out of its texts, values and lists of them."""
        if part is None:
            return False
        if isinstance(part, Constant) or self._constant(part) is not None:
            return True
        match part:
            case Conditional(body=one, orelse=other):
                return self._is_own(one) and self._is_own(other)
            case Call(function=Attribute(value=Constant(kind="str"), name="join"), arguments=(one,)):
                return self._is_own(one.value)
            case Comprehension(kind="list" | "generator", elements=(one, *_)):
                return self._is_own(one)
            case Collection(items=items):
                return all(map(self._is_own, items))
            case Name(id=name):
                return self._is_written(name)
        made = self.put_together(part)
        return made is not None and made.tells_columns

    def _is_written(self, name: str) -> bool:
        if name in self._opened:
            return True
        if self._function is None or any(parameter.name == name for parameter in self._function.decl.parameters):
            return False
        self._opened.add(name)
        written = list(_written(self._world.program.body(self._function), name))
        return bool(written) and all(map(self._is_own, written))

    def _other_texts(self, node: Expr) -> Iterator[str]:
        """The other texts of the function, its own and those that have a name."""
        if self._function is None:
            return
        self._world.program.reads.add(body_entry(self._function))
        own = {id(part) for part in nodes((node,))}
        for part in nodes(self._world.program.body(self._function)):
            if isinstance(part, Constant | Name | Attribute) and id(part) not in own:
                text = part.value if isinstance(part, Constant) else self._constant(part)
                if isinstance(text, str):
                    yield text


def _written(body: Body, name: str) -> Iterator[Expr | None]:
    """What is bound to a variable, or put into it; None where that is no expression."""
    for node in nodes(body):
        match node:
            case Assign(targets=targets, value=value) if value is not None:
                for target in targets:
                    if isinstance(target, Name) and target.id == name:
                        yield value
                    elif isinstance(target, Collection) and name in names_in(target):
                        yield None
            case AugAssign(target=Name(id=bound), value=value) if bound == name:
                yield value
            case ForEach(target=target) if name in names_in(target):
                yield None
            case Call(function=Attribute(value=Name(id=holder), name=called), arguments=arguments) if holder == name:
                if called in _PUTTING:
                    yield from (argument.value for argument in arguments)


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


def _columns(texts: Iterable[str]) -> Iterable[str]:
    return (column.lower() for text in texts for column in _ASKED.findall(text))
