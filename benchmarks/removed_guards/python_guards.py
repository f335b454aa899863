"""Tests for null in Python that can be removed: `if order.buyer:`, `if order is None: return`,
`order.buyer and order.buyer.name`, `(order.total or 0) + 1`, `filter(buyer__isnull=False)`."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from guards import COLUMN, DEFAULT, LOOKUP, NAMED, QUERY, TEST, Guard
from python_queries import asked_columns, rows_of
from python_rows import other_methods
from python_tests import LEAVING, asked_in, chosen, conditions, handed_on, is_bound, path_of, relied_on, tested, uses_of

_LOOKUPS = frozenset({"first", "last", "one_or_none", "get_or_none", "scalar_one_or_none", "fetchone"})
_BY_KEY = re.compile(r"\b(session|query(\(.*\))?)\.get$")
"""SQLAlchemy's lookups by the primary key; Django's `get` raises."""
_CATCHING = frozenset({"AttributeError", "TypeError", "Exception", "BaseException"})
_Functions = (ast.FunctionDef, ast.AsyncFunctionDef)


def guards_in(
    path: str, data: bytes, nullable: Collection[str], finders: Collection[str], rows: Collection[str]
) -> Iterator[Guard]:
    """The guards of a source: `nullable` are the names of attributes that may be null, `finders` those of functions that give
    what a lookup finds, `rows` those of mapped classes. Nothing of what cannot be parsed."""
    others = other_methods(data, rows)
    for function in _functions(data):
        is_other = function.lineno in others
        yield from _Function(path, data, function, nullable, finders, is_other).guards()


def finders_of(sources: Mapping[str, bytes]) -> set[str]:
    """The names of functions all of which give what a lookup finds."""
    found: dict[str, bool] = {}
    for data in sources.values():
        for function in _functions(data):
            found[function.name] = found.get(function.name, True) and _gives_lookup(function)
    return {name for name, is_finder in found.items() if is_finder}


def _functions(data: bytes) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError):
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, _Functions))


def _gives_lookup(function: ast.AST) -> bool:
    found = {name for node in ast.walk(function) if (name := _looked_up(node, ()))}
    given = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None]
    return bool(given) and all(_is_lookup(value, ()) or (isinstance(value, ast.Name) and value.id in found) for value in given)


class _Function:
    def __init__(
        self,
        path: str,
        data: bytes,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        nullable: Collection[str],
        finders: Collection[str],
        is_other: bool,
    ) -> None:
        self._path = path
        self._lines = data.splitlines(keepends=True)
        self._node = node
        self._nullable = nullable
        self._is_other = is_other
        self._found = {name: _giver(part) for part in ast.walk(node) if (name := _looked_up(part, finders))}
        self._tests = Counter(name for test in conditions(node) for name in asked_in(test))

    def guards(self) -> Iterator[Guard]:
        in_tests = {id(part) for test in conditions(self._node) for part in ast.walk(test)}
        for node in ast.walk(self._node):
            for block in (getattr(node, "body", None), getattr(node, "orelse", None)):
                if isinstance(block, list):
                    yield from self._of_block(block)
            if isinstance(node, ast.IfExp):
                yield from self._choice(node.test, [node.body], [node.orelse])
            elif isinstance(node, ast.BoolOp) and id(node) not in in_tests:
                yield from self._choice(node, [], [])
            elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
                yield from self._comprehension(node, [node.elt])
            elif isinstance(node, ast.DictComp):
                yield from self._comprehension(node, [node.key, node.value])
            yield from self._defaults(node)
        yield from self._queries()

    def _of_block(self, block: list[ast.stmt]) -> Iterator[Guard]:
        for index, statement in enumerate(block):
            if isinstance(statement, ast.If):
                goes_on = isinstance(statement.body[-1], LEAVING) or self._is_replaced(statement)
                behind = block[index + 1 :] if goes_on else []
                yield from self._choice(statement.test, [*statement.body], [*statement.orelse, *behind])

    def _is_replaced(self, statement: ast.If) -> bool:
        """Whether `if order is None:` gives it a value."""
        name, there = tested(statement.test)
        return bool(name) and not there and is_bound(statement.body[-1:], name) and not statement.orelse

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, given: list[ast.expr]
    ) -> Iterator[Guard]:
        asked = node.generators[-1].ifs
        for index, test in enumerate(asked):
            yield from self._choice(test, [*asked[index + 1 :], *given], [])

    def _choice(self, test: ast.expr, when_true: list[ast.AST], when_false: list[ast.AST]) -> Iterator[Guard]:
        """The guards that a condition has, where the way behind it is taken for this outcome, and relies on what is tested."""
        for part, wanted, way in chosen(test, when_true, when_false):
            name, there = tested(part)
            uses = uses_of(way, name) if name and there is wanted else []
            if uses and self._tests[name] == 1 and not is_bound(way, name):
                yield from self._guard(part, str(wanted), name, uses, handed_on(way, name), TEST)

    def _defaults(self, node: ast.AST) -> Iterator[Guard]:
        """`order.total or 0`, where it must not be None."""
        for relied in relied_on(node):
            if isinstance(relied, ast.BoolOp) and isinstance(relied.op, ast.Or) and len(relied.values) == 2:
                name = path_of(relied.values[0])
                if name and self._tests[name] == 1 and not isinstance(relied.values[1], ast.Name | ast.Attribute):
                    yield from self._guard(relied, name, name, [relied.lineno], [relied.lineno], DEFAULT)

    def _queries(self) -> Iterator[Guard]:
        for query, argument, column in asked_columns(self._node):
            for row in sorted(rows_of(self._node, query)):
                name = f"{row}.{column}"
                uses = uses_of([self._node], name)
                if uses and not self._tests[name]:
                    yield from self._guard(argument, "", name, uses, handed_on([self._node], name), QUERY)

    def _guard(
        self, node: ast.expr | ast.keyword, text: str, name: str, uses: Iterable[int], handed: Iterable[int], form: str
    ) -> Iterator[Guard]:
        source = self._source(name)
        if source and node.end_lineno is not None and node.end_col_offset is not None and not self._is_caught(min(uses)):
            where = f"{self._node.name}:{self._node.lineno}"
            start, end = self._byte(node.lineno, node.col_offset), self._byte(node.end_lineno, node.end_col_offset)
            if form == QUERY:
                end += len(re.match(rb"(\s*,[ \t]*)?", b"".join(self._lines)[end : end + 200]).group())  # type: ignore[union-attr]
            elif node.lineno != node.end_lineno:
                text = f"({text}" + "\n" * (node.end_lineno - node.lineno) + ")"
            giver = self._found.get(name, "")
            yield Guard(self._path, node.lineno, start, end, text, name, tuple(uses), tuple(handed), source, form, where, giver)

    def _byte(self, line: int, column: int) -> int:
        return sum(len(text) for text in self._lines[: line - 1]) + column

    def _source(self, name: str) -> str:
        owner, _, attribute = name.rpartition(".")
        if owner:
            named = NAMED if owner == "self" and self._is_other else COLUMN
            return named if attribute in self._nullable else ""
        return LOOKUP if name in self._found else ""

    def _is_caught(self, line: int) -> bool:
        """Whether a handler around the use takes what it raises."""
        return any(
            isinstance(node, ast.Try)
            and node.body[0].lineno <= line <= (node.body[-1].end_lineno or 0)
            and any(handler.type is None or not _CATCHING.isdisjoint(_names(handler.type)) for handler in node.handlers)
            for node in ast.walk(self._node)
        )


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _looked_up(node: ast.AST, finders: Collection[str]) -> str:
    """The variable that an assignment gives what a lookup finds; empty for others."""
    if not isinstance(node, ast.Assign) or len(node.targets) != 1 or not isinstance(node.targets[0], ast.Name):
        return ""
    return node.targets[0].id if _is_lookup(node.value, finders) else ""


def _giver(node: ast.AST) -> str:
    """The name of what is called for a variable."""
    call = node.value if isinstance(node, ast.Assign) else node
    call = call.value if isinstance(call, ast.Await) else call
    function = call.func if isinstance(call, ast.Call) else call
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _is_lookup(value: ast.expr, finders: Collection[str]) -> bool:
    call = value.value if isinstance(value, ast.Await) else value
    if not isinstance(call, ast.Call):
        return False
    if isinstance(call.func, ast.Name):
        return call.func.id in finders
    if not isinstance(call.func, ast.Attribute):
        return False
    name = call.func.attr
    return name in _LOOKUPS or name in finders or (name == "get" and _BY_KEY.search(ast.unparse(call.func)) is not None)
