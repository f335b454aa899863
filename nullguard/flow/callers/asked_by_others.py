"""What is asked before a Python method runs by other methods and classes that a framework calls: who may use a view
(`permission_classes`, `test_func`), and whether a form or serializer is valid (`clean`, `validate`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nullguard.flow.callers.demanded import demanded
from nullguard.flow.callers.evaluated import calls_evaluated
from nullguard.flow.callers.overridden import is_another_below, run_above
from nullguard.flow.callers.permissions import classes_in, methods_of, permissions_held, permissions_of
from nullguard.flow.callers.predicates_written_out import readings
from nullguard.flow.callers.refused_nodes import missing, there, used_in
from nullguard.flow.callers.same_names import DATA, Names, entry
from nullguard.flow.callers.written_decorators import permissions_listed
from nullguard.flow.world import World
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

ANSWER, _GATE, VALIDATOR, HOOK = "answer", "gate", "validator", "hook"
"""How a function refuses: by what it gives, by giving anything but what the method behind it gives, by an error, or by giving
anything at all."""

_OF_FIELD = tuple(sorted(library_names("field-method")))
"""How the names of the validators of one field begin."""

_SUPER = "super"


def refused_by_others(world: World, function: FunctionInfo, used: Collection[str]) -> frozenset[str]:
    """The expressions among those that are `used` in a method of which others refuse before that they are null."""
    owner = function.owner
    if owner is None or not used or world.schema.is_entity(owner.id):
        return frozenset()
    told: set[str] = set()
    before = [*asked_before(world, function, owner)]
    if function.decl.annotations:
        before += [(ANSWER, *asked) for asked in permissions_of(world, function, permissions_listed(world, function))]
    for kind, other, last in before:
        if other.id == function.id or other.is_library:
            continue
        world.program.reads.add(body_entry(other))
        body = world.program.body(other)
        names = Names(other, body, last)
        for expression in (one for reading in readings(world, body) for one in refused(reading, kind)):
            if isinstance(expression, (s.Attribute, s.Name)):  # a variable stands for the attribute that it was set to
                told.update(text for text in names.meant(render(expression)) if "." in text)
    if not told:
        return frozenset()
    own = Names(function, world.program.body(function))
    return frozenset(expression for expression in used if not told.isdisjoint(own.meant(expression)))


def asked_before(world: World, function: FunctionInfo, owner: ClassInfo) -> Iterator[tuple[str, FunctionInfo, str]]:
    """What runs before a method: how it refuses, the function, and what its last parameter stands for."""
    name = function.decl.name
    gates, answers = library_names("gate"), library_names("gate-answer")
    if name not in gates | answers:
        asked = [(_GATE, other) for gate in sorted(gates) for other in run_above(world, owner, gate)]
        asked += [(ANSWER, other) for other in methods_of(world, owner, answers)]
        for kind, other in asked:
            if not is_another_below(world, owner, function, other.decl.name):
                yield kind, other, ""
        for other in methods_of(world, owner, library_names("row-given")):  # its own, which gives what the others have
            if not is_another_below(world, owner, function, other.decl.name):
                yield VALIDATOR, other, ""
        for permission, last in permissions_of(world, function, permissions_held(world, function, owner)):
            yield ANSWER, permission, last
    if name in library_names("after-validation"):
        validating = [owner]
        for parameter in function.decl.parameters[1:]:
            if parameter.name in library_names("form-handed"):
                validating += classes_in(world, owner, f"{parameter.name}_class")
        for cls in validating:
            yield from validators(world, cls)


def validators(world: World, cls: ClassInfo) -> Iterator[tuple[str, FunctionInfo, str]]:
    """The methods that refuse what a form or serializer is given, of the class and those above it."""
    names = {one.name for base in world.program.ancestors(cls) if not base.is_library for one in base.decl.functions}
    for name in sorted(names):
        field = next((name.removeprefix(start) for start in _OF_FIELD if name.startswith(start)), "")
        if name in library_names("validating-method") or field:
            for other in methods_of(world, cls, (name,)):
                is_asked = not field and all(given.default is not None for given in other.decl.parameters[1:])
                if is_asked and name in library_names("validation-asked"):  # WTForms: `validate` says whether it is valid
                    yield ANSWER, other, ""
                elif not field or not _gives_another(world, other, entry(field)):
                    yield VALIDATOR, other, entry(field) if field else DATA


def _gives_another(world: World, validator: FunctionInfo, given: str) -> bool:
    """Whether the validator of a field gives something else than it was given, of which it has asked nothing. What it reads of
    the row that it has found (`return order.number`) is what that was looked up by."""
    world.program.reads.add(body_entry(validator))
    body = world.program.body(validator)
    names = Names(validator, body, given)
    return any(
        isinstance(node, s.Return)
        and node.value is not None
        and not is_null(node.value)
        and not isinstance(node.value, s.Attribute)
        and next(names.meant(render(node.value))) != given
        for node in nodes(body)
    )


def refused_in(body: s.Body) -> Iterator[s.Expr]:
    """What a function refuses to be null by an error, on every way on which it lets on."""
    return (one for one in refused(body, VALIDATOR) if isinstance(one, s.Attribute))


def refused_calls(body: s.Body) -> Iterator[s.Expr]:
    """The variables and calls that a function refuses so."""
    return (one for one in refused(body, VALIDATOR) if isinstance(one, (s.Name, s.Call)))


def refused(body: s.Body, kind: str) -> Iterator[s.Expr]:
    """What a function refuses to be null, or uses itself, on every way on which it lets on: attributes, variables and calls."""
    for statement in body:
        match statement:
            case s.If(branches=branches, orelse=orelse):
                is_asked = True
                for branch in branches:
                    if _refuses(branch.body, kind):
                        yield from missing(branch.test) if is_asked else ()
                    elif _lets_on(branch.body, kind):
                        return
                    else:  # goes on, and the conditions below are not asked
                        yield from _given_instead(branch) if is_asked else ()
                        is_asked = False
                if _lets_on(orelse, kind):
                    return
            case s.Return(value=value):
                yield from used_in(value)
                yield from demanded(value)
                if kind == ANSWER:
                    yield from there(value)
                return
            case s.Raise():
                return
            case s.Assign(value=value) | s.ExprStmt(value=value):
                yield from used_in(value)
                yield from demanded(value)
                if kind == _GATE and _runs_others(value):
                    return
            case s.Try(body=within, handlers=handlers) if all(_refuses(handler.body, kind) for handler in handlers):
                yield from refused(within, kind)
                if _lets_on(within, kind):
                    return
            case _ if any(_is_way_on(node, kind) for node in nodes((statement,))):
                return


def helpers_called(
    world: World, function: FunctionInfo, body: s.Body, kind: str, seen: ClassInfo | None = None
) -> Iterator[FunctionInfo]:
    """The methods of its own object that such a function calls, giving them nothing, on every way on which it lets on. The object
    may be `seen` as one of a class below."""
    owner = function.owner
    if owner is not None and seen is not None and any(base.id == owner.id for base in world.program.ancestors(seen)):
        owner = seen
    if owner is None:
        return
    for statement in body:
        if isinstance(statement, (s.Return, s.Assign, s.ExprStmt)):
            for call in calls_evaluated(statement.value):
                if isinstance(call.function, s.Attribute) and render(call.function.value) == _OWN and not call.arguments:
                    member = world.program.member(owner, call.function.name)
                    for one in member.functions if member is not None else ():
                        runs = not one.is_library and _runs_when_called(one, function)
                        if runs and not is_another_below(world, owner, function, one.decl.name):
                            yield one
            if kind == _GATE and not isinstance(statement, s.Return) and _runs_others(statement.value):
                return
        if isinstance(statement, (s.Return, s.Raise)) or any(_is_way_on(node, kind) for node in nodes((statement,))):
            return


_OWN = "self"


def _runs_when_called(called: FunctionInfo, function: FunctionInfo) -> bool:
    """Whether the body of a method runs where another one calls it: no generator's does, and none that had to be awaited."""
    modifiers = called.decl.modifiers
    return "generator" not in modifiers and ("async" not in modifiers or "async" in function.decl.modifiers)


