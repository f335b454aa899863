"""Rows that libraries hand to code of the project besides those of views and admin sites: to sitemaps and feeds, search indexes
and exports, to handlers of signals that take them by keyword, and to methods that call their parameter as they like.

Source: the Django documentation ("The sitemap framework", "The syndication feed framework", "Signals"), django-haystack's
("SearchIndex API"), django-import-export's ("Advanced data manipulation on export") and the Django REST framework's
("SerializerMethodField", "Overriding serialization and deserialization behavior", "Save and deletion hooks").
"""

from __future__ import annotations

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, Fact, Value
from nullguard.flow.world import World
from nullguard.frameworks.django.forms.form_fields import is_serializer
from nullguard.frameworks.django.handed.conventions import Conventions
from nullguard.frameworks.django.handed.permitted import Permitted
from nullguard.frameworks.django.handed.view_queries import ViewQueries
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name
from nullguard.model.syntax import Call, Constant, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_LISTING = library_names("listing-base")
_LISTED = tuple(sorted(library_names("listed-row")))
_PREFIXES = tuple(sorted(library_names("row-prefix")))
_BY_METHOD = library_names("field-by-method")
_SHOWING = library_names("row-shown")
_PLACES = dict.fromkeys(library_names("row-first"), 0) | dict.fromkeys(library_names("row-second"), 1)
_GETTER = "get_"
_UPDATE = "update"
_SAVE = "save_model"
_ROW_AND_DATA = 2
_ITEMS = "items"
_ONE = "get_object"
_INSTANCE = "instance"


def handed_rows(
    world: World,
    conventions: Conventions,
    permitted: Permitted,
    views: ViewQueries,
    function: FunctionInfo,
    names: list[str],
) -> dict[str, Value]:
    """The parameters of a function that are rows, or that hold one."""
    owner = function.owner
    if owner is None:
        return _of_signal(world, conventions, function, names)
    if (named := _at_its_place(world.program, owner, function.decl.name, names)) and (model := conventions.row_model(owner)):
        return {named: _row(world, model, () if function.decl.name == _SAVE else views.facts(owner, model))}
    asked, model = permitted.object_of(owner, function.decl.name, names)
    if asked and model:
        return {asked: _row(world, model, ())}
    if len(names) != 1 or "static" in function.decl.modifiers or "class" in function.decl.modifiers:
        return {}
    name = function.decl.name
    if not world.program.base_names(owner).isdisjoint(_LISTING):
        method = _ITEMS if name.startswith(_LISTED) else _ONE
        model = conventions.model_given(owner, method)
        return {names[0]: _row(world, model, views.facts(owner, model, method))} if model else {}
    if name.startswith(_PREFIXES) and (model := conventions.model_of(owner)):
        return {names[0]: _row(world, model, views.facts(owner, model))}
    return {}


def _at_its_place(program: Program, owner: ClassInfo, method: str, names: list[str]) -> str:
    """The parameter by which a library hands a row to a method, whatever it is called; empty where it hands none."""
    if is_serializer(program, owner):
        if len(names) == 1 and (method in _SHOWING or _is_shown_by_field(program, owner, method)):
            return names[0]
        return names[0] if len(names) == _ROW_AND_DATA and method == _UPDATE else ""
    place = _PLACES.get(method, len(names))
    return names[place] if place < len(names) else ""


def _is_shown_by_field(program: Program, owner: ClassInfo, method: str) -> bool:
    """Whether a serializer has a field that a method gives: `days = SerializerMethodField()` and `get_days`."""
    field = program.field(owner, method.removeprefix(_GETTER)) if method.startswith(_GETTER) else None
    if field is not None and field.field is not None and _is_by_method(field.field.value):
        return True
    return any(
        isinstance(value := declared.value, Call) and _is_by_method(value) and _names(value, method)
        for base in program.ancestors(owner)
        for declared in base.decl.fields
    )


def _is_by_method(value: Expr | None) -> bool:
    return isinstance(value, Call) and last_name(value.function) in _BY_METHOD


def _names(field: Call, method: str) -> bool:
    return any(isinstance(given.value, Constant) and given.value.value == method for given in field.arguments)


def _of_signal(world: World, conventions: Conventions, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
    """The keywords of `def order_saved(sender, **kwargs)`, which bring the row."""
    keywords = next((parameter.name for parameter in function.decl.parameters if parameter.kind == "kwargs"), "")
    if not keywords or _INSTANCE in names or not (model := conventions.sender(function)):
        return {}
    row = _row(world, model, ())
    return {keywords: Value(NONNULL, Type("builtins.dict"), named=((_INSTANCE, row),), typed=BY_CONVENTION)}


def _row(world: World, model: str, facts: tuple[Fact, ...]) -> Value:
    return Value(NONNULL, Type(model), always_true=world.always_true(model), typed=BY_CONVENTION, facts=facts)
