"""Java methods that no method of the program mentions: what mentions them aside, and whether they are left over or offered.

In an application nearly all that is public is called, and what nothing calls is left over. A library, or an application that
others extend, offers methods to programs that are not here: there many of its methods have no caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, Class, Function, SourceFacts
from nullguard.model.nodes import last_name, nodes
from nullguard.program.trace import Trace

ASIDE = "<mentioned aside>#"
"""Begins what is traced when it was asked whether a name is mentioned outside of methods; the name follows."""

OFFERED = "<offered>#"
"""Begins what is traced when it was asked whether a unit offers methods to other programs; the path of the unit follows."""

SHOWN = "<shown>#"
"""Begins what is traced when it was asked whether what shows objects mentions a name; the name follows."""

COMPOSED = "<composed>#"
"""Begins what is traced when it was asked whether an annotation is put together of others; its name follows."""

_ENOUGH = 20
"""Methods of which a share can be told."""

_MOST_LEFT_OVER = 0.2
"""The share of the public methods that are left over in an application."""

_MOST_DECLARED_LEFT_OVER = 0.08
"""The same of those that an interface of the program declares."""

_WORD = re.compile(r"[A-Za-z_]\w*")
_NAME_CALLED = re.compile(r"(?:^|[#:,])\s*([A-Za-z_]\w*)\s*(?=,|$)|([A-Za-z_]\w*)\s*(?=\()")
_PATH = re.compile(r"-?[A-Za-z_][\w.]*\Z")
_PROPERTY = re.compile(r"(?P<reads>(?:get|is|has)[A-Z_])|set[A-Z_]")


class Unmentioned:
    """What is known of the Java methods of a program whose names no method mentions."""

    def __init__(
        self, sources: Mapping[str, SourceFacts], texts: frozenset[str], unit_of: Callable[[str], str], trace: Trace
    ) -> None:
        self._sources = {path: sources[path] for path in sorted(sources) if sources[path].language == "java"}
        self._texts = texts
        self._unit_of = unit_of
        self._trace = trace
        self._aside: frozenset[str] | None = None
        self._shown: frozenset[str] | None = None
        self._python = [sources[path] for path in sorted(sources) if sources[path].language == "python"]
        self._offering: frozenset[str] | None = None
        self._composed: frozenset[str] | None = None

    def aside(self, name: str) -> bool:
        """Whether a text that is no code, the value of a field or a text of an annotation mentions a name:
        `Map.of("total", Report::total)`, `@PreAuthorize("@orders.isOwn(#id)")`."""
        self._trace.paths.add(ASIDE + name)
        return name in self._names_aside()

    def is_shown(self, name: str) -> bool:
        """Whether what shows objects in Python may read an attribute of a name, or call it: templates (whichever where there are
        none, for they may be kept somewhere else), and what classes declare (`fields = ["total"]`, `total = Field()`)."""
        self._trace.paths.add(SHOWN + name)
        return self._is_shown(name)

    def _is_shown(self, name: str) -> bool:
        if self._shown is None:
            self._shown = self._texts.union(*(_names_declared(cls) for facts in self._python for cls in facts.classes))
        return not self._texts or name in self._shown

    def offers(self, unit: str) -> bool:
        """Whether methods of a unit are offered to other programs: so many of its methods have no caller, or of the program's,
        or there are too few to tell."""
        self._trace.paths.add(OFFERED + unit)
        return self._offers(unit)

    def is_for_code(self, cls: Class, function: Function) -> bool:
        """Whether nothing that is annotated lets others call a method of a class; annotations of the program's own do not that
        say of a class no more than such of which that is known: `@ConditionalOnProperty(…) @interface OnlyInCore`."""
        silent = library_names("says-no-caller")
        self._trace.paths.update(COMPOSED + last(one.name) for one in cls.annotations if last(one.name) not in silent)
        return is_for_code(cls, function, self._names_composed())

    def _names_composed(self) -> frozenset[str]:
        if self._composed is None:
            found: dict[str, bool] = {}
            for _, cls in self._classes():
                if cls.kind == "annotation":
                    said = {last(one.name) for one in cls.annotations} - library_names("of-annotations")
                    is_composed = bool(said) and said <= library_names("says-no-caller")
                    found[cls.name] = found.get(cls.name, True) and is_composed
            self._composed = frozenset(name for name, is_composed in found.items() if is_composed)
        return self._composed

    def digest(self, asked: str) -> bytes:
        """One byte that tells the two answers to what was traced apart."""
        if asked.startswith(ASIDE):
            return b"\1" if asked[len(ASIDE) :] in self._names_aside() else b"\0"
        if asked.startswith(COMPOSED):
            return b"\1" if asked[len(COMPOSED) :] in self._names_composed() else b"\0"
        if asked.startswith(SHOWN):
            return b"\1" if self._is_shown(asked[len(SHOWN) :]) else b"\0"
        return b"\1" if self._offers(asked[len(OFFERED) :]) else b"\0"

    def _offers(self, unit: str) -> bool:
        if self._offering is None:
            self._offering = self._find_offering()
        return _WHOLE in self._offering or unit in self._offering

    def _names_aside(self) -> frozenset[str]:
        if self._aside is None:
            self._aside = self._texts.union(*(names_in_fields(cls) | _names_in_texts(cls) for _, cls in self._classes()))
        return self._aside

    def _find_offering(self) -> frozenset[str]:
        declared: set[tuple[str, int]] = set()
        mentioning: dict[str, set[tuple[str, str]]] = {}
        for _, cls in self._classes():
            if cls.kind == "interface":
                declared.update((one.name, len(one.parameters)) for one in cls.functions)
            for one in cls.functions:
                for name in one.mentions:
                    mentioning.setdefault(name, set()).add((cls.qualname, one.name))
        shares: dict[str, _Share] = {}
        for path, cls in self._classes():
            for one in cls.functions:
                is_declared = (one.name, len(one.parameters)) in declared
                if not _counts(cls, one, is_declared, self._names_composed()):
                    continue
                callers = mentioning.get(one.name, set()) - {(cls.qualname, one.name)}
                is_left = not callers and one.name not in self._names_aside()
                shares.setdefault(self._unit_of(path), _Share()).add(is_left)
                shares.setdefault(_WHOLE, _Share()).add(is_left)
                if is_declared:
                    shares.setdefault(_DECLARED, _Share()).add(is_left)
        found = {unit for unit, share in shares.items() if share.exceeds(_MOST_LEFT_OVER)}
        known = shares.get(_WHOLE, _Share())
        if known.all < _ENOUGH or shares.get(_DECLARED, _Share()).exceeds(_MOST_DECLARED_LEFT_OVER):
            found.add(_WHOLE)
        return frozenset(found)

    def _classes(self) -> Iterator[tuple[str, Class]]:
        for path, facts in self._sources.items():
            for cls in facts.classes:
                yield path, cls


class _Share:
    """How many of some methods are left over."""

    def __init__(self) -> None:
        self.all = 0
        self.left = 0

    def add(self, is_left: bool) -> None:
        self.all += 1
        self.left += is_left

    def exceeds(self, most: float) -> bool:
        return self.all >= _ENOUGH and self.left > most * self.all


_WHOLE = "<program>"
_DECLARED = "<declared>"


def is_for_code(cls: Class, function: Function, composed: frozenset[str] = frozenset()) -> bool:
    """Whether nothing that is annotated lets others call a method of a class than code that mentions it. `composed` are
    annotations of classes that say no more than such of which that is known."""
    made, silent = library_names("made-by-container"), library_names("says-no-caller")
    parameters = (one for parameter in function.parameters for one in parameter.annotations)
    names = {last(one.name) for one in (*function.annotations, *parameters)}
    return names <= silent and all(
        last(one.name) in silent | library_names("maps-class") | composed or (last(one.name) in made and not one.arguments)
        for one in cls.annotations
    )


def is_row(cls: Class) -> bool:
    """Whether an annotation says how objects of a class are rows."""
    return any(last(one.name) in library_names("maps-class") for one in cls.annotations)


def last(name: str) -> str:
    """The end of a dotted name."""
    return name.rpartition(".")[2]


def is_property(function: Function) -> bool:
    """Whether a method reads or writes a property as beans have it, which serializers and templates call by the property's
    name."""
    match = _PROPERTY.match(function.name)
    return match is not None and len(function.parameters) == (0 if match["reads"] else 1)


def _counts(cls: Class, function: Function, is_declared: bool, composed: frozenset[str]) -> bool:
    if (
        function.body == NO_BODY
        or cls.kind != "class"
        or "public" not in function.modifiers
        or "constructor" in function.modifiers
    ):
        return False
    if function.name.startswith("<") or function.name == "main" or is_property(function):
        return False
    is_override = any(annotation.name == "Override" for annotation in function.annotations)
    return is_for_code(cls, function, composed) and (is_declared or not is_override)


def names_in_fields(cls: Class) -> frozenset[str]:
    """The names that the values of a class's fields mention, those of the classes of which they make objects too."""
    values = nodes([field.value for field in cls.fields if field.value is not None])
    return frozenset(map(_named, values)) - {""}


