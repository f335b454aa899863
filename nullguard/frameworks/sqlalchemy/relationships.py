"""Relationships: what they point to, on which side the key is, and whether the other row may be missing.

SQLAlchemy decides the direction by the foreign keys, and so does this: a key of the class's own table makes one row of the other,
which is missing when the key is null; a key in the other table makes a collection, or with `uselist=False` a row that may be
missing although no column is null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.sqlalchemy.calls import is_called
from nullguard.frameworks.sqlalchemy.columns import ColumnDeclaration, mapped_type, written
from nullguard.frameworks.sqlalchemy.mapped import MappedClasses, RelationDeclaration
from nullguard.frameworks.types import collection
from nullguard.model.nodes import dotted_name
from nullguard.model.schema import AttributeKind, Evidence, MappedAttribute, Origin
from nullguard.model.syntax import Call, Collection, Constant, Expr, Lambda, Return, TypeRef
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo

_LIST, _QUERY = "builtins.list", "sqlalchemy.orm.Query"
_COLLECTIONS = frozenset(
    {
        "list",
        "List",
        "set",
        "Set",
        "dict",
        "Dict",
        "Sequence",
        "Collection",
        "Iterable",
        "AppenderQuery",
        "Query",
        "InstrumentedList",
    }
)
_BACKREF = frozenset({"backref"})
_EQUAL = re.compile(r"(?:(\w+)\.)?(\w+)\s*==\s*(?:(\w+)\.)?(\w+)")


@dataclass(frozen=True)
class Row:
    """A mapped class as relationships see it: its columns by attribute name with the foreign keys' target tables."""

    cls: ClassInfo
    table: str
    columns: dict[str, ColumnDeclaration]
    keys: dict[str, tuple[str, ...]]


