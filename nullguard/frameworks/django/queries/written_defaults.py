"""What `update_or_create(number=number, defaults={"due": today})` writes into the row that it gives, whether it was there or not.

Source: the Django documentation, "QuerySet API reference" (`update_or_create`).
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.values import NONNULL, NULL, Fact, Value
from nullguard.flow.protocols import CallSite
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null

_WRITING = frozenset({"update_or_create", "aupdate_or_create"})
_DEFAULTS = "defaults"
_OF_NEW = "create_defaults"


def written(site: CallSite) -> tuple[Fact, ...]:
    """The attributes that the call sets, but for those that it sets to what may be null; with values of their own for a new row
    (`create_defaults`), those that both set."""
    if site.method not in _WRITING:
        return ()
    sets = [_set(argument.value, value) for argument, value in site.arguments if argument.name in (_DEFAULTS, _OF_NEW)]
    is_updated = any(argument.name == _DEFAULTS for argument, _ in site.arguments)
    names = [name for name in sets[0] if all(name in others for others in sets)] if is_updated else []
    return tuple([Fact((name,), "nonnull") for name in names])


def _set(node: s.Expr, value: Value) -> dict[str, None]:
    """The keys of a dictionary whose values are there, in order."""
    known = dict(value.named)
    names = dict.fromkeys(_named(node)) or {name: None for name, held in known.items() if held.null == NONNULL}
    return {name: None for name in names if name not in known or known[name].null < NULL}


def _named(node: s.Expr) -> Iterator[str]:
    """The keys of a dictionary that is written out, without those for which None is written."""
    match node:
        case s.Collection(kind="dict", items=items):
            for key, item in zip(items[::2], items[1::2], strict=False):
                if isinstance(key, s.Constant) and isinstance(key.value, str) and not is_null(item):
                    yield key.value
        case s.Call(function=s.Name(id="dict"), arguments=arguments):
            for argument in arguments:
                if argument.name and not argument.star and not is_null(argument.value):
                    yield argument.name
