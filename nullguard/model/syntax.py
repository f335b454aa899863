"""The shared program representation: structured statements over expressions, the same for Python and Java.

Both languages lower to these types, and flow, checks and frameworks see only them. They are msgspec arrays without
garbage-collector tracking because bodies are cached, shipped between processes and decoded by the ten thousand.
Every node ends with `at`, its packed span.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

import msgspec

from nullguard.model.span import NOWHERE, Packed

Literal = Union[None, bool, int, float, str]


class Node(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Base of all nodes: immutable, compared by value."""


class Variant(Node, frozen=True, array_like=True, gc=False, tag_field="node"):
    """Base of the members of Expr, Pattern and Stmt."""


class TypeRef(Node, frozen=True):
    """A type as written: `List<Order>`, `Optional[str]`.

    `name` is the dotted name as it stands in the source. Arrays are `[]` with one argument, a Python union of several
    types is `|` with its members, wildcards and type-use annotations are stripped. `nullable` says that the type itself
    admits null: `Optional[X]`, `X | None`, `@Nullable X`.
    """

    name: str
    args: tuple[TypeRef, ...] = ()
    nullable: bool = False


# ---- expressions ---------------------------------------------------------------------------------------------------


class Name(Variant, frozen=True, tag=1):
    """A simple name. Python's `self` and Java's `this` are names too; Java's `super` is the name `super`."""

    id: str
    at: Packed = NOWHERE


class Attribute(Variant, frozen=True, tag=2):
    """`value.name`: a Python attribute, a Java field, or the callee of a method call."""

    value: Expr
    name: str
    at: Packed = NOWHERE


class Argument(Node, frozen=True):
    """An argument; `star` counts the asterisks before it (Python `*args` 1, `**kwargs` 2)."""

    value: Expr
    name: str | None = None
    star: int = 0


class Call(Variant, frozen=True, tag=3):
    """`function(arguments)`. A method call has an Attribute as function."""

    function: Expr
    arguments: tuple[Argument, ...]
    at: Packed = NOWHERE


class Subscript(Variant, frozen=True, tag=4):
    """`value[index]`."""

    value: Expr
    index: Expr
    at: Packed = NOWHERE


class Slice(Variant, frozen=True, tag=5):
    """`lower:upper:step` inside a subscript."""

    parts: tuple[Expr, ...]
    at: Packed = NOWHERE


class Constant(Variant, frozen=True, tag=6):
    """A literal; null and None are `value is None` with kind `null`.

    `kind` is one of null, bool, int, float, str, bytes, char, ellipsis, class (Java `X.class`, `value` is the name).
    """

    value: Literal
    kind: str
    at: Packed = NOWHERE


class Boolean(Variant, frozen=True, tag=7):
    """`a and b and c` / `a || b`, flattened; `operator` is `and` or `or`. In Java the operands are conditions, in Python
    values."""

    operator: str
    operands: tuple[Expr, ...]
    at: Packed = NOWHERE


class Not(Variant, frozen=True, tag=8):
    """Logical negation."""

    operand: Expr
    at: Packed = NOWHERE


class Compare(Variant, frozen=True, tag=9):
    """`a < b`, or Python's chain `a < b <= c`. Operators: == != < <= > >= is, is not, in, not in.

    Java's `==` and `!=` on references are `==` and `!=`.
    """

    operands: tuple[Expr, ...]
    operators: tuple[str, ...]
    at: Packed = NOWHERE


class Conditional(Variant, frozen=True, tag=10):
    """`body if test else orelse` / `test ? body : orelse`."""

    test: Expr
    body: Expr
    orelse: Expr
    at: Packed = NOWHERE


class AssignExpr(Variant, frozen=True, tag=11):
    """An assignment that is a value: Python's walrus, Java's `(a = b)`. `operator` is empty, or the arithmetic of `+=`."""

    target: Expr
    value: Expr
    operator: str = ""
    at: Packed = NOWHERE


class Lambda(Variant, frozen=True, tag=12):
    """An anonymous function; an expression body is one Return statement."""

    parameters: tuple[Parameter, ...]
    body: tuple[Stmt, ...]
    at: Packed = NOWHERE


class MethodReference(Variant, frozen=True, tag=13):
    """Java `value::name`; `new` as name for constructors. Evaluating it dereferences `value` unless that is a type."""

    value: Expr
    name: str
    at: Packed = NOWHERE


class Clause(Node, frozen=True):
    """One `for target in iterable if conditions` of a comprehension."""

    target: Expr
    iterable: Expr
    conditions: tuple[Expr, ...] = ()
    is_async: bool = False


