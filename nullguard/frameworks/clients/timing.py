"""What one source says of time besides its calls: policies that repeat, deadlines, and what is done about bad answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from nullguard.frameworks.clients import clocks, deadlines, loops, retries
from nullguard.frameworks.clients.handling import answers_of
from nullguard.knowledge.timing import TimeModel, time_model
from nullguard.model.clients import BadAnswer, ClientFacts, Retry
from nullguard.model.facts import Function, SourceFacts

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_ANSWERS = frozenset({"status_code", "status", "statusCode", "getStatusCode", "response", "code", "errorCode", "getErrorCode"})


def tells_time(facts: SourceFacts) -> bool:
    """Whether a source may set deadlines or make policies: a cheap look at its declarations."""
    model = time_model(facts.language)
    fields = [*facts.variables, *(field for cls in facts.classes for field in cls.fields)] if model.deadlines else []
    if any(field.name in model.names and field.value is not None for field in fields):
        return True
    functions = (*facts.functions, *(function for cls in facts.classes for function in cls.functions))
    reading = _clocks(model)
    return any(_concerns(function, model) or not reading.isdisjoint(function.mentions) for function in functions)


def _clocks(model: TimeModel) -> frozenset[str]:
    """The last parts of the names of clocks."""
    return frozenset(name.rpartition(".")[2] for kind, name in model.deadlines if kind == clocks.KIND)


def _concerns(function: Function, model: TimeModel) -> bool:
    return any(item.simple_name in model.names for item in function.annotations)


def with_time(ev: Evaluator, calls: ClientFacts) -> ClientFacts:
    """The client calls of the evaluator's source with its policies, deadlines and decisions, each in order of place."""
    facts = ev.program.sources[ev.path]
    model = time_model(facts.language)
    makes = frozenset(name.rpartition(".")[2] for kind, name in model.retries if kind in ("policy", "builder"))
    reading = _clocks(model)
    symbols = {call.symbol for call in calls.calls}
    policies: list[Retry] = []
    limits = list(deadlines.of_settings(ev, ev.path, model)) if model.deadlines else []
    answers: list[BadAnswer] = []
    module = next((f for f in ev.program.functions_of(ev.path) if f.decl.qualname == "<module>"), None)
    for function in ev.program.functions_of(ev.path):
        decorated = _concerns(function.decl, model)
        if decorated or not makes.isdisjoint(function.decl.mentions):
            policies += retries.policies_of(ev, ev.frame_of(function), function, model)
        if not reading.isdisjoint(function.decl.mentions):
            limits += clocks.of_clocks(ev, function, model)
        if decorated:
            limits += deadlines.of_tasks(ev, ev.frame_of(module if module is not None else function), function, model)
        symbol = function.dotted.removesuffix(".<module>")
        if symbol in symbols:
            policies += loops.loops_of(ev, ev.frame_of(function), function)
            limits += deadlines.of_surroundings(ev, function, model)
        if symbol in symbols or not _ANSWERS.isdisjoint(function.decl.mentions):
            answers += answers_of(ev.path, symbol, ev.program.body(function))
    return replace(
        calls,
        retries=tuple(sorted(dict.fromkeys(policies), key=lambda item: (item.at, item.tool))),
        deadlines=tuple(sorted(dict.fromkeys((*calls.deadlines, *limits)), key=lambda item: (item.at, item.kind))),
        answers=tuple(sorted(dict.fromkeys(answers), key=lambda item: (item.at, item.text))),
    )
