"""Functions of Python that test each of what they are given by keywords (`require(buyer=order.buyer, note=order.note)`), or each
attribute of a row that they are given the names of (`require(order, "buyer", "note")`, `missing(order, ["buyer", "note"])`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for, given
from nullguard.flow.summaries.summary import FALSE, RETURNS, TRUE, Guarantee
from nullguard.model import syntax as s
from nullguard.model.nodes import is_bare_constant, is_null
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_GETTING: Final = "getattr"

_VIEWS: Final = frozenset({"values", "items"})

_MOST_ARGUMENTS: Final = 12

_WITHOUT_DEFAULT: Final = 2
"""Arguments of `getattr` that says nothing of what it gives where there is no such attribute."""

_OTHER: Final = {TRUE: FALSE, FALSE: TRUE}


class _Each(NamedTuple):
    """That a body asks of each of what a parameter holds: `when` nothing of it is null, and the parameter with the row whose
    attributes it names; empty where it holds the values themselves."""

    when: str
    over: str
    row: str


class _Asked(NamedTuple):
    """The parameter that is gone through, and the one with the row, as above."""

    over: str
    row: str


def proven_of_each_named(frame: Frame, function: FunctionInfo, arguments: Arguments) -> Iterator[Guarantee]:
    """What a call proves of each of its arguments, or of each attribute that it names."""
    if frame.is_java or not arguments or function.is_library or len(arguments) > _MOST_ARGUMENTS:
        return
    if not _may_ask(function) or is_overridden(frame.world.program, function):
        return
    frame.world.program.reads.add(body_entry(function))
    each = frame.world.by_node.of(_each_of, frame.world.program.body(function))
    if each is None or any(argument.star for argument, _, _ in arguments):
        return
    parameters = given(function)
    places = {parameter.name: place for place, parameter in enumerate(one for one in parameters if one.takes_one)}
    kinds = {parameter.name: parameter.kind for parameter in parameters}
    if not each.row:
        if kinds.get(each.over) == "kwargs":
            for position, (argument, _, _) in enumerate(arguments):
                if argument.name is not None and argument.name not in places and position >= len(places):
                    yield Guarantee(each.when, position, (), "nonnull")
        return
    if each.row in places:
        for name in sorted(set(_names(function, arguments, each.over, kinds.get(each.over, ""), places))):
            yield Guarantee(each.when, places[each.row], (name,), "nonnull")


def _may_ask(function: FunctionInfo) -> bool:
    """Whether a body mentions what goes through keywords, or asks for attributes by their names."""
    decl = function.decl
    if _GETTING in decl.mentions:
        return True
    has_keywords = bool(decl.parameters) and decl.parameters[-1].kind == "kwargs"
    return has_keywords and not _VIEWS.isdisjoint(decl.mentions)


def _names(function: FunctionInfo, arguments: Arguments, over: str, kind: str, places: dict[str, int]) -> Iterator[str]:
    """The names of attributes that a call hands over."""
    items: tuple[s.Expr, ...] = ()
    if kind == "star":
        before = sum(1 for parameter in given(function) if parameter.kind == "positional")
        items = tuple([argument.value for argument, _, _ in arguments[before:] if argument.name is None])
    elif over in places:
        found = argument_for(function, arguments, places[over])
        if found is not None and isinstance(found[0].value, s.Collection) and found[0].value.kind != "dict":
            items = found[0].value.items
    for item in items:
        if isinstance(item, s.Constant) and isinstance(item.value, str) and item.value.isidentifier():
            yield item.value


def _each_of(body: s.Body) -> _Each | None:
    """What a body asks of each of what it is given, when it does nothing else but to refuse, or to answer."""
    statements = tuple([statement for statement in body if not is_bare_constant(statement)])
    rest = statements[1:]
    match statements[0] if statements else None:
        case s.ForEach(
            target=target,
            iterable=iterable,
            body=(s.If(branches=(s.Branch(test=test, body=(decision,)),), orelse=()),),
            orelse=(),
        ):
            asked = _asked(target, iterable, test)
            when = _decided(decision, rest)
        case s.Assign(targets=(s.Name(id=found),), value=s.Comprehension() as made):
            asked = _those_that_lack(made)
            when = _told_by_list(found, rest)
        case s.Return(value=s.Comprehension(kind="list") as made) if not rest:
            asked, when = _those_that_lack(made), FALSE
        case s.Return(value=answer) if answer is not None and not rest:
            asked, when = _answered(answer)
        case s.If(branches=(s.Branch(test=answer, body=(decision,)),), orelse=()):
            asked, when = _answered(answer)
            when = _decided(decision, rest) if when == FALSE else ""
        case _:
            return None
    return _Each(when, asked.over, asked.row) if asked is not None and when else None


def _decided(decision: s.Stmt, rest: s.Body) -> str:
    """What a null leads to: an error, or the answer that is not the one behind."""
    match decision, rest:
        case s.Raise(), ():
            return RETURNS
        case s.Return(value=s.Constant(kind="bool", value=first)), (s.Return(value=s.Constant(kind="bool", value=last)),):
            return "" if first == last else TRUE if last else FALSE
    return ""


def _told_by_list(found: str, rest: s.Body) -> str:
    """The same of the list of those that lack something."""
    match rest[0] if rest else None:
        case s.Return(value=s.Name(id=name)) if name == found and len(rest) == 1:
            return FALSE
        case s.Return(value=s.Not(operand=s.Name(id=name))) if name == found and len(rest) == 1:
            return TRUE
        case s.If(branches=(s.Branch(test=s.Name(id=name), body=(decision,)),), orelse=()) if name == found:
            return _decided(decision, rest[1:])
    return ""


def _those_that_lack(made: s.Comprehension) -> _Asked | None:
    """`[name for name in names if getattr(row, name) is None]`."""
    if len(made.clauses) != 1 or len(made.clauses[0].conditions) != 1 or made.kind == "generator":
        return None
    clause = made.clauses[0]
    return _asked(clause.target, clause.iterable, clause.conditions[0])


def _answered(answer: s.Expr) -> tuple[_Asked | None, str]:
    """What `all(getattr(row, name) for name in names)` and `any(value is None for value in values.values())` ask, and when there
    is no null."""
    match answer:
        case s.Not(operand=inner):
            asked, when = _answered(inner)
            return asked, _OTHER.get(when, "")
        case s.Call(
            function=s.Name(id="all" | "any" as question),
            arguments=(
                s.Argument(
                    value=s.Comprehension(elements=(test,), clauses=(s.Clause(target=target, iterable=iterable, conditions=()),))
                ),
            ),
        ):
            test = s.Not(test) if question == "all" else test
            return _asked(target, iterable, test), TRUE if question == "all" else FALSE
    return None, ""


def _asked(target: s.Expr, iterable: s.Expr, lacks: s.Expr) -> _Asked | None:
    """What is gone through, where the condition holds of each that is null."""
    over, item = _through(target, iterable)
    subject = _null(lacks)
    match subject:
        case s.Name(id=name) if name == item:
            return _Asked(over, "") if isinstance(iterable, s.Call) else None  # the values of a mapping
        case s.Call(
            function=s.Name(id="getattr"),
            arguments=arguments,
        ) if isinstance(iterable, s.Name):
            row, name = _got_by_name(arguments)
            return _Asked(over, row) if name == item and row not in ("", over, item) else None
    return None


def _got_by_name(arguments: tuple[s.Argument, ...]) -> tuple[str, str]:
    """The object and the variable of `getattr(order, name)`, or with None where it has none of that name."""
    if len(arguments) not in (_WITHOUT_DEFAULT, _WITHOUT_DEFAULT + 1) or any(argument.star for argument in arguments):
        return "", ""
    row, name = arguments[0].value, arguments[1].value
    is_none = all(is_null(argument.value) for argument in arguments[_WITHOUT_DEFAULT:])
    return (row.id, name.id) if isinstance(row, s.Name) and isinstance(name, s.Name) and is_none else ("", "")


def _through(target: s.Expr, iterable: s.Expr) -> tuple[str, str]:
    """The parameter that a loop goes through, and the name of each value."""
    match target, iterable:
        case s.Name(id=item), s.Name(id=over):
            return over, item
        case s.Name(id=item), s.Call(function=s.Attribute(value=s.Name(id=over), name="values"), arguments=()):
            return over, item
        case (
            s.Collection(items=(s.Name(), s.Name(id=item))),
            s.Call(function=s.Attribute(value=s.Name(id=over), name="items"), arguments=()),
        ):
            return over, item
    return "", ""


def _null(test: s.Expr) -> s.Expr | None:
    """Of what a condition holds when it is null: `value` of `value is None`, `not value`, `not (value is not None)`."""
    match test:
        case s.Compare(operands=(value, s.Constant(kind="null")), operators=("is" | "==",)):
            return value
        case s.Not(operand=s.Compare(operands=(value, s.Constant(kind="null")), operators=("is not" | "!=",))):
            return value
        case s.Not(operand=s.Name() | s.Call() as value):
            return value
    return None
