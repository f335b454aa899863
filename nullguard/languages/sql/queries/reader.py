"""Reads conditions and operands from tokens.

What is not understood becomes Opaque, which tells nothing; the words that end a condition are found all the same.
"""

from __future__ import annotations

from nullguard.knowledge.aggregates import is_aggregate, is_null_over_nothing
from nullguard.languages.sql.queries.cursor import Cursor
from nullguard.languages.sql.queries.expressions import (
    Aggregate,
    And,
    Between,
    Column,
    Comparison,
    Count,
    Expression,
    Fallback,
    In,
    Is,
    IsNull,
    Literal,
    Not,
    Opaque,
    Or,
    Parameter,
    Row,
    Same,
    Strict,
)
from nullguard.languages.sql.queries.tokens import Token
from nullguard.model.queries import Constant

MOST_DEPTH = 40
"""Parentheses and NOTs inside one another; deeper conditions are not read."""


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
_COMPARISONS = {"=": "=", "==": "=", "<>": "<>", "!=": "<>", "^=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_MATCHES = frozenset({"like", "ilike", "rlike", "regexp", "similar"})
_ARITHMETIC = frozenset({"+", "-", "*", "/", "%", "||"})


class Reader(Cursor):
    """Reads from a place on."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        super().__init__(tokens)
        self._depth = 0

    # ---- conditions

    def condition(self) -> Expression:
        """A condition up to where it cannot go on. Raises Unreadable."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise Unreadable
        parts = [self._conjunction()]
        while self.take("or"):
            parts.append(self._conjunction())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _conjunction(self) -> Expression:
        parts = [self._negation()]
        while self.take("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _negation(self) -> Expression:
        negated = False
        while self.take("not"):
            negated = not negated
        found = self._predicate()
        if not self.at_end():
            found = Opaque()
            self._recover()
        return Not(found) if negated else found

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

    def _predicate(self) -> Expression:
        left = self.operand()
        while True:
            found = self._test(left)
            if found is None:
                return left
            left = found

    def _test(self, left: Expression) -> Expression | None:
        """The condition that begins with an operand; None when the operand is all there is."""
        if self.take("is"):
            negated = self.take("not")
            found = self._is(left)
            return Not(found) if negated else found
        if self.take("isnull"):
            return IsNull(left)
        if self.take("notnull"):
            return Not(IsNull(left))
        if self.take("<=>"):
            return Same(left, self.operand())
        operator = _COMPARISONS.get(self.token().low)
        if operator is not None:
            self.position += 1
            return self._comparison(left, operator)
        negated = self.take("not")
        if self.take("in"):
            found = In(left, self._values())
        elif self.take("between"):
            self.take("symmetric")
            least = self.operand()
            found = Between(left, least, self.operand()) if self.take("and") else Opaque()
        elif self.token().low in _MATCHES:
            self.position += 1
            self.take("to")
            found = Comparison(left, "like", self.operand())
            if self.take("escape"):
                self.operand()
        elif self.take("member"):
            self.take("of")
            self.operand()
            found = Opaque()
        elif negated:
            return Opaque()
        else:
            return None
        return Not(found) if negated else found

    def _is(self, left: Expression) -> Expression:
        if self.take("null"):
            return IsNull(left)
        if self.take("true"):
            return Is(left, True)
        if self.take("false"):
            return Is(left, False)
        if self.take("distinct", "from"):
            return Not(Same(left, self.operand()))
        self.position += 1  # EMPTY, UNKNOWN, OF, JSON
        return Opaque()

    def _comparison(self, left: Expression, operator: str) -> Expression:
        quantifier = self.token().low
        if quantifier in ("any", "some", "all") and self.token(1).low == "(":
            self.position += 1
            values = self._quantified()
            if operator == "=" and quantifier != "all":
                return In(left, values)
            if operator == "<>" and quantifier == "all":
                return Not(In(left, values))
            return Opaque()
        return Comparison(left, operator, self.operand())

    def _quantified(self) -> tuple[Expression, ...] | None:
        """The values of `(ARRAY['a', 'b'])`, of which casts and more parentheses may be around."""
        opened = 0
        while self.token().low == "(":
            opened += 1
            self.position += 1
        values: tuple[Expression, ...] | None = None
        if opened and self.take("array"):
            values = self._list("[", "]")
        while opened and not self.is_done:
            low = self.token().low
            opened += (low == "(") - (low == ")")
            self.position += 1
        return values

    def _values(self) -> tuple[Expression, ...] | None:
        if self.token().low != "(":
            return (self.operand(),)
        if self.token(1).low in ("select", "with", "values"):
            self.skip_parentheses()
            return None
        return self._list("(", ")")

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

    # ---- operands

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
            self._case()
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

    def _case(self) -> None:
        open_ = 0
        while not self.is_done:
            low = self.token().low
            self.position += 1
            open_ += (low == "case") - (low == "end")
            if open_ <= 0:
                return

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
