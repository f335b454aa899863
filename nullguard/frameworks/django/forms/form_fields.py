"""Fields of forms and serializers that give None where a user leaves them out: what they declare, and what a form takes from its
model.

Sources: the Django documentation, "Form fields" ("Empty value") and "Creating forms from models" (a column with `null=True,
blank=True` need not be filled); the Django REST framework's "Serializer fields" (`allow_null`, also for `validate_<field>`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import LEFT_OUT, NULLABLE, Origin, Value
from nullguard.flow.world import World
from nullguard.frameworks.django.forms.chosen_rows import facts_of_chosen
from nullguard.frameworks.django.handed.conventions import Conventions
from nullguard.frameworks.django.models.field_classes import VALUE_TYPES
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.model.schema import AttributeKind
from nullguard.model.syntax import (
    Assign,
    Attribute,
    Boolean,
    Call,
    Collection,
    Compare,
    Conditional,
    Constant,
    Expr,
    If,
    Name,
    Node,
    Not,
    Raise,
    Return,
    Stmt,
    Subscript,
    While,
)
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry, remember

_EMPTY = library_names("form-null-field")
_NULL_COLUMNS = library_names("form-null-column")
_ROW_FIELDS = library_names("row-field")
_SERIALIZER = "Serializer"
_OF_SEVERAL = "ListSerializer"
_FORM = "Form"
_MODEL_FORM = "ModelForm"
_VALIDATING = ("clean", "_clean", "validate", "full_clean", "is_valid", "run_validation")
_OF_ONE_FIELD = "clean_"
_REQUIRED = "required"
_FIELDS = "fields"
_CLEANED = "cleaned_data"


def is_serializer(program: Program, cls: ClassInfo) -> bool:
    """Whether a class is a serializer of the Django REST framework, of one object."""
    names = program.base_names(cls)
    of_rows = any(name.endswith(_OF_SEVERAL) for name in names)
    return not of_rows and any(name.startswith("rest_framework.") and name.endswith(_SERIALIZER) for name in names)


def is_form(program: Program, cls: ClassInfo) -> bool:
    """Whether a class is a form."""
    return any(name.endswith(_FORM) for name in program.base_names(cls))


def left_out(world: World, conventions: Conventions, cls: ClassInfo) -> dict[str, Value]:
    """What the fields of a form or serializer give that may be None, by name; not where its own methods ask for that, or change
    which fields have to be filled."""
    program = world.program
    of_serializer = is_serializer(program, cls)
    if not of_serializer and not is_form(program, cls):
        return {}
    found: dict[str, Value] = {}
    if not of_serializer:
        found.update(_of_model(world, conventions, cls))
    for base in reversed(program.ancestors(cls)):
        for field in base.decl.fields if not base.is_library else ():
            found.pop(field.name, None)
            if isinstance(field.value, Call) and _admits_null(field.value, of_serializer):
                chosen = conventions.model_of_field(base, field.value) if last_name(field.value.function) in _ROW_FIELDS else ""
                facts = facts_of_chosen(world, cls, field.value, chosen) if chosen else ()
                origin = Origin(LEFT_OUT, f"{base.id}.{field.name}")
                null = Value(NULLABLE, of_field(conventions, base, field.value), origin, facts=facts)
                found[_source(field.value) or field.name] = with_place(null, base.path, field.at, field.name)
    if not found:
        return {}
    known = conventions.asked.get(cls.id) or remember(program.trace, conventions.asked, cls.id, _asked, program, cls)
    program.reads.update(known[1])
    asked = known[0]
    return {name: value for name, value in found.items() if name not in asked} if asked is not None else {}


def _admits_null(field: Call, of_serializer: bool) -> bool:
    given = {argument.name: argument.value for argument in field.arguments if argument.name}
    if of_serializer:
        return _is(given.get("allow_null"), True) and not _is(given.get("read_only"), True)
    is_sent = not _is(given.get("disabled"), True)  # of others it is what the form was made with
    return is_sent and last_name(field.function) in _EMPTY and _is(given.get(_REQUIRED), False)


def _source(field: Call) -> str:
    """The key under which a serializer puts what is given for a field of another name: `source="buyer"`."""
    given = next((argument.value for argument in field.arguments if argument.name == "source"), None)
    return str(given.value) if isinstance(given, Constant) and given.kind == "str" and "." not in str(given.value) else ""


def _is(value: Expr | None, expected: bool) -> bool:
    return isinstance(value, Constant) and value.value is expected


def of_field(conventions: Conventions, owner: ClassInfo, field: Call) -> Type | None:
    """The class of what a field gives; None where its name does not tell."""
    model = conventions.model_of_field(owner, field)
    name = "" if model else VALUE_TYPES.get(last_name(field.function), "")
    return Type(model or name) if model or name else None


def _of_model(world: World, conventions: Conventions, cls: ClassInfo) -> Iterator[tuple[str, Value]]:
    """The columns and relations of a form's model that it takes over, where both the database and forms let them be empty."""
    program = world.program
    model_id = conventions.model_of(cls) if any(name.endswith(_MODEL_FORM) for name in program.base_names(cls)) else ""
    model = program.classes.get(model_id)
    if model is None:
        return
    listed, left = _listed(program, cls, "fields"), _listed(program, cls, "exclude")
    for mapped in world.schema.attributes(model.id):
        if mapped.kind not in (AttributeKind.COLUMN, AttributeKind.RELATION) or mapped.name in (left or ()):
            continue
        if (listed is None or mapped.name in listed) and _may_be_blank(program, model, mapped.name):
            value = world.attribute(Value(type=Type(model.id)), mapped.name)
            if value.null == NULLABLE:
                yield mapped.name, value


