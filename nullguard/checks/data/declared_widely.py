"""Declarations in Python that admit null where the code that they stand for gives something.

A property that makes what it gives when it is first asked, what only an abstract class declares so, and parameters that all
classes of a kind use untested.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from nullguard.checks.data.signs import RELIED_ON
from nullguard.flow.summaries.observations import Use
from nullguard.model import syntax as s
from nullguard.model.nodes import is_bare_constant
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

MADE_FIRST: Final = "it is made when it is first asked for"


class Declarations:
    """What speaks for declared values being there, over the uses of one run."""

    def __init__(self, program: Program, uses: Iterable[tuple[str, Use]]) -> None:
        self._program = program
        found = list(uses)
        self._relying = parameters(program, found)
        self._names = {use.origin.subject.rpartition(".")[2] for _, use in found}
        self._known: dict[str, str] = {}
        self._functions: dict[str, FunctionInfo] | None = None
        self._dotted: dict[str, ClassInfo] = {}

    def doubt_of(self, subject: str) -> str:
        """Why a declared value is hardly null, empty where nothing says so. `subject` names a member of a class, or a function
        and its parameter."""
        relying = self._relying.get(subject, 0)
        if relying >= RELIED_ON:
            return f"{relying} classes that override this method rely on it"
        if subject not in self._known:
            self._known[subject] = self._of_member(subject)
        return self._known[subject]

    def _of_member(self, subject: str) -> str:
        program, (owner, _, name) = self._program, subject.rpartition(".")
        if not self._dotted:
            self._dotted = {cls.dotted: cls for cls in program.classes.values() if cls.path.endswith(".py")}
        cls = self._dotted.get(owner)
        function = _own(program, cls, name) if cls is not None and not cls.is_library else None
        if cls is None and (free := self._free(subject)) is not None:
            return MADE_FIRST if _makes(program.body(free)) else ""
        if cls is None or function is None:
            return ""
        body = program.body(function)
        if _makes(body):
            return MADE_FIRST
        if _is_abstract(function, body):
            below = [_own(program, heir, name) for heir in program.subclasses(cls)]
            heirs = [heir for heir in below if heir is not None]
            if heirs and all(_gives(heir) for heir in heirs):
                return "all classes that implement it are declared to give one"
        return ""

    def _free(self, dotted: str) -> FunctionInfo | None:
        """The function of a Python module that has a dotted name."""
        if self._functions is None:
            self._functions = {}
            for path, facts in sorted(self._program.sources.items()):
                if path.endswith(".py") and any(function.name in self._names for function in facts.functions):
                    for function in self._program.functions_of(path):
                        if function.owner is None and function.decl.name in self._names:
                            self._functions.setdefault(function.dotted, function)
        return self._functions.get(dotted)


def parameters(program: Program, uses: Iterable[tuple[str, Use]]) -> Mapping[str, int]:
    """In how many classes the parameter of one method that they override is used untested, by the subjects of these uses."""
    classes: dict[tuple[str, str], set[str]] = defaultdict(set)
    keys: dict[str, tuple[str, str]] = {}
    for path, use in uses:
        subject = use.origin.subject
        qualname, bracket, name = subject.partition("(")
        owner, _, method = qualname.rpartition(".")
        cls = program.classes.get(f"{use.origin.path or path}#{owner}") if bracket and owner else None
        if cls is not None:
            above = [base.id for base in program.ancestors(cls)[1:] if _own(program, base, method) is not None]
            if above:
                keys[subject] = (above[-1], f"{method}({name}")
                classes[keys[subject]].add(cls.id)
    return {subject: len(classes[key]) for subject, key in keys.items()}


def _own(program: Program, cls: ClassInfo, name: str) -> FunctionInfo | None:
    """The method or property of a name that a class itself declares."""
    if all(function.name != name for function in cls.decl.functions):
        return None
    member = program.member(cls, name)
    return next((function for function in member.functions if function.owner is cls), None) if member is not None else None


def _gives(function: FunctionInfo) -> bool:
    """Whether a function is declared to give something, and not null."""
    returns = function.decl.returns
    return returns is not None and not returns.nullable and returns.name not in ("None", "Any")


def _is_abstract(function: FunctionInfo, body: s.Body) -> bool:
    if "abstract" in function.decl.modifiers or not body:
        return True
    return all(is_bare_constant(statement) for statement in body)


def _makes(body: s.Body) -> bool:
    """Whether a body ends with `if not self._x: self._x = X(…)`, `return self._x`, or does so with a variable of the module."""
    if len(body) < 2:
        return False
    match body[-2:]:
        case (
            s.If(branches=(s.Branch(test=test, body=made),), orelse=()),
            s.Return(value=s.Attribute(value=s.Name(id=holder), name=name)),
        ):
            is_missing = isinstance(_missing(test), s.Attribute) and _is_own(_missing(test), holder, name)
            return is_missing and any(_is_made(statement, holder, name) for statement in made)
        case s.If(branches=(s.Branch(test=test, body=made),), orelse=()), s.Return(value=s.Name(id=name)):
            is_of_module = any(isinstance(statement, s.Scope) and name in statement.names for statement in body)
            is_missing = isinstance(_missing(test), s.Name) and _is_own(_missing(test), "", name)
            return is_of_module and is_missing and any(_is_made(statement, "", name) for statement in made)
    return False


def _missing(test: s.Expr) -> s.Expr | None:
    """What a test says is not there."""
    match test:
        case s.Not(operand=operand):
            return operand
        case s.Compare(operands=(operand, s.Constant(value=None)), operators=("is",)):
            return operand
    return None


def _is_own(node: s.Expr | None, holder: str, name: str) -> bool:
    """Whether an expression is an attribute of what is called `holder`, or a variable where there is none."""
    if not holder:
        return isinstance(node, s.Name) and node.id == name
    return isinstance(node, s.Attribute) and node.name == name and isinstance(node.value, s.Name) and node.value.id == holder


def _is_made(statement: s.Stmt, holder: str, name: str) -> bool:
    """Whether a statement sets the attribute to a new object."""
    match statement:
        case s.Assign(targets=(target,), value=s.Call(function=s.Name(id=made) | s.Attribute(name=made))):
            return _is_own(target, holder, name) and made[:1].isupper()
    return False