class Relationships:
    """Resolves the relationships of mapped classes among each other."""

    def __init__(self, mapped: MappedClasses, rows: dict[str, Row]) -> None:
        self._program = mapped.program
        self._rows = rows
        self._by_name: dict[str, list[Row]] = {}
        self._tables: dict[str, set[str]] = {}
        for row in rows.values():
            self._by_name.setdefault(row.cls.name, []).append(row)
            self._tables[row.cls.id] = {
                rows[base.id].table for base in mapped.lineage(row.cls) if base.id in rows and rows[base.id].table
            } | {row.table}

    def attributes(self, row: Row, declared: RelationDeclaration) -> Iterator[tuple[str, MappedAttribute]]:
        """The attribute that a relationship makes on a class, and its backref's on the other, each with the id of its class."""
        arguments = declared.made.arguments
        target = self._target(row, declared, arguments)
        made = self._forward(row, target, declared, arguments)
        yield row.cls.id, made
        backref = arguments.expression("backref")
        if target is not None and backref is not None:
            reverse = self._backref(row, target, declared, arguments, made, backref)
            if reverse is not None:
                yield target.cls.id, reverse

    # ---- the side where it is written

    def _forward(self, row: Row, target: Row | None, declared: RelationDeclaration, arguments: Arguments) -> MappedAttribute:
        name, target_id = declared.name, target.cls.id if target is not None else ""
        inner = mapped_type(declared.annotation) or (declared.annotation if declared.made.name.endswith("Relationship") else None)
        uselist = arguments.flag("uselist")
        inverse = self._back_reference(arguments)
        several = collection(name, target_id, _LIST, inverse)
        annotated_list = inner is not None and _names_collection(inner)
        if declared.made.kind == "dynamic" or arguments.text("lazy") in ("dynamic", "write_only"):
            return collection(name, target_id, _QUERY, inverse)
        if uselist or annotated_list:
            return several
        if declared.annotation is not None and declared.annotation.name.rpartition(".")[2] in (
            "DynamicMapped",
            "WriteOnlyMapped",
        ):
            return collection(name, target_id, _QUERY, inverse)
        single = uselist is False or (inner is not None and not annotated_list)
        if arguments.expression("secondary") is not None:
            return self._may_be_missing(declared, target_id, "one row through another table") if single else several
        keys = self._own_keys(row, target, arguments)
        if keys:
            return self._by_key(name, target_id, keys)
        if target is None:
            return self._by_annotation(declared, target_id, inner)
        if self._points_back(row, target) or arguments.expression("primaryjoin") is not None:
            return self._may_be_missing(declared, target_id, "a row of another table", inverse) if single else several
        return self._by_annotation(declared, target_id, inner)

    def _back_reference(self, arguments: Arguments) -> str:
        """The relation of the rows of a collection that leads back; empty where a table between them does, or none."""
        if arguments.expression("secondary") is not None or arguments.expression("primaryjoin") is not None:
            return ""
        return arguments.text("back_populates") or arguments.text("backref") or ""

    def _by_key(self, name: str, target_id: str, keys: list[ColumnDeclaration]) -> MappedAttribute:
        """A relation over keys of the own table: null when any of them may be."""
        chosen = next((key for key in keys if key.nullable), keys[0])
        return MappedAttribute(name, AttributeKind.RELATION, chosen.column, None, target_id, chosen.name, (evidence(chosen),))

    def _may_be_missing(self, declared: RelationDeclaration, target_id: str, what: str, inverse: str = "") -> MappedAttribute:
        said = Evidence(
            Origin.MAPPING, True, True, declared.holder.path, declared.line, f"relationship to {what}, which need not exist"
        )
        return MappedAttribute(declared.name, AttributeKind.REVERSE, target=target_id, evidence=(said,), inverse=inverse)

    def _by_annotation(self, declared: RelationDeclaration, target_id: str, inner: TypeRef | None) -> MappedAttribute:
        """A relation whose keys are not known here: only its annotation can tell."""
        nullable = inner.nullable if inner is not None else None
        text = written(declared.annotation) if inner is not None else "relationship without a key known here"
        said = Evidence(Origin.MAPPING, nullable, nullable is not None, declared.holder.path, declared.line, text)
        return MappedAttribute(declared.name, AttributeKind.RELATION, target=target_id, evidence=(said,))

    # ---- the other side

    def _backref(
        self, row: Row, target: Row, declared: RelationDeclaration, arguments: Arguments, made: MappedAttribute, backref: Expr
    ) -> MappedAttribute | None:
        options: Arguments | None = None
        name = backref.value if isinstance(backref, Constant) else ""
        if isinstance(backref, Call) and is_called(backref, _BACKREF):
            options = Arguments(self._program, declared.made.path, declared.made.scope, backref)
            name = options.text("name", 0)
        if not isinstance(name, str) or not name:
            return None
        container = _QUERY if options is not None and options.text("lazy") == "dynamic" else _LIST
        leads_back = made.kind is AttributeKind.RELATION and arguments.expression("primaryjoin") is None
        several = collection(name, row.cls.id, container, declared.name if leads_back else "")
        if arguments.expression("secondary") is not None:
            return several
        if made.kind is AttributeKind.RELATION:
            if options is not None and options.flag("uselist") is False:
                said = Evidence(
                    Origin.MAPPING,
                    True,
                    True,
                    declared.holder.path,
                    declared.line,
                    "backref with uselist=False has no key of its own",
                )
                return MappedAttribute(name, AttributeKind.REVERSE, target=row.cls.id, evidence=(said,))
            return several
        keys = self._own_keys(target, row, options or Arguments(self._program, row.cls.path, "", Call(backref, ())))
        keys = keys or _joined(target, row, arguments)
        if not keys:
            return None
        return self._by_key(name, row.cls.id, keys)

    # ---- keys

    def _own_keys(self, row: Row, target: Row | None, arguments: Arguments) -> list[ColumnDeclaration]:
        """The columns of the class's own table that hold the target's key, as far as one relationship can mean them."""
        named = _names(arguments.expression("foreign_keys"))
        own = [row.columns[name] for name in named if name in row.columns and row.keys.get(name)]
        if named:
            if not own and target is not None:
                own = [key for key in _joined(row, target, arguments) if key.name in named]
            return own if target is None or not self._is_other_side(row, target, arguments) else []
        if target is None:
            return []
        tables = self._tables[target.cls.id]
        found = [row.columns[name] for name, keys in row.keys.items() if name in row.columns and tables & set(keys)]
        if not found:
            return _joined(row, target, arguments)
        if self._is_other_side(row, target, arguments):
            return []
        text = _join_text(arguments)
        if text:
            mentioned = [key for key in found if key.name in text.replace(".", " ").replace(")", " ").split()]
            return mentioned or found
        return found

    def _is_other_side(self, row: Row, target: Row, arguments: Arguments) -> bool:
        """Whether a relationship of a class to itself is its collection: it is, unless `remote_side` names the key's target."""
        if row.table != target.table:
            named = _names(arguments.expression("foreign_keys"), qualified=True)
            return bool(named) and all(name.rpartition(".")[0] == target.cls.name for name in named)
        remote = _names(arguments.expression("remote_side"))
        return not remote or any(row.keys.get(name) for name in remote)

    def _points_back(self, row: Row, target: Row) -> bool:
        tables = self._tables[row.cls.id]
        return any(tables & set(keys) for keys in target.keys.values())

    # ---- targets

    def _target(self, row: Row, declared: RelationDeclaration, arguments: Arguments) -> Row | None:
        if declared.target is not None:
            return self._rows.get(declared.target.id)
        given = arguments.expression("argument", 0)
        path, scope = declared.made.path, declared.made.scope
        if isinstance(given, Lambda):
            given = _body(given)
        if isinstance(given, Constant) and isinstance(given.value, str):
            return self._named(given.value, row)
        if given is not None:
            cls = self._program.class_named(path, dotted_name(given), scope)
            return self._rows.get(cls.id) if cls is not None else None
        inner = mapped_type(declared.annotation) or declared.annotation
        if inner is None:
            return None
        if _names_collection(inner) and inner.args:
            inner = inner.args[-1]
        cls = self._program.class_named(declared.holder.path, inner.name, declared.holder.decl.qualname)
        if cls is not None and cls.id in self._rows:
            return self._rows[cls.id]
        return self._named(inner.name, row)

    def _named(self, name: str, row: Row) -> Row | None:
        """A class by the name that SQLAlchemy's registry knows it by."""
        cls = self._program.class_named(row.cls.path, name)
        if cls is not None and cls.id in self._rows:
            return self._rows[cls.id]
        candidates = self._by_name.get(name.rpartition(".")[2], [])
        if len(candidates) == 1:
            return candidates[0]
        module = name.rpartition(".")[0]
        fitting = [item for item in candidates if module and item.cls.dotted.endswith(name)]
        top = row.cls.path.partition("/")[0]
        fitting = fitting or [item for item in candidates if item.cls.path.partition("/")[0] == top]
        return fitting[0] if len(fitting) == 1 else None


