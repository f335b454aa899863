"""What validators of rows refuse: attributes that they test for null, and collections that are empty, with an error where they
are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.left_to_chance import in_functions, is_taken, taken_by_handlers
from nullguard.flow.lookups.let_pass import letting_pass
from nullguard.flow.lookups.reports import tells_error
from nullguard.flow.lookups.row_tables import looked_in
from nullguard.knowledge.bean_names import accessed_by, is_getter_name
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.schema import AttributeKind
from nullguard.model.span import start_of

_VALIDATES: Final = re.compile(
    r"(?:do|is)?[Vv]alidate(?!.*(?:For|Before|After|Delet|Remov|Transition))|isValid$"
    r"|valid(?=[A-Z])(?!.*(?:For|Before|After|Delet|Remov|Transition))|(?:create|update|save|insert|add)\w*Valid$"
)
"""How functions are called that look at a row before it is saved, not at what may become of one that is there: `validateOrder`,
`validOrder`, `createOrderValid`."""

_OBJECT: Final = "java.lang.Object"

_PARTS: Final = ("Id", "Type")
"""Ends the names of attributes that hold a part of an object which the other side holds."""

ATTRIBUTES: Final = frozenset({"column", "relation"})


def note_refused(frame: Frame, branch: s.Branch, state: State) -> None:
    """Note the attributes that a branch of a validator refuses whatever else holds (Java): `if (order.getBuyer() == null) {
    errors.reject(…); }`. What a validator only refuses of some rows stands under a condition, and the rows that a form holds
    (`form.getOrder().getBuyer()`) are only those of that form."""
    if not is_refusing(frame, branch.test, state) or not refuses(branch.body):
        return
    if is_taken(errors_taken(frame, branch.test), branch.body):
        return
    for node in tested(branch.test):
        if is_of_row(frame, node):
            for subject in subjects_of(frame, node, state):
                frame.sink.refuse(subject, node.at)
    for collection in _tested_to_be_filled(branch.test):
        if (subject := _collection(frame, collection, state)) and is_of_row(frame, collection):
            frame.sink.refuse(subject, collection.at)


def note_rejected(frame: Frame, node: s.Expr, state: State) -> None:
    """Note the attribute that Spring's `ValidationUtils.rejectIfEmpty(errors, "reference", …)` refuses in a validator whatever
    else holds: one of the only row that the validator is given."""
    match node:
        case s.Call(
            function=s.Attribute(name=name), arguments=(_, s.Argument(value=s.Constant(value=str() as attribute)), *_)
        ) if name in library_names("rejecting") and is_refusing(frame, node, state):
            given = (state.values.get((variable,)) for variable in _given(frame))
            classes = {value.type.cls for value in given if value is not None and value.type is not None}
            found = [known for cls in sorted(classes) if (known := frame.world.schema.attribute(cls, attribute)) is not None]
            subjects = {known.subject for known in found}
            if len(subjects) == 1:
                frame.sink.refuse(subjects.pop(), node.at)


def _given(frame: Frame) -> Iterator[str]:
    """The variables that hold what this function is given, as it is or cast."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return
    parameters = {parameter.name for parameter in function.decl.parameters}
    yield from parameters
    for node in nodes(frame.world.program.body(function)):
        match node:
            case s.Assign(targets=(s.Name(id=target),), value=s.Cast(value=s.Name(id=given))) if given in parameters:
                yield target


def is_refusing(frame: Frame, node: s.Expr, state: State) -> bool:
    """Whether this is a validator of rows, and no condition but that there is one holds where it looks at a node."""
    if not frame.is_java or not _validates(frame.symbol):
        return False
    if not all(condition is None or _is_of_presence(frame, condition, state) for condition in frame.conditions):
        return False
    function = frame.world.program.function_named(frame.path, frame.symbol)
    body = frame.world.program.body(function) if function is not None else ()
    passing = frame.world.by_node.of(letting_pass, body) if body else ()
    given = frame.world.by_node.of(in_functions, body).get(node.at) if body else None
    if given is not None and given.isdisjoint(names_in(node)):
        return False
    start = start_of(node.at)
    return all(start_of(at) >= start or _is_of_presence(frame, condition, state) for condition, at in passing)


