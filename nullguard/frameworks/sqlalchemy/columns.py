"""Columns: nullability, key, type and foreign keys of `Column(…)`, `mapped_column(…)`, `Mapped[…]` and SQLModel's fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.frameworks.arguments import Arguments, UnknownValue
from nullguard.frameworks.sqlalchemy.calls import Declaration, declaration, is_called
from nullguard.frameworks.types import as_reference
from nullguard.model.nodes import dotted_name, is_null
from nullguard.model.syntax import Argument, Call, Collection, Constant, Expr, Subscript, TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, VariableInfo

# What a loaded value is, by the simple name of the column type; source: the SQLAlchemy 2.0 type reference.
VALUE_TYPES = {
    **dict.fromkeys(
        ("String", "Unicode", "Text", "UnicodeText", "VARCHAR", "NVARCHAR", "CHAR", "NCHAR", "TEXT", "CLOB", "CITEXT", "Enum",
         "ENUM", "LONGTEXT", "MEDIUMTEXT", "TINYTEXT", "AutoString", "INET", "CIDR", "MACADDR"),
        "builtins.str",
    ),
    **dict.fromkeys(("Integer", "BigInteger", "SmallInteger", "INTEGER", "BIGINT", "SMALLINT", "INT", "TINYINT"), "builtins.int"),
    **dict.fromkeys(("Float", "FLOAT", "REAL", "Double", "DOUBLE", "DOUBLE_PRECISION"), "builtins.float"),
    **dict.fromkeys(("Numeric", "NUMERIC", "DECIMAL"), "decimal.Decimal"),
    **dict.fromkeys(("Boolean", "BOOLEAN"), "builtins.bool"),
    **dict.fromkeys(("DateTime", "DATETIME", "TIMESTAMP"), "datetime.datetime"),
    **dict.fromkeys(("Date", "DATE"), "datetime.date"),
    **dict.fromkeys(("Time", "TIME"), "datetime.time"),
    **dict.fromkeys(("Interval", "INTERVAL"), "datetime.timedelta"),
    **dict.fromkeys(("LargeBinary", "BLOB", "BYTEA", "BINARY", "VARBINARY"), "builtins.bytes"),
    **dict.fromkeys(("Uuid", "UUID", "GUID"), "uuid.UUID"),
    "ARRAY": "builtins.list",
    "HSTORE": "builtins.dict",
    **dict.fromkeys(("JSON", "JSONB"), "json.Stored"),
}  # fmt: skip

_OF_DATABASE = frozenset({"Computed", "DefaultClause", "FetchedValue", "Identity", "Sequence"})
"""What a column is given by its place that lets the database give the value."""

_NO_TYPES = _OF_DATABASE | {"CheckConstraint"}

_MAPPED = frozenset({"Mapped", "DynamicMapped", "WriteOnlyMapped"})
_MOST_STEPS = 5


@dataclass(frozen=True)
class ColumnDeclaration:
    """A column. `foreign` are the targets of its foreign keys as written, seen from `path` and `scope`, `filled_by` is the option
    by which rows that are made without it get a value; `has_default`: the database has one."""

    name: str
    column: str
    nullable: bool | None
    explicit: bool
    text: str
    path: str
    line: int
    scope: str
    primary_key: bool = False
    type: TypeRef | None = None
    foreign: tuple[Expr, ...] = ()
    filled_by: str = ""
    has_default: bool = False


_FILLING = ("default", "insert_default")
"""Options of a column by which SQLAlchemy gives a value to a row that is made without it. What the database gives, by
`server_default`, may be younger than rows, and other programs' inserts may name the column."""