def evidence(column: ColumnDeclaration) -> Evidence:
    """What a column's declaration says."""
    return Evidence(Origin.MAPPING, column.nullable, column.explicit, column.path, column.line, column.text)


def _joined(row: Row, target: Row, arguments: Arguments) -> list[ColumnDeclaration]:
    """The columns of a class that a join without declared foreign keys compares with the key of another
    (`primaryjoin="Order.owner_id == User.id"`); none of a class with itself, where the join does not tell which side is meant."""
    if row.cls is target.cls:
        return []
    found: list[ColumnDeclaration] = []
    for match in _EQUAL.finditer(_join_text(arguments)):
        for (of, name), (of_other, other) in (match.group(1, 2), match.group(3, 4)), (match.group(3, 4), match.group(1, 2)):
            mine, theirs = row.columns.get(name), target.columns.get(other)
            is_own = not of or of == row.cls.name
            if is_own and of_other == target.cls.name and mine is not None and theirs is not None and theirs.primary_key:
                found.append(mine)
    return [key for key in found if not key.primary_key]


def _join_text(arguments: Arguments) -> str:
    join = arguments.expression("primaryjoin")
    if join is None:
        return ""
    return str(join.value) if isinstance(join, Constant) else render(_body(join))


def _names_collection(ref: TypeRef) -> bool:
    return ref.name.rpartition(".")[2] in _COLLECTIONS


def _body(value: Expr) -> Expr:
    """The expression of a lambda without parameters; anything else as it is."""
    if isinstance(value, Lambda) and len(value.body) == 1:
        statement = value.body[0]
        if isinstance(statement, Return) and statement.value is not None:
            return statement.value
    return value


def _names(value: Expr | None, qualified: bool = False) -> list[str]:
    """The attribute names in `foreign_keys=` or `remote_side=`: a column, a list of columns, a string or a lambda of these."""
    if value is None:
        return []
    value = _body(value)
    items: Iterable[Expr] = value.items if isinstance(value, Collection) else (value,)
    found: list[str] = []
    for item in items:
        if isinstance(item, Constant) and isinstance(item.value, str):
            found.extend(part.strip(" []()") for part in item.value.split(",")[:10])
        else:
            found.append(dotted_name(item))
    return [name if qualified else name.rpartition(".")[2] for name in found if name]
