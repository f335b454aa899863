"""Columns as CREATE TABLE, ADD COLUMN, MODIFY and CHANGE write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nullguard.languages.sql.constraints import check_condition, referenced
from nullguard.languages.sql.cursor import Cursor, written
from nullguard.languages.sql.tokens import Lines, Token
from nullguard.model.ddl import ColumnDefinition, Constraint, ConstraintKind

_ENDS_TYPE = frozenset(
    {
        "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "CONSTRAINT", "GENERATED", "AS", "COLLATE",
        "COMMENT", "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY", "ON", "KEY", "CHARSET", "ENABLE", "DISABLE", "STORED",
        "VIRTUAL", "VISIBLE", "INVISIBLE", "DEFERRABLE", "INITIALLY", "SPARSE", "ROWGUIDCOL", "STORAGE", "COMPRESSION", "FIRST",
        "AFTER", "USING", "BEFORE", "PERSISTED", "MASKED", "ENCODE", "INVALID", "VALIDATE", "NOVALIDATE", "FOREIGN",
        "SELECTIVITY", "REF_SYSTEM_ID", "SRID", "WITH",
    }
)  # fmt: skip
_ENDS_DEFAULT = _ENDS_TYPE - {"AS", "KEY", "VALIDATE", "FIRST", "BEFORE"}
_SERIALS = frozenset({"SERIAL", "BIGSERIAL", "SMALLSERIAL", "SERIAL2", "SERIAL4", "SERIAL8", "IDENTITY"})
_COUNTS = frozenset({"AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY"})


@dataclass(frozen=True)
class Column:
    """A column's definition and the constraints in it that only a table's can say."""

    definition: ColumnDefinition
    constraints: tuple[Constraint, ...] = ()


def read_column(tokens: Sequence[Token], lines: Lines) -> Column:
    """The column that is defined. Raises NotUnderstood."""
    cursor = Cursor(tokens)
    line = lines.of(tokens[0].start)
    name = cursor.identifier()
    type_tokens = _type(cursor)
    said = _Said()
    said.counts = bool(type_tokens) and type_tokens[0].word in _SERIALS
    while not cursor.is_done:
        _attribute(cursor, said, name, line)
    definition = ColumnDefinition(
        name,
        written(type_tokens),
        False if said.counts and said.nullable is None else said.nullable,
        said.default,
        said.primary_key,
        said.unique,
        said.generated,
        said.references,
        said.on_delete,
        line,
    )
    return Column(definition, tuple(said.constraints))


@dataclass
class _Said:
    nullable: bool | None = None
    default: str = ""
    primary_key: bool = False
    unique: bool = False
    generated: bool = False
    counts: bool = False
    references: str = ""
    on_delete: str = ""

    def __post_init__(self) -> None:
        self.constraints: list[Constraint] = []


def _type(cursor: Cursor) -> Sequence[Token]:
    start = cursor.at
    while not cursor.is_done:
        word = cursor.word()
        if word in _ENDS_TYPE and word != "WITH" and not (word == "IDENTITY" and cursor.at == start):
            break
        if word == "CHARACTER" and cursor.word(1) == "SET":
            break
        if word == "WITH" and cursor.word(1) not in ("TIME", "LOCAL"):
            break
        if word == "(":
            cursor.group()
        else:
            cursor.at += 1
    return cursor.tokens[start : cursor.at]


def _attribute(cursor: Cursor, said: _Said, column: str, line: int) -> None:
    name = ""
    if cursor.take("CONSTRAINT"):
        name = cursor.qualified()
    if cursor.take("NOT", "NULL"):
        said.nullable = None if cursor.take("DISABLE") else False
    elif cursor.take("NULL"):
        said.nullable = True
    elif cursor.take("DEFAULT"):
        cursor.take("ON", "NULL")
        default = written(_expression(cursor))
        said.default = "" if default.upper() in ("NULL", "(NULL)") or default.upper().startswith("NULL::") else default
    elif cursor.take("PRIMARY", "KEY"):
        said.primary_key = True
    elif cursor.take("UNIQUE"):
        cursor.take("KEY")
        distinct = not cursor.take("NULLS", "NOT", "DISTINCT")
        if name or not distinct:
            said.constraints.append(Constraint(ConstraintKind.UNIQUE, (column,), name, nulls_distinct=distinct, line=line))
        else:
            said.unique = True
    elif cursor.comes("REFERENCES") or cursor.take("FOREIGN", "KEY"):
        references, on_delete = referenced(cursor)
        if name:
            foreign = Constraint(
                ConstraintKind.FOREIGN_KEY, (column,), name, references=references, on_delete=on_delete, line=line
            )
            said.constraints.append(foreign)
        else:
            said.references, said.on_delete = references, on_delete
    elif cursor.comes("CHECK", "("):
        cursor.at += 1
        said.constraints.append(Constraint(ConstraintKind.CHECK, (column,), name, check_condition(cursor), line=line))
    elif cursor.take("GENERATED"):
        _generated(cursor, said)
    elif cursor.comes("AS"):
        cursor.at += 1
        said.generated = True
        _expression(cursor)
    elif cursor.take_any(_COUNTS):
        said.counts = True
        if cursor.word() == "(":
            cursor.group()
    elif cursor.word() == "(":
        cursor.group()
    else:
        cursor.at += 1


def _generated(cursor: Cursor, said: _Said) -> None:
    while cursor.take_any(frozenset({"ALWAYS", "BY", "DEFAULT", "ON", "NULL"})):
        continue
    if not cursor.take("AS"):
        return
    if cursor.take("IDENTITY"):
        said.counts = True
        if cursor.word() == "(":
            cursor.group()
    elif cursor.word() == "(":
        said.generated = True
        cursor.group()


def _expression(cursor: Cursor) -> Sequence[Token]:
    """An expression up to the next word that an attribute of a column begins with."""
    start = cursor.at
    while not cursor.is_done:
        word = cursor.word()
        if word == "(":
            cursor.group()
        elif word in _ENDS_DEFAULT and cursor.at > start and not _goes_on(cursor):
            break
        else:
            cursor.at += 1
    return cursor.tokens[start : cursor.at]


def _goes_on(cursor: Cursor) -> bool:
    """Whether a word that else begins an attribute belongs to an expression (`x IS NOT NULL`)."""
    return cursor.at > 0 and cursor.word(-1) in ("IS", "NOT", "::") and cursor.word() in ("NOT", "NULL")
