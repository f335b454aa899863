"""Primary keys that stand among the arguments of a table instead of at their columns."""

from __future__ import annotations

from nullguard.frameworks.sqlalchemy.mapped import MappedClasses
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Call, Collection, Constant
from nullguard.program.symbols import ClassInfo


def key_columns(mapped: MappedClasses, cls: ClassInfo) -> frozenset[str]:
    """The columns of `PrimaryKeyConstraint("a", "b")` in the nearest `__table_args__`."""
    for base in mapped.lineage(cls):
        for field in base.decl.fields:
            if field.name == "__table_args__":
                parts = field.value.items if isinstance(field.value, Collection) and field.value.kind == "tuple" else ()
                return frozenset(
                    argument.value.value
                    for part in parts
                    if isinstance(part, Call) and dotted_name(part.function).rpartition(".")[2] == "PrimaryKeyConstraint"
                    for argument in part.arguments
                    if not argument.name and isinstance(argument.value, Constant) and isinstance(argument.value.value, str)
                )
    return frozenset()
