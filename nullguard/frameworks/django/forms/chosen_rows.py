"""What a form's field asks of the rows that users may choose: `ModelChoiceField(Order.objects.filter(paid_at__isnull=False))`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.values import ABSENT, NULLABLE, Fact, Value, constant
from nullguard.flow.world import World
from nullguard.frameworks.django.queries.conditions import conditions_of
from nullguard.frameworks.queries import Condition, every, facts_along, negated
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import is_null
from nullguard.model.syntax import Argument, Attribute, Call, Constant, Expr
from nullguard.program.symbols import ClassInfo

_QUERY: Final = "queryset"
_FILTER: Final = "filter"
_EXCLUDE: Final = "exclude"
_KEEPING: Final = library_names("same-rows") | library_names("same-row")


def facts_of_chosen(world: World, form: ClassInfo, field: Call, model: str) -> tuple[Fact, ...]:
    """The attributes that are there in all rows of a model of which a form's field lets users choose one, as far as its query is
    written there; none where a method of the form sets another one (`self.fields["order"].queryset = …`)."""
    for base in world.program.ancestors(form):
        world.program.look_at_mentions(base.path, base.decl.functions)
        if not base.is_library and any(_QUERY in function.mentions for function in base.decl.functions):
            return ()
    given = next((item.value for item in field.arguments if item.name in (None, _QUERY) and not item.star), None)
    asked = every(_asked(given)).holds or ()
    found = {fact for need in asked for fact in facts_along(world, model, need)}
    return tuple(sorted(found, key=lambda fact: (fact.segments, fact.aspect)))


def _asked(query: Expr | None) -> Iterator[Condition]:
    """What the methods ask that follow one another in a query; nothing of those before one that gives other rows."""
    while isinstance(query, Call) and isinstance(query.function, Attribute):
        name = query.function.name
        if name in (_FILTER, _EXCLUDE):
            condition = every(conditions_of((item, _written(item)) for item in query.arguments))
            yield negated(condition) if name == _EXCLUDE else condition
        elif name not in _KEEPING:
            return
        query = query.function.value


def _written(item: Argument) -> Value:
    """A value in a condition, which is null at times where it is not written out."""
    if not isinstance(item.value, Constant):
        return Value(NULLABLE)
    return ABSENT if is_null(item.value) else constant(item.value.kind, item.value.value)
