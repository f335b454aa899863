"""What a form's field asks of the rows that users may choose: `ModelChoiceField(Order.objects.filter(paid_at__isnull=False))`.

Source: the Django documentation, "QuerySet API reference": a comparison with a value never matches NULL.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.values import Fact
from nullguard.model.nodes import is_null
from nullguard.model.syntax import Argument, Attribute, Call, Constant, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_QUERY: Final = "queryset"
_IS_NULL: Final = "isnull"
_EXACT: Final = ("", "exact")
_STEP: Final = "__"
_SAME_ROWS: Final = frozenset({"all", "order_by", "distinct", "select_related", "prefetch_related", "only", "defer", "annotate"})
_LOOKUPS: Final = frozenset(
    {"exact", "iexact", "in", "gt", "gte", "lt", "lte", "range", "contains", "icontains", "startswith", "endswith", "isnull"}
)


def facts_of_chosen(program: Program, form: ClassInfo, field: Call) -> tuple[Fact, ...]:
    """The attributes that are there in all rows of which a form's field lets users choose one, as far as its query is written
    there; none where a method of the form sets another one (`self.fields["order"].queryset = …`)."""
    for base in program.ancestors(form):
        program.look_at_mentions(base.path, base.decl.functions)
        if not base.is_library and any(_QUERY in function.mentions for function in base.decl.functions):
            return ()
    given = next((item.value for item in field.arguments if item.name in (None, _QUERY) and not item.star), None)
    found = {tuple(words[:end]) for words in _asked(given) for end in range(1, len(words) + 1)}
    return tuple(Fact(words, "nonnull") for words in sorted(found))


def _asked(query: Expr | None) -> Iterator[list[str]]:
    while isinstance(query, Call) and isinstance(query.function, Attribute):
        name = query.function.name
        if name in ("filter", "exclude") and not any(item.star for item in query.arguments):
            for item in query.arguments if name == "filter" or len(query.arguments) == 1 else ():
                yield from _there(item, is_excluded=name == "exclude")
        elif name not in _SAME_ROWS:
            return
        query = query.function.value


def _there(item: Argument, is_excluded: bool) -> Iterator[list[str]]:
    """The path of what a condition of a query asks to be there."""
    if not item.name:
        return
    words = item.name.split(_STEP)
    lookup = words.pop() if words[-1] in _LOOKUPS and len(words) > 1 else ""
    if lookup == _IS_NULL:
        asks_null = item.value.value if isinstance(item.value, Constant) else None
        if asks_null is is_excluded and asks_null is not None:
            yield words
    elif is_excluded:
        if lookup in _EXACT and is_null(item.value):
            yield words
    elif isinstance(item.value, Constant) and not is_null(item.value):
        yield words
