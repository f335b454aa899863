"""Rows that libraries hand to code of the project besides those of views and admin sites: to sitemaps and feeds, search indexes
and exports, and to handlers of signals that take them by keyword.

Source: the Django documentation ("The sitemap framework", "The syndication feed framework", "Signals"), django-haystack's
("SearchIndex API") and django-import-export's ("Advanced data manipulation on export").
"""

from __future__ import annotations

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, Fact, Value
from nullguard.flow.world import World
from nullguard.frameworks.django.conventions import Conventions
from nullguard.frameworks.django.view_queries import ViewQueries
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import FunctionInfo, Type

_LISTING = library_names("listing-base")
_LISTED = tuple(sorted(library_names("listed-row")))
_PREFIXES = tuple(sorted(library_names("row-prefix")))
_ITEMS = "items"
_ONE = "get_object"
_INSTANCE = "instance"


def handed_rows(
    world: World, conventions: Conventions, views: ViewQueries, function: FunctionInfo, names: list[str]
) -> dict[str, Value]:
    """The parameters of a function that are rows, or that hold one."""
    owner = function.owner
    if owner is None:
        return _of_signal(world, conventions, function, names)
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


def _of_signal(world: World, conventions: Conventions, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
    """The keywords of `def order_saved(sender, **kwargs)`, which bring the row."""
    keywords = next((parameter.name for parameter in function.decl.parameters if parameter.kind == "kwargs"), "")
    if not keywords or _INSTANCE in names or not (model := conventions.sender(function)):
        return {}
    row = _row(world, model, ())
    return {keywords: Value(NONNULL, Type("builtins.dict"), named=((_INSTANCE, row),), typed=BY_CONVENTION)}


def _row(world: World, model: str, facts: tuple[Fact, ...]) -> Value:
    return Value(NONNULL, Type(model), always_true=world.always_true(model), typed=BY_CONVENTION, facts=facts)
