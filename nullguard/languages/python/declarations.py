"""Classes, functions and their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.knowledge.words import library_names
from nullguard.languages.python import kinds as k
from nullguard.languages.python.expressions import lower, lower_arguments
from nullguard.languages.python.made_functions import handed_lambdas, made_properties
from nullguard.languages.python.scopes import Scope
from nullguard.languages.python.searching import ends_searching
from nullguard.languages.python.signatures import is_left_open, modifiers_of, with_signature_comment
from nullguard.languages.python.statements import block, statements
from nullguard.languages.python.types import UNKNOWN, dotted, metadata_of, type_of, type_of_text, type_parameters
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, Class, Field, Function, TypeParameter
from nullguard.model.named_tuples import fields_of_tuple
from nullguard.model.span import Packed

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader


def class_of(reader: Reader, node: Node, decorators: tuple[s.Annotation, ...], depth: int) -> tuple[str, s.Body, Packed]:
    """Declare a class and all it contains, itself before those nested in it.

    Gives its qualname, its statements when they are more than what is declared, and the place of its name.
    """
    name_node = body = superclasses = None
    parameters: tuple[TypeParameter, ...] = ()
    for child in node.children:
        kind = child.kind_id
        if kind == k.IDENTIFIER and name_node is None:
            name_node = child
        elif kind == k.ARGUMENT_LIST:
            superclasses = child
        elif kind == k.TYPE_PARAMETER:
            parameters = type_parameters(reader, child)
        elif kind == k.BLOCK:
            body = child
    name = reader.text(name_node) if name_node is not None else "?"
    at = reader.at(name_node if name_node is not None else node)
    outer, saved_mentions = reader.scope, reader.mentions
    scope = reader.scope = Scope("class", outer.inner(name), outer.shared)
    reader.mentions = set()
    bases, keywords = _header(reader, superclasses, depth)
    scope.fields.extend(_fields_of_bases(reader, superclasses, depth))
    position = reader.reserve_class()
    executed: list[s.Stmt] = []
    if body is not None:
        statements(reader, body.children, depth, executed)
        scope.functions.extend(handed_lambdas(reader, scope))
    if not scope.is_cut and all(map(_only_declares, executed)):
        executed = []
    else:
        saved_mentions |= reader.mentions
    reader.scope, reader.mentions = outer, saved_mentions
    made = made_properties(scope)
    fields = tuple(field for field in _fields(scope) if field.name not in made)
    functions = (*scope.functions, *made.values())
    reader.classes[position] = Class(
        name, scope.qualname, "class", bases, decorators, (), parameters, fields, functions, keywords, at
    )
    return scope.qualname, tuple(executed), at


def _only_declares(statement: s.Stmt) -> bool:
    """Whether a statement of a class body says no more than the fields that it declares."""
    if isinstance(statement, s.ExprStmt):
        return isinstance(statement.value, s.Constant)
    return isinstance(statement, s.Assign) and all(isinstance(target, s.Name) for target in statement.targets)


def function_of(reader: Reader, node: Node, decorators: tuple[s.Annotation, ...], depth: int) -> Function:
    """Declare a function of the module or class at hand."""
    outer, saved_mentions, saved_generator = reader.scope, reader.mentions, (reader.is_generator, reader.is_coroutine)
    reader.mentions, reader.is_generator, reader.is_coroutine = set(), False, is_coroutine(decorators)
    saved_values, reader.values = reader.values, set()
    head = _Head(reader, node, depth)
    modifiers = modifiers_of(decorators)
    scope = reader.scope = Scope("function", outer.inner(head.name), outer.shared)
    if outer.kind == "class" and head.parameters and "static" not in modifiers:
        scope.receiver, scope.method, scope.instance = head.parameters[0].name, head.name, outer.instance
    body = NO_BODY
    if not reader.is_stub:
        statements = (*head.unpacking, *block(reader, head.body, depth))
        body = reader.store(statements)
        if ends_searching(statements) and not reader.is_generator:
            reader.mentions.add("None")
        if outer.kind == "class" and "abstract" not in modifiers and is_left_open(statements):
            modifiers = ("abstract", *modifiers)
    if reader.is_generator:
        modifiers = ("generator", *modifiers)
    if head.is_async:
        modifiers = ("async", *modifiers)
    function = Function(
        head.name, scope.qualname, head.parameters, head.returns, decorators, modifiers, head.type_parameters, body,
        tuple(sorted(reader.mentions)), head.at,
    )  # fmt: skip
    reader.values_of.append((scope.qualname, reader.values))
    reader.values = saved_values
    reader.scope, reader.mentions, (reader.is_generator, reader.is_coroutine) = outer, saved_mentions, saved_generator
    return function


def is_coroutine(decorators: tuple[s.Annotation, ...]) -> bool:
    """Whether what a function yields is awaited for it, and what it returns is what its calls give."""
    makers = library_names("coroutine-maker")
    return any(".".join(parts[-count:]) in makers for one in decorators for parts in (one.name.split("."),) for count in (1, 2))


def nested_function_of(reader: Reader, node: Node, decorators: tuple[s.Annotation, ...], depth: int) -> s.FunctionDef:
    """A function inside a function: a statement with the body in place."""
    outer, saved = reader.scope, (reader.is_generator, reader.is_coroutine)
    reader.is_generator, reader.is_coroutine = False, is_coroutine(decorators)
    head = _Head(reader, node, depth)
    reader.scope = outer.nested(head.name)
    body = (*head.unpacking, *block(reader, head.body, depth))
    function = s.NestedFunction(
        head.name, head.parameters, body, head.returns, decorators, head.is_async, reader.is_generator
    )  # fmt: skip
    reader.scope, (reader.is_generator, reader.is_coroutine) = outer, saved
    return s.FunctionDef(function, head.at)


def decorators_of(reader: Reader, node: Node, depth: int) -> tuple[s.Annotation, ...]:
    """The decorators of a decorated definition that are a dotted name, or a call of one."""
    found: list[s.Annotation] = []
    for child in node.children:
        if child.kind_id != k.DECORATOR:
            continue
        inner = k.parts(child)
        if inner and (made := _annotation(reader, inner[0], depth, reader.at(child))) is not None:
            found.append(made)
    return tuple(found)


def _annotation(reader: Reader, value: Node, depth: int, at: int) -> s.Annotation | None:
    """A dotted name, or a call of one, as what it says of a definition."""
    arguments = None
    if value.kind_id == k.CALL:
        arguments = value.children[-1]
        value = value.children[0]
    if not (name := dotted(reader, value)):
        return None
    reader.mentions.add(name.rpartition(".")[2])
    return s.Annotation(name, lower_arguments(reader, arguments, depth) if arguments is not None else (), at)


def _metadata(reader: Reader, node: Node, depth: int) -> tuple[s.Annotation, ...]:
    """The calls that an annotation adds to a type: `Depends(find_order)` of `Annotated[Order, Depends(find_order)]`."""
    calls = [value for value in metadata_of(reader, node) if value.kind_id == k.CALL]
    found = [_annotation(reader, call, depth, reader.at(call)) for call in calls]
    return tuple(made for made in found if made is not None)


def parameters_of(reader: Reader, node: Node, depth: int, unpacking: list[s.Stmt]) -> tuple[s.Parameter, ...]:
    """The parameters of a function or lambda.

    Python 2's `(a, b)` among parameters is one named `.0`, `.1`, … by its position, which the added statement unpacks.
    """
    found: list[s.Parameter] = []
    kind = "positional"
    for child in node.children:
        shape = child.kind_id
        if shape in k.SKIPPED or shape == _SLASH:
            continue
        if shape == _LONE_STAR:
            kind = "keyword"
            continue
        target, written, default = child, None, None
        metadata: tuple[s.Annotation, ...] = ()
        if shape != k.IDENTIFIER:
            inner = child.children
            if shape in _COMPOSED and inner:
                target = inner[0]
                for index, part in enumerate(inner):
                    if part.kind_id == k.TYPE:
                        written = type_of(reader, part)
                        metadata = _metadata(reader, part, depth)
                    elif part.kind_id == k.EQUALS and index + 1 < len(inner):
                        default = lower(reader, inner[-1], depth)
        parameter_kind = kind
        if target.kind_id == _STAR:
            parameter_kind, kind = "star", "keyword"
        elif target.kind_id == _STARS:
            parameter_kind = "kwargs"
        if parameter_kind in ("star", "kwargs"):
            inner = k.parts(target)
            name = reader.text(inner[0]) if inner else ""
        elif target.kind_id == k.IDENTIFIER:
            name = reader.text(target)
        elif target.kind_id == _TUPLE:
            name = f".{len(found)}"
            at = reader.at(target)
            unpacking.append(s.Assign((lower(reader, target, depth),), s.Name(name, at), None, at))
        else:
            continue
        if written is None and reader.type_comments:
            comment = reader.type_comments.get(reader.line_of(child.end_byte), "")
            written = type_of_text(comment) if comment and not comment.startswith("(") else None
        found.append(s.Parameter(name, written, parameter_kind, default, metadata, reader.at(child)))
    return tuple(found)


class _Head:
    """What stands before the body of a function."""

    __slots__ = ("at", "body", "is_async", "name", "parameters", "returns", "type_parameters", "unpacking")

    def __init__(self, reader: Reader, node: Node, depth: int) -> None:
        self.name = "?"
        self.at = 0
        self.parameters: tuple[s.Parameter, ...] = ()
        self.returns: s.TypeRef | None = None
        self.type_parameters: tuple[TypeParameter, ...] = ()
        self.body: Node | None = None
        self.is_async = False
        self.unpacking: list[s.Stmt] = []
        for child in node.children:
            kind = child.kind_id
            if kind == k.IDENTIFIER:
                if not self.at:
                    self.name, self.at = reader.text(child), reader.at(child)
            elif kind == k.PARAMETERS:
                self.parameters = parameters_of(reader, child, depth, self.unpacking)
            elif kind == k.BLOCK:
                self.body = child
            elif kind == k.TYPE:
                self.returns = type_of(reader, child)
            elif kind == k.TYPE_PARAMETER:
                self.type_parameters = type_parameters(reader, child)
            elif kind == k.ASYNC:
                self.is_async = True
            elif kind == k.COMMENT and reader.type_comments and self.returns is None:
                comment = reader.type_comments.get(reader.line_of(child.start_byte), "")
                if comment.startswith("("):
                    self.parameters, self.returns = with_signature_comment(comment, self.parameters)
        if not self.at:
            self.at = reader.at(node)


def _header(reader: Reader, node: Node | None, depth: int) -> tuple[tuple[s.TypeRef, ...], tuple[s.Argument, ...]]:
    """The bases and keywords of a class header."""
    bases: list[s.TypeRef] = []
    keywords: list[s.Argument] = []
    for child in k.parts(node) if node is not None else ():
        if child.kind_id == k.KEYWORD_ARGUMENT:
            keywords.append(s.Argument(lower(reader, child.children[-1], depth), reader.text(child.children[0])))
        elif child.kind_id == k.CALL:  # a factory: `Base(…)`, `with_metaclass(Meta, Base)`, `namedtuple(…)`
            bases.extend(_made_base(reader, child))
        elif child.kind_id != k.DICTIONARY_SPLAT:
            bases.append(UNKNOWN if child.kind_id == k.LIST_SPLAT else type_of(reader, child) or UNKNOWN)
    return tuple(bases), tuple(keywords)


def _made_base(reader: Reader, node: Node) -> list[s.TypeRef]:
    """The bases behind a call: the arguments of six's `with_metaclass(Meta, *bases)`, those of a method that mixes classes into
    the one that it is called on (`Manager.from_queryset(OrderQuerySet)`), otherwise the function's name with `()`."""
    name = dotted(reader, node.children[0])
    called_on, _, method = name.rpartition(".")
    if method in library_names("metaclass-adding"):
        arguments = k.parts(node.children[-1])[1:]
        return [type_of(reader, argument) or UNKNOWN for argument in arguments]
    if called_on and method in library_names("base-mixing"):
        mixed = [type_of(reader, argument) or UNKNOWN for argument in k.parts(node.children[-1])[:1]]
        return [*mixed, s.TypeRef(called_on)]
    if method in _TUPLES:
        return [s.TypeRef("typing.NamedTuple")]
    return [s.TypeRef(f"{name}()")] if name else [UNKNOWN]


