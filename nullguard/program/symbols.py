"""What a name can stand for, and the types that values have."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from nullguard.model.facts import Class, Field, Function

CLASS_OBJECT = "type"
"""The class id of the type of a class itself: `Order` as an expression has the type `type[Order]`."""

BUILDER = "<builder>"
"""The class id of the type of what collects, by methods that are called like fields, what an object of its argument will hold."""

OPTIONAL = "java.util.Optional"

MANAGER = "contextlib.AbstractContextManager"
"""The class of what a generator is made of that is entered: its element is what it yields."""

ARRAY = "[]"
"""The class id of Java's arrays; the argument is the element type."""

UNION = "|"
"""The class id of a union of several types."""


class Type(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A type of values: a class id with arguments; `~T` as id is the type parameter T, not yet substituted.

    Project classes have the id `path#Qual.Name`, library classes their dotted name (`django.db.models.QuerySet`,
    `java.util.List`), Python's built-ins `builtins.str`, Java's primitives their keyword (`int`).
    """

    cls: str
    args: tuple[Type, ...] = ()
    nullable: bool = False


UNKNOWN = Type("?")
"""The unknown type as an argument or member of a union (`Map<String, ?>`); where a whole type is unknown it is None instead."""


@dataclass(frozen=True, slots=True, eq=False)
class ClassInfo:
    """A class of the program, or of a library stub (then `path` begins with `<`)."""

    id: str
    name: str
    dotted: str
    path: str
    decl: Class
    outer: str = ""
    is_library: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_library", self.path.startswith("<"))  # asked for at nearly every call


@dataclass(frozen=True, slots=True, eq=False)
class FunctionInfo:
    """A function of a module (`owner` None) or class; `classes` are those that a call gives for parameters, by name."""

    id: str
    dotted: str
    path: str
    decl: Function
    owner: ClassInfo | None = None
    classes: tuple[tuple[str, ClassInfo], ...] = ()
    is_library: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_library", self.path.startswith("<"))  # asked for at nearly every call


@dataclass(frozen=True, slots=True, eq=False)
class VariableInfo:
    """A module-level variable or constant, or a static field reached through its class."""

    dotted: str
    path: str
    decl: Field
    owner: ClassInfo | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ModuleInfo:
    """A Python module or Java package; `path` is the module's source, empty for a namespace."""

    dotted: str
    path: str


@dataclass(frozen=True, slots=True, eq=False)
class External:
    """Something outside the program and the stubs, known only by its dotted name (`requests.get`)."""

    dotted: str


Symbol = ClassInfo | FunctionInfo | VariableInfo | ModuleInfo | External


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A member found on a class or an ancestor: `declared_in` is where; `functions` has all overloads when it is a method.

    `substitution` maps the type parameters of `declared_in` to types, as seen from the class that was asked.
    """

    name: str
    declared_in: ClassInfo
    field: Field | None
    functions: tuple[FunctionInfo, ...]
    substitution: dict[str, Type]