def errors_taken(frame: Frame, node: s.Expr) -> frozenset[str]:
    """The errors that handlers around a node take, and go on."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    body = frame.world.program.body(function) if function is not None else ()
    return frame.world.by_node.of(taken_by_handlers, body).get(node.at, frozenset()) if body else frozenset()


@lru_cache(maxsize=4096)
def _validates(symbol: str) -> bool:
    return _VALIDATES.match(symbol.rpartition(".")[2]) is not None


def _is_of_presence(frame: Frame, condition: s.Expr, state: State) -> bool:
    """Whether a condition only asks whether a variable holds a row, or an object of a class."""
    waiting = [condition]
    while waiting:
        match waiting.pop():
            case s.Boolean(operands=operands):
                waiting.extend(operands)
            case s.Not(operand=operand):
                waiting.append(operand)
            case s.InstanceOf(value=s.Name()):
                continue
            case s.Compare(operands=(s.Name(id=name), s.Constant(kind="null"))) if _may_be_row(frame, name, state):
                continue
            case _:
                return False
    return True


def _may_be_row(frame: Frame, name: str, state: State) -> bool:
    known = state.values.get((name,))
    type = known.type.cls if known is not None and known.type is not None else _OBJECT
    schema = frame.world.schema
    return type == _OBJECT or schema.is_entity(type) or bool(schema.class_of_table(looked_in(frame.world, type)))


def _collection(frame: Frame, node: s.Expr, state: State) -> str:
    """`class id.attribute` of a collection that is asked of a row (`order.getItems()`); empty for all else."""
    if not (isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and not node.arguments):
        return ""
    getter = node.function.name
    holder = frame.evaluate(frame, node.function.value, state.copy())[0].type if is_getter_name(getter) else None
    if holder is None:
        return ""
    name = frame.world.schema.accessor(holder.cls, getter) or accessed_by(getter)
    attribute = frame.world.schema.attribute(holder.cls, name)
    if attribute is None or attribute.mapped.kind is not AttributeKind.COLLECTION:
        return ""
    return attribute.subject


def subjects_of(frame: Frame, node: s.Expr, state: State) -> Iterator[str]:
    """The attributes of rows that are null where what is read of a row, or of the object that stands for it, is null."""
    origin = looked_at(frame, node, state).origin
    if origin is not None and origin.kind in ATTRIBUTES:
        yield origin.subject
    read = made_once(frame, node.id) if isinstance(node, s.Name) else node
    if read is not None:
        yield from of_other_side(frame, read, state)


def looked_at(frame: Frame, node: s.Expr, state: State) -> Value:
    """The value of what is not evaluated yet, perhaps behind a test that stands before it, so that nothing is noted of it."""
    demands, sometimes, used = frame.demands, frame.sometimes, frame.used
    frame.demands, frame.sometimes, frame.used = dict(demands), dict(sometimes), set(used)
    try:
        return quietly(frame, node, state)[0]
    finally:
        frame.demands, frame.sometimes, frame.used = demands, sometimes, used


def is_of_row(frame: Frame, node: s.Expr) -> bool:
    """Whether something is read of what a validator is given itself, or of each of several that it goes through. What it gets by
    a call is another row: that of an invoice (`Order order = invoice.getOrder()`), or one that is stored already."""
    made = made_once(frame, node.id) if isinstance(node, s.Name) else None
    node = made if made is not None else node
    read = node.function if isinstance(node, s.Call) else node
    if not isinstance(read, s.Attribute):
        return True
    holder = made_once(frame, read.value.id) if isinstance(read.value, s.Name) else read.value
    while isinstance(holder, s.Cast):
        holder = holder.value
    return holder is None or isinstance(holder, s.Name)


def of_other_side(frame: Frame, tested: s.Expr, state: State) -> Iterator[str]:
    """The attributes of a row that are made of what is read from the object that stands for it: `number` of OrderEntity for
    `order.getNumber()`, `ownerId` and `ownerType` for `order.getOwner()`."""
    match tested:
        case s.Call(function=s.Attribute(value=s.Name() as holder, name=getter), arguments=()) if is_getter_name(getter):
            type = frame.evaluate(frame, holder, state.copy())[0].type
            cls, schema = frame.world.class_of(type), frame.world.schema
            if type is None or cls is None or cls.is_library or schema.is_entity(type.cls):
                return
            entity = schema.class_of_table(looked_in(frame.world, type.cls))
            name = accessed_by(getter)
            for each in (name, *(name + end for end in _PARTS)) if entity else ():
                attribute = schema.attribute(entity, each)
                if attribute is not None and attribute.mapped.kind is not AttributeKind.COLLECTION:
                    yield attribute.subject


def refuses(body: s.Body) -> bool:
    """Whether statements say that something is wrong, to more than a log: with one only where they answer that it is."""
    is_logged = is_denied = False
    for node in nodes(body):
        match node:
            case s.Raise():
                return True
            case s.Call(function=s.Attribute(value=holder, name=name)) if tells_error(name):
                if last_name(holder).lower() not in words("logger"):
                    return True
                is_logged = True
            case s.Call(function=s.Name(id=name)) | s.New(type=s.TypeRef(name=name)) if tells_error(name):
                return True
            case s.Return(value=s.Constant(value=False)) | s.Assign(value=s.Constant(value=False)):
                is_denied = True
    return is_logged and is_denied


def _tested_to_be_filled(test: s.Expr) -> Iterator[s.Expr]:
    """The collections that are empty where a condition holds, or may be the only reason for that it holds."""
    waiting = [test]
    while waiting:
        match waiting.pop():
            case s.Boolean(operator="or", operands=operands):
                waiting.extend(reversed(operands))
            case s.Call(function=s.Attribute(value=s.Call() as collection, name="isEmpty"), arguments=()):
                yield collection
            case s.Call(function=s.Attribute(name="isEmpty"), arguments=(s.Argument(value=s.Call() as collection),)):
                yield collection


def tested(test: s.Expr) -> Iterator[s.Expr]:
    """What is null where a condition holds, or may be the only reason for that it holds."""
    tests_for_null, tests_for_value = library_names("null-test"), library_names("there-test")
    waiting = [test]
    while waiting:
        match waiting.pop():
            case s.Boolean(operator="or", operands=operands):
                waiting.extend(reversed(operands))
            case s.Compare(operators=("==",), operands=(one, s.Constant(kind="null"))):
                yield one
            case s.Call(function=s.Attribute(name=name) | s.Name(id=name), arguments=(argument,)) if name in tests_for_null:
                yield argument.value
            case s.Not(operand=s.Call(function=s.Attribute(name=name), arguments=(argument,))) if name in tests_for_value:
                yield argument.value
