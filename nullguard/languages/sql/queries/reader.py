"""Reads conditions from tokens.

What is not understood becomes Opaque, which tells nothing; the words that end a condition are found all the same.
"""

from __future__ import annotations

from nullguard.languages.sql.queries.expressions import (
    And,
    Between,
    Comparison,
    Expression,
    In,
    Is,
    IsNull,
    Not,
    Opaque,
    Or,
    Same,
)
from nullguard.languages.sql.queries.operands import Operands, Unreadable
from nullguard.languages.sql.queries.tokens import Token

MOST_DEPTH = 40
"""Parentheses and NOTs inside one another; deeper conditions are not read."""

_COMPARISONS = {"=": "=", "==": "=", "<>": "<>", "!=": "<>", "^=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_MATCHES = frozenset({"like", "ilike", "rlike", "regexp", "similar"})


class Reader(Operands):
    """Reads from a place on."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        super().__init__(tokens)
        self._depth = 0

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
