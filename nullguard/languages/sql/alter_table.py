"""ALTER TABLE of all dialects: each action becomes the changes that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from nullguard.languages.sql.columns import read_column
from nullguard.languages.sql.constraints import read_constraint
from nullguard.languages.sql.cursor import Cursor, NotUnderstood, by_commas, written
from nullguard.languages.sql.tokens import Lines, Token
from nullguard.model.ddl import (
    NOT_VALID,
    AddColumn,
    AddConstraint,
    AlterColumn,
    AnyChange,
    ColumnDefinition,
    Constraint,
    ConstraintKind,
    DropColumn,
    DropConstraint,
    RenameColumn,
    RenameTable,
    ValidateConstraint,
)

_VERBS = frozenset({"ADD", "DROP", "ALTER", "MODIFY", "CHANGE", "RENAME", "SET"})
_NO_COLUMN = {
    **dict.fromkeys(("PARTITION", "PARTITIONS", "SUBPARTITION"), None),
    "SUPPLEMENTAL": "LOG",
    "SYSTEM": "VERSIONING",
    "PERIOD": "FOR",
    "LOGFILE": "GROUP",
}
"""What is added or dropped besides columns and constraints: its first word, and the second where the first may be a column."""

_MODIFIED = frozenset({"CONSTRAINT", "DEFAULT", "LOB", "NESTED"})
_OPTIONS = frozenset(
    {
        *("ENGINE", "DEFAULT", "CHARACTER", "CHARSET", "COLLATE", "COMMENT", "ALGORITHM", "LOCK", "AUTO_INCREMENT", "ROW_FORMAT"),
        *("OWNER", "VALIDATE", "ENABLE", "DISABLE", "ATTACH", "DETACH", "CLUSTER", "INHERIT", "NO", "CONVERT", "FORCE", "ORDER"),
        *("REPLICA", "TABLESPACE", "STORAGE", "RESET"),
    }
)  # fmt: skip
"""What may follow ADD … and a comma in an ALTER TABLE without being one more column to add, as SQL Server lists them."""

_ENDINGS = frozenset({"CASCADE", "RESTRICT", "CONSTRAINTS"})
_DROPS = {"INDEX": None, "KEY": None, "CONSTRAINT": None, "CHECK": ConstraintKind.CHECK, "FOREIGN": ConstraintKind.FOREIGN_KEY}


def read_alter_table(cursor: Cursor, lines: Lines, is_oracle: bool) -> Iterator[AnyChange]:
    """The changes of a statement whose ALTER TABLE was read. Raises NotUnderstood."""
    cursor.take("IF", "EXISTS")
    cursor.take("ONLY")
    table = cursor.qualified()
    cursor.take("*")
    cursor.take("WITH", "CHECK")
    is_unchecked = cursor.take("WITH", "NOCHECK")
    for change in _changes(table, cursor, lines, is_oracle):
        yield _unchecked(change) if is_unchecked else change


def _unchecked(change: AnyChange) -> AnyChange:
    """A constraint of which SQL Server does not ask whether old rows fulfil it."""
    if not isinstance(change, AddConstraint) or not change.constraint.check:
        return change
    return replace(change, constraint=replace(change.constraint, check=change.constraint.check + NOT_VALID))


def _changes(table: str, cursor: Cursor, lines: Lines, is_oracle: bool) -> Iterator[AnyChange]:
    verb = ""
    for action in by_commas(cursor.rest):
        inner = Cursor(action)
        if inner.take("WITH", "CHECK") or inner.take("WITH", "NOCHECK"):
            pass
        if inner.word() in _VERBS and len(action) == 1 and not verb:
            raise NotUnderstood
        if inner.word() in _VERBS and len(action) > 1 and not (verb == "ADD" and _is_definition(inner)):
            verb = inner.next().word
            yield from _action(verb, table, inner, lines, is_oracle)
        elif verb == "ADD" and inner.word() not in _OPTIONS and inner.word(1) != "=":
            yield from _add(table, inner, lines)
        elif verb == "DROP" and (_is_listed_drop(inner)):
            yield from _drop(table, inner, lines)
        elif verb == "MODIFY" and is_oracle:
            yield from _redefine(table, "", inner.rest, lines, is_oracle)
        elif inner.take("VALIDATE", "CONSTRAINT"):
            yield ValidateConstraint(table, inner.identifier(), _line(inner, lines))
        else:
            verb = ""


def _action(verb: str, table: str, cursor: Cursor, lines: Lines, is_oracle: bool) -> Iterator[AnyChange]:
    match verb:
        case "ADD":
            yield from _add(table, cursor, lines)
        case "DROP":
            yield from _drop(table, cursor, lines)
        case "ALTER":
            yield from _alter(table, cursor, lines)
        case "MODIFY":
            if _is_no_column(cursor) or (cursor.word() in _MODIFIED and cursor.kind(1)):
                return
            cursor.take("COLUMN")
            cursor.take("IF", "EXISTS")
            if cursor.word() == "(":
                for part in by_commas(cursor.group()):
                    yield from _redefine(table, "", part, lines, True)
            else:
                yield from _redefine(table, "", cursor.rest, lines, is_oracle)
        case "CHANGE":
            cursor.take("COLUMN")
            cursor.take("IF", "EXISTS")
            yield from _redefine(table, cursor.identifier(), cursor.rest, lines, False)
        case "RENAME":
            yield from _rename(table, cursor, lines)
        case "SET":
            if cursor.take("SCHEMA"):
                yield RenameTable(table, f"{cursor.identifier()}.{table.rpartition('.')[2]}", _line(cursor, lines))


def _add(table: str, cursor: Cursor, lines: Lines) -> Iterator[AnyChange]:
    if _is_no_column(cursor):
        return
    cursor.take("COLUMN")
    if_not_exists = cursor.take("IF", "NOT", "EXISTS")
    if cursor.word() == "(":
        for part in by_commas(cursor.group()):
            yield from _definition(table, part, if_not_exists, lines)
    elif cursor.is_done:
        raise NotUnderstood
    else:
        yield from _definition(table, cursor.rest, if_not_exists, lines)


def _definition(table: str, tokens: Sequence[Token], if_not_exists: bool, lines: Lines) -> Iterator[AnyChange]:
    line = lines.of(tokens[0].start)
    start = Cursor(tokens)
    start.take("COLUMN")
    tokens = start.rest
    if not tokens:
        raise NotUnderstood
    constraint = read_constraint(tokens, lines)
    if constraint is not None:
        made, not_null = constraint
        if made is not None:
            yield AddConstraint(table, made, line)
        for name in not_null:
            yield AlterColumn(table, name, nullable=False, line=line)
        return
    column = read_column(tokens, lines)
    yield AddColumn(table, column.definition, if_not_exists, line)
    for constraint_of_column in column.constraints:
        yield AddConstraint(table, constraint_of_column, line)


def _drop(table: str, cursor: Cursor, lines: Lines) -> Iterator[AnyChange]:
    line = _line(cursor, lines)
    if cursor.take("PRIMARY", "KEY"):
        yield DropConstraint(table, kind=ConstraintKind.PRIMARY_KEY, line=line)
        return
    if _is_no_column(cursor):
        return
    if cursor.word() == "UNIQUE" and cursor.word(1) == "(":
        return
    if cursor.word() in _DROPS and cursor.kind(1) and cursor.word(1) not in _ENDINGS:
        kind = _DROPS[cursor.next().word]
        cursor.take("KEY")
        cursor.take("IF", "EXISTS")
        yield DropConstraint(table, cursor.qualified().rpartition(".")[2], kind, line)
        return
    cursor.take("COLUMN")
    cursor.take("IF", "EXISTS")
    if cursor.word() == "(":
        for part in by_commas(cursor.group()):
            yield DropColumn(table, Cursor(part).identifier(), line)
        return
    yield DropColumn(table, cursor.identifier(), line)


def _alter(table: str, cursor: Cursor, lines: Lines) -> Iterator[AnyChange]:
    if cursor.word() in ("INDEX", "CONSTRAINT", "CHECK") and cursor.kind(1) and cursor.word(1) not in ("SET", "TYPE", "DROP"):
        return
    line = _line(cursor, lines)
    cursor.take("COLUMN")
    cursor.take("IF", "EXISTS")
    start = cursor.at
    name = cursor.identifier()
    if cursor.take("SET", "NOT", "NULL") or cursor.comes("NOT", "NULL"):
        yield AlterColumn(table, name, nullable=False, line=line)
    elif cursor.take("DROP", "NOT", "NULL") or cursor.take("SET", "NULL") or cursor.comes("NULL"):
        yield AlterColumn(table, name, nullable=True, line=line)
    elif cursor.take("SET", "DEFAULT"):
        default = written(cursor.rest)
        yield AlterColumn(table, name, default="" if default.upper() == "NULL" else default, line=line)
    elif cursor.take("DROP", "DEFAULT"):
        yield AlterColumn(table, name, default="", line=line)
    elif cursor.take("TYPE") or cursor.take("SET", "DATA", "TYPE"):
        definition = read_column((cursor.tokens[start], *cursor.rest), lines).definition
        yield AlterColumn(table, name, type=definition.type, line=line)
    elif cursor.take("RENAME", "TO"):
        yield RenameColumn(table, name, cursor.identifier(), line)
    elif cursor.word() in ("SET", "DROP", "ADD", "RESET", "RESTART", "POSITION", "") and cursor.kind() in ("word", ""):
        return
    else:
        yield from _redefine(table, "", cursor.tokens[start:], lines, False)


def _redefine(table: str, old: str, tokens: Sequence[Token], lines: Lines, keeps: bool) -> Iterator[AnyChange]:
    """A column defined anew. What is not written stays as it was where the dialect `keeps` it (Oracle), else it is gone."""
    column = read_column(tokens, lines)
    new = column.definition
    name = old or new.name
    if old and old.lower() != new.name.lower():
        yield RenameColumn(table, old, new.name, new.line)
        name = new.name
    keeps = keeps or not new.type
    nullable = False if new.primary_key else new.nullable
    yield AlterColumn(
        table,
        name,
        nullable if keeps or nullable is not None else True,
        new.type or None,
        new.default if new.default or not keeps else None,
        new.line,
        explicit=nullable is not None,
    )
    for constraint in column.constraints:
        yield AddConstraint(table, constraint, new.line)
    if new.unique:
        yield from _of_column(table, new, ConstraintKind.UNIQUE)
    if new.primary_key:
        yield from _of_column(table, new, ConstraintKind.PRIMARY_KEY)


def _of_column(table: str, column: ColumnDefinition, kind: ConstraintKind) -> Iterator[AnyChange]:
    yield AddConstraint(table, Constraint(kind, (column.name,), line=column.line), column.line)


def _rename(table: str, cursor: Cursor, lines: Lines) -> Iterator[AnyChange]:
    line = _line(cursor, lines)
    if cursor.word() in ("INDEX", "KEY", "CONSTRAINT") and cursor.word(2) in ("TO", "AS"):
        return
    if cursor.word() in ("TO", "AS") and cursor.kind(1) and cursor.word(1) != "TO":
        cursor.at += 1
        yield RenameTable(table, cursor.qualified(), line)
        return
    cursor.take("COLUMN")
    cursor.take("IF", "EXISTS")
    name = cursor.qualified()
    if cursor.take("TO") or cursor.take("AS"):
        yield RenameColumn(table, name, cursor.identifier(), line)
    elif cursor.is_done:
        yield RenameTable(table, name, line)
    else:
        raise NotUnderstood


def _is_no_column(cursor: Cursor) -> bool:
    word = cursor.word()
    return word in _NO_COLUMN and bool(cursor.kind(1)) and _NO_COLUMN[word] in (None, cursor.word(1))


def _is_definition(cursor: Cursor) -> bool:
    """Whether a word that is a verb of ALTER TABLE is here the name of a further column to add."""
    return cursor.word() in ("CHANGE", "SET", "MODIFY") and cursor.word(1) not in ("COLUMN", "SCHEMA", "TABLESPACE", "(")


def _is_listed_drop(cursor: Cursor) -> bool:
    """Whether a further name after DROP stands alone, as SQL Server writes it."""
    return cursor.word() in ("COLUMN", "CONSTRAINT") or len(cursor.tokens) == 1


def _line(cursor: Cursor, lines: Lines) -> int:
    token = cursor.tokens[min(cursor.at, len(cursor.tokens) - 1)]
    return lines.of(token.start)
