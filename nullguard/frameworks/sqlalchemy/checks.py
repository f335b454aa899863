"""`CheckConstraint` among the arguments of tables, as SQL."""

from __future__ import annotations

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.sqlalchemy.mapped import MappedClasses
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Call, Collection, Expr
from nullguard.program.symbols import ClassInfo


def checks_of(mapped: MappedClasses, cls: ClassInfo) -> tuple[str, ...]:
    """The conditions that are written as text in the nearest `__table_args__`."""
    for base in mapped.lineage(cls):
        for field in base.decl.fields:
            if field.name == "__table_args__":
                parts = field.value.items if isinstance(field.value, Collection) and field.value.kind == "tuple" else ()
                found = (_condition(mapped, base, part) for part in parts)
                return tuple(text for text in found if text)
    return ()


def _condition(mapped: MappedClasses, holder: ClassInfo, part: Expr) -> str:
    """The condition of `CheckConstraint("…")` or `CheckConstraint(text("…"))`; empty for anything else."""
    if not isinstance(part, Call) or dotted_name(part.function).rpartition(".")[2] != "CheckConstraint":
        return ""
    given = Arguments(mapped.program, holder.path, holder.decl.qualname, part)
    text = given.expression("sqltext", 0)
    if isinstance(text, Call) and dotted_name(text.function).rpartition(".")[2] == "text":
        return Arguments(mapped.program, holder.path, holder.decl.qualname, text).text("text", 0)
    return given.text("sqltext", 0)
