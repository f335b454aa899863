"""Attributes that an object's own methods set where a condition holds: where the same one holds again, they are mostly there.

`save()` of a row that keeps `stem` where `self.name.endswith("*")`, and a method that uses `self.stem` under that condition.
Python only; a condition is the same when its text is, and it asks of nothing but the object itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry, remember

_CUT = "…"
_SELF = "self"


def set_where(world: World, cls: ClassInfo, name: str, conditions: Iterable[s.Expr | None], root: str) -> str:
    """The condition among those around a use, as text, under which a method of the class sets an attribute; empty where there is
    none. `root` is the variable that holds the object at the use."""
    around = {text for condition in conditions if condition is not None for text in _texts(condition, root)}
    if not around:
        return ""
    key = (cls.id, name)
    trace = world.program.trace
    known, paths = world.set_where.get(key) or remember(trace, world.set_where, key, _all_found, world, cls, name)
    trace.paths.update(paths)
    return next((sorted(texts)[0] for texts in known if texts <= around), "")


def _all_found(world: World, cls: ClassInfo, name: str) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(_found(world, cls, name)))


def _found(world: World, cls: ClassInfo, name: str) -> Iterator[frozenset[str]]:
    program = world.program
    for base in program.ancestors(cls):
        for function in () if base.is_library else program.functions_mentioning(base.path, name):
            if function.owner is base and (own := _own(function)):
                program.reads.add(body_entry(function))
                for node in nodes(program.body(function)):
                    for branch in node.branches if isinstance(node, s.If) else ():
                        if any(_sets(statement, own, name) for statement in branch.body):
                            texts = frozenset(_texts(branch.test, own))
                            if texts and len(texts) == len(_operands(branch.test)):
                                yield texts


def _own(function: FunctionInfo) -> str:
    decl = function.decl
    return decl.parameters[0].name if decl.parameters and not {"static", "class"} & set(decl.modifiers) else ""


def _sets(statement: s.Stmt, own: str, name: str) -> bool:
    """Whether a statement gives the object's attribute a value other than None."""
    match statement:
        case s.Assign(targets=targets, value=value) if not (isinstance(value, s.Constant) and value.kind == "null"):
            return any(
                isinstance(target, s.Attribute)
                and target.name == name
                and isinstance(target.value, s.Name)
                and target.value.id == own
                for target in targets
            )
    return False


def _operands(condition: s.Expr) -> tuple[s.Expr, ...]:
    return condition.operands if isinstance(condition, s.Boolean) and condition.operator == "and" else (condition,)


def _texts(condition: s.Expr, root: str) -> Iterator[str]:
    """The conditions that all hold, those that ask of nothing but the object at hand."""
    for operand in _operands(condition):
        if set(names_in(operand)) == {root}:
            text = render(operand)
            if _CUT not in text:
                yield text if root == _SELF else text.replace(f"{root}.", f"{_SELF}.")
