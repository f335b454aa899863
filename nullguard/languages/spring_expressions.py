"""Spring's expressions, as far as they ask beans whether a method may be called: `hasRole('USER') and @access.mayRead(#id)`.

Source: the Spring Framework reference, "Spring Expression Language": `and` binds tighter than `or`, names of operators are
written in any case, and what stands in `and` alone has to be true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_TEXT: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
"""A text, in which a word is no operator."""

_TOKEN: Final = re.compile(r"[()\[\]{}]|\band\b|&&|\bor\b|\|\||\?", re.IGNORECASE)

_BEAN: Final = re.compile(r"@(\w+)\.(\w+)\(([^()]*)\)(?:\s*(?:==|\beq\b)\s*true)?", re.IGNORECASE)
"""A question to a bean that has to be answered by yes: `@access.mayRead(#id, 'read')`."""

_VARIABLE: Final = re.compile(r"#(\w+(?:\.\w+)*)")
"""A parameter of the method that is called, or an attribute of one."""

_MOST_PARENTHESES: Final = 5


def questions(expression: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The beans, methods and arguments of the questions that are answered by yes wherever an expression is true."""
    yield from _asked(_TEXT.sub("''", expression), _MOST_PARENTHESES)


def variable(expression: str) -> tuple[str, ...]:
    """The name and attributes that an expression consists of: `#order.number`; of another one none."""
    return tuple(found[1].split(".")) if (found := _VARIABLE.fullmatch(expression)) is not None else ()


def _asked(expression: str, depth: int) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for part in _all_true(expression):
        if (found := _BEAN.fullmatch(part)) is not None:
            given = tuple(item.strip() for item in found[3].split(",")) if found[3].strip() else ()
            yield found[1], found[2], given
        elif depth and part.startswith("(") and _closing(part) == len(part) - 1:
            yield from _asked(part[1:-1], depth - 1)


def _all_true(expression: str) -> Iterator[str]:
    """The parts of an expression that are all true where it is; none of one that is also true otherwise."""
    ends, depth = [0], 0
    for token in _TOKEN.finditer(expression):
        if token[0] in "([{":
            depth += 1
        elif token[0] in ")]}":
            depth -= 1
        elif depth == 0:
            if token[0].lower() not in ("and", "&&"):
                return
            ends += token.span()
    ends.append(len(expression))
    yield from (expression[start:end].strip() for start, end in zip(ends[::2], ends[1::2], strict=True))


def _closing(expression: str) -> int:
    """Where the parenthesis closes that an expression begins with."""
    depth = 0
    for at, letter in enumerate(expression):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return at
    return -1
