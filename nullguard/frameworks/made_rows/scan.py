"""A function's body in the order of its statements: what it calls, writes and returns, each with what is known there.

No nullness is decided here, only remembered: a name is known by the expression that it was assigned, by a test, or because
it was used before. `values` decides when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nullguard.flow.summaries.summary import FALSE, RETURNS, TRUE
from nullguard.frameworks.made_rows.assigned import assigned_paths, target_paths
from nullguard.frameworks.made_rows.events import Call, Given, Known, Scan, Write, common, handed, joined, there, without
from nullguard.frameworks.made_rows.filtered import filters_before
from nullguard.frameworks.made_rows.null_tests import asked_by_library
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_MAX_DEPTH = 40
"""Statements and expressions within each other; what is deeper makes a scan incomplete, and nothing is told by it."""


_MOST_EVENTS = 2_000
"""Calls and assignments of one function; the same for larger ones."""


def scan(function: FunctionInfo, body: s.Body, known: Known) -> Scan:
    """The events of a body, entered with what is known."""
    found = Scan(function)
    for parameter in function.decl.parameters:
        if parameter.type is not None:
            found.types[parameter.name] = parameter.type
    walker = _Walker(found)
    found.ending = walker.block(body, dict(known), (0,), 0)
    return found


def tested(function: FunctionInfo, test: s.Expr, known: Known) -> tuple[Known, Known]:
    """What is known where a condition in a function holds, and where it does not."""
    return _Walker(Scan(function)).test(test, known, (0,), 0)


class _Walker:
    def __init__(self, found: Scan) -> None:
        self._found = found
        self._blocks = 0
        self._order = 0
        self._left: list[Known] = []
        """What is known where control leaves the switch at hand before its end."""
        self._filters: tuple[tuple[str, s.Expr], ...] = ()
        """What the lambda of each filter calls its element, and asks, on whose elements the call at hand runs."""

    # ---- statements: what is known afterwards, None where control does not come there

    def block(self, body: s.Body, known: Known, block: tuple[int, ...], depth: int) -> Known | None:
        if depth > _MAX_DEPTH:
            self._found.is_complete = False
            return known
        state: Known | None = known
        for statement in body:
            if state is None:
                break
            if self._order > _MOST_EVENTS:
                self._found.is_complete = False
                return state
            state = self._statement(statement, state, block, depth + 1)
        return state

    def _inner(self, body: s.Body, known: Known, block: tuple[int, ...], depth: int) -> Known | None:
        self._blocks += 1
        return self.block(body, known, (*block, self._blocks), depth)

    def _perhaps(self, block: tuple[int, ...]) -> tuple[int, ...]:
        """The block of a part of an expression that is not evaluated on every way."""
        self._blocks += 1
        return (*block, self._blocks)

    def _statement(self, node: s.Stmt, known: Known, block: tuple[int, ...], depth: int) -> Known | None:
        match node:
            case s.Assign():
                return self._assignment(node, known, block, depth)
            case s.AugAssign(target=target, value=value):
                known = self._expression(value, known, block, depth)
                return there(render(target), known)
            case s.ExprStmt(value=value):
                return self._expression(value, known, block, depth)
            case s.Yielded(value=value):
                self._left.append(self._expression(value, known, block, depth))
                return None
            case s.If(branches=branches, orelse=orelse):
                return self._if(branches, orelse, known, block, depth)
            case s.While(test=test, body=body, update=update, orelse=orelse):
                within = without(known, assigned_paths((*body, *update)))
                inside = within if test is None else self.test(test, within, block, depth)[0]
                self._loop((*body, *update), inside, block, depth)
                self._inner(orelse, within, block, depth)
                return within
            case s.ForEach():
                return self._for_each(node, known, block, depth)
            case s.Try():
                return self._try(node, known, block, depth)
            case s.Return(value=value):
                known = self._expression(value, known, block, depth) if value is not None else known
                given = Given(value if value is not None else s.Constant(None, "null"), known, self._found.function)
                self._found.returns.append((given, self._order))
                return None
            case s.Raise(value=value):
                if value is not None:
                    self._expression(value, known, block, depth)
                return None
            case s.Break(label=label):
                if not label:
                    self._left.append(known)
                return None
            case s.Continue():
                return None
            case s.Assert(test=test):
                return self.test(test, known, block, depth)[0]
            case s.With(items=items, body=body):
                for item in items:
                    known = self._expression(item.context, known, block, depth)
                    if item.target is not None:
                        known = without(known, target_paths(item.target))
                return self.block(body, known, block, depth)
            case s.Block(body=body, label=label):
                if label:  # a `break` may leave it anywhere
                    self._inner(body, known, block, depth)
                    return without(known, assigned_paths(body))
                ending = self.block(body, known, block, depth)
                return ending if ending is not None else without(known, assigned_paths(body))
            case s.FunctionDef(function=function):
                inner = without(known, {*assigned_paths(function.body), *(p.name for p in function.parameters)})
                self._closure(function.body, inner, block, depth)
                return known
            case _:
                return known

    def _assignment(self, node: s.Assign, known: Known, block: tuple[int, ...], depth: int) -> Known:
        if node.type is not None:
            for target in node.targets:
                if isinstance(target, s.Name):
                    self._found.types[target.id] = node.type
        if node.value is None:
            return known
        if isinstance(node.value, s.Attribute):
            self._found.names.append((node.value.name, ""))
        single = render(node.targets[0]) if len(node.targets) == 1 else ""
        known = self._expression(node.value, known, block, depth, single)
        given = Given(node.value, known, self._found.function)
        for target in node.targets:
            known = self._assign(target, given, known, block, depth)
        return known

    def _for_each(self, node: s.ForEach, known: Known, block: tuple[int, ...], depth: int) -> Known:
        bound = target_paths(node.target)
        self._found.bound.update(bound)
        known = self._expression(node.iterable, known, block, depth)
        if node.type is not None and isinstance(node.target, s.Name):
            self._found.types[node.target.id] = node.type
        within = without(known, {*assigned_paths(node.body), *bound})
        self._loop(node.body, within, block, depth)
        self._inner(node.orelse, within, block, depth)
        return within

    def _try(self, node: s.Try, known: Known, block: tuple[int, ...], depth: int) -> Known | None:
        broken = without(known, assigned_paths(node.body))
        ends = [self._inner((*node.body, *node.orelse), known, block, depth)]
        ends += [self._inner(handler.body, broken, block, depth) for handler in node.handlers]
        after = joined(ends)
        if not node.finalbody:
            return after
        ending = self._inner(node.finalbody, after if after is not None else broken, block, depth)
        return ending if after is not None else None

    def _if(
        self, branches: tuple[s.Branch, ...], orelse: s.Body, known: Known, block: tuple[int, ...], depth: int
    ) -> Known | None:
        ends: list[Known | None] = []
        arms: list[tuple[int, ...]] = []
        for branch in branches:
            inside, known = self.test(branch.test, known, block, depth)
            arms.append((*block, self._blocks + 1))
            ends.append(self._inner(branch.body, inside, block, depth))
        arms.append((*block, self._blocks + 1))
        ends.append(self._inner(orelse, known, block, depth))
        self._found.arms.append(tuple(arms))
        return joined(ends)

    def _loop(self, body: s.Body, known: Known, block: tuple[int, ...], depth: int) -> None:
        outer, self._left = self._left, []
        self._inner(body, known, block, depth)
        self._left = outer

    def _switch(self, cases: tuple[s.Case, ...], known: Known, block: tuple[int, ...], depth: int) -> Known:
        outer, self._left = self._left, []
        ends: list[Known | None] = [] if any(case.default for case in cases) else [known]
        running: Known | None = None
        for case in cases:
            running = self._inner(case.body, known if running is None else common(known, running), block, depth)
            if not case.falls_through:
                ends.append(running)
                running = None
        after = joined([*ends, running, *self._left])
        self._left = outer
        return after if after is not None else without(known, assigned_paths(tuple(node for case in cases for node in case.body)))

    def _assign(self, target: s.Expr, value: Given, known: Known, block: tuple[int, ...], depth: int) -> Known:
        self._found.bound.update(target_paths(target))
        if isinstance(target, s.Collection):
            return without(known, target_paths(target))
        if isinstance(target, (s.Attribute, s.Name)):
            self._order += 1
            self._found.writes.append(Write(target, value, block, self._order))
        elif isinstance(target, s.Subscript):
            return self._expression(target, known, block, depth)
        path = render(target)
        return {**without(known, (path,)), path: value}

    def _closure(self, body: s.Body, known: Known, block: tuple[int, ...], depth: int) -> None:
        """The body of a lambda or nested function, whose returns are not the function's."""
        returns, self._found.returns = self._found.returns, []
        self._inner(body, known, block, depth)
        self._found.returns = returns

    # ---- expressions: what is known afterwards

    def _expression(self, node: s.Expr, known: Known, block: tuple[int, ...], depth: int, target: str = "") -> Known:
        if depth > _MAX_DEPTH:
            self._found.is_complete = False
            return known
        down = depth + 1
        match node:
            case s.Boolean(operator=operator, operands=operands):
                state: Known = known
                for index, operand in enumerate(operands):
                    yes, no = self.test(operand, state, self._perhaps(block) if index else block, down)
                    if index == 0:
                        known = common(yes, no)
                    state = yes if operator == "and" else no
                return known
            case s.Conditional(test=test, body=body, orelse=orelse):
                yes, no = self.test(test, known, block, down)
                self._expression(body, yes, self._perhaps(block), down)
                self._expression(orelse, no, self._perhaps(block), down)
                return common(yes, no)
            case s.Lambda(parameters=parameters, body=body):
                inside = without(known, {parameter.name for parameter in parameters})
                self._closure(body, self._let_pass(parameters, inside, block, down), block, down)
                return known
            case s.Comprehension():
                self._comprehension(node, known, block, down)
                return known
            case s.Switch(subject=subject, cases=cases):
                return self._switch(cases, self._expression(subject, known, block, down), block, down)
            case s.AssignExpr(target=left, value=value):
                known = self._expression(value, known, block, down)
                return self._assign(left, Given(value, known, self._found.function), known, block, down)
            case s.Call():
                return self._call(node, known, block, down, target)
            case s.New(arguments=arguments):
                known = self._arguments(arguments, known, block, down, "new")
                self._order += 1
                self._found.calls.append(Call(node, known, block, self._order, target))
                return known
            case s.Attribute(value=value):
                return self._read(value, known, block, down)
            case s.Name(id=name):
                self._found.names.append((name, ""))
                return known
            case s.MethodReference(value=value, name=name):
                self._found.names.append((render(value), f"::{name}"))
                return known
            case _:
                for child in _children(node):
                    known = self._expression(child, known, block, down)
                return known

    def _read(self, holder: s.Expr, known: Known, block: tuple[int, ...], depth: int) -> Known:
        """An attribute of the holder is read, or a method called on it."""
        if isinstance(holder, s.Name):
            return there(holder.id, known)
        return there(render(holder), self._expression(holder, known, block, depth))

    def _call(self, node: s.Call, known: Known, block: tuple[int, ...], depth: int, target: str) -> Known:
        if isinstance(node.function, s.Attribute):
            known = self._read(node.function.value, known, block, depth)
        elif not isinstance(node.function, s.Name):
            known = self._expression(node.function, known, block, depth)
        outer, self._filters = self._filters, (*self._filters, *filters_before(node.function))
        known = self._arguments(node.arguments, known, block, depth, last_name(node.function))
        self._filters = outer
        self._order += 1
        self._found.calls.append(Call(node, known, block, self._order, target))
        return handed(node, RETURNS, known, known, self._found.function)

    def _let_pass(self, parameters: Iterable[s.Parameter], known: Known, block: tuple[int, ...], depth: int) -> Known:
        """With what filters before it have found of what a lambda is given, where they call it the same."""
        names = {parameter.name for parameter in parameters}
        for name, test in self._filters:
            if name in names:
                calls, seen = len(self._found.calls), len(self._found.names)
                known = self.test(test, known, block, depth)[0]
                del self._found.calls[calls:], self._found.names[seen:]  # the filter itself was seen before
        return known

    def _comprehension(self, node: s.Comprehension, known: Known, block: tuple[int, ...], depth: int) -> None:
        inside = without(known, {name for clause in node.clauses for name in target_paths(clause.target)})
        for clause in node.clauses:
            self._expression(clause.iterable, inside, block, depth)
            for condition in clause.conditions:
                inside = self.test(condition, inside, block, depth)[0]
        for element in node.elements:
            self._expression(element, inside, block, depth)

    def _arguments(self, arguments: Iterable[s.Argument], known: Known, block: tuple[int, ...], depth: int, called: str) -> Known:
        for argument in arguments:
            if isinstance(argument.value, s.Name):
                self._found.names.append((argument.value.id, called))
            else:
                if isinstance(argument.value, s.Attribute):
                    self._found.names.append((argument.value.name, called))
                known = self._expression(argument.value, known, block, depth)
        return known

    def test(self, node: s.Expr, known: Known, block: tuple[int, ...], depth: int) -> tuple[Known, Known]:
        """What is known where a condition holds, and where it does not."""
        if depth > _MAX_DEPTH:
            self._found.is_complete = False
            return known, known
        down = depth + 1
        match node:
            case s.Not(operand=operand):
                yes, no = self.test(operand, known, block, down)
                return no, yes
            case s.Boolean(operator=operator, operands=operands):
                state, others = known, []
                for index, operand in enumerate(operands):
                    yes, no = self.test(operand, state, self._perhaps(block) if index else block, down)
                    state, other = (yes, no) if operator == "and" else (no, yes)
                    others.append(other)
                other = others[0]
                for more in others[1:]:
                    other = common(other, more)
                return (state, other) if operator == "and" else (other, state)
            case s.Compare(operands=(left, right), operators=(operator,)) if is_null(right) or is_null(left):
                subject = left if is_null(right) else right
                known = self._expression(subject, known, block, down)
                tested = there(render(subject), known)
                return (known, tested) if operator in ("==", "is") else (tested, known)
            case s.Call():
                after = self._expression(node, known, block, down)
                yes, no = (handed(node, answer, known, after, self._found.function) for answer in (TRUE, FALSE))
                yes, no = asked_by_library(node, yes, no)
                return there(render(node), yes), no
            case s.Name() | s.Attribute():
                known = self._expression(node, known, block, down)
                return there(render(node), known), known
            case s.InstanceOf(value=value):
                known = self._expression(value, known, block, down)
                return there(render(value), known), known
            case _:
                known = self._expression(node, known, block, down)
                return known, known


def _children(node: s.Node) -> Iterator[s.Expr]:
    for name in node.__struct_fields__:
        value = getattr(node, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, s.Variant):
                yield item  # type: ignore[misc]
            elif isinstance(item, s.Node) and not isinstance(item, (s.TypeRef, s.Annotation)):
                yield from _children(item)
