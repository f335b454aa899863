"""Columns and constraints as CREATE TABLE, ADD COLUMN, MODIFY and CHANGE write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nullguard.languages.sql.cursor import Cursor, NotUnderstood, by_commas, written
from nullguard.languages.sql.tokens import NUMBER, WORD, Lines, Token
from nullguard.model.ddl import NOT_VALID, ColumnDefinition, Constraint, ConstraintKind

_ENDS_TYPE = frozenset(
    {
        *("NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "CONSTRAINT", "GENERATED", "AS", "COLLATE"),
        *("COMMENT", "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY", "ON", "KEY", "CHARSET", "ENABLE", "DISABLE", "STORED"),
        *(
            "VIRTUAL",
            "VISIBLE",
            "INVISIBLE",
            "DEFERRABLE",
            "INITIALLY",
            "SPARSE",
            "ROWGUIDCOL",
            "STORAGE",
            "COMPRESSION",
            "FIRST",
        ),
        *("AFTER", "USING", "BEFORE", "PERSISTED", "MASKED", "ENCODE", "INVALID", "VALIDATE", "NOVALIDATE", "FOREIGN"),
        *("SELECTIVITY", "REF_SYSTEM_ID", "SRID", "WITH"),
    }
)
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


def read_constraint(tokens: Sequence[Token], lines: Lines) -> tuple[Constraint | None, tuple[str, ...]] | None:
    """The table's constraint that the tokens declare, and the columns that they declare NOT NULL; None when they do not begin
    like a constraint, but like a column. A constraint that says nothing of null or uniqueness (an index, EXCLUDE) is None in the
    pair.

    Raises NotUnderstood.
    """
    cursor = Cursor(tokens)
    line = lines.of(tokens[0].start)
    name = ""
    if cursor.word() == "CONSTRAINT":
        cursor.at += 1
        if not (cursor.word() in ("PRIMARY", "UNIQUE", "FOREIGN", "CHECK") and cursor.word(1) in ("KEY", "(")):
            name = cursor.qualified()
    first, second = cursor.word(), cursor.word(1)
    if first == "PRIMARY" and second == "KEY":
        cursor.at += 2
        return _key(cursor, ConstraintKind.PRIMARY_KEY, name, line), ()
    if first == "UNIQUE":
        cursor.at += 1
        return _key(cursor, ConstraintKind.UNIQUE, name, line), ()
    if first == "FOREIGN" and second == "KEY":
        cursor.at += 2
        return _foreign(cursor, name, line), ()
    if first == "CHECK" and second == "(":
        cursor.at += 1
        return Constraint(ConstraintKind.CHECK, name=name, check=_condition(cursor), line=line), ()
    if first == "NOT" and second == "NULL":
        cursor.at += 2
        return None, (cursor.identifier(),)
    if name or _is_no_column(cursor):
        return None, ()
    return None


def _condition(cursor: Cursor) -> str:
    """The condition of a CHECK, with a mark when not all rows fulfil it."""
    text = written(cursor.group())
    is_held = not any(cursor.comes(*words) for words in (("NOT", "VALID"), ("NOT", "ENFORCED"), ("NOVALIDATE",), ("DISABLE",)))
    return text if is_held else text + NOT_VALID


def key_columns(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The columns of a key or index; empty when it is over an expression."""
    columns = []
    for part in by_commas(tokens):
        cursor = Cursor(part)
        if cursor.word() == "(":
            return ()
        name = cursor.identifier()
        if cursor.word() == "(":
            length = cursor.group()
            if len(length) != 1 or length[0].kind != NUMBER:
                return ()
        if not cursor.is_done and cursor.kind() != WORD:
            return ()
        columns.append(name)
    return tuple(columns)


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
        references, on_delete = _target(cursor)
        if name:
            foreign = Constraint(
                ConstraintKind.FOREIGN_KEY, (column,), name, references=references, on_delete=on_delete, line=line
            )
            said.constraints.append(foreign)
        else:
            said.references, said.on_delete = references, on_delete
    elif cursor.comes("CHECK", "("):
        cursor.at += 1
        said.constraints.append(Constraint(ConstraintKind.CHECK, (column,), name, _condition(cursor), line=line))
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


def _is_no_column(cursor: Cursor) -> bool:
    """Whether words that may be the name of a column begin something else: an index, EXCLUDE, a period."""
    first, second = cursor.word(), cursor.word(1)
    if first in ("EXCLUDE", "PERIOD"):
        return second in ("USING", "(", "FOR")
    if first in ("FULLTEXT", "SPATIAL"):
        return second in ("KEY", "INDEX", "(") or cursor.word(2) == "("
    if first in ("KEY", "INDEX"):
        if second in ("(", "USING"):
            return True
        look = Cursor(cursor.rest[2:])
        if look.take("USING"):
            return True
        return look.word() == "(" and any(token.kind != NUMBER and token.word != "," for token in look.group())
    return False


def _key(cursor: Cursor, kind: ConstraintKind, name: str, line: int) -> Constraint | None:
    """A primary or unique key behind its first words."""
    cursor.take_any(frozenset({"KEY", "INDEX"}))
    distinct = True
    if cursor.take("USING", "INDEX") and cursor.word() != "(":
        index = cursor.qualified()
        return Constraint(kind, (), name or index, using_index=index, line=line)
    while cursor.word() != "(":
        if cursor.is_done:
            raise NotUnderstood
        if cursor.take("NULLS", "NOT", "DISTINCT"):
            distinct = False
        elif cursor.take("USING"):
            cursor.at += 1
        elif cursor.take_any(frozenset({"CLUSTERED", "NONCLUSTERED", "NULLS", "DISTINCT", "HASH"})):
            continue
        else:
            written_name = cursor.qualified()
            name = name or written_name
    columns = key_columns(cursor.group())
    return Constraint(kind, columns, name, nulls_distinct=distinct, line=line) if columns else None


def _foreign(cursor: Cursor, name: str, line: int) -> Constraint:
    if cursor.take("IF", "NOT", "EXISTS"):
        pass
    if cursor.word() != "(":
        written_name = cursor.qualified()
        name = name or written_name
    columns = key_columns(cursor.group())
    references, on_delete = _target(cursor)
    return Constraint(ConstraintKind.FOREIGN_KEY, columns, name, references=references, on_delete=on_delete, line=line)


def _target(cursor: Cursor) -> tuple[str, str]:
    """REFERENCES with what follows: the other table, and what happens when its row is deleted."""
    if not cursor.take("REFERENCES"):
        return "", ""
    table = cursor.qualified()
    if cursor.word() == "(":
        cursor.group()
    on_delete = ""
    while not cursor.is_done:
        if cursor.take("ON", "DELETE"):
            on_delete = _action(cursor)
        elif cursor.take("ON", "UPDATE"):
            _action(cursor)
        elif cursor.take("MATCH"):
            cursor.at += 1
        else:
            break
    return table, on_delete


def _action(cursor: Cursor) -> str:
    for words in (("SET", "NULL"), ("SET", "DEFAULT"), ("NO", "ACTION"), ("CASCADE",), ("RESTRICT",)):
        if cursor.take(*words):
            if words[0] == "SET" and cursor.word() == "(":
                cursor.group()
            return " ".join(words).lower()
    return ""
