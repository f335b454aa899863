"""Whether a method that is called whenever a row is saved has given an attribute a value before the row is stored.

The statements are walked in order with what is known of the attribute: it is there, it may be missing, or control does not come
here. Conditions that ask whether the row is new are answered for a new one (`self._state.adding`, `self.pk is None`).
"""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.schema import Schema
from nullguard.frameworks.made_rows.given_values import Body, GivenValues, body_of, tells
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_KEYS = library_names("row-key")

_MAX_DEPTH = 3
"""Methods of the row that are gone into from the first one."""

_MOST_NESTED = 20
"""Statements, or conditions, within each other."""

Known = bool | None
"""Whether the attribute is surely there; None where control does not come."""


class Filling:
    """Asks of the methods of one model whether they fill an attribute, which has several `names` where it is a relation."""

    def __init__(self, program: Program, schema: Schema, cls: ClassInfo, names: frozenset[str]) -> None:
        self._program, self._cls, self._names = program, cls, names
        self._values = GivenValues(program, schema, cls, names)
        self._has_key_before = any(is_made_key(item.value) for base in program.ancestors(cls) for item in base.decl.fields)
        self._stored: list[bool] = []

    def by_save(self, function: FunctionInfo) -> bool:
        """Whether the model's own `save` fills it before it has the row stored, whichever way it takes."""
        parameters = function.decl.parameters
        self._stored = []
        if parameters:
            self._method(function, parameters[0].name, False, 0)
        return bool(self._stored) and all(self._stored)

    def by_receiver(self, function: FunctionInfo, row: str = "instance") -> bool:
        """Whether a receiver of a signal that comes before the row is stored has filled it where it ends."""
        return self._method(function, row, False, 0) is True

    def _method(self, function: FunctionInfo, row: str, known: bool, depth: int) -> Known:
        """What is known where a function ends."""
        body = body_of(self._program, function, row)
        walk = _Walk(self, body, depth)
        ended = walk.block(self._program.body(function), known, 0)
        return joined([ended, *walk.returned])

    def called(self, node: s.Call, body: Body, known: bool, depth: int) -> Known:
        """What is known after a call: one that stores the row is remembered, other methods of the row are gone into."""
        function = node.function
        if not isinstance(function, s.Attribute):
            return known
        if _is_super(function.value) or (
            isinstance(function.value, s.Attribute | s.Name) and last_name(function.value)[:1].isupper()
        ):
            if function.name in ("save", "save_base"):
                self._stored.append(known)
            return known
        if not isinstance(function.value, s.Name) or function.value.id != body.row or depth >= _MAX_DEPTH:
            return known
        if function.name == "save_base":
            self._stored.append(known)
            return known
        member = self._program.method(self._cls, function.name)
        called = member.functions[0] if member is not None and member.functions else None
        if called is None or called.is_library or called.id == body.function.id or not called.decl.parameters:
            return known
        if "static" in called.decl.modifiers or "class" in called.decl.modifiers:
            return known
        return self._method(called, called.decl.parameters[0].name, known, depth + 1)

    def is_there(self, value: s.Expr | None, body: Body, known: bool) -> bool:
        """Whether a value is surely not null."""
        return self._values.is_there(value, body, known)

    def is_own(self, target: s.Expr, body: Body) -> bool:
        """Whether a target is the attribute."""
        return (
            isinstance(target, s.Attribute)
            and target.name in self._names
            and isinstance(target.value, s.Name)
            and target.value.id == body.row
        )

    def told(self, test: s.Expr, body: Body, holds: bool) -> bool:
        """Whether the attribute of a new row is there where a condition holds, or does not."""
        if isinstance(test, s.Boolean):  # `self._state.adding and not self.slug` asks the latter of a new row
            idle = test.operator == "and"
            left = [operand for operand in test.operands if self.of_new(operand, body) is not idle]
            if len(left) == 1:
                return self.told(left[0], body, holds)
        return any(tells(test, f"{body.row}.{name}", holds) for name in self._names)

    def of_new(self, node: s.Expr, body: Body, nested: int = 0) -> bool | None:
        """Whether a condition holds of a new row; None where that cannot be told."""
        down = nested + 1
        if nested > _MOST_NESTED:
            return None
        match node:
            case s.Not(operand=operand):
                holds = self.of_new(operand, body, down)
                return None if holds is None else not holds
            case s.Boolean(operator=operator, operands=operands):
                found = [self.of_new(operand, body, down) for operand in operands]
                decides = operator == "or"
                return decides if decides in found else None if None in found else not decides
            case s.Compare(operands=(left, s.Constant(kind="null")), operators=(operator,)):
                holds = self.of_new(left, body, down)
                return None if holds is None else holds != (operator in ("is", "=="))
            case s.Name(id="raw") | s.Subscript(index=s.Constant(value="raw")):
                return False
            case s.Call(function=s.Attribute(name="get"), arguments=(s.Argument(value=s.Constant(value="raw")), *_)):
                return False
            case s.Name(id=name) if len(body.assigned.get(name, ())) == 1:
                value = body.assigned[name][0]
                return self.of_new(value, body, down) if value is not None else None
            case s.Attribute(value=s.Name(id=row), name=name) if row == body.row and name in _KEYS:
                return None if self._has_key_before else False
            case s.Attribute(value=s.Attribute(name="_state"), name="adding"):
                return True
        return None


