"""Names of SQL types as they are compared: `character varying(64)` and `VARCHAR(64)` are one."""

from __future__ import annotations

import re

_SYNONYMS = {
    "varchar": ("character varying", "varchar2", "nvarchar", "nvarchar2", "national character varying"),
    "char": ("character", "nchar", "bpchar", "national character"),
    "text": ("clob", "nclob", "ntext", "tinytext", "mediumtext", "longtext", "character large object"),
    "integer": ("int", "int4", "mediumint", "serial", "serial4"),
    "bigint": ("int8", "bigserial", "serial8"),
    "smallint": ("int2", "smallserial", "serial2"),
    "boolean": ("bool", "bit"),
    "numeric": ("decimal", "dec", "number"),
    "double": ("double precision", "float8"),
    "real": ("float4",),
    "timestamp": ("timestamp without time zone", "datetime", "datetime2"),
    "timestamp with time zone": ("timestamptz", "datetimeoffset"),
    "time": ("time without time zone",),
    "time with time zone": ("timetz",),
    "blob": ("bytea", "binary", "varbinary", "tinyblob", "mediumblob", "longblob", "image", "raw", "binary large object"),
    "json": ("jsonb",),
    "uuid": ("uniqueidentifier",),
}
"""Names of one kind of value in PostgreSQL, MySQL, SQLite, H2, Oracle and SQL Server."""

_CANONICAL = {name: canonical for canonical, names in _SYNONYMS.items() for name in (canonical, *names)}
_SIZED = frozenset(("varchar", "char", "numeric"))
"""Types whose figures in parentheses say which values fit; elsewhere they are display widths and precisions."""

_TYPE = re.compile(r"\s*([^()]*?)\s*(?:\(([^()]*)\)\s*([^()]*?))?\s*")


def canonical(written: str) -> tuple[str, tuple[str, ...]]:
    """The name and the sizes of a type; no sizes where none are written or they do not matter."""
    found = _TYPE.fullmatch(written[:200].lower())
    if found is None:
        return " ".join(written.lower().split()), ()
    name = " ".join(f"{found[1]} {found[3] or ''}".split())
    sizes = tuple(
        part.strip().removesuffix(" char").removesuffix(" byte") for part in (found[2] or "").split(",") if part.strip()
    )
    if name == "tinyint" and sizes == ("1",):
        return "boolean", ()
    name = _CANONICAL.get(name, name)
    return name, sizes if name in _SIZED else ()


def differ(one: str, other: str) -> bool:
    """Whether two types hold different values; what one of them leaves out makes no difference."""
    (name, sizes), (other_name, other_sizes) = canonical(one), canonical(other)
    return bool(name and other_name) and (name != other_name or (bool(sizes and other_sizes) and sizes != other_sizes))