class Comprehension(Variant, frozen=True, tag=14):
    """`kind` is list, set, dict or generator; a dict has its key first in `elements`."""

    kind: str
    elements: tuple[Expr, ...]
    clauses: tuple[Clause, ...]
    at: Packed = NOWHERE


class New(Variant, frozen=True, tag=15):
    """Java `new T(arguments)`; an array creation has type `[]`. `body` names the anonymous class in the same source, or is
    empty."""

    type: TypeRef
    arguments: tuple[Argument, ...]
    body: str = ""
    at: Packed = NOWHERE


class Cast(Variant, frozen=True, tag=16):
    """`(T) value`, `typing.cast(T, value)` stays a call."""

    type: TypeRef
    value: Expr
    at: Packed = NOWHERE


class InstanceOf(Variant, frozen=True, tag=17):
    """Java `value instanceof pattern`. Python's isinstance stays a call."""

    value: Expr
    pattern: Pattern
    at: Packed = NOWHERE


class Await(Variant, frozen=True, tag=18):
    """`await value`."""

    value: Expr
    at: Packed = NOWHERE


class Yield(Variant, frozen=True, tag=19):
    """`yield value`, or `yield from value` with `delegates`."""

    value: Expr | None
    delegates: bool = False
    at: Packed = NOWHERE


class Arithmetic(Variant, frozen=True, tag=20):
    """`a + b + c`, flattened over one left-associative operator; operators as in the source (+ - * / // % ** @ & | ^ << >>
    >>>)."""

    operator: str
    operands: tuple[Expr, ...]
    at: Packed = NOWHERE


class Unary(Variant, frozen=True, tag=21):
    """`-x`, `+x`, `~x`, and Java's `x++`, `++x` as operators `++` and `--`."""

    operator: str
    operand: Expr
    at: Packed = NOWHERE


class FormatField(Node, frozen=True):
    """One `{value!conversion:spec}` of a format string; `spec` is None when there is none, its text otherwise."""

    value: Expr
    conversion: str = ""
    spec: str | None = None


class Format(Variant, frozen=True, tag=22):
    """An f-string: `text` is its literal parts joined with `{}` for each field."""

    text: str
    fields: tuple[FormatField, ...]
    at: Packed = NOWHERE


class Collection(Variant, frozen=True, tag=23):
    """A display: `kind` is list, tuple, set, dict or array. A dict alternates key and value; `**other` is a Star as key with a
    null value."""

    kind: str
    items: tuple[Expr, ...]
    at: Packed = NOWHERE

    @property
    def entries(self) -> Iterator[tuple[Expr, Expr]]:
        """The keys and values of a dict, in order."""
        return zip(self.items[::2], self.items[1::2], strict=False)


class Star(Variant, frozen=True, tag=24):
    """`*value` (`count` 1) or `**value` (2) in a display or an assignment target."""

    value: Expr
    count: int = 1
    at: Packed = NOWHERE


class Switch(Variant, frozen=True, tag=25):
    """A switch as an expression, or `match`/switch as a statement when wrapped in an ExprStmt.

    Arrow cases with an expression have the body `(Yielded(value),)` when the switch is used as a value.
    """

    subject: Expr
    cases: tuple[Case, ...]
    at: Packed = NOWHERE


class Opaque(Variant, frozen=True, tag=26):
    """What has no place in the representation; its parts are still evaluated, left to right."""

    parts: tuple[Expr, ...] = ()
    at: Packed = NOWHERE


Expr = Union[
    Name,
    Attribute,
    Call,
    Subscript,
    Slice,
    Constant,
    Boolean,
    Not,
    Compare,
    Conditional,
    AssignExpr,
    Lambda,
    MethodReference,
    Comprehension,
    New,
    Cast,
    InstanceOf,
    Await,
    Yield,
    Arithmetic,
    Unary,
    Format,
    Collection,
    Star,
    Switch,
    Opaque,
]


# ---- patterns ------------------------------------------------------------------------------------------------------


class ValuePattern(Variant, frozen=True, tag=1):
    """Matches a value: a constant (null too), an enum member, a dotted name."""

    value: Expr
    at: Packed = NOWHERE


class TypePattern(Variant, frozen=True, tag=2):
    """`T name`, `T(a, key=b)`, `T(var a, var b)`: `name` is empty where nothing is bound; never matches null."""

    type: TypeRef
    name: str = ""
    positional: tuple[Pattern, ...] = ()
    keywords: tuple[tuple[str, Pattern], ...] = ()
    at: Packed = NOWHERE