def _fields_of_bases(reader: Reader, node: Node | None, depth: int) -> list[Field]:
    """The fields of `class Shown(namedtuple("Shown", ["number", "note"]))`."""
    return [
        Field(name, UNKNOWN, None, (), (), reader.at(child))
        for child in (k.parts(node) if node is not None else ())
        if child.kind_id == k.CALL and dotted(reader, child.children[0]).rpartition(".")[2] in _TUPLES
        for call in (lower(reader, child, depth),)
        for name in (fields_of_tuple(call) if isinstance(call, s.Call) else ())
    ]


def _fields(scope: Scope) -> tuple[Field, ...]:
    """The fields of a class body, then the attributes that methods set, those of `__init__` first."""
    in_order = sorted(scope.instance, key=lambda field: field.modifiers[1] != "__init__")
    return (*scope.fields, *in_order)


_TUPLES = frozenset(name.rpartition(".")[2] for name in library_names("record-tuple"))
_SLASH = k.KINDS.one("positional_separator")
_LONE_STAR = k.KINDS.one("keyword_separator")
_STAR = k.KINDS.one("list_splat_pattern")
_STARS = k.KINDS.one("dictionary_splat_pattern")
_TUPLE = k.KINDS.one("tuple_pattern")
_COMPOSED = k.KINDS.named("typed_parameter", "default_parameter", "typed_default_parameter")
