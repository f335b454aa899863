"""Deadlines that code sets for its tasks and brokers, by their table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nullguard.frameworks.clients.general_calls import unit_of
from nullguard.frameworks.clients.limits import number_of
from nullguard.frameworks.clients.nodes import nodes
from nullguard.frameworks.clients.values import Known, Span, Value, text_of
from nullguard.frameworks.configuration import duration_ms
from nullguard.knowledge.timing import DeadlineSetting, TimeModel
from nullguard.model import syntax as s
from nullguard.model.clients import Deadline, Hop
from nullguard.model.facts import Field
from nullguard.model.nodes import dotted_name
from nullguard.model.span import Packed
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame
    from nullguard.program.symbols import ClassInfo, FunctionInfo

_LATE = "late"


def of_tasks(ev: Evaluator, frame: Frame, function: FunctionInfo, model: TimeModel) -> Iterator[Deadline]:
    """What the decorators or annotations of a function say. `frame` is that in which they are evaluated."""
    is_java = ev.is_java(function.path)
    for annotation in function.decl.annotations:
        names = tuple(ev.program.candidates(function.path, annotation.name, ""))
        names = names if is_java else (*names, annotation.simple_name)
        for setting in next((found for name in names if (found := model.deadlines.get(("task", name)))), ()):
            yield from _of_annotation(ev, frame, function, annotation, setting)


def _of_annotation(
    ev: Evaluator, frame: Frame, function: FunctionInfo, annotation: s.Annotation, setting: DeadlineSetting
) -> Iterator[Deadline]:
    """What one says: by an argument (with a unit beside it), or by the key of configuration that its name leads to."""
    given = {argument.name: argument.value for argument in annotation.arguments if argument.name}
    value = given.get(setting.key)
    if value is not None:
        unit = unit_of(ev.evaluate(frame, given["unit"])) if "unit" in given else None
        setting = setting if unit is None else replace(setting, unit_ms=unit)
        yield from _deadline(function.path, setting, ev.evaluate(frame, value), value.at, function.dotted, setting.key)
        return
    name = given.get("name", given.get("value"))
    if "{}" in setting.key and isinstance(name, s.Constant):
        configured = ev.configuration.value(function.path, setting.key.replace("{}", str(name.value)))
        ms = duration_ms(configured.text or "", setting.unit_ms) if configured is not None else None
        if configured is not None:
            if ms:
                yield Deadline(setting.deadline, ms, configured.path, configured.at, function.dotted, configured.key)
            return
    if setting.default_ms and not _may_set(annotation):
        at = annotation.at
        yield Deadline(setting.deadline, setting.default_ms, function.path, at, function.dotted, annotation.name, is_default=True)


def _may_set(annotation: s.Annotation) -> bool:
    """Whether something that nobody knows may set a limit: arguments that are unpacked, a queue with a default of its own, or a
    limit by its position."""
    ordered = [argument for argument in annotation.arguments if not argument.name]
    first = ordered[0].value if ordered else None
    return len(ordered) > 2 or any(item.star for item in annotation.arguments) or not isinstance(first, (s.Constant, type(None)))


def of_surroundings(ev: Evaluator, function: FunctionInfo, model: TimeModel) -> Iterator[Deadline]:
    """What a function has of its class (a health check) and of what stands around its statements (a transaction)."""
    owner = function.owner
    names = ev.program.base_names(owner) if owner is not None else frozenset()
    for name in sorted(names):
        for base in (name, name.rpartition(".")[2]):
            for setting in model.deadlines.get(("base", base), ()):
                yield Deadline(
                    setting.deadline, setting.default_ms, function.path, function.decl.at, function.dotted, base, is_default=True
                )
    annotations = [(item, function.dotted) for item in function.decl.annotations]
    if owner is not None and ev.is_java(function.path) and "private" not in function.decl.modifiers:
        annotations += [(item, function.dotted) for item in owner.decl.annotations]
    for annotation, symbol in annotations:
        for setting in _around(ev, function.path, annotation.name, model):
            yield Deadline(setting.deadline, 0.0, function.path, annotation.at, symbol, f"@{annotation.name}")
    for node in nodes(ev.program.body(function)) if ("around", "atomic") in model.deadlines else ():
        if not isinstance(node, s.With):
            continue
        for item in node.items:
            called = item.context.function if isinstance(item.context, s.Call) else item.context
            for setting in _around(ev, function.path, dotted_name(called), model):
                yield Deadline(setting.deadline, 0.0, function.path, node.at, "", render(item.context)[:60])


def _around(ev: Evaluator, path: str, name: str, model: TimeModel) -> tuple[DeadlineSetting, ...]:
    if not name:
        return ()
    if not ev.is_java(path):
        return model.deadlines.get(("around", name.rpartition(".")[2]), ())
    names = ev.program.candidates(path, name, "")
    return next((found for other in names if (found := model.deadlines.get(("around", other)))), ())


def of_settings(ev: Evaluator, path: str, model: TimeModel) -> Iterator[Deadline]:
    """What the variables of a module and of its classes say."""
    facts = ev.program.sources[path]
    module = next(iter(ev.program.functions_of(path)), None)
    if module is not None and module.decl.qualname == "<module>":
        for field in facts.variables:
            if _concerns(field, model):
                yield from _of_field(ev, path, ev.frame_of(module), None, field, model)
        yield from _of_file(ev, path, ev.frame_of(module), facts.variables, model)
    for cls in ev.program.classes_of(path):
        for field in cls.decl.fields:
            if _concerns(field, model) and "instance" not in field.modifiers:
                yield from _of_field(ev, path, None, cls, field, model)


def _of_file(ev: Evaluator, path: str, frame: Frame, variables: tuple[Field, ...], model: TimeModel) -> Iterator[Deadline]:
    """What a file of a server's settings says, unless its kind of worker gives requests no deadline."""
    file = path.rpartition("/")[2]
    set_here = [
        (field, setting)
        for field in variables
        for setting in model.deadlines.get(("file", field.name), ())
        if field.value is not None and file.startswith(setting.key)
    ]
    if not set_here:
        return
    lifted = {
        setting.deadline
        for field in variables
        for setting in model.deadlines.get(("unless", field.name), ())
        if field.value is not None and text_of(ev.evaluate(frame, field.value)).startswith(tuple(setting.key.split("|")))
    }
    for field, setting in set_here:
        if field.value is not None and setting.deadline not in lifted:
            yield from _deadline(path, setting, ev.evaluate(frame, field.value), field.value.at, "", setting.key)


