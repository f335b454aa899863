"""What several methods of a view, form or serializer call the same thing (Python): the row that it is about (`self.object`,
`self.get_object()`, `obj`, a variable that holds it), and what it has validated (`attrs["order"]`,
`self.cleaned_data["order"]`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_ROW = "<row>"
_DATA = "<data>"

_MOST_STEPS = 4
"""Variables that hold one another."""

_ROOT = re.compile(r"[A-Za-z_]\w*")
_CLEANED = tuple(sorted(library_names("form-values")))
_ENTRY = re.compile(r"""<data>(?:\[["'](\w+)["']\]|\.(?:get|pop)\(["'](\w+)["'][^()]*\))""")


class Names:
    """What the expressions of one function stand for."""

    def __init__(self, function: FunctionInfo, body: s.Body, last: str = "", given: Mapping[str, str] | None = None) -> None:
        """`last` is what the last parameter stands for, where a framework says so, `given` what others do."""
        self._held = {**(given or {}), **_held(function, body)}
        self._shown: dict[str, list[str]] = {}
        self._sent: set[str] = set()
        for node in nodes(body):
            match node:
                case s.Assign(targets=(s.Attribute() as target,), value=s.Name(id=name)):
                    self._shown.setdefault(name, []).append(render(target))
        for parameter in function.decl.parameters[1:]:
            if parameter.name in library_names("row-handed"):
                self._held[parameter.name] = _ROW
        if function.decl.name in library_names("row-given"):
            for node in nodes(body):
                match node:
                    case s.Return(value=s.Name(id=name)):
                        self._held[name] = _ROW
        if last and len(function.decl.parameters) > 1:
            self._held[function.decl.parameters[-1].name] = last

    def meant(self, text: str) -> Iterator[str]:
        """What an expression stands for, and what it does under the names of attributes that were given its variable."""
        yield self._normal(text)
        root = _ROOT.match(text)
        for shown in self._shown.get(root[0], ()) if root is not None else ():
            yield self._normal(shown + text[root.end() :] if root is not None else text)

    def keys_meant(self, text: str) -> Iterator[str]:
        """The keys of the rows that it stands for: whoever refuses `order.buyer_id` refuses `order.buyer`."""
        for meant in self.meant(text):
            if "." in meant:
                yield meant + "_id"

    def stands(self, name: str, what: str) -> None:
        """Say what a variable stands for."""
        self._held[name] = what

    def validates(self, text: str) -> None:
        """Say that an expression is what a form or serializer was given to validate: `request.data`."""
        self._sent.add(text)

    def _normal(self, text: str) -> str:
        for _ in range(_MOST_STEPS):
            root = _ROOT.match(text)
            if root is None or root[0] not in self._held:
                break
            text = self._held[root[0]] + text[root.end() :]
        if text.startswith(_OF_REQUEST):
            text = text.removeprefix("self.")
        for name in self._sent:
            if text.startswith((f"{name}[", f"{name}.get(")):
                text = _DATA + text[len(name) :]
        for name in _names_of_rows():
            if text.startswith(f"{name}."):
                text = _ROW + text[len(name) :]
        for name in _names_of_data():
            if text.startswith((f"{name}[", f"{name}.")):
                text = _DATA + text[len(name) :]
        return _ENTRY.sub(lambda found: entry(found[1] or found[2]), text, count=1)


_OF_REQUEST = tuple(f"self.{name}." for name in sorted(library_names("request-held")))


def entry(name: str) -> str:
    """What a form or serializer has validated for a field."""
    return f"{_DATA}[{name}]"


ROW, DATA = _ROW, _DATA
"""The row that a view, form or serializer is about, and what it has validated."""


@cache
def _names_of_rows() -> tuple[str, ...]:
    held = [f"self.{name}" for name in sorted(library_names("row-held"))]
    given = [f"self.{name}()" for name in sorted(library_names("row-given"))]
    return (
        *held,
        *given,
        *(f"{form}.{row}" for form in sorted(library_names("form-handed")) for row in sorted(library_names("saved-row"))),
    )


@cache
def _names_of_data() -> tuple[str, ...]:
    names = (*sorted(library_names("form-validated")), *_CLEANED)
    holders = ("self", *sorted(library_names("form-handed")))
    above = (f"super().{name}()" for name in sorted(library_names("validated-above")))
    return (*(f"{holder}.{name}" for holder in holders for name in names), *names, *above)


def _held(function: FunctionInfo, body: s.Body) -> dict[str, str]:
    """What the variables of a function are set to that are set once; any other is a thing of its own."""
    found: dict[str, list[str]] = {}
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, value=value):
                told = render(value) if isinstance(value, (s.Attribute, s.Subscript, s.Call, s.Name)) else ""
                for target in targets:
                    for name in _bound(target):
                        found.setdefault(name, []).append(told if isinstance(target, s.Name) else "")
            case s.ForEach(target=target) | s.AssignExpr(target=target):
                for name in _bound(target):
                    found.setdefault(name, []).append("")
            case s.With(items=items):
                for item in items:
                    for name in _bound(item.target):
                        found.setdefault(name, []).append("")
    return {
        name: texts[0] if len(texts) == 1 and texts[0] and not texts[0].endswith("…") else f"<{name} of {function.id}>"
        for name, texts in found.items()
    }


def _bound(target: s.Expr | None) -> Iterator[str]:
    """The variables that an assignment to a target binds."""
    if isinstance(target, (s.Name, s.Collection)):
        yield from (node.id for node in nodes((target,)) if isinstance(node, s.Name))
