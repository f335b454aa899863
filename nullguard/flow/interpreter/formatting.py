"""Formats that None does not fit: `"%d" % x`, `"{:.2f}".format(x)`, `"{0.name}".format(x)`, `format(x, ".2f")`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.corruption import becomes_text
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.model import syntax as s

_NUMBERS = "diouxXeEfFgGc"
"""Conversions that take numbers only (c: a number or a character)."""

_LONGEST = 10_000
"""Templates beyond this are not read."""

_PLACE = re.compile(r"%(\(\w*\))?[#0\- +.\d*hlL]*[A-Za-z%]")
"""A place of a `%` template."""


def has_text(template: s.Expr, method: str) -> bool:
    """Whether what a template gives is never empty, as it has text of its own: with `format`, or with `%`."""
    if not isinstance(template, s.Constant) or not isinstance(template.value, str) or len(template.value) > _LONGEST:
        return False
    if method == "%":
        return bool(_PLACE.sub("", template.value))
    try:
        return any(text for text, *_ in Formatter().parse(template.value))
    except ValueError:
        return False


def use_percent(frame: Frame, operands: tuple[tuple[s.Expr, Value, Path | None], ...], state: State) -> None:
    """Note null among the operands of `%` where the constant template before them wants a number, or names."""
    template = operands[0][0]
    if not isinstance(template, s.Constant) or not isinstance(template.value, str) or len(template.value) > _LONGEST:
        return
    places = list(percent_places(template.value))
    for node, value, path in operands[1:]:
        if any(name for name, _ in places):
            note_use(frame, "format", node, value, path, state, "%(…)")
            _use_named(frame, node, places, state)
            continue
        arguments = node.items if isinstance(node, s.Collection) and node.kind == "tuple" else (node,)
        if len(arguments) != len(places):
            continue
        for argument, (_, kind) in zip(arguments, places, strict=True):
            inner, inner_path = (value, path) if argument is node else frame.evaluate(frame, argument, state)
            if kind in _NUMBERS:
                note_use(frame, "format", argument, inner, inner_path, state, f"%{kind}")
            else:
                becomes_text(frame, argument, inner, state)


def _use_named(frame: Frame, node: s.Expr, places: list[tuple[str, str]], state: State) -> None:
    """`"%(total)d" % {"total": x}`."""
    if not isinstance(node, s.Collection) or node.kind != "dict":
        return
    given = {key.value: item for key, item in node.entries if isinstance(key, s.Constant)}
    for name, kind in places:
        if kind in _NUMBERS and name in given:
            value, path = frame.evaluate(frame, given[name], state)
            note_use(frame, "format", given[name], value, path, state, f"%{kind}")


def percent_places(template: str) -> Iterator[tuple[str, str]]:
    """The places of a `%` template: their names, empty for those by position, and conversion letters."""
    position = 0
    while (position := template.find("%", position)) >= 0:
        position += 1
        name = ""
        if template[position : position + 1] == "(":
            end = template.find(")", position)
            if end < 0:
                return
            name, position = template[position + 1 : end], end + 1
        while position < len(template) and template[position] in "#0- +.123456789*hlL":
            position += 1
        if position >= len(template):
            return
        if template[position] != "%":
            yield name, template[position]
        position += 1


def use_template(frame: Frame, template: s.Expr, arguments: Arguments, state: State) -> None:
    """Note null among the arguments of `"…".format(…)` where the template has a format for it, or reads something of it."""
    if not isinstance(template, s.Constant) or not isinstance(template.value, str) or len(template.value) > _LONGEST:
        return
    if any(argument.star for argument, _, _ in arguments):
        return
    positional = [place for place in arguments if place[0].name is None]
    named = {place[0].name: place for place in arguments}
    for name, kind, operation in _fields(template.value):
        place = positional[int(name)] if name.isdecimal() and int(name) < len(positional) else named.get(name)
        if place is not None:
            argument, value, path = place
            if kind:
                note_use(frame, kind, argument.value, value, path, state, operation)
            else:
                becomes_text(frame, argument.value, value, state)


def _fields(template: str) -> Iterator[tuple[str, str, str]]:
    """The fields of a template: the argument, the kind of use, empty where None fits, and what is done with it."""
    number = 0
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return
    for _, field, spec, conversion in parts:
        if field is None:
            continue
        end = min((field.find(mark) for mark in ".[" if mark in field), default=len(field))
        name = field[:end]
        if not name:
            name, number = str(number), number + 1
        if end < len(field):
            yield name, "attribute" if field[end] == "." else "subscript", f"{{{field[end:]}}}"
        elif spec and not conversion:
            yield name, "format", f":{spec}"
        else:
            yield name, "", ""