def _listed(program: Program, cls: ClassInfo, option: str) -> frozenset[str] | None:
    """The names in an option of a form's `Meta`; None where it is not there or not written down."""
    for base in program.ancestors(cls):
        meta = program.class_named(base.path, f"{base.decl.qualname}.Meta")
        for field in meta.decl.fields if meta is not None and not meta.is_library else ():
            if field.name == option and isinstance(field.value, Collection):
                return frozenset(str(item.value) for item in field.value.items if isinstance(item, Constant))
    return None


def _may_be_blank(program: Program, model: ClassInfo, name: str) -> bool:
    """Whether a form's field for a column gives None where it is left out: a `TextField` gives an empty text, an `ArrayField` an
    empty list, and of other projects' classes nobody knows."""
    member = program.field(model, name)
    declared = member.field.value if member is not None and member.field is not None else None
    if not isinstance(declared, Call) or last_name(declared.function) not in _NULL_COLUMNS:
        return False
    return any(argument.name == "blank" and _is(argument.value, True) for argument in declared.arguments)


def refused_when_missing(program: Program, cls: ClassInfo) -> frozenset[str]:
    """The keys for which the methods of a form or serializer that validate raise where nothing is there."""
    found: set[str] = set()
    for base in program.ancestors(cls):
        for name in dict.fromkeys(function.name for function in base.decl.functions if not base.is_library):
            member = program.method(base, name) if name.startswith(_VALIDATING) else None
            for function in member.functions if member is not None and member.declared_in is base else ():
                found.update(_keys_asked_for(program, function, only_refused=True))
    return frozenset(found)


def _asked(program: Program, cls: ClassInfo) -> frozenset[str] | None:
    """The keys for which the methods that validate, or what they call, ask whether something is there, or give something else;
    None where a method changes which fields have to be filled (`self.fields["due"].required = True`)."""
    found: set[str] = set()
    validating = _validating(program, cls)
    for base in program.ancestors(cls):
        if base.is_library:
            continue
        for name in dict.fromkeys(function.name for function in base.decl.functions):
            member = program.method(base, name)
            for function in member.functions if member is not None and member.declared_in is base else ():
                if _REQUIRED in function.decl.mentions or _FIELDS in function.decl.mentions:
                    changed = _made_required(program, function)
                    if changed is None:
                        return None
                    found.update(changed)
                if name in validating:
                    found.update(_keys_asked_for(program, function))
                if name.startswith(_OF_ONE_FIELD) and _gives_another(program, function):
                    found.add(name.removeprefix(_OF_ONE_FIELD))
    return frozenset(found)


def _validating(program: Program, cls: ClassInfo) -> frozenset[str]:
    """The names of the methods that validate, and of those that these mention: `self._check_dates()`."""
    functions = [function for base in program.ancestors(cls) if not base.is_library for function in base.decl.functions]
    for base in program.ancestors(cls):
        program.look_at_mentions(base.path, [one for one in base.decl.functions if one.name.startswith(_VALIDATING)])
    mentioned = {name for function in functions if function.name.startswith(_VALIDATING) for name in function.mentions}
    return frozenset(item.name for item in functions if item.name.startswith(_VALIDATING) or item.name in mentioned)


