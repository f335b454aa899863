"""What a call gives that gives what a function among its arguments gives: `V fetch(K key, Supplier<V> work)` (Java)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.closures import Outcome
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.results import RETURNED
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace


def given_back(frame: Frame, function: FunctionInfo, result: Value, outcomes: Sequence[Outcome | None]) -> Value:
    """The result of a call that gives what the function among its arguments gives: of `<R> R execute(Callback<R> work)`, and in a
    class of the project `Cache<K, V>` of `V fetch(K key, Supplier<V> work)`, what the function returns, when that may be null
    and the body throws at no null. A null that the body returns itself is then that of the function, too. What is known of a row,
    or of the rows in a list, that the function gives is known of what comes back."""
    decl = function.decl
    given = [(position, outcome.value) for position, outcome in enumerate(outcomes) if outcome is not None]
    is_own = result.null == NULLABLE and result.origin is not None and result.origin.kind == RETURNED
    if len(given) == 1 and decl.returns is not None and len(decl.returns.args) == 1:
        return _with_each(function, result, *given[0])
    if (result.null != UNKNOWN and not is_own) or len(given) != 1 or decl.returns is None or decl.returns.args:
        return result
    position, value = given[0]
    own = {parameter.name for parameter in decl.type_parameters}
    if function.owner is not None and (not function.is_library or decl.name in library_names("computing")):
        own.update(parameter.name for parameter in function.owner.decl.type_parameters)
    if decl.returns.name not in own or position >= len(decl.parameters):
        return result
    taken = decl.parameters[position].type
    if taken is None or not any(argument.name == decl.returns.name for argument in taken.args):
        return result
    if value.null < NULLABLE and result.element is None and not result.facts:
        return _replace(result, element=value.element, facts=value.facts)
    if value.null != NULLABLE or value.origin is None or _refuses(frame, function):
        return result
    return _replace(result, null=NULLABLE, origin=value.origin, type=result.type or value.type)


def _with_each(function: FunctionInfo, result: Value, position: int, value: Value) -> Value:
    """A list of what a function makes of each row (`jdbc.query(sql, (rs, n) -> rs.getString(1))`), as null as that is."""
    decl = function.decl
    if not function.is_library or decl.name not in library_names("making-each") or value.null != NULLABLE or result.element:
        return result
    taken = decl.parameters[position].type if position < len(decl.parameters) else None
    if decl.returns is None or taken is None or decl.returns.args[0].name not in {argument.name for argument in taken.args}:
        return result
    return _replace(result, element=value)


def _refuses(frame: Frame, function: FunctionInfo) -> bool:
    """Whether the body of a function of the project throws where something that it made is null: what it was handed may have
    given that."""
    if function.is_library:
        return False
    if not library_names("throwing-on-null").isdisjoint(function.decl.mentions):
        return True
    frame.world.program.reads.add(body_entry(function))
    given = {parameter.name for parameter in function.decl.parameters}
    return any(
        (
            isinstance(node, s.Branch)
            and any(isinstance(part, s.Raise) for part in node.body)
            and any(_is_null_test(test, given) for test in nodes((node.test,)))
        )
        or (isinstance(node, s.Return) and _hands_on(node.value, given))
        for node in nodes(frame.world.program.body(function))
    )


def _hands_on(node: s.Expr | None, given: set[str]) -> bool:
    """`refuse(work.get())`: another function, which may throw, is given what the function gives that was handed."""
    if not isinstance(node, s.Call) or not isinstance(node.function, s.Name):
        return False
    asked = (item.value.function for item in node.arguments if isinstance(item.value, s.Call))
    return any(isinstance(part, s.Attribute) and isinstance(part.value, s.Name) and part.value.id in given for part in asked)


def _is_null_test(node: s.Node, given: set[str]) -> bool:
    """`found == null`, of a name that is no parameter."""
    if not isinstance(node, s.Compare) or node.operators != ("==",) or not any(map(is_null, node.operands)):
        return False
    return any(isinstance(operand, s.Name) and operand.id not in given for operand in node.operands)
