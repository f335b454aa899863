"""The attributes that a method asks for on all ways on which it gives a query: not those of one branch (`return qs.filter(…)` for
some users, `return qs.all()` for others; `if …: qs = qs.filter(…)`), nor of one part of `a | b`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name, nodes
from nullguard.model.syntax import (
    Argument,
    Arithmetic,
    Assign,
    AugAssign,
    Block,
    Break,
    Call,
    Constant,
    Continue,
    Expr,
    ForEach,
    If,
    Name,
    Node,
    Raise,
    Return,
    Stmt,
    Try,
    While,
    With,
)

_EXCLUDING = "exclude"
_CONDITION = "Q"
_ASKING = library_names("restricting") | library_names("row-shortcut") | {_EXCLUDING, _CONDITION, "get"}
_IS_NULL = "__isnull"
_NO_ROWS = "none"
_MOST_STEPS = 8

_Held = dict[str, frozenset[str]]
"""What variables are asked for, by their names."""


def given_back(body: tuple[Stmt, ...]) -> frozenset[str]:
    """The keywords by which whatever a method returns was asked for; by which anything is, where nothing is returned."""
    returned: list[frozenset[str]] = []
    if not any(isinstance(node, Return) and node.value is not None for node in nodes(body)):
        return frozenset(name for node in nodes(body) if isinstance(node, Call) for name in _keywords(node))
    _run(body, {}, returned, _MOST_STEPS)
    return frozenset.intersection(*returned) if returned else frozenset()


def asked(roots: Iterable[Node], held: Mapping[str, frozenset[str]], steps: int = _MOST_STEPS) -> frozenset[str]:
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
        elif isinstance(node, Name):
            found |= held.get(node.id, frozenset())
        elif isinstance(node, Arithmetic) and node.operator == "|":
            found |= frozenset.intersection(*(asked((part,), held, steps - 1) for part in node.operands))
    return frozenset(found)


def _run(body: tuple[Stmt, ...], held: _Held, returned: list[frozenset[str]], steps: int) -> _Held | None:
    """What variables hold after statements; None where they are left."""
    after: _Held | None = held
    for statement in body:
        if after is None or steps <= 0:
            return after
        after = _execute(statement, after, returned, steps)
    return after


def _execute(statement: Stmt, held: _Held, returned: list[frozenset[str]], steps: int) -> _Held | None:
    match statement:
        case Assign(targets=targets, value=value) if value is not None:
            given = asked((value,), held)
            return held | {target.id: given for target in targets if isinstance(target, Name)}
        case AugAssign(target=Name(id=name), operator=operator, value=value):
            before, more = held.get(name, frozenset()), asked((value,), held)
            return held | {name: before & more if operator == "|" else before | more}
        case Return(value=value):
            if value is not None and not _gives_none(value):
                returned.append(asked((value,), held))
            return None
        case Raise() | Break() | Continue():
            return None
        case If(branches=branches, orelse=orelse):
            ways = [_run(branch.body, held, returned, steps - 1) for branch in branches]
            return _joined([*ways, _run(orelse, held, returned, steps - 1)])
        case ForEach(body=body) | While(body=body):
            return _joined([held, _run(body, held, returned, steps - 1)])
        case With(body=body) | Block(body=body):
            return _run(body, held, returned, steps - 1)
        case Try(body=body, handlers=handlers, orelse=orelse, finalbody=last):
            done = _run((*body, *orelse), held, returned, steps - 1)
            after = _joined([done, *(_run(handler.body, held, returned, steps - 1) for handler in handlers)])
            return _run(last, after, returned, steps - 1) if after is not None else None
    return held


def _joined(ways: Iterable[_Held | None]) -> _Held | None:
    """What is asked on all of several ways that go on."""
    going = [way for way in ways if way is not None]
    if not going:
        return None
    return {name: frozenset.intersection(*(way.get(name, frozenset()) for way in going)) for name in going[0]}


def _keywords(call: Call) -> Iterable[str]:
    name = last_name(call.function)
    if name in _ASKING:
        for argument in call.arguments:
            if argument.name and not argument.star and (name == _CONDITION or not _wants_null(argument, name == _EXCLUDING)):
                yield argument.name


def _wants_null(argument: Argument, is_excluded: bool) -> bool:
    """Whether the rows that are left have null: `filter(room=None)`, `exclude(room__isnull=False)`. A `Q` may be negated."""
    match argument.value:
        case Constant(kind="null"):
            return not is_excluded
        case Constant(value=bool() as wanted) if (argument.name or "").endswith(_IS_NULL):
            return wanted is not is_excluded
    return False


def _gives_none(value: Expr) -> bool:
    """Whether what is returned has no rows at all."""
    if isinstance(value, Call):
        return last_name(value.function) == _NO_ROWS and not value.arguments
    return isinstance(value, Constant) and value.kind == "null"