def _gives_another(program: Program, function: FunctionInfo) -> bool:
    """Whether a form's method gives something for its field (`clean_due`) that is not what was sent, nor made of that alone."""
    program.reads.add(body_entry(function))
    bound: dict[str, list[Expr | None]] = {}
    given: list[Expr] = []
    for node in nodes(program.body(function)):
        if isinstance(node, Assign):
            for target in node.targets:
                bound.setdefault(render(target), []).append(node.value)
        elif isinstance(node, Return) and node.value is not None and not is_null(node.value):
            given.append(node.value)
    return not all(_is_sent(value, bound) for value in given)


def _is_sent(value: Expr | None, bound: Mapping[str, Sequence[Expr | None]], depth: int = 3) -> bool:
    """Whether a value is read of what was sent, or of an attribute or by a method of that, which None has not; also by the name
    that is `bound` to it."""
    while True:
        if value is not None and depth and (held := bound.get(render(value))):
            return all(_is_sent(part, bound, depth - 1) for part in held)
        if isinstance(value, Call) and isinstance(value.function, Attribute):
            if value.function.name == "get" and last_name(value.function.value) == _CLEANED:
                return True
            value = value.function.value
        elif isinstance(value, Attribute):
            value = value.value
        else:
            return isinstance(value, Subscript) and last_name(value.value) == _CLEANED


def _made_required(program: Program, function: FunctionInfo) -> frozenset[str] | None:
    """The fields of which a method says that they have to be filled, or that it puts in anew (`self.fields["due"] = …`); None
    where it does not name the first."""
    program.reads.add(body_entry(function))
    found: set[str] = set()
    for node in nodes(program.body(function)):
        if isinstance(node, Assign) and node.value is not None and not _is(node.value, False):
            for target in node.targets:
                if isinstance(target, Attribute) and target.name == _REQUIRED:
                    if not isinstance(target.value, Subscript) or not isinstance(target.value.index, Constant):
                        return None
                    found.add(str(target.value.index.value))
                elif isinstance(target, Subscript) and last_name(target.value) == _FIELDS and isinstance(target.index, Constant):
                    found.add(str(target.index.value))
    return frozenset(found)


def _keys_asked_for(program: Program, function: FunctionInfo, only_refused: bool = False) -> Iterator[str]:
    """The texts in what a method tests for being there, also by a name (`due = data.get("due")`, `if not due`), and the field
    after which it is called (`clean_due`) where it tests what it is given; `only_refused`, where the condition makes it raise."""
    program.reads.add(body_entry(function))
    body = program.body(function)
    bound: dict[str, set[str]] = {}
    tested: list[Expr] = []
    for node in nodes(body):
        match node:
            case Assign(targets=targets, value=value) if value is not None:
                for target in targets:
                    if isinstance(target, Name):
                        bound.setdefault(target.id, set()).update(_texts(value))
            case If(branches=branches):
                tested.extend(branch.test for branch in branches if not only_refused or any(map(_raises, branch.body)))
            case _ if only_refused:
                continue
            case Conditional(test=test) | While(test=test) if test is not None:
                tested.append(test)
            case Boolean(operands=operands):
                tested.extend(operands)
    own = function.decl.name.partition("_")[2] if not function.decl.name.startswith("_") else ""
    given = {parameter.name for parameter in function.decl.parameters[1:2]}
    for test in tested:
        for subject in _subjects(test):
            texts = set(_texts(subject))
            if isinstance(subject, Name):
                texts |= bound.get(subject.id, set())
                if subject.id in given:
                    texts.add(own)
            yield from texts


def _raises(statement: Stmt) -> bool:
    return isinstance(statement, Raise)


def _subjects(test: Expr, depth: int = 6) -> Iterator[Expr]:
    """What a condition asks whether it is there."""
    match test:
        case _ if depth <= 0:
            return
        case Not(operand=operand):
            yield from _subjects(operand, depth - 1)
        case Boolean(operands=operands):
            for operand in operands:
                yield from _subjects(operand, depth - 1)
        case Compare(operands=operands, operators=operators):
            if any(operator in ("in", "not in") for operator in operators) or any(is_null(operand) for operand in operands):
                yield from operands
        case _:
            yield test


def _texts(node: Node) -> Iterator[str]:
    for part in nodes((node,)):
        if isinstance(part, Constant) and isinstance(part.value, str):
            yield part.value
