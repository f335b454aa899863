"""What a view has asked where it has got its row or rows already (Python): `self.get_object()` has found a row by the parts of
the path, and asked the view's own `get_queryset` before."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.callers.evaluated import calls_evaluated
from nullguard.flow.callers.overridden import is_another_below
from nullguard.flow.functions.meant.objects_of_frameworks import is_view
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.span import Packed
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo

_OBJECT = frozenset({"self"})


def has_got_row(world: World, function: FunctionInfo, body: s.Body, before: Packed) -> bool:
    """Whether a method of a view runs when the view's row is there, or gets it `before` a place on every way."""
    owner, name = function.owner, function.decl.name
    if owner is None or name in library_names("row-given") | library_names("rows-given") | library_names("gate"):
        return False
    gets = not library_names("row-given").isdisjoint(function.decl.mentions)
    if not gets and name not in library_names("after-row-got") | library_names("after-row-shown"):
        return False
    if not is_view(world, owner):
        return False
    if any(is_another_below(world, owner, function, given) for given in sorted(library_names("row-given"))):
        return False
    if name in library_names("after-row-got") or (name in library_names("after-row-shown") and _shows(world, owner, "row-view")):
        if not _is_called_without(world, owner, name):
            return True
    return gets and any(
        call.at < before and last_name(call.function) in library_names("row-given") and _is_own(call)
        for statement in body
        if isinstance(statement, (s.Assign, s.ExprStmt))
        for call in calls_evaluated(statement.value)
    )


def _is_called_without(world: World, owner: ClassInfo, name: str) -> bool:
    """Whether another method of the view calls one of a name that the library calls, and does not ask for the row."""
    after = library_names("after-row-got") | library_names("after-row-shown")
    for base in world.program.ancestors(owner):
        if base.is_library:
            continue
        others = [one for one in base.decl.functions if one.name not in after]
        world.program.look_at_mentions(base.path, others)
        if any(name in one.mentions and library_names("row-given").isdisjoint(one.mentions) for one in others):
            return True
    return False


def has_got_rows(world: World, function: FunctionInfo) -> bool:
    """Whether a method of a view runs when the view has asked for its rows."""
    owner = function.owner
    return (
        owner is not None
        and function.decl.name in library_names("after-row-shown")
        and is_view(world, owner)
        and _shows(world, owner, "rows-view")
    )


def querying(world: World, cls: ClassInfo) -> Iterator[FunctionInfo]:
    """The view's own methods that say among which rows it looks."""
    for name in sorted(library_names("rows-given")):
        member = world.program.member(cls, name)
        for function in member.functions if member is not None else ():
            if not function.is_library:
                yield function


def keys_got(world: World, cls: ClassInfo) -> Iterator[tuple[str, str, str]]:
    """By what `get_object` of the libraries finds the row of a view: the row's class, a column, and a part of the path."""
    for name in sorted(library_names("row-given")):
        member = world.program.member(cls, name)
        if member is not None and any(not function.is_library for function in member.functions):
            return  # its own
    row = _row_class(world, cls)
    if not row:
        return
    (by,), (part,) = library_names("view-column"), library_names("view-part")
    if (column := _said(world, cls, by, "")) is None:
        return
    if column:
        pairs = [(column, _said(world, cls, part, column))]
    else:
        (key,) = library_names("view-key-part")
        own = _said(world, cls, part, "")
        pairs = [(key.partition("=")[2], _named(world, cls, frozenset({key})) if own == "" else own)]
        slug = _named(world, cls, library_names("view-slug-column")) or ""
        pairs.append((slug, _named(world, cls, library_names("view-slug-part"))))
    for asked, given in pairs:
        if asked and given:
            yield row, asked, given


def _named(world: World, cls: ClassInfo, attributes: frozenset[str]) -> str | None:
    """What a view calls a column or part of the path: by the attribute that says so, or as it is called without."""
    (said,) = attributes
    name, _, otherwise = said.partition("=")
    return _said(world, cls, name, otherwise)


def _shows(world: World, cls: ClassInfo, kind: str) -> bool:
    return any(name.rpartition(".")[2] in library_names(kind) for name in world.program.base_names(cls))


def _is_own(call: s.Call) -> bool:
    return isinstance(call.function, s.Attribute) and render(call.function.value) in _OBJECT


def _row_class(world: World, cls: ClassInfo) -> str:
    """The class of the rows of a view, as it names them."""
    for name in sorted(library_names("model-named"), reverse=True):  # what a query set says is nearer
        if (value := _value(world, cls, name)) is not None and (found := _class_named(value)):
            return found
    named = {
        found
        for function in querying(world, cls)
        for node in nodes(world.program.body(function))
        if isinstance(node, s.Return) and node.value is not None and (found := _class_named(node.value))
    }
    return named.pop() if len(named) == 1 else ""


def _class_named(node: s.Expr) -> str:
    return next((name for part in nodes((node,)) if (name := last_name(part))[:1].isupper() and not name.isupper()), "")


def _said(world: World, cls: ClassInfo, name: str, otherwise: str) -> str | None:
    """The text that an attribute of a class is set to; None where it is set to anything else."""
    match _value(world, cls, name):
        case None:
            return otherwise
        case s.Constant(value=str() as text):
            return text
        case s.Constant(kind="null"):
            return otherwise
    return None


def _value(world: World, cls: ClassInfo, name: str) -> s.Expr | None:
    member = world.program.field(cls, name)
    return member.field.value if member is not None and member.field is not None else None
