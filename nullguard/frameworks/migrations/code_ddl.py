"""Tables that Python code makes itself: `connection.execute("CREATE TABLE orders (…)")`, in the order in which it stands there.

Texts with fields (`f"… DEFAULT {now}"`) are read with a word in their place, unless the name of the table is such a field.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from nullguard.frameworks.migrations.bodies import body_of
from nullguard.knowledge.words import library_names
from nullguard.languages.sql.script import read_sql_text
from nullguard.model import syntax as s
from nullguard.model.ddl import AnyChange, CreateTable, Dialect, History, HistoryProblem, Step, subject
from nullguard.model.documents import AnyDocument
from nullguard.model.facts import SyntaxProblem
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo, VariableInfo

_DDL: Final = re.compile(r"\s*(?:CREATE|ALTER|DROP)\s+TABLE\b[^(]*", re.IGNORECASE)

_LATER: Final = re.compile(r"^[ \t]*(?:CREATE|ALTER|DROP)\s+TABLE\b[^(]*", re.IGNORECASE | re.MULTILINE)
"""The same further down in a text of several statements."""

_FIELD: Final = "{}"
"""What stands for a field in the text of a format (see `model.syntax.Format`)."""

_WORD: Final = "field_of_code"


def code_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """One for each unit; of a table that several sources create the first one's counts, others may change it."""
    units: dict[str, list[Step]] = defaultdict(list)
    problems: dict[str, list[HistoryProblem]] = defaultdict(list)
    made: dict[str, set[str]] = defaultdict(set)
    for path in _running_sql(program):
        unit = program.unit_of(path)
        changes: dict[str, list[AnyChange]] = {}
        for function in program.functions_of(path):
            for place, found, unread in _changes(program, function):
                changes.setdefault(place, []).extend(found)
                problems[unit].extend(HistoryProblem(place, line_of(problem.at), problem.message) for problem in unread)
        for place, of_place in changes.items():
            own = {change.table.lower() for change in of_place if isinstance(change, CreateTable)}
            again = own & made[unit]
            made[unit] |= own
            if kept := tuple([change for change in of_place if _table(change) not in again]):
                units[unit].append(Step(place, place.rpartition("/")[2], kept))
    for unit, steps in sorted(units.items()):
        yield History("sql", tuple(steps), Dialect.UNKNOWN, unit, tuple(problems[unit]))


def _running_sql(program: Program) -> list[str]:
    """The Python sources with a function that may run SQL, in order. Who these are is asked of all sources at once: what is found
    does not depend on what the others declare."""
    callers = program.callers("python")
    return sorted({function.path for name in library_names("running-sql") for function in callers.mentioning(name)})


def _table(change: AnyChange) -> str:
    return subject(change).lower()


def _changes(program: Program, function: FunctionInfo) -> Iterator[tuple[str, Sequence[AnyChange], Sequence[SyntaxProblem]]]:
    """The changes of each text that a function runs, after the source in which it stands, and what was not understood of those
    without fields."""
    if library_names("running-sql").isdisjoint(function.decl.mentions):
        return
    parts = tuple(nodes(body_of(program, function)))
    loops = [each for each in reversed(parts) if isinstance(each, s.ForEach)]
    listed = {each.target.id: each.iterable for each in loops if isinstance(each.target, s.Name)}
    for node in parts:
        if isinstance(node, s.Call) and node.arguments and last_name(node.function) in library_names("running-sql"):
            for path, given in _given(program, function, listed, node.arguments[0].value):
                text = _text(given)
                head = _DDL.match(text) or (_LATER.search(text) if _FIELD not in text else None)
                if head is not None and _FIELD not in head[0]:
                    changes, problems = read_sql_text(text.replace(_FIELD, _WORD), line=line_of(given.at))
                    yield path, changes, problems if _FIELD not in text else ()


def _given(program: Program, function: FunctionInfo, listed: Mapping[str, s.Expr], node: s.Expr) -> Iterator[tuple[str, s.Expr]]:
    """The texts that an expression stands for, each after its source: itself, a constant of the module's (`SCHEMA`), or each of
    those that a loop takes it from (`for statement in TABLES:`): `listed`, by its variable."""
    asked = listed.get(node.id, node) if isinstance(node, s.Name) else node
    if not isinstance(asked, (s.Name, s.Attribute)):
        yield function.path, node
        return
    variable = program.resolve(function.path, dotted_name(asked), function.decl.qualname)
    value = variable.decl.value if isinstance(variable, VariableInfo) else None
    if isinstance(variable, VariableInfo) and value is not None:
        items = value.items if isinstance(value, s.Collection) and value.kind in _LISTS else (value,)
        yield from ((variable.path, item) for item in items)


_LISTS: Final = ("list", "tuple")


def _text(node: s.Expr) -> str:
    match node:
        case s.Constant(kind="str", value=str(text)) | s.Format(text=text):
            return text
        case s.Call(arguments=(s.Argument(value=s.Constant(kind="str", value=str(text))), *_)):
            return text  # `text("…")`, `dedent("…")`
    return ""