def _runs_others(node: s.Expr | None) -> bool:
    """Whether a gate calls what comes after it: what it asks then is asked too late."""
    running = library_names("gate-running")
    return node is not None and any(
        isinstance(part, s.Call) and _name(part) in running and _is_of_super(part.function) for part in nodes((node,))
    )


def _is_of_super(method: s.Expr) -> bool:
    return isinstance(method, s.Attribute) and isinstance(method.value, s.Call) and _name(method.value) == _SUPER


def _given_instead(branch: s.Branch) -> Iterator[s.Expr]:
    """What a condition finds missing and then gives something: `if not order.options: order.options = {}`."""
    given = {
        render(target)
        for node in branch.body
        if isinstance(node, s.Assign) and node.value is not None and not is_null(node.value)
        for target in node.targets
    }
    yield from (one for one in missing(branch.test) if render(one) in given)


def _refuses(body: s.Body, kind: str) -> bool:
    if any(_is_way_on(node, kind) for node in nodes(body)):
        return False
    if body and (isinstance(body[-1], (s.Raise, s.Return)) or ends_request(body[-1])):
        return True
    if kind != VALIDATOR:
        return False
    return any(
        isinstance(node, s.ExprStmt) and isinstance(node.value, s.Call) and _name(node.value) in library_names("adding-error")
        for node in body
    )


def ends_request(statement: s.Stmt) -> bool:
    """Whether a statement calls what raises an error: `abort(404)`."""
    match statement:
        case s.ExprStmt(value=s.Call(function=called)):
            return has_word(last_name(called), words("ending-request"))
    return False


def _lets_on(body: s.Body, kind: str) -> bool:
    return any(_is_way_on(node, kind) for node in nodes(body))


def _is_way_on(node: object, kind: str) -> bool:
    """Whether a statement lets on those for whom it runs."""
    if not isinstance(node, s.Return):
        return False
    if kind == ANSWER:
        return not (
            node.value is None or is_null(node.value) or (isinstance(node.value, s.Constant) and node.value.value is False)
        )
    if kind == HOOK:
        return node.value is None or is_null(node.value)
    return kind == VALIDATOR or any(isinstance(part, s.Call) and _name(part) == _SUPER for part in nodes((node,)))


def _name(call: s.Call) -> str:
    return call.function.id if isinstance(call.function, s.Name) else getattr(call.function, "name", "")
