"""`CheckConstraint` among the arguments of tables, as SQL."""

from __future__ import annotations

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.sqlalchemy.calls import Declaration
from nullguard.frameworks.sqlalchemy.mapped import MappedClasses
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Call, Collection, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def checks_of(mapped: MappedClasses, cls: ClassInfo) -> tuple[str, ...]:
    """The conditions that are written as text in the nearest `__table_args__`."""
    for base in mapped.lineage(cls):
        for field in base.decl.fields:
            if field.name == "__table_args__":
                parts = field.value.items if isinstance(field.value, Collection) and field.value.kind == "tuple" else ()
                found = (_condition(mapped.program, base.path, base.decl.qualname, part) for part in parts)
                return tuple(text for text in found if text)
    return ()


def checks_of_table(table: Declaration) -> tuple[str, ...]:
    """Those among the arguments of `Table(…)`."""
    found = (_condition(table.program, table.path, table.scope, given.value) for given in table.call.arguments)
    return tuple(text for text in found if text)


def _condition(program: Program, path: str, scope: str, part: Expr) -> str:
    """The condition of `CheckConstraint("…")` or `CheckConstraint(text("…"))`; empty for anything else."""
    if not isinstance(part, Call) or dotted_name(part.function).rpartition(".")[2] != "CheckConstraint":
        return ""
    given = Arguments(program, path, scope, part)
    text = given.expression("sqltext", 0)
    if isinstance(text, Call) and dotted_name(text.function).rpartition(".")[2] == "text":
        return Arguments(program, path, scope, text).text("text", 0)
    return given.text("sqltext", 0)
