"""jOOQ's rows: the records that it generates, and classes that queries put rows into (`fetchInto(Order.class)`).

Source: the jOOQ 3.19 manual, "Code generation" (records extend `UpdatableRecordImpl` or `TableRecordImpl` and have a getter for
each column) and "Fetching: POJOs" (by the names of columns).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.span import line_of
from nullguard.program.program import Program

_PACKAGE: Final = "org.jooq"
_RECORDS: Final = frozenset({f"{_PACKAGE}.impl.UpdatableRecordImpl", f"{_PACKAGE}.impl.TableRecordImpl"})
_INTO: Final = frozenset(
    {"fetchInto", "fetchOneInto", "fetchAnyInto", "fetchSingleInto", "fetchOptionalInto", "fetchStreamInto", "into"}
)


def row_uses(program: Program) -> Iterator[RowUse]:
    """The records of the project, then the classes that rows are put into, in order of path."""
    paths = [
        path
        for path, facts in sorted(program.sources.items())
        if facts.language == "java" and any(item.module.startswith(_PACKAGE) for item in facts.imports)
    ]
    if not paths:
        return
    for _, cls in sorted(program.classes.items()):
        if not cls.is_library and cls.path.endswith(".java") and not _RECORDS.isdisjoint(program.base_names(cls)):
            yield RowUse(cls.id, "jooq", cls.path, line_of(cls.decl.at))
    for path in paths:
        for function in program.functions_of(path):
            if _INTO.isdisjoint(function.decl.mentions):
                continue
            for node in nodes(program.body(function)):
                if isinstance(node, s.Call) and last_name(node.function) in _INTO and len(node.arguments) == 1:
                    given = node.arguments[0].value
                    if isinstance(given, s.Constant) and given.kind == "class":
                        made = program.class_named(path, str(given.value), function.decl.qualname)
                        if made is not None and not made.is_library:
                            yield RowUse(made.id, "jooq", path, line_of(node.at))
