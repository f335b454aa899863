"""What functions declare of null: `@Contract("null -> fail")`, `@EnsuresNonNull("field")` and their like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.summaries.summary import FALSE, NOTHING, RECEIVER, RETURNS, TRUE, Guarantee, Summary
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_OPPOSITE = {"null": "nonnull", "true": "false", "false": "true"}
_ANSWERS = {"true": FALSE, "false": TRUE}
"""The answer that a clause rules out, and the one that is left."""


def declared_guarantees(function: FunctionInfo, arguments: Arguments) -> Summary:
    """What a call with these arguments proves by the annotations of the function; its `value` is known when the contract says
    that the result is not null."""
    if not function.decl.annotations:
        return NOTHING
    found: list[Guarantee] = []
    value, fails = NOTHING.value, False
    for annotation in function.decl.annotations:
        name = annotation.simple_name
        if name in library_names("ensuring-nonnull"):
            found.extend(Guarantee(RETURNS, RECEIVER, (field,), "nonnull") for field in fields_named(annotation))
        elif name in library_names("ensuring-nonnull-if"):
            when = FALSE if _is_false(annotation) else TRUE
            found.extend(Guarantee(when, RECEIVER, (field,), "nonnull") for field in fields_named(annotation))
        elif name in library_names("contract"):
            for conditions, result in _clauses(annotation):
                open_conditions = _left_open(conditions, arguments)
                if open_conditions and result == "!null":
                    open_conditions = [
                        (position, condition)
                        for position, condition in open_conditions
                        if condition != "!null" or arguments[position][1].null != UNKNOWN
                    ]
                if open_conditions is None:
                    continue
                if not open_conditions:
                    fails = fails or result == "fail"
                    value = PRESENT if result == "!null" else value
                elif len(open_conditions) == 1:
                    position, condition = open_conditions[0]
                    when = RETURNS if result == "fail" else _ANSWERS.get(result, "")
                    if when and condition in _OPPOSITE:
                        found.append(Guarantee(when, position, (), _OPPOSITE[condition]))
    return Summary(value, tuple(found), fails)


def required_fields(function: FunctionInfo) -> Iterator[str]:
    """The fields that callers have to set before (`@RequiresNonNull`)."""
    for annotation in function.decl.annotations:
        if annotation.simple_name in library_names("requiring-nonnull"):
            yield from fields_named(annotation)


def fields_named(annotation: s.Annotation) -> Iterator[str]:
    """The names in `@EnsuresNonNull("field")`, `@EnsuresNonNull({"this.field", "other"})`."""
    for argument in annotation.arguments:
        if argument.name in (None, "value", "expression"):
            for text in _strings(argument.value):
                yield text.rpartition(".")[2]


def _strings(node: s.Expr) -> Sequence[str]:
    items = node.items if isinstance(node, s.Collection) else (node,)
    return [item.value for item in items if isinstance(item, s.Constant) and isinstance(item.value, str)]


def _is_false(annotation: s.Annotation) -> bool:
    return any(
        argument.name == "result" and isinstance(argument.value, s.Constant) and argument.value.value is False
        for argument in annotation.arguments
    )


def _clauses(annotation: s.Annotation) -> Iterator[tuple[list[str], str]]:
    for argument in annotation.arguments:
        if argument.name in (None, "value"):
            for text in _strings(argument.value):
                for clause in text.split(";"):
                    before, arrow, after = clause.partition("->")
                    if arrow:
                        yield [part.strip() for part in before.split(",") if part.strip()], after.strip()


def _left_open(conditions: Sequence[str], arguments: Arguments) -> list[tuple[int, str]] | None:
    """The conditions that the arguments do not decide; None when one of them fails, or there are more of them than arguments."""
    if len(conditions) > len(arguments):
        return None
    undecided = []
    for position, condition in enumerate(conditions):
        if condition == "_":
            continue
        holds = _holds(condition, arguments[position][1])
        if holds is False:
            return None
        if holds is None:
            undecided.append((position, condition))
    return undecided


def _holds(condition: str, value: Value) -> bool | None:
    if condition in ("null", "!null"):
        if value.null not in (NULL, NONNULL):
            return None
        return (value.null == NULL) is (condition == "null")
    truth = truthiness(value)
    return None if truth is None else truth is (condition == "true")