class CapturePattern(Variant, frozen=True, tag=3):
    """`name` or `pattern as name`; `_`, `default` and a bare capture match everything (null too, except Java's default)."""

    name: str
    pattern: Pattern | None = None
    at: Packed = NOWHERE


class OrPattern(Variant, frozen=True, tag=4):
    """`a | b`, `case a, b`."""

    alternatives: tuple[Pattern, ...]
    at: Packed = NOWHERE


class SequencePattern(Variant, frozen=True, tag=5):
    """`[a, b, *rest]`; a starred element is a CapturePattern whose name begins with `*`."""

    elements: tuple[Pattern, ...]
    at: Packed = NOWHERE


class MappingPattern(Variant, frozen=True, tag=6):
    """`{key: pattern, **rest}`; `rest` is empty where nothing is bound."""

    keys: tuple[Expr, ...]
    patterns: tuple[Pattern, ...]
    rest: str = ""
    at: Packed = NOWHERE


Pattern = Union[ValuePattern, TypePattern, CapturePattern, OrPattern, SequencePattern, MappingPattern]


class Case(Node, frozen=True):
    """One case; `falls_through` for old-style Java labels whose body may run on into the next case.

    `default` marks Java's default label (also in `case null, default`) and Python's irrefutable `case _`.
    """

    pattern: Pattern | None
    body: tuple[Stmt, ...]
    guard: Expr | None = None
    default: bool = False
    falls_through: bool = False
    at: Packed = NOWHERE


# ---- statements ----------------------------------------------------------------------------------------------------


class Assign(Variant, frozen=True, tag=1):
    """`a = b = value`: targets left to right. A target that is a tuple or list Collection unpacks.

    A declaration with a type has it in `type`; one without initialiser has `value` None (Java `String s;`, Python `x: int`).
    """

    targets: tuple[Expr, ...]
    value: Expr | None
    type: TypeRef | None = None
    at: Packed = NOWHERE


class AugAssign(Variant, frozen=True, tag=2):
    """`target op= value`; `operator` without the equals sign."""

    target: Expr
    operator: str
    value: Expr
    at: Packed = NOWHERE


class ExprStmt(Variant, frozen=True, tag=3):
    """An expression for its effects; also a switch or match statement."""

    value: Expr
    at: Packed = NOWHERE


class Branch(Node, frozen=True):
    """One test and body of an If."""

    test: Expr
    body: tuple[Stmt, ...]


class If(Variant, frozen=True, tag=4):
    """`if … elif … else`, flattened so that long chains do not nest."""

    branches: tuple[Branch, ...]
    orelse: tuple[Stmt, ...] = ()
    at: Packed = NOWHERE


class While(Variant, frozen=True, tag=5):
    """while, do-while (`tests_last`) and C-style for (`update` runs after the body and after continue; init stands before it).

    `test` is None for Java's `for (;;)`. `orelse` is Python's else, run when the test fails.
    """

    test: Expr | None
    body: tuple[Stmt, ...]
    update: tuple[Stmt, ...] = ()
    orelse: tuple[Stmt, ...] = ()
    tests_last: bool = False
    label: str = ""
    at: Packed = NOWHERE


class ForEach(Variant, frozen=True, tag=6):
    """`for target in iterable` / `for (T target : iterable)`."""

    target: Expr
    iterable: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...] = ()
    type: TypeRef | None = None
    is_async: bool = False
    label: str = ""
    at: Packed = NOWHERE


class Handler(Node, frozen=True):
    """`except (A, B) as name` / `catch (A | B name)`; no types for a bare except. `star` for `except*`."""

    types: tuple[TypeRef, ...]
    name: str
    body: tuple[Stmt, ...]
    star: bool = False
    at: Packed = NOWHERE


class Try(Variant, frozen=True, tag=7):
    """Java resources stand as a With inside `body`."""

    body: tuple[Stmt, ...]
    handlers: tuple[Handler, ...] = ()
    orelse: tuple[Stmt, ...] = ()
    finalbody: tuple[Stmt, ...] = ()
    at: Packed = NOWHERE


class Return(Variant, frozen=True, tag=8):
    """`return value`."""

    value: Expr | None
    at: Packed = NOWHERE


class Raise(Variant, frozen=True, tag=9):
    """`raise value from cause` / `throw value`; no value for a bare raise."""

    value: Expr | None
    cause: Expr | None = None
    at: Packed = NOWHERE