class ColumnReader:
    """Reads column declarations of one program."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def from_call(
        self, name: str, made: Declaration, holder: ClassInfo | None, annotation: TypeRef | None, line: int
    ) -> ColumnDeclaration:
        """A column given by a call, perhaps with a `Mapped[…]` annotation; `holder` is the class it stands in."""
        arguments = made.arguments
        path = holder.path if holder is not None else made.path
        alias = self._annotated(holder, annotation)
        given = _merged(arguments, alias)
        column, type_expression, foreign = _positional(given)
        nullable, explicit, text = self._nullability(made, given, holder, annotation)
        primary = given.flag("primary_key") is True
        value_type = self._type(made, type_expression or given.expression("type_"), holder, annotation)
        column = column or given.text("name") or name
        return ColumnDeclaration(
            name,
            column,
            nullable,
            explicit,
            text,
            path,
            line,
            made.scope,
            primary,
            value_type,
            foreign,
            _filled_by(given),
            given.expression("server_default") is not None or any(is_called(item, _OF_DATABASE) for item in given.positional),
        )

    def from_annotation(self, name: str, holder: ClassInfo, annotation: TypeRef, line: int) -> ColumnDeclaration:
        """A column given by nothing but `name: Mapped[…]`."""
        scope = holder.decl.qualname
        made = Declaration("mapped_column", "mapped_column", Call(Subscript(Constant(None, "null"), Constant(None, "null")), ()),
                           holder.path, scope, line, self._program)  # fmt: skip
        return self.from_call(name, made, holder, annotation, line)

    def from_field(
        self, name: str, made: Declaration | None, holder: ClassInfo, annotation: TypeRef | None, line: int
    ) -> ColumnDeclaration:
        """A column of a SQLModel class: nullable when the annotation admits None and no argument says otherwise."""
        scope = holder.decl.qualname
        inner = None
        if made is not None:
            own = made.arguments
            inner = declaration(self._program, holder.path, scope, own.expression("sa_column"))
            if inner is not None:
                return self.from_call(name, inner, holder, None, line)
        arguments = made.arguments if made is not None else None
        primary = arguments is not None and arguments.flag("primary_key") is True
        said = arguments.flag("nullable") if arguments is not None else None
        optional = annotation is not None and annotation.nullable
        if primary:
            nullable, text = False, "primary_key=True"
        elif said is not None:
            nullable, text = said, f"nullable={said}"
        else:
            nullable, text = optional, written(annotation)
        key = arguments.text("foreign_key") if arguments is not None else ""
        foreign = (Constant(key, "str"),) if key else ()
        found = self._program.type_of(annotation, holder.path, scope)
        type_ref = as_reference(found) if found is not None else None
        return ColumnDeclaration(name, name, nullable, True, text, holder.path, line, scope, primary, type_ref, foreign)

    # ---- nullability

    def _nullability(
        self, made: Declaration, given: Arguments, holder: ClassInfo | None, annotation: TypeRef | None
    ) -> tuple[bool | None, bool, str]:
        """The keyword wins over the annotation, the annotation over the default, and a key is never null."""
        said = given.value("nullable")
        if isinstance(said, bool):
            return said, True, f"nullable={said}"
        if given.flag("primary_key") is True:
            return False, True, "primary_key=True"
        if isinstance(said, UnknownValue) or given.open:
            return None, False, "nullable is computed"
        inner = mapped_type(annotation)
        if inner is not None:
            return self._is_optional(holder, inner), True, written(annotation)
        return True, False, f"{made.name} without nullable"

    def _is_optional(self, holder: ClassInfo | None, inner: TypeRef) -> bool:
        if inner.nullable:
            return True
        if holder is None:
            return False
        found = self._program.type_of(inner, holder.path, holder.decl.qualname)
        return found is not None and found.nullable

    # ---- types

    def _type(
        self, made: Declaration, value: Expr | None, holder: ClassInfo | None, annotation: TypeRef | None
    ) -> TypeRef | None:
        inner = mapped_type(annotation)
        if inner is not None and holder is not None:
            found = self._program.type_of(inner, holder.path, holder.decl.qualname)
            if found is not None:
                return as_reference(found)
        arguments: tuple[Argument, ...] = ()
        if isinstance(value, Call):
            arguments, value = value.arguments, value.function
        dotted = dotted_name(value)
        simple = dotted.rpartition(".")[2]
        if simple in ("Enum", "ENUM") and arguments and not arguments[0].name:
            cls = self._program.class_named(made.path, dotted_name(arguments[0].value), made.scope)
            return TypeRef(cls.id) if cls is not None else None if dotted_name(arguments[0].value) else TypeRef("builtins.str")
        flags = {item.name: item.value.value for item in arguments if item.name and isinstance(item.value, Constant)}
        if simple in ("Numeric", "NUMERIC", "DECIMAL") and flags.get("asdecimal") is False:
            return TypeRef("builtins.float")
        name = VALUE_TYPES.get(simple)
        if name is None or (simple == "UUID" and flags.get("as_uuid") is False):
            return None
        symbol = self._program.resolve(made.path, dotted, made.scope)
        return None if isinstance(symbol, ClassInfo) and not symbol.is_library else TypeRef(name)

    # ---- annotated aliases

    def _annotated(self, holder: ClassInfo | None, annotation: TypeRef | None) -> Call | None:
        """The `mapped_column(…)` inside an alias such as `key = Annotated[int, mapped_column(primary_key=True)]`."""
        inner = mapped_type(annotation)
        if inner is None or holder is None:
            return None
        path, scope, dotted = holder.path, holder.decl.qualname, inner.name
        for _ in range(_MOST_STEPS):
            symbol = self._program.resolve(path, dotted, scope)
            if not isinstance(symbol, VariableInfo) or not isinstance(symbol.decl.value, Subscript):
                return None
            value = symbol.decl.value
            items = value.index.items if isinstance(value.index, Collection) else (value.index,)
            for item in items:
                if isinstance(item, Call) and dotted_name(item.function).endswith("mapped_column"):
                    return item
            path, scope, dotted = symbol.path, "", dotted_name(items[0])
        return None


def _filled_by(given: Arguments) -> str:
    """The option by which a column gets a value where none is given; empty where there is none, or null."""
    for option in _FILLING:
        value = given.expression(option)
        if value is not None and not is_null(value):
            return option
    return ""


def mapped_type(annotation: TypeRef | None) -> TypeRef | None:
    """The `X` of `Mapped[X]`; None for other annotations."""
    if annotation is None or annotation.name.rpartition(".")[2] not in _MAPPED or not annotation.args:
        return None
    return annotation.args[0]


def written(annotation: TypeRef | None, depth: int = 0) -> str:
    """A type as a reader would write it, for evidence."""
    if annotation is None:
        return "no annotation"
    if annotation.name == "|":
        text = " | ".join(written(item, depth + 1) for item in annotation.args[:4])
    else:
        text = annotation.name
        if annotation.args and depth < 3:
            text += f"[{', '.join(written(item, depth + 1) for item in annotation.args[:4])}]"
    return f"{text} | None" if annotation.nullable else text


def _merged(arguments: Arguments, alias: Call | None) -> Arguments:
    """The arguments of a column, with those of an annotated alias where it has none itself."""
    if alias is not None:
        for item in alias.arguments:
            if item.name:
                arguments.keywords.setdefault(item.name, item.value)
            elif not item.star:
                arguments.positional.append(item.value)
    return arguments


def _positional(arguments: Arguments) -> tuple[str, Expr | None, tuple[Expr, ...]]:
    """Name, type and foreign keys among the positional arguments."""
    name, type_expression = "", None
    foreign: list[Expr] = []
    for position, item in enumerate(arguments.positional):
        if isinstance(item, Constant):
            if position == 0 and isinstance(item.value, str):
                name = item.value
            continue
        function = dotted_name(item.function).rpartition(".")[2] if isinstance(item, Call) else ""
        if function == "ForeignKey":
            assert isinstance(item, Call)
            foreign.extend(_first(item))
        elif type_expression is None and function not in _NO_TYPES:
            type_expression = item
    return name, type_expression, tuple(foreign)


def _first(call: Call) -> Iterator[Expr]:
    for argument in call.arguments:
        if argument.name in (None, "column") and not argument.star:
            yield argument.value
            return
