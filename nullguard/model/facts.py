"""What one source says: its declarations, and references to its lowered bodies. A pure function of bytes, language and role."""

from __future__ import annotations

import msgspec

from nullguard.model.span import NOWHERE, Packed
from nullguard.model.syntax import Annotation, Argument, Body, Expr, Import, Node, Parameter, TypeRef

NO_BODY = -1
"""The body index of an abstract or native function."""


WRITTEN = "="
"""Ends a name among a function's mentions that it assigns."""

READ_BY_KEY = "[]"
"""Ends a name among a function's mentions by which it reads an item (`row["name"]`)."""


class TypeParameter(Node, frozen=True):
    """`T extends A & B`, `T: A`."""

    name: str
    bounds: tuple[TypeRef, ...] = ()


class Function(Node, frozen=True):
    """A function of a module or class. Its body is `SourceFacts.bodies[body]`, decoded on demand by `decode_body`.

    `qualname` is `Outer.Inner.name` inside the source. `modifiers` are Java's keywords (`throws` of constructors), and for
    Python `async`, `generator`, `property`, `static`, `class`, `abstract`, `overload` where the decorators say so.
    `mentions` are, sorted
    and without repetition, the names that the body reads as attribute, calls, passes as keyword or imports packages by, and
    `None` where a null literal occurs, in Python also where the end is a loop that gives what it finds, and the names of tasks
    and signals, which the launchers of names.tsv are called on, and of functions that are handed to what calls them, in Java
    those of methods that a text names: enough to tell whether the body can matter to an analysis without decoding it. Java's
    have the fields that it assigns too, Python's the attributes of carriers (names.tsv), with WRITTEN behind their names;
    Python's the texts that it reads items by, with READ_BY_KEY behind them.
    """

    name: str
    qualname: str
    parameters: tuple[Parameter, ...]
    returns: TypeRef | None
    annotations: tuple[Annotation, ...] = ()
    modifiers: tuple[str, ...] = ()
    type_parameters: tuple[TypeParameter, ...] = ()
    body: int = NO_BODY
    mentions: tuple[str, ...] = ()
    at: Packed = NOWHERE


def handed_lambda(field: str, argument: str) -> str:
    """The name of the function that a lambda is which a Python class hands to the call that makes one of its attributes:
    `note = Function(lambda order: order.note)`. `argument` is its keyword, or its position."""
    return f"<{field} {argument}>"


class Field(Node, frozen=True):
    """A field, class attribute, record component, enum constant or module-level variable.

    `value` is its initialiser. `modifiers` are Java's keywords plus `component` (record) and `constant` (enum constant);
    for Python `instance` marks `self.name = value` in a method (the name of that method follows as a second modifier), `global` a
    module's variable that a function sets (its qualname follows).
    """

    name: str
    type: TypeRef | None
    value: Expr | None = None
    annotations: tuple[Annotation, ...] = ()
    modifiers: tuple[str, ...] = ()
    at: Packed = NOWHERE


class Class(Node, frozen=True):
    """A class of a source, nested ones too: `qualname` is `Outer.Inner`, for a class in a function `function.<locals>.Name`,
    for an anonymous class `Outer.method.<anonymous N>`.

    `kind` is class, interface, enum, record or annotation. `bases` holds superclass first, then interfaces; `keywords` the
    keyword arguments of a Python class header (`metaclass=…`, `table=True`).
    """

    name: str
    qualname: str
    kind: str
    bases: tuple[TypeRef, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    modifiers: tuple[str, ...] = ()
    type_parameters: tuple[TypeParameter, ...] = ()
    fields: tuple[Field, ...] = ()
    functions: tuple[Function, ...] = ()
    keywords: tuple[Argument, ...] = ()
    at: Packed = NOWHERE


class Suppression(Node, frozen=True):
    """`# nullguard: ignore[NG101] reason`; `line` is the line whose findings it silences (its own, or the next code line when it
    stands alone).

    Java's `@SuppressWarnings("nullguard:NG101")` silences the lines of its declaration, `line` to `end_line`.
    """

    line: int
    rules: tuple[str, ...]
    reason: str
    at: Packed = NOWHERE
    end_line: int = 0


class SyntaxProblem(Node, frozen=True):
    """A part of the source that was not understood; the rest was."""

    message: str
    at: Packed = NOWHERE


class SourceFacts(Node, frozen=True):
    """The declarations of one code source. `module` is the function `<module>` (or `<init>` blocks of Java are functions of their
    class named `<init>` / `<clinit>`) that holds the top-level statements. `bodies` are msgpack; they are stored apart. `quoted`
    are the names that Python's texts mention (`"order.label"`, `"{{ order.label }}"`), sorted. `held` are the names that Python's
    functions have, or imports bind, and that are values somewhere without being called or asked for an attribute
    (`register(show)`), sorted, each with the qualnames of the functions where that is."""

    language: str
    package: str = ""
    imports: tuple[Import, ...] = ()
    classes: tuple[Class, ...] = ()
    functions: tuple[Function, ...] = ()
    variables: tuple[Field, ...] = ()
    module: Function | None = None
    exports: tuple[str, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    problems: tuple[SyntaxProblem, ...] = ()
    lines: int = 0
    bodies: tuple[bytes, ...] = ()
    quoted: tuple[str, ...] = ()
    held: tuple[tuple[str, tuple[str, ...]], ...] = ()


class FixtureFacts(Node, frozen=True):
    """What a test or fixture source sets: attribute names given a value, and those given null.

    Names are as written: keyword arguments (`external_reference=`), attribute stores, setters without `set` and decapitalised
    (`externalReference`), and keys of JSON, YAML or dict fixtures.
    """

    values: tuple[str, ...] = ()
    nulls: tuple[str, ...] = ()


_BODY_ENCODER = msgspec.msgpack.Encoder()
_BODY_DECODER = msgspec.msgpack.Decoder(Body)


def encode_body(body: Body) -> bytes:
    """Statements as msgpack."""
    return _BODY_ENCODER.encode(body)


def decode_body(body: bytes) -> Body:
    """Statements from what `encode_body` made. Raises msgspec.MsgspecError on damaged data."""
    return _BODY_DECODER.decode(body)
