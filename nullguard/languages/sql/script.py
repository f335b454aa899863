"""SQL scripts and SQL inside of other migrations: the schema changes that they make."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

import msgspec

from nullguard.languages.sql.constants import arguments, constant, parameters
from nullguard.languages.sql.cursor import NotUnderstood
from nullguard.languages.sql.dialects import dialect_of_text, dialect_of_word
from nullguard.languages.sql.sections import sections_of
from nullguard.languages.sql.statement import is_schema_change, read_statement
from nullguard.languages.sql.statements import Statement, kind_of_object, statements_of
from nullguard.languages.sql.tokens import STRING, Lines, Token, inside, string_value, tokens_of
from nullguard.model.ddl import AddColumn, AnyChange, CreateTable, Dialect
from nullguard.model.documents import SqlScript
from nullguard.model.facts import SyntaxProblem
from nullguard.model.span import pack

_MOST_TOKENS = 400_000
_MOST_RUN = 50_000
"""Tokens of one statement, and of all routines that a script calls."""

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
    done: list[AnyChange] = []
    all_problems: list[SyntaxProblem] = []
    for section in sections:
        if not section.undoes:
            changes, problems = _read(section.text, dialect, 1)
            done.extend(changes)
            all_problems.extend(problems)
    return SqlScript(dialect, tuple(done), True, tuple(all_problems))


def read_sql_text(
    text: str, dialect: Dialect = Dialect.UNKNOWN, line: int = 1
) -> tuple[tuple[AnyChange, ...], tuple[SyntaxProblem, ...]]:
    """The schema changes of SQL text that stands in another source, from `line` on, in order, and what was not understood."""
    return _read(text, dialect or dialect_of_text(text), line)


def _read(text: str, dialect: Dialect, line: int, depth: int = 0) -> tuple[tuple[AnyChange, ...], tuple[SyntaxProblem, ...]]:
    reader = _Reader(text, dialect, line, depth)
    for statement in statements_of(text, reader.dialect):
        reader.take(statement)
    return tuple(reader.changes), tuple(reader.problems)


class _Reader:
    """Takes the statements of one text in order. Routines are kept until something calls them."""

    def __init__(self, text: str, dialect: Dialect, line: int, depth: int) -> None:
        self.text = text
        self.dialect = dialect
        self.lines = Lines(text, line)
        self.changes: list[AnyChange] = []
        self.problems: list[SyntaxProblem] = []
        self._routines: dict[str, Statement] = {}
        self._variables: dict[str, str] = {}
        self._depth = depth
        self._may_run = _MOST_RUN

    def take(self, statement: Statement) -> None:
        """Add the changes of a statement."""
        head = statement.head
        first = head[0].word
        if first == "DO" or first in _BLOCKS:
            self._block(self._tokens(statement), self._variables, 0)
        elif statement.is_routine:
            self._routines[_routine_name(head).lower()] = statement
        elif first in ("CALL", "EXEC", "EXECUTE", "SELECT", "PERFORM") and self._calls(statement):
            pass
        elif is_schema_change(head) or self._has_more(statement):
            self._pieces(self._tokens(statement), False)
        elif first in ("SET", "PREPARE"):
            self._set(self._tokens(statement), self._variables)

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
        """Run the routine that a statement calls, or the string that it executes."""
        if not self._routines and not self._variables:
            return False
        tokens = self._tokens(statement) or list(statement.head)
        name = _routine_name(tokens).lower()
        if tokens[0].word in ("EXEC", "EXECUTE") and name in self._variables:
            self._text(self._variables[name], tokens[0], 0)
            return True
        return self._call(name, tokens, self._variables, 0)

    def _call(self, name: str, tokens: Sequence[Token], known: dict[str, str], nested: int) -> bool:
        routine = self._routines.get(name)
        if routine is None or nested > _MOST_NESTED:
            return False
        body = self._tokens(routine)
        self._may_run -= len(body)
        if self._may_run < 0:
            return False
        given = zip(parameters(body), arguments(tokens, known), strict=False)
        self._block(body, {name: value for name, value in given if value is not None}, nested + 1)
        return True

    def _set(self, tokens: Sequence[Token], known: dict[str, str]) -> None:
        """Remember what a variable is set to, or a statement prepared from: `SET @s = IF(…, 'ALTER TABLE …', 'SELECT 1')`."""
        sign = next((at for at, token in enumerate(tokens) if token.word in ("=", ":=", "FROM", "AS")), len(tokens))
        if not 0 < sign < len(tokens):
            return
        name = tokens[sign - 1].raw.strip('"`').lower()
        value = constant(tokens[sign + 1 :], known)
        if value is None:
            strings = (string_value(token.raw) for token in tokens[sign + 1 :] if token.kind == STRING and _chooses(tokens, sign))
            value = next((text for text in strings if _is_change(text)), None)
        if value is not None:
            known[name] = value
        else:
            known.pop(name, None)

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

    def _block(self, tokens: Sequence[Token], known: dict[str, str], nested: int) -> None:
        """The changes of a block: those of all its branches, and of constant strings that it executes."""
        if nested > _MOST_NESTED:
            return
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            span = inside(token) if token.kind == STRING else None
            if span is not None:
                self._block(list(tokens_of(self.text, self.dialect, *span)), known, nested + 1)
            elif token.word in ("EXECUTE", "EXEC", "IMMEDIATE"):
                at = self._executed(tokens, at, known, nested)
                continue
            elif token.word in (":=", "SET", "PREPARE"):
                end = self._end(tokens, at)
                self._set(tokens[max(at - 1, 0) : end], known)
            elif token.word in ("CALL", "PERFORM"):
                end = self._end(tokens, at)
                self._call(_routine_name(tokens[at:end]).lower(), tokens[at:end], known, nested)
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

    def _executed(self, tokens: Sequence[Token], at: int, known: dict[str, str], nested: int) -> int:
        """EXECUTE of a string: what it says, when it is constant; of a routine, what it does."""
        end = self._end(tokens, at)
        if is_schema_change(tokens, at):
            self._one(tokens[at:end], True)
            return end
        start = at + 1
        while start < end and tokens[start].word == "IMMEDIATE":
            start += 1
        stop = next((place for place in range(start, end) if tokens[place].word in ("USING", "INTO")), end)
        value = constant(tokens[start:stop], known)
        if value is not None:
            self._text(value, tokens[at], nested)
        else:
            self._call(_routine_name(tokens[at:end]).lower(), tokens[at:end], known, nested)
        return max(end, at + 1)

    def _text(self, text: str, token: Token, nested: int) -> None:
        """What a string that is executed changes."""
        if self._depth + nested > _MOST_NESTED or not _is_change(text):
            return
        changes, problems = _read(text, self.dialect, self.lines.of(token.start), self._depth + nested + 1)
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


def _chooses(tokens: Sequence[Token], sign: int) -> bool:
    """Whether what stands behind a sign chooses one of several strings: the one that changes something is taken."""
    return any(token.word in ("IF", "CASE", "COALESCE", "IFNULL") for token in tokens[sign + 1 : sign + 4])


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
