"""The decorators of a Python function, those too that a library hands on: `@method_decorator(require_shop, name="dispatch")`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.flow.callers.overridden import is_another_below
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import ClassInfo, FunctionInfo


def decorators(world: World, function: FunctionInfo) -> list[FunctionInfo]:
    """The project's own decorators that run before a function: its own, and those of its class that are for it, or for what runs
    before all methods."""
    found = list(_named(world, function.path, function.decl.annotations))
    owner = function.owner
    for annotation in owner.decl.annotations if owner is not None else ():
        if _last(annotation.name) in library_names("decorator-handing"):
            names = library_names("decorator-handed-to")
            said = next((argument.value for argument in annotation.arguments if argument.name in names), None)
            if isinstance(said, s.Constant) and said.value in library_names("gate") | {function.decl.name}:
                found += _named(world, owner.path if owner is not None else "", (annotation,))
    return [*found, *_held_by_class(world, function)]


def _held_by_class(world: World, function: FunctionInfo) -> Iterator[FunctionInfo]:
    """The decorators that a view's class lists for all of its methods, or for some by their names: `decorators = [require_shop]`,
    `method_decorators = {"get": [require_shop]}`."""
    owner = function.owner
    for name in sorted(library_names("decorators-held")) if owner is not None else ():
        member = world.program.field(owner, name) if owner is not None else None
        listed = member.field.value if member is not None and member.field is not None else None
        if member is None or not isinstance(listed, s.Collection):
            continue
        if owner is not None and is_another_below(world, owner, function, name):
            continue
        items = listed.items
        if listed.kind == "dict":
            pairs = zip(listed.items[::2], listed.items[1::2], strict=False)
            own = [held for key, held in pairs if isinstance(key, s.Constant) and key.value == function.decl.name]
            items = tuple([item for held in own if isinstance(held, s.Collection) for item in held.items])
        for item in items:
            if (decorator := _resolved(world, member.declared_in.path, item)) is not None:
                yield decorator


def predicates(world: World, function: FunctionInfo) -> Iterator[FunctionInfo]:
    """The functions of the project that are asked of who is logged in before a function runs: `@user_passes_test(has_shop)`."""
    for annotation in function.decl.annotations:
        if _last(annotation.name) in library_names("user-asked") and annotation.arguments:
            asked = _resolved(world, function.path, annotation.arguments[0].value)
            if asked is not None:
                yield asked


def permissions_listed(world: World, function: FunctionInfo) -> Iterator[ClassInfo]:
    """The permissions that a function's decorators list: `@permission_classes([IsOwner])`, `@action(permission_classes=[…])`."""
    holders = library_names("permission-holder")
    for annotation in function.decl.annotations:
        is_own = _last(annotation.name) in holders
        for argument in annotation.arguments:
            if (is_own or argument.name in holders) and isinstance(argument.value, s.Collection):
                for item in argument.value.items:
                    named = dotted_name(item)
                    cls = world.program.resolve(function.path, named) if named else None
                    if isinstance(cls, ClassInfo) and not cls.is_library:
                        yield cls


def _named(world: World, path: str, annotations: Sequence[s.Annotation]) -> Iterator[FunctionInfo]:
    for annotation in annotations:
        if _last(annotation.name) not in library_names("decorator-handing"):
            decorator = world.program.resolve(path, annotation.name)
            if isinstance(decorator, FunctionInfo) and not decorator.is_library:
                yield decorator
        elif annotation.arguments:
            handed = annotation.arguments[0].value
            for node in handed.items if isinstance(handed, s.Collection) else (handed,):
                if (found := _resolved(world, path, node)) is not None:
                    yield found


def _resolved(world: World, path: str, node: s.Expr) -> FunctionInfo | None:
    named = dotted_name(node.function if isinstance(node, s.Call) else node)
    found = world.program.resolve(path, named) if named else None
    return found if isinstance(found, FunctionInfo) and not found.is_library else None


def _last(name: str) -> str:
    return name.rpartition(".")[2]
