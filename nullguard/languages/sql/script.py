"""SQL scripts and SQL inside of other migrations: the schema changes that they make."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

import msgspec

from nullguard.languages.sql.cursor import NotUnderstood
from nullguard.languages.sql.dialects import dialect_of_text, dialect_of_word
from nullguard.languages.sql.sections import sections_of
from nullguard.languages.sql.statement import is_schema_change, read_statement
from nullguard.languages.sql.statements import Statement, kind_of_object, statements_of
from nullguard.languages.sql.tokens import STRING, WORD, Lines, Token, inside, string_value, tokens_of
from nullguard.model.ddl import AddColumn, AnyChange, CreateTable, Dialect
from nullguard.model.documents import SqlScript
from nullguard.model.facts import SyntaxProblem
from nullguard.model.span import pack

_MOST_TOKENS = 400_000
_MOST_NESTED = 4
_SHOWN = 60


def read_sql(data: bytes, hint: str) -> SqlScript:
    """The schema changes of a SQL source; `hint` is the word for its dialect in its path, or empty."""
    text = _decoded(data)
    dialect = dialect_of_word(hint) or dialect_of_text(text)
    sections = sections_of(text)
    if not sections:
        changes, problems = _read(text, dialect, 1)
        return SqlScript(dialect, changes, problems=problems)
    up: list[AnyChange] = []
    down: list[AnyChange] = []
    all_problems: list[SyntaxProblem] = []
    for section in sections:
        changes, problems = _read(section.text, dialect, 1)
        (down if section.undoes else up).extend(changes)
        all_problems.extend(() if section.undoes else problems)
    return SqlScript(dialect, tuple(up), tuple(down), True, tuple(all_problems))


def read_sql_text(
    text: str, dialect: Dialect = Dialect.UNKNOWN, line: int = 1
) -> tuple[tuple[AnyChange, ...], tuple[SyntaxProblem, ...]]:
    """The schema changes of SQL text that stands in another source, from `line` on, in order, and what was not understood."""
    return _read(text, dialect or dialect_of_text(text), line)


def _read(text: str, dialect: Dialect, line: int) -> tuple[tuple[AnyChange, ...], tuple[SyntaxProblem, ...]]:
    reader = _Reader(text, dialect, line)
    for statement in statements_of(text, reader.dialect):
        reader.take(statement)
    return tuple(reader.changes), tuple(reader.problems)


class _Reader:
    """Takes the statements of one text in order. Routines are kept until something calls them."""

    def __init__(self, text: str, dialect: Dialect, line: int) -> None:
        self.text = text
        self.dialect = dialect
        self.lines = Lines(text, line)
        self.changes: list[AnyChange] = []
        self.problems: list[SyntaxProblem] = []
        self._routines: dict[str, Statement] = {}
        self._prepared: Token | None = None

    def take(self, statement: Statement) -> None:
        """Add the changes of a statement."""
        head = statement.head
        first = head[0].word
        if first == "DO" or first in _BLOCKS:
            self._block(self._tokens(statement), 0)
        elif statement.is_routine:
            self._routines[_routine_name(head).lower()] = statement
        elif first in ("CALL", "EXEC", "EXECUTE", "SELECT", "PERFORM") and self._calls(statement):
            pass
        elif is_schema_change(head) or self._has_more(statement):
            self._pieces(self._tokens(statement), False)
        elif first == "SET":
            self._prepare(statement)

    def _has_more(self, statement: Statement) -> bool:
        """Whether statements may follow without a delimiter: SQL Server needs none."""
        return self.dialect is Dialect.SQLSERVER and _LATER.search(self.text, statement.start, statement.end) is not None

    def _tokens(self, statement: Statement) -> list[Token]:
        tokens = list(tokens_of(self.text, self.dialect, statement.start, statement.end))
        if len(tokens) > _MOST_TOKENS:
            self._report(tokens[0], "it is longer than what is read")
            return []
        return tokens

    def _calls(self, statement: Statement) -> bool:
        """Run the routine that a statement calls, or the prepared string that it executes."""
        head = statement.head
        if head[0].word in ("EXEC", "EXECUTE") and self._prepared is not None and len(head) == 2 and head[1].kind == WORD:
            self._constant(self._prepared, 0)
            self._prepared = None
            return True
        name = _routine_name(head).lower()
        routine = self._routines.get(name)
        if routine is None:
            return False
        self._block(self._tokens(routine), 0)
        return True

    def _prepare(self, statement: Statement) -> None:
        """MySQL executes a string that was SET: `SET @s = IF(…, 'ALTER TABLE …', 'SELECT 1')`."""
        if not statement.head[1:2] or not statement.head[1].raw.startswith("@"):
            return
        for token in self._tokens(statement):
            if token.kind == STRING and _is_change(string_value(token.raw)):
                self._prepared = token
                return

    def _pieces(self, tokens: Sequence[Token], conditional: bool) -> None:
        """Statements that stand one after the other without a delimiter, as SQL Server allows."""
        if not tokens:
            return
        starts = [at for at in range(len(tokens)) if at == 0 or self._begins_statement(tokens, at)]
        for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
            self._one(tokens[start:end], conditional)

    def _begins_statement(self, tokens: Sequence[Token], at: int) -> bool:
        token = tokens[at]
        if token.word not in _STARTS or not is_schema_change(tokens, at):
            return False
        if (
            token.word == "UPDATE"
            or (token.word == "DROP" and kind_of_object(tokens[at : at + 3]) == "INDEX")
            or tokens[at - 1].word in ("(", ",", "FOR", "AS", "OR")
        ):
            return False
        return self.text.rfind("\n", tokens[at - 1].end, token.start) >= 0

    def _one(self, tokens: Sequence[Token], conditional: bool) -> None:
        before = len(self.changes)
        try:
            self.changes.extend(read_statement(tokens, self.text, self.lines, self.dialect))
        except NotUnderstood:
            del self.changes[before:]
            self._report(tokens[0], "")
        if conditional:
            self.changes[before:] = [_if_missing(change) for change in self.changes[before:]]

    def _block(self, tokens: Sequence[Token], nested: int) -> None:
        """The changes of a block: those of all its branches, and of constant strings that it executes."""
        if nested > _MOST_NESTED:
            return
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            span = inside(token) if token.kind == STRING else None
            if span is not None:
                self._block(list(tokens_of(self.text, self.dialect, *span)), nested + 1)
            elif token.word in ("EXECUTE", "EXEC", "IMMEDIATE"):
                at = self._executed(tokens, at, nested)
                continue
            elif token.word in _STARTS and self._begins_in_block(tokens, at) and is_schema_change(tokens, at):
                end = self._end(tokens, at)
                self._one(tokens[at:end], True)
                at = end
                continue
            at += 1

    def _begins_in_block(self, tokens: Sequence[Token], at: int) -> bool:
        if at == 0 or tokens[at - 1].word in _BEFORE_STATEMENT or self._is_line(tokens, at):
            return True
        return tokens[at].word in ("ALTER", "CREATE", "DROP") and tokens[at - 1].word not in ("FOR", ",", "(")

    def _is_line(self, tokens: Sequence[Token], at: int) -> bool:
        return self.text.rfind("\n", tokens[at - 1].end, tokens[at].start) >= 0 and (
            tokens[at].word != "UPDATE" or tokens[at - 1].word not in ("FOR", "ON", ",")
        )

    def _end(self, tokens: Sequence[Token], start: int) -> int:
        depth = 0
        for at in range(start + 1, len(tokens)):
            word = tokens[at].word
            if word == "(":
                depth += 1
            elif word == ")":
                depth -= 1
            elif word == ";" or (word in _ENDS_IN_BLOCK and depth == 0 and self._is_line(tokens, at)):
                return at
        return len(tokens)

    def _executed(self, tokens: Sequence[Token], at: int, nested: int) -> int:
        """EXECUTE of a string: what it says, when it is constant."""
        if is_schema_change(tokens, at):
            end = self._end(tokens, at)
            self._one(tokens[at:end], True)
            return end
        at += 1
        while at < len(tokens) and tokens[at].word in ("IMMEDIATE", "("):
            at += 1
        if at < len(tokens) and tokens[at].kind == STRING and (at + 1 == len(tokens) or tokens[at + 1].word in (";", ")", "END")):
            self._constant(tokens[at], nested)
            at += 1
        return at

    def _constant(self, token: Token, nested: int) -> None:
        value = string_value(token.raw)
        if nested > _MOST_NESTED or not _is_change(value):
            return
        changes, problems = _read(value, self.dialect, self.lines.of(token.start))
        self.changes.extend(_if_missing(change) for change in changes)
        self.problems.extend(problems)

    def _report(self, token: Token, reason: str) -> None:
        line = self.lines.of(token.start)
        shown = " ".join(self.text[token.start : token.start + 4 * _SHOWN].split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        message = f"a statement was not understood: {shown}" + (f" ({reason})" if reason else "")
        self.problems.append(SyntaxProblem(message, pack(line, 0, line, 0)))


_LATER = re.compile(r"^[ \t]*(?:CREATE|ALTER|DROP|EXEC)\s", re.IGNORECASE | re.MULTILINE)
_BLOCKS = frozenset({"BEGIN", "DECLARE", "IF"})
_STARTS = frozenset({"CREATE", "ALTER", "DROP", "RENAME", "UPDATE", "EXEC"})
_BEFORE_STATEMENT = frozenset({"BEGIN", "THEN", "ELSE", "LOOP", ";", ")", "DO"})
_ENDS_IN_BLOCK = frozenset({"END", "ELSE", "ELSIF", "CREATE", "ALTER", "DROP", "IF", "PRINT", "INSERT", "DELETE", "EXEC"})
_CHANGES = ("ALTER TABLE", "CREATE TABLE", "DROP TABLE", "CREATE UNIQUE INDEX", "DROP INDEX", "RENAME TABLE", "UPDATE ")


def _is_change(text: str) -> bool:
    return " ".join(text[:100].upper().split()).startswith(_CHANGES)


def _if_missing(change: AnyChange) -> AnyChange:
    """A change in a branch that is taken only where it was not made yet."""
    return msgspec.structs.replace(change, if_not_exists=True) if isinstance(change, AddColumn | CreateTable) else change


def _routine_name(head: Sequence[Token]) -> str:
    """The last part of the first name behind the kind of routine, or behind the word that calls it."""
    at = next((at for at, token in enumerate(head) if token.word in _KINDS_OF_ROUTINE), 0) + 1
    while at + 2 < len(head) and head[at + 1].word == ".":
        at += 2
    return head[at].raw.strip('"`[]') if at < len(head) else ""


_KINDS_OF_ROUTINE = frozenset({"PROCEDURE", "PROC", "FUNCTION", "PACKAGE", "TRIGGER", "EVENT"})


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


__all__ = ["read_sql", "read_sql_text"]
