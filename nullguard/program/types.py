"""Types as values: substituting type parameters, and finding what they stand for by comparing a declared type with an actual
one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from nullguard.program.symbols import UNION, UNKNOWN, Type

_MOST_DEPTH = 12
"""How deep the arguments of types are looked at; deeper ones become unknown."""


def parameter(name: str) -> Type:
    """The type parameter `name` as a type."""
    return Type(f"~{name}")


def is_parameter(type: Type) -> bool:
    """Whether a type is a type parameter not yet substituted."""
    return type.cls.startswith("~")


def substitute(type: Type, mapping: Mapping[str, Type], depth: int = _MOST_DEPTH) -> Type:
    """The type with its parameters replaced by what `mapping` has for their names; the others stay."""
    if type.cls.startswith("~"):
        actual = mapping.get(type.cls[1:])
        if actual is None:
            return type
        return nullable(actual) if type.nullable else actual
    if not type.args or not mapping:
        return type
    if depth <= 0:
        return Type(type.cls, (), type.nullable)
    args = tuple(substitute(arg, mapping, depth - 1) for arg in type.args)
    if type.cls == UNION:
        joined = union(args)
        return nullable(joined) if type.nullable else joined
    return Type(type.cls, args, type.nullable)


def unify(
    declared: Type,
    actual: Type,
    seen_as: Callable[[Type, str], Type | None] | None = None,
    depth: int = _MOST_DEPTH,
) -> dict[str, Type]:
    """What the type parameters of `declared` are when a value of type `actual` is passed for it; those that stay unknown are left
    out.

    `seen_as` gives a type as one of its ancestors (`list[Order]` seen as `Iterable`), None when it is not one.
    """
    found: dict[str, Type] = {}
    _unify(declared, actual, seen_as, depth, found)
    return found


def nullable(type: Type) -> Type:
    """The type, admitting null."""
    return type if type.nullable else Type(type.cls, type.args, True)


def non_null(type: Type) -> Type:
    """The type without null."""
    return Type(type.cls, type.args) if type.nullable else type


def union(types: Iterable[Type]) -> Type:
    """One type for several: duplicates dropped, unions flattened, null carried to the outside; UNKNOWN for none."""
    members: dict[Type, None] = {}
    admits_null = False
    for type in types:
        admits_null = admits_null or type.nullable
        for member in type.args if type.cls == UNION else (type,):
            admits_null = admits_null or member.nullable
            members.setdefault(non_null(member))
    if not members:
        return UNKNOWN
    if len(members) == 1:
        only = next(iter(members))
        return nullable(only) if admits_null else only
    return Type(UNION, tuple(members), admits_null)


def known(type: Type | None) -> Type | None:
    """The type, or None when it is UNKNOWN or a union of nothing known."""
    if type is None or type.cls == UNKNOWN.cls:
        return None
    return type


def _unify(
    declared: Type, actual: Type, seen_as: Callable[[Type, str], Type | None] | None, depth: int, found: dict[str, Type]
) -> None:
    if actual.cls == UNKNOWN.cls or depth <= 0:
        return
    if declared.cls.startswith("~"):
        name = declared.cls[1:]
        value = non_null(actual) if declared.nullable else actual
        found[name] = union((found[name], value)) if name in found else value
        return
    if not declared.args:
        return
    if declared.cls == UNION:
        parameters = [member for member in declared.args if is_parameter(member)]
        concrete = {member.cls for member in declared.args}
        rest = [member for member in (actual.args if actual.cls == UNION else (actual,)) if member.cls not in concrete]
        for member in declared.args:
            if not is_parameter(member):
                _unify(member, actual, seen_as, depth - 1, found)
        if len(parameters) == 1 and rest:
            _unify(parameters[0], union(rest), seen_as, depth - 1, found)
        return
    if actual.cls == UNION:
        for member in actual.args:
            _unify(declared, member, seen_as, depth - 1, found)
        return
    if actual.cls != declared.cls:
        seen = seen_as(actual, declared.cls) if seen_as is not None else None
        if seen is None:
            return
        actual = seen
    for one, other in zip(declared.args, actual.args, strict=False):
        _unify(one, other, seen_as, depth - 1, found)