def _concerns(field: Field, model: TimeModel) -> bool:
    return field.value is not None and (("setting", field.name) in model.deadlines or ("broker", field.name) in model.deadlines)


def _of_field(
    ev: Evaluator, path: str, frame: Frame | None, cls: ClassInfo | None, field: Field, model: TimeModel
) -> Iterator[Deadline]:
    assert field.value is not None

    def held(node: s.Expr) -> Value:
        return ev.evaluate_apart(cls, node) if cls is not None else ev.evaluate(frame, node) if frame is not None else Known(None)

    for setting in model.deadlines.get(("setting", field.name), ()):
        for node in _keyed(field.value, setting.key):
            yield from _deadline(path, setting, held(node), node.at, "", setting.key or field.name)
    settings = model.deadlines.get(("broker", field.name), ())
    url = text_of(held(field.value)) if settings else ""
    for setting in settings:
        if url.startswith(setting.key):
            yield Deadline(setting.deadline, setting.default_ms, path, field.value.at, text=setting.key, is_default=True)


def _keyed(node: s.Expr, key: str) -> Iterable[s.Expr]:
    """The value itself, or the one of a key where a dictionary is written."""
    if not key:
        return (node,)
    if isinstance(node, s.Collection) and node.kind == "dict":
        pairs = node.entries
        return [value for name, value in pairs if isinstance(name, s.Constant) and name.value == key]
    if isinstance(node, s.Call):
        return [argument.value for argument in node.arguments if argument.name == key]
    return ()


def _deadline(path: str, setting: DeadlineSetting, value: Value, at: Packed, symbol: str, text: str) -> Iterator[Deadline]:
    if setting.deadline == _LATE:
        if isinstance(value, Known) and value.value is True:
            yield Deadline(_LATE, 0.0, path, at, symbol, text)
        return
    number = value.ms if isinstance(value, Span) else number_of(value)
    if number is None or number <= 0:
        return
    ms = number if isinstance(value, Span) else number * setting.unit_ms
    hops: tuple[Hop, ...] = value.hops if isinstance(value, (Known, Span)) else ()
    yield Deadline(setting.deadline, ms, path, at, symbol, text, hops=hops)
