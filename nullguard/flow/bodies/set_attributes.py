"""Attributes that a body of Python sets itself: `order.shop = shop`, `setattr(order, "shop", shop)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.model.text import render


def set_attributes(body: s.Body) -> Mapping[tuple[str, str], Packed]:
    """Where each attribute, of what is written like this, is set first."""
    found: dict[tuple[str, str], Packed] = {}
    for holder, name, at in _set(body):
        known = found.setdefault((render(holder), name), at)
        found[render(holder), name] = min(known, at)
    return found


def _set(body: s.Body) -> Iterator[tuple[s.Expr, str, Packed]]:
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, at=at):
                for target in targets:
                    for part in target.items if isinstance(target, s.Collection) else (target,):
                        if isinstance(part, s.Attribute):
                            yield part.value, part.name, at
            case s.AugAssign(target=s.Attribute(value=holder, name=name), at=at):
                yield holder, name, at
            case s.Call(
                function=s.Name(id="setattr"), arguments=(holder, s.Argument(value=s.Constant(value=str(name))), *_), at=at
            ):
                yield holder.value, name, at
