"""Variables of Python that hold what was asked of each element of a collection: `missing = [order.id for order in orders if
order.note is None]`, and later `if missing: raise`; `is_late = any(order.paid_at is None for order in orders)`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.bindings import bound_to
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.summaries.sink import Sink
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo

_HOLDING: Final = frozenset({"builtins.bool", "builtins.list", "builtins.set"})
_ASKING: Final = library_names("asking-of-each")
_CHANGING: Final = library_names("taking-out") | library_names("filling")


def stored_question(frame: Frame, node: s.Name, held: str) -> s.Call | None:
    """The question to all elements that a variable, of the class `held` if that is known, holds the answer to, where nothing of
    it has changed in the function at hand; None where it holds anything else."""
    if frame.is_java or frame.is_following or node.id not in frame.locals or (held and held not in _HOLDING):
        return None
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if not held and (function is None or _ASKING.isdisjoint(function.decl.mentions)):
        return None
    made = tuple(bound_to(frame, function, node.id)) if function is not None else ()
    asked = _asked(made[0]) if len(made) == 1 and made[0] is not None else None
    if function is None or asked is None:
        return None
    each = asked.arguments[0].value
    if not isinstance(each, s.Comprehension) or not isinstance(each.clauses[0].target, s.Name | s.Collection):
        return None
    own = frozenset(names_in(each.clauses[0].target))
    outer = frozenset(names_in(each.clauses[0].iterable)) | frozenset(names_in(each.elements[0])) - own
    if any(_is_bound_again(frame, function, name) for name in outer):
        return None
    return None if is_changed(frame, function, each, outer | {node.id}) else asked


def _asked(made: s.Expr) -> s.Call | None:
    """`any(…)`, `all(…)`, or the question whether there is any such element."""
    match made:
        case s.Call(function=s.Name(id=name), arguments=(s.Argument(value=s.Comprehension(clauses=(_,))),)) if name in _ASKING:
            return made
        case s.Comprehension(kind="list" | "set", clauses=(s.Clause(conditions=(_,)) as clause,)):
            each = s.Comprehension("generator", clause.conditions, (s.Clause(clause.target, clause.iterable),), made.at)
            return s.Call(s.Name("any", made.at), (s.Argument(each),), made.at)
    return None


def _is_bound_again(frame: Frame, function: FunctionInfo, name: str) -> bool:
    return len(tuple(bound_to(frame, function, name))) > 1


def is_changed(frame: Frame, function: FunctionInfo, made: s.Expr, names: frozenset[str]) -> bool:
    """Whether the function puts something into one of the collections, takes something out, or sets what was asked for."""
    read = {node.name for node in nodes((made,)) if isinstance(node, s.Attribute)}
    for node in nodes(frame.world.program.body(function)):
        match node:
            case s.Call(function=s.Attribute(value=s.Name(id=name), name=called)) if name in names:
                if called in _CHANGING:
                    return True
            case s.Call(function=s.Name(id=called), arguments=given) if any(
                isinstance(one.value, s.Name) and one.value.id in names for one in given
            ):
                if _may_fill(frame, called):
                    return True
            case s.Assign(value=s.Name(id=name)) if name in names:  # by its other name it may be filled
                return True
            case s.Delete(targets=targets):
                if any(isinstance(target, s.Subscript) and not names.isdisjoint(names_in(target.value)) for target in targets):
                    return True
            case s.Assign(targets=targets):
                for target in targets:
                    if isinstance(target, s.Attribute) and target.name in read:
                        return True
                    if isinstance(target, s.Subscript) and isinstance(target.value, s.Name) and target.value.id in names:
                        return True
            case s.AugAssign(target=s.Name(id=name)) if name in names:
                return True
    return False


def _may_fill(frame: Frame, called: str) -> bool:
    """Whether a name is that of a function of the project that changes what something holds."""
    known = global_value(frame, called)
    symbol = known.symbol if known is not None else None
    if not isinstance(symbol, FunctionInfo) or symbol.is_library:
        return False
    return not library_names("contents-changed").isdisjoint(symbol.decl.mentions)


def ask_quietly(frame: Frame, asked: s.Expr, holding: State | None, failing: State | None) -> Split:
    """What is known where the answer is yes, and where it is no, without noting anything again. Nothing is followed from there:
    a variable may be asked in what it is made of."""
    sink, frame.sink = frame.sink, Sink()
    frame.is_following = True
    try:
        holds = frame.branch(frame, asked, holding)[0] if holding is not None else None
        fails = frame.branch(frame, asked, failing)[1] if failing is not None else None
    finally:
        frame.sink, frame.is_following = sink, False
    return holds, fails
