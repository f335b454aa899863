"""Reading a statement's tokens from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.languages.sql.tokens import NUMBER, QUOTED, STRING, WORD, Token, unquoted


class NotUnderstood(Exception):
    """A statement has a form that is not known."""


class Cursor:
    """Tokens and a place among them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def rest(self) -> Sequence[Token]:
        """The tokens that were not read yet."""
        return self.tokens[self.at :]

    @property
    def is_done(self) -> bool:
        """Whether no token is left."""
        return self.at >= len(self.tokens)

    def word(self, ahead: int = 0) -> str:
        """The keyword or sign that comes, in upper case; empty for everything else."""
        at = self.at + ahead
        return self.tokens[at].word if at < len(self.tokens) else ""

    def kind(self, ahead: int = 0) -> str:
        """The kind of the token that comes; empty at the end."""
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def comes(self, *words: str) -> bool:
        """Whether these words come next, one after the other."""
        return all(self.word(ahead) == word for ahead, word in enumerate(words))

    def take(self, *words: str) -> bool:
        """Read these words if they come next."""
        if not self.comes(*words):
            return False
        self.at += len(words)
        return True

    def take_any(self, words: frozenset[str]) -> str:
        """Read one of these words if it comes next; which one, or empty."""
        word = self.word()
        if word not in words:
            return ""
        self.at += 1
        return word

    def next(self) -> Token:
        """Read the next token. Raises NotUnderstood at the end."""
        if self.is_done:
            raise NotUnderstood
        self.at += 1
        return self.tokens[self.at - 1]

    def identifier(self) -> str:
        """Read a name. Raises NotUnderstood for anything else."""
        token = self.next()
        if token.kind in (WORD, QUOTED, STRING) or (token.kind == NUMBER and not token.raw.isdigit()):
            return unquoted(token)
        raise NotUnderstood

    def qualified(self) -> str:
        """Read a name with its nearest qualifier, which is left out when it is a placeholder. Raises NotUnderstood."""
        parts = [self.identifier()]
        while self.word() == "." and self.kind(1):
            self.at += 1
            if self.word() == ".":
                self.at += 1
            parts.append(self.identifier())
        *owners, name = parts[-2:]
        return ".".join([*(owner for owner in owners if not owner.startswith("${")), name])

    def group(self) -> Sequence[Token]:
        """Read what stands in the parentheses that come. Raises NotUnderstood when none do or they have no end."""
        if self.word() != "(":
            raise NotUnderstood
        start = self.at + 1
        depth = 0
        for at in range(self.at, len(self.tokens)):
            word = self.tokens[at].word
            if word == "(":
                depth += 1
            elif word == ")":
                depth -= 1
                if depth == 0:
                    self.at = at + 1
                    return self.tokens[start:at]
        raise NotUnderstood


def by_commas(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Tokens cut at the commas that stand in no parentheses; empty parts are left out."""
    start = depth = 0
    for at, token in enumerate(tokens):
        word = token.word
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif word == "," and depth == 0:
            if at > start:
                yield tokens[start:at]
            start = at + 1
    if start < len(tokens):
        yield tokens[start:]


def written(tokens: Sequence[Token]) -> str:
    """Tokens as text, as they were written apart from comments, the kind of white space and SQL Server's brackets."""
    pieces: list[str] = []
    end = -1
    for token in tokens:
        if pieces and token.start > end:
            pieces.append(" ")
        pieces.append(token.raw[1:-1] if token.raw[0] == "[" and token.kind == QUOTED else token.raw)
        end = token.end
    return "".join(pieces)