class Break(Variant, frozen=True, tag=10):
    """Leaves the loop or switch `label`, or the innermost."""

    label: str = ""
    at: Packed = NOWHERE


class Continue(Variant, frozen=True, tag=11):
    """Goes on with the loop `label`, or the innermost."""

    label: str = ""
    at: Packed = NOWHERE


class Assert(Variant, frozen=True, tag=12):
    """`assert test, message` / `assert test : message`."""

    test: Expr
    message: Expr | None = None
    at: Packed = NOWHERE


class WithItem(Node, frozen=True):
    """`context as target`; Java `T name = context` has its type."""

    context: Expr
    target: Expr | None = None
    type: TypeRef | None = None


class With(Variant, frozen=True, tag=13):
    """`kind` is with, resource (Java try-with-resources, null is accepted) or synchronized (null raises)."""

    items: tuple[WithItem, ...]
    body: tuple[Stmt, ...]
    kind: str = "with"
    is_async: bool = False
    at: Packed = NOWHERE


class Block(Variant, frozen=True, tag=14):
    """A nested block, labelled (Java `name: { … }`, any labelled statement that is no loop) or bare."""

    body: tuple[Stmt, ...]
    label: str = ""
    at: Packed = NOWHERE


class FunctionDef(Variant, frozen=True, tag=15):
    """A function nested in a function, bound to its name; module and class functions are declarations."""

    function: NestedFunction
    at: Packed = NOWHERE


class Delete(Variant, frozen=True, tag=16):
    """`del targets`."""

    targets: tuple[Expr, ...]
    at: Packed = NOWHERE


class Scope(Variant, frozen=True, tag=17):
    """`global` / `nonlocal` names."""

    kind: str
    names: tuple[str, ...]
    at: Packed = NOWHERE


class Yielded(Variant, frozen=True, tag=18):
    """The value that a switch expression's case gives (`yield value`, or an arrow with an expression)."""

    value: Expr
    at: Packed = NOWHERE


class LocalImport(Variant, frozen=True, tag=19):
    """An import inside a function; it binds `item.alias`."""

    item: Import
    at: Packed = NOWHERE


class LocalClass(Variant, frozen=True, tag=20):
    """A class nested in a function: `qualname` names its declaration in the same source.

    `body` holds the statements of a Python class, where they are more than definitions and plain assignments; a class of the
    module stands among its statements only then.
    """

    name: str
    qualname: str
    body: tuple[Stmt, ...] = ()
    at: Packed = NOWHERE


Stmt = Union[
    Assign,
    AugAssign,
    ExprStmt,
    If,
    While,
    ForEach,
    Try,
    Return,
    Raise,
    Break,
    Continue,
    Assert,
    With,
    Block,
    FunctionDef,
    Delete,
    Scope,
    Yielded,
    LocalImport,
    LocalClass,
]


# ---- parts that expressions, statements and declarations share -------------------------------------------------------


class Annotation(Node, frozen=True):
    """A Java annotation or Python decorator: dotted name as written and arguments (Java's single value has the name `value`)."""

    name: str
    arguments: tuple[Argument, ...] = ()
    at: Packed = NOWHERE

    @property
    def simple_name(self) -> str:
        """`NotNull` of `@NotNull` and of `@javax.validation.constraints.NotNull`."""
        return self.name.rpartition(".")[2]


class Parameter(Node, frozen=True):
    """`kind` is positional, star (`*args`, Java varargs), kwargs (`**kwargs`) or keyword (after the star)."""

    name: str
    type: TypeRef | None = None
    kind: str = "positional"
    default: Expr | None = None
    annotations: tuple[Annotation, ...] = ()
    at: Packed = NOWHERE

    @property
    def takes_one(self) -> bool:
        """Whether it takes one argument, by its place or its name, and not all that are left."""
        return self.kind in ("positional", "keyword")


class NestedFunction(Node, frozen=True):
    """A function inside a function, with its body in place."""

    name: str
    parameters: tuple[Parameter, ...]
    body: tuple[Stmt, ...]
    returns: TypeRef | None = None
    annotations: tuple[Annotation, ...] = ()
    is_async: bool = False
    is_generator: bool = False


class Import(Node, frozen=True):
    """`from module import name as alias`, `import module as alias` (name empty), Java `import module.name` and `import static`.

    `name` is `*` for a wildcard. `level` counts the dots of a relative Python import.
    """

    module: str
    name: str
    alias: str
    level: int = 0
    is_static: bool = False
    at: Packed = NOWHERE


Body = tuple[Stmt, ...]
