"""Tables that sources declare as variables (`orders = Table("orders", metadata, Column(…))`), whoever is mapped to them."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.sqlalchemy.calls import declaration
from nullguard.frameworks.sqlalchemy.checks import checks_of_table
from nullguard.frameworks.sqlalchemy.mapped import MappedClasses
from nullguard.frameworks.sqlalchemy.relationships import evidence
from nullguard.model.nodes import last_name
from nullguard.model.schema import AttributeKind, MappedAttribute
from nullguard.model.syntax import Call
from nullguard.program.program import Program
from nullguard.program.symbols import VariableInfo

_TABLE = "Table"


def declared_tables(program: Program) -> Iterator[tuple[str, str, int, dict[str, MappedAttribute], tuple[str, ...]]]:
    """Name, source, line, columns and CHECKs of each, in order of source and place."""
    mapped = MappedClasses(program)
    for path, facts in sorted(program.sources.items()):
        if facts.language != "python" or not any(item.module.startswith("sqlalchemy") for item in facts.imports):
            continue
        for variable in facts.variables:
            if not isinstance(variable.value, Call) or last_name(variable.value.function) != _TABLE:
                continue
            made = declaration(program, path, "", variable.value)
            name = made.arguments.text("name", 0) if made is not None and made.kind == "table" else ""
            if made is None or not name:
                continue
            attributes = {
                column.name: MappedAttribute(
                    column.name,
                    AttributeKind.COLUMN,
                    column.column,
                    column.type,
                    evidence=(evidence(column),),
                    primary_key=column.primary_key,
                    filled_by=column.filled_by,
                )
                for column in mapped.table_columns(made)
            }
            if attributes:
                yield name, path, made.line, attributes, checks_of_table(made)


def table_named(program: Program, variable: VariableInfo) -> str:
    """The name of the table that a variable holds; empty where it holds none."""
    call = variable.decl.value
    if not isinstance(call, Call) or last_name(call.function) != _TABLE:
        return ""
    return Arguments(program, variable.path, "", call).text("name", 0)