class _Walk:
    """One function on its way; `returned` is what was known at its returns."""

    def __init__(self, filling: Filling, body: Body, depth: int) -> None:
        self._filling, self._body, self._depth = filling, body, depth
        self.returned: list[bool] = []

    def block(self, statements: s.Body, known: bool, nested: int) -> Known:
        """What is known after statements."""
        now: Known = known if nested <= _MOST_NESTED else False
        for statement in statements if nested <= _MOST_NESTED else ():
            if now is None:
                break
            now = self._statement(statement, now, nested + 1)
        return now

    def _statement(self, node: s.Stmt, known: bool, nested: int) -> Known:
        match node:
            case s.If():
                return self._if(node, known, nested)
            case s.With(items=items, body=body):
                now = self._calls([item.context for item in items], known)
                return self.block(body, now, nested) if now is not None else None
            case s.Block(body=body):
                return self.block(body, known, nested)
            case s.Try(body=body, handlers=handlers, orelse=orelse, finalbody=finalbody):
                now = self.block(body, known, nested)
                if now is not None:
                    now = self.block(orelse, now, nested)
                now = joined([now, *(self.block(handler.body, known, nested) for handler in handlers)])
                return self.block(finalbody, now, nested) if now is not None else None
            case s.While(test=test, body=body, orelse=orelse):
                inner = known or (test is not None and self._filling.told(test, self._body, True))
                after = self.block(body, inner, nested)
                now = joined(
                    [known or (test is not None and self._filling.told(test, self._body, False)), after if inner else None]
                )
                return self.block(orelse, now, nested) if now is not None else None
            case s.ForEach(body=body, orelse=orelse):
                now = joined([known, self.block(body, known, nested)])
                return self.block(orelse, now, nested) if now is not None else None
            case s.Return():
                now = self._calls([node], known)
                if now is not None:
                    self.returned.append(now)
                return None
            case s.Raise():
                return None
            case s.Assert(test=test):
                return known or self._filling.told(test, self._body, True)
            case s.Assign(targets=targets, value=value):
                now = self._calls([node], known)
                for target in targets if now is not None else ():
                    if self._filling.is_own(target, self._body):
                        now = self._filling.is_there(value, self._body, bool(now))
                    elif isinstance(target, s.Collection) and any(self._filling.is_own(i, self._body) for i in target.items):
                        now = False
                return now
            case s.Delete(targets=targets):
                return known and not any(self._filling.is_own(target, self._body) for target in targets)
            case s.FunctionDef():
                return known
        return self._calls([node], known)

    def _if(self, node: s.If, known: bool, nested: int) -> Known:
        ends: list[Known] = []
        before = known
        for branch in node.branches:
            holds = self._filling.of_new(branch.test, self._body)
            if holds is not False:
                ends.append(self.block(branch.body, before or self._filling.told(branch.test, self._body, True), nested))
            before = before or self._filling.told(branch.test, self._body, False)
            if holds:
                return joined(ends)
        return joined([*ends, self.block(node.orelse, before, nested)])

    def _calls(self, roots: Iterable[s.Node], known: bool) -> Known:
        now: Known = known
        for node in nodes(roots):
            if isinstance(node, s.Call) and now is not None:
                now = self._filling.called(node, self._body, now, self._depth)
        return now


def joined(ends: Iterable[Known]) -> Known:
    """What is known after several ways."""
    come = [end for end in ends if end is not None]
    return all(come) if come else None


def _is_super(node: s.Expr) -> bool:
    return isinstance(node, s.Call) and last_name(node.function) == "super"


def is_made_key(value: s.Expr | None) -> bool:
    """Whether a field of a model is a key that rows have before they are saved: `UUIDField(primary_key=True, default=uuid4)`."""
    return isinstance(value, s.Call) and {"primary_key", "default"} <= {argument.name for argument in value.arguments}
