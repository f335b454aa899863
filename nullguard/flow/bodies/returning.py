"""What a function of Python returns where it says so on all of its ways."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s


def returned_on_all_ways(body: s.Body) -> tuple[s.Expr | None, ...]:
    """What the return statements of a function give, without those of functions within it; nothing where it may fall off its
    end."""
    return tuple(_returned(body)) if _leaves(body) else ()


def _returned(body: s.Body) -> Iterator[s.Expr | None]:
    waiting: list[s.Node] = [*body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, s.Return):
            yield node.value
        elif not isinstance(node, (s.FunctionDef, s.Lambda, s.LocalClass)):
            for name in node.__struct_fields__:
                value = getattr(node, name)
                waiting.extend(part for part in (value if type(value) is tuple else (value,)) if isinstance(part, s.Node))


def _leaves(body: s.Body) -> bool:
    """Whether the statements end with one that returns or raises on each of its ways."""
    match body[-1] if body else None:
        case s.Return() | s.Raise():
            return True
        case s.If(branches=branches, orelse=orelse):
            return _leaves(orelse) and all(_leaves(branch.body) for branch in branches)
        case s.With(body=inner):
            return _leaves(inner)
        case s.Try(body=inner, handlers=handlers, orelse=orelse, finalbody=after):
            return _leaves(after) or (_leaves(orelse or inner) and all(_leaves(handler.body) for handler in handlers))
    return False
