"""The attributes that a method asks for on all ways on which it gives a query: not those of one branch (`return qs.filter(…)` for
some users, `return qs.all()` for others), nor of one part of `a | b`."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name, nodes
from nullguard.model.syntax import Arithmetic, Assign, Call, Constant, Expr, Lambda, Name, NestedFunction, Node, Return

_ASKING = library_names("restricting") | library_names("row-shortcut") | {"exclude", "get", "Q"}
_MOST_STEPS = 8


def given_back(body: Iterable[Node]) -> frozenset[str]:
    """The keywords by which whatever a method returns was asked for; by which anything is, where nothing is returned."""
    written = list(nodes(body))
    inside = {id(node) for outer in written if isinstance(outer, (Lambda, NestedFunction)) for node in nodes(outer.body)}
    held = _Held(written)
    returned = [
        node.value
        for node in written
        if isinstance(node, Return) and id(node) not in inside and node.value is not None and not _is_null(node.value)
    ]
    if not returned:
        return frozenset(name for node in written if isinstance(node, Call) for name in _keywords(node))
    return frozenset.intersection(*(asked((value,), held) for value in returned))


def asked(roots: Iterable[Node], held: _Held | None = None, steps: int = _MOST_STEPS) -> frozenset[str]:
    """The keywords of the conditions inside of nodes, and of what the variables there hold; those of `a | b` that both have."""
    if steps <= 0:
        return frozenset()
    written = list(nodes(roots))
    either = [node for node in written if isinstance(node, Arithmetic) and node.operator == "|"]
    apart = {id(node) for one in either for node in nodes(one.operands)}
    found: set[str] = set()
    for node in written:
        if id(node) in apart:
            continue
        if isinstance(node, Call):
            found.update(_keywords(node))
        elif isinstance(node, Name) and held is not None:
            found |= held.asked(node.id, steps)
        elif isinstance(node, Arithmetic) and node.operator == "|":
            found |= frozenset.intersection(*(asked((part,), held, steps - 1) for part in node.operands))
    return frozenset(found)


class _Held:
    """What the variables of a body hold, on whatever way it was assigned."""

    def __init__(self, written: Iterable[Node]) -> None:
        self._values: dict[str, list[Expr]] = {}
        self._asked: dict[str, frozenset[str]] = {}
        for node in written:
            if isinstance(node, Assign) and node.value is not None:
                for target in node.targets:
                    if isinstance(target, Name):
                        self._values.setdefault(target.id, []).append(node.value)

    def asked(self, name: str, steps: int) -> frozenset[str]:
        """The keywords of the conditions in what a variable holds; none of what it holds of itself."""
        if name not in self._asked:
            self._asked[name] = frozenset()
            self._asked[name] = asked(self._values.get(name, ()), self, steps - 1)
        return self._asked[name]


def _keywords(call: Call) -> Iterable[str]:
    if last_name(call.function) in _ASKING:
        yield from (argument.name for argument in call.arguments if argument.name and not argument.star)


def _is_null(value: Expr) -> bool:
    return isinstance(value, Constant) and value.kind == "null"
