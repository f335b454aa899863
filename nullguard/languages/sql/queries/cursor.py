"""A place among the tokens of a query, and the words at which a condition ends."""

from __future__ import annotations

from nullguard.languages.sql.queries.tokens import Token

_END = Token("end", "")
_ENDS = frozenset(
    {
        "and", "or", "group", "order", "having", "limit", "offset", "fetch", "for", "union", "intersect", "except", "minus",
        "where", "on", "with", "inner", "left", "right", "full", "cross", "join", "natural", "then", "else", "end", "when", "as",
        "asc", "desc", "from", "escape",
    }
)  # fmt: skip
_FUNCTIONS_TOO = frozenset({"left", "right"})


class Cursor:
    """A place among tokens."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.position = 0

    @property
    def is_done(self) -> bool:
        return self.position >= len(self.tokens)

    def token(self, ahead: int = 0) -> Token:
        """The token `ahead` of the cursor; at the end an empty one."""
        place = self.position + ahead
        return self.tokens[place] if place < len(self.tokens) else _END

    def take(self, *words: str) -> bool:
        """Step over the words if they come next."""
        if any(self.token(ahead).low != word for ahead, word in enumerate(words)):
            return False
        self.position += len(words)
        return True

    def skip_parentheses(self) -> None:
        """Step over what stands in the parentheses that open here."""
        self._skip("(", ")")

    def skip_case(self) -> None:
        """Step over the CASE that begins here."""
        self._skip("case", "end")

    def _skip(self, opening: str, closing: str) -> None:
        open_ = 0
        while not self.is_done:
            low = self.token().low
            self.position += 1
            open_ += (low == opening) - (low == closing)
            if open_ <= 0:
                return

    def at_end(self) -> bool:
        """Whether a condition cannot go on here."""
        token = self.token()
        if token is _END or token.low in (")", ",", ";", "]"):
            return True
        return token.low in _ENDS and not (token.low in _FUNCTIONS_TOO and self.token(1).low == "(")
