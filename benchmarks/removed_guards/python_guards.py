"""Tests for null in Python that can be removed: `if order.buyer:`, `if order is None: return`,
`order.buyer and order.buyer.name`."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from guards import COLUMN, LOOKUP, Guard

_LOOKUPS = frozenset({"first", "last", "one_or_none", "get_or_none", "scalar_one_or_none", "fetchone"})
_BY_KEY = re.compile(r"\b(session|query(\(.*\))?)\.get$")
"""SQLAlchemy's lookups by the primary key; Django's `get` raises."""
_CATCHING = frozenset({"AttributeError", "TypeError", "Exception", "BaseException"})
_LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_Functions = (ast.FunctionDef, ast.AsyncFunctionDef)


def guards_in(path: str, data: bytes, nullable: Collection[str], finders: Collection[str]) -> Iterator[Guard]:
    """The guards of a source: `nullable` are the names of attributes that may be null, `finders` those of functions that give
    what a lookup finds. Nothing of what cannot be parsed."""
    for function in _functions(data):
        yield from _Function(path, function, nullable, finders).guards()


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
        self, path: str, node: ast.FunctionDef | ast.AsyncFunctionDef, nullable: Collection[str], finders: Collection[str]
    ) -> None:
        self._path = path
        self._node = node
        self._nullable = nullable
        self._found = {name: _giver(part) for part in ast.walk(node) if (name := _looked_up(part, finders))}
        self._tests = Counter(name for test in _tests(node) for name in {_path(part) for part in ast.walk(test)} if name)

    def guards(self) -> Iterator[Guard]:
        for node in ast.walk(self._node):
            for block in (getattr(node, "body", None), getattr(node, "orelse", None)):
                if isinstance(block, list):
                    yield from self._of_block(block)
            if isinstance(node, ast.IfExp):
                yield from self._guard(node.test, True, [node.body])
            elif isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
                yield from self._guard(node.values[0], True, node.values[1:])

    def _of_block(self, block: list[ast.stmt]) -> Iterator[Guard]:
        for index, statement in enumerate(block):
            if isinstance(statement, ast.If) and not statement.orelse:
                yield from self._guard(statement.test, True, statement.body)
                if isinstance(statement.body[-1], _LEAVING):
                    yield from self._guard(statement.test, False, block[index + 1 :])

    def _guard(self, test: ast.expr, wanted: bool, way: Iterable[ast.AST]) -> Iterator[Guard]:
        """The guard that a test is, where the way behind it is taken for this outcome, and relies on what is tested."""
        way = list(way)
        name, there = _tested(test)
        uses = _uses(way, name) if name and there is wanted else []
        source = self._source(name)
        if not uses or not source or self._tests[name] != 1 or _is_bound(way, name) or self._is_caught(uses[0]):
            return
        if test.lineno == test.end_lineno and test.end_col_offset is not None:
            where = f"{self._node.name}:{self._node.lineno}"
            span = (test.lineno, test.col_offset, test.end_col_offset)
            handed, giver = tuple(_handed(way, name)), self._found.get(name, "")
            yield Guard(self._path, *span, str(wanted), name, tuple(uses), handed, source, where, giver)

    def _source(self, name: str) -> str:
        owner, _, attribute = name.rpartition(".")
        if owner:
            return COLUMN if attribute in self._nullable else ""
        return LOOKUP if name in self._found else ""

    def _is_caught(self, line: int) -> bool:
        """Whether a handler around the use takes what it raises."""
        return any(
            isinstance(node, ast.Try)
            and node.body[0].lineno <= line <= (node.body[-1].end_lineno or 0)
            and any(handler.type is None or not _CATCHING.isdisjoint(_names(handler.type)) for handler in node.handlers)
            for node in ast.walk(self._node)
        )


def _path(node: ast.AST) -> str:
    """`order.buyer` of an expression of names and attributes; empty for others."""
    if isinstance(node, ast.Name):
        return node.id
    owner = _path(node.value) if isinstance(node, ast.Attribute) else ""
    return f"{owner}.{node.attr}" if owner and isinstance(node, ast.Attribute) else ""


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


def _tests(function: ast.AST) -> Iterator[ast.expr]:
    """All conditions of a function."""
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
            yield node.test
        elif isinstance(node, ast.BoolOp):
            yield from node.values[:-1]
        elif isinstance(node, ast.comprehension):
            yield from node.ifs


def _tested(test: ast.expr) -> tuple[str, bool]:
    """What a plain test asks for, and whether it is there when the test holds."""
    match test:
        case ast.Name() | ast.Attribute():
            return _path(test), True
        case ast.UnaryOp(op=ast.Not(), operand=(ast.Name() | ast.Attribute()) as operand):
            return _path(operand), False
        case ast.Compare(left=left, ops=[ast.Is() | ast.IsNot() as operator], comparators=[ast.Constant(value=None)]):
            return _path(left), isinstance(operator, ast.IsNot)
    return "", True


def _uses(way: Iterable[ast.AST], name: str) -> list[int]:
    """The lines on which a way relies on what a path leads to."""
    found = set()
    for node in (part for root in way for part in ast.walk(root)):
        if isinstance(node, ast.Attribute | ast.Subscript) and _path(node.value) == name:
            found.update((node.value.lineno, node.end_lineno or node.lineno))
        elif isinstance(node, ast.For) and _path(node.iter) == name:
            found.add(node.iter.lineno)
    return sorted(found)


def _handed(way: Iterable[ast.AST], name: str) -> list[int]:
    """The lines on which a way hands what a path leads to to a call."""
    calls = [node for root in way for node in ast.walk(root) if isinstance(node, ast.Call)]
    arguments = (value for call in calls for value in (*call.args, *(keyword.value for keyword in call.keywords)))
    return sorted({value.lineno for value in arguments if _path(value) == name})


def _is_bound(way: Iterable[ast.AST], name: str) -> bool:
    """Whether a way gives the path, or the variable that it begins with, another value."""
    return any(
        isinstance(node, ast.Name | ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and _path(node) in (name, name.split(".")[0])
        for root in way
        for node in ast.walk(root)
    )