def _named(node: s.Node) -> str:
    match node:
        case s.MethodReference(name=name):
            return name
        case s.New(type=type):
            return last(type.name)
    return last_name(node)


def _names_declared(cls: Class) -> frozenset[str]:
    """The names and words that the values of a Python class's fields mention, and, of a class that shows others' objects, its
    fields."""
    fields = [field for field in cls.fields if "instance" not in field.modifiers]
    is_showing = any(base.name.rpartition(".")[2].endswith(tuple(words("showing"))) for base in cls.bases)
    found = {field.name for field in fields} if is_showing else set()
    for node in nodes([field.value for field in fields if field.value is not None]):
        match node:
            case s.Name(id=name) | s.Attribute(name=name):
                found.add(name)
            case s.Constant(value=str() as text):
                found.update(_WORD.findall(text.replace("__", " ")) if _PATH.match(text) else ())
    return frozenset(found)


def _names_in_texts(cls: Class) -> frozenset[str]:
    """The names of methods in the texts of a class's annotations, those of its members too."""
    annotated = [cls.annotations, *(field.annotations for field in cls.fields)]
    for function in cls.functions:
        annotated.append(function.annotations)
        annotated.extend(parameter.annotations for parameter in function.parameters)
    return frozenset(
        word
        for annotations in annotated
        for node in nodes(annotations)
        if isinstance(node, s.Constant) and isinstance(node.value, str)
        for word in _methods_in(node.value)
    )


def _methods_in(text: str) -> list[str]:
    """The names in a text of an annotation by which something may be called: all of an expression (`#{orders.next}`), else those
    that arguments follow (`@orders.isOwn(#id)`), that stand for themselves (`fallbackMethod = "last"`), or that a class precedes
    (`com.shop.Orders#all`). The words of a query, a path and a description call nothing (`update Order set …`)."""
    if "{" in text:
        return _WORD.findall(text)
    return [alone or called for alone, called in _NAME_CALLED.findall(text)]
