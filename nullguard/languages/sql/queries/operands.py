"""Reads operands from tokens: columns, constants, arithmetic and calls."""

from __future__ import annotations

from abc import ABC, abstractmethod

from nullguard.knowledge.aggregates import is_aggregate, is_null_over_nothing
from nullguard.languages.sql.queries.cursor import Cursor
from nullguard.languages.sql.queries.expressions import (
    Aggregate,
    Column,
    Count,
    Expression,
    Fallback,
    IsNull,
    Literal,
    Opaque,
    Parameter,
    Row,
    Strict,
)
from nullguard.languages.sql.queries.tokens import Token
from nullguard.model.queries import Constant


class Unreadable(Exception):
    """The text has no condition or query where one is expected, or too deep a one."""


_STRICT = frozenset(
    {
        "lower", "upper", "lcase", "ucase", "trim", "ltrim", "rtrim", "btrim", "length", "char_length", "character_length", "len",
        "substring", "substr", "abs", "round", "floor", "ceil", "ceiling", "sqrt", "mod", "date", "day", "month", "year", "hour",
        "minute", "second", "quarter", "week", "date_trunc", "date_format", "to_char", "to_date", "to_number", "to_timestamp",
        "str", "locate", "instr", "replace", "datediff", "timestampdiff", "unaccent", "nullif", "sign", "extract", "cast",
    }
)  # fmt: skip
"""Functions that give null for null in every dialect; CONCAT does not in PostgreSQL, GREATEST neither."""

_FALLBACKS = frozenset({"coalesce", "nvl", "ifnull", "isnull"})
_CONSTANTS: dict[str, Constant | None] = {"null": None, "true": ("bool", True), "false": ("bool", False)}
_ARITHMETIC = frozenset({"+", "-", "*", "/", "%", "||"})


class Operands(Cursor, ABC):
    """Reads from a place on; in parentheses and arguments there may be conditions."""

    @abstractmethod
    def condition(self) -> Expression:
        """A condition up to where it cannot go on. Raises Unreadable."""

    def operand(self) -> Expression:
        """An operand with its arithmetic."""
        parts = [self._term()]
        operators: set[str] = set()
        while self.token().low in _ARITHMETIC:
            operators.add(self.token().low)
            self.position += 1
            parts.append(self._term())
        if len(parts) == 1:
            return parts[0]
        return Strict(tuple(parts), operators == {"+"}) if "||" not in operators else Opaque()

    def _term(self) -> Expression:
        found = self._primary()
        while True:
            if self.take("::"):
                self._type()
            elif self.token().low == "[":
                self._list("[", "]")
                found = Opaque()
            elif self.take("collate"):
                self.position += 1
            else:
                return found

    def _primary(self) -> Expression:
        token = self.token()
        if token.low in ("-", "+"):
            self.position += 1
            value = self._primary()
            if isinstance(value, Literal) and value.value is not None and token.low == "-":
                number = value.value[1]
                return Literal((value.value[0], -number)) if isinstance(number, (int, float)) else Opaque()
            return value
        if token.low == "(":
            return self._parenthesised()
        if token.low == "case":
            self.skip_case()
            return Opaque()
        if self.at_end():
            raise Unreadable
        self.position += 1
        if token.kind == "text":
            return Literal(("str", token.text))
        if token.kind == "number":
            return Literal(("float", float(token.text)) if "." in token.text else ("int", int(token.text[:18])))
        if token.kind == "hole":
            return Parameter()
        if token.kind not in ("word", "name"):
            return Opaque()
        if token.kind == "word" and self.token().low != ".":
            if token.low in _CONSTANTS:
                return Literal(_CONSTANTS[token.low])
            if token.low in ("date", "time", "timestamp", "interval", "binary") and self.token().kind == "text":
                self.position += 1
                return Parameter()
            if token.low == "array" and self.token().low == "[":
                self._list("[", "]")
                return Parameter()
        return self._named(token)

    def _named(self, token: Token) -> Expression:
        """A column, or a call of a function."""
        path = [token.text]
        while self.token().low == "." and self.token(1).kind in ("word", "name"):
            path.append(self.token(1).text)
            self.position += 2
        if self.token().low == "." and self.token(1).low == "*":
            self.position += 2
            return Opaque()
        if self.token().low != "(" or token.kind == "name":
            return Column(tuple(path))
        return self._call(path[-1].lower())

    def _call(self, name: str) -> Expression:
        if name == "exists" or self.token(1).low in ("select", "with"):
            self.skip_parentheses()
            return Opaque()
        if name in ("cast", "extract", "trim"):
            return self._call_with_words(name)
        arguments = self._list("(", ")")
        if self.token().low in ("over", "filter"):
            self.position += 1
            self.skip_parentheses()
            return Opaque()
        if is_aggregate(name):
            only = arguments[0] if len(arguments) == 1 else None
            return Aggregate(name if is_null_over_nothing(name) else "", only.path if isinstance(only, Column) else ())
        if name in _STRICT:
            return Strict(arguments)
        if name in _FALLBACKS and len(arguments) > 1:
            return Fallback(arguments)
        if name in ("num_nonnulls", "num_nulls"):
            return Count(arguments, name == "num_nulls")
        if name == "isnull" and len(arguments) == 1:
            return IsNull(arguments[0])
        return Opaque()

    def _call_with_words(self, name: str) -> Expression:
        """`cast(x as t)`, `extract(year from x)`, `trim(both ' ' from x)`: what stands between the words."""
        after = self.position
        self.skip_parentheses()
        end, self.position = self.position, after + 1
        if name != "cast":
            ahead = self.position
            while ahead < end and self.tokens[ahead].low not in ("from", "("):
                ahead += 1
            if ahead < end and self.tokens[ahead].low == "from":
                self.position = ahead + 1
        found = self.condition() if not self.at_end() else Opaque()
        self.position = end
        return Strict((found,)) if isinstance(found, (Column, Strict, Fallback)) else found

    def _parenthesised(self) -> Expression:
        if self.token(1).low in ("select", "with", "values"):
            self.skip_parentheses()
            return Opaque()
        found = self._list("(", ")")
        return found[0] if len(found) == 1 else Row(found)

    def _type(self) -> None:
        """The type behind `::`."""
        while (
            self.token().kind in ("word", "name") and not self.at_end() and self.token().low not in ("is", "not", "in", "between")
        ):
            self.position += 1
            if self.token().low == "(":
                self.skip_parentheses()
            if self.token().low == ".":
                self.position += 1
        while self.token().low == "[" and self.token(1).low == "]":
            self.position += 2

    def _list(self, opening: str, closing: str) -> tuple[Expression, ...]:
        """Operands between parentheses or brackets."""
        if not self.take(opening):
            return ()
        found: list[Expression] = []
        while not self.is_done and not self.take(closing):
            before = self.position
            found.append(self.condition())
            if not self.take(",") and self.token().low != closing:
                found[-1] = Opaque()
                self._recover()
                if self.position == before:
                    self.position += 1
                self.take(",")
        return tuple(found)

    def _recover(self) -> None:
        """Step to where the part of a condition that was not understood ends."""
        cases = 0
        while not self.is_done:
            low = self.token().low
            if low == "(":
                self.skip_parentheses()
                continue
            if low == "case":
                cases += 1
            elif cases:
                cases -= low == "end"
            elif self.at_end():
                return
            self.position += 1
