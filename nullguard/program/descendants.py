"""What is below a class: its subclasses, and which of them declare a name."""

from __future__ import annotations

import hashlib

import msgspec

from nullguard.model.facts import NO_BODY
from nullguard.program.classes import Hierarchy
from nullguard.program.declarations import Declarations
from nullguard.program.searches import NOTHING, digest_of_names, nested_entry, parts_of
from nullguard.program.symbols import ClassInfo
from nullguard.program.trace import Trace

SUBCLASSES = "<subclasses>#"
"""Begins what is traced instead of a path when the subclasses of a class were asked for; its id follows."""

DECLARING_BELOW = "<declaring below>#"
"""Begins what is traced when it was asked which subclasses declare a name; the name and the id of the class follow."""

_ENCODER = msgspec.msgpack.Encoder()


class Descendants:
    """Who inherits from a class. Every answer depends on all classes of the program, so no paths are traced but the question."""

    def __init__(self, declarations: Declarations, hierarchy: Hierarchy, trace: Trace) -> None:
        self._declarations = declarations
        self._hierarchy = hierarchy
        self._trace = trace
        self._direct_subclasses: dict[str, list[ClassInfo]] | None = None
        self._subclasses: dict[str, tuple[ClassInfo, ...]] = {}
        self._declared_below: dict[str, dict[str, list[ClassInfo]]] = {}

    def subclasses(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        """All direct and indirect subclasses in order of id.

        The answer depends on every class of the program; the trace gets `SUBCLASSES` and the id, for which a digest can be had.
        It says which classes these are and of what kind; who reads what they declare traces them, or asks `declaring_below`.
        """
        self._trace.paths.add(SUBCLASSES + cls.id)
        return self._found_below(cls)

    def declaring_below(self, cls: ClassInfo, name: str) -> tuple[ClassInfo, ...]:
        """The subclasses that declare a field or method of a name, in order of id. The trace gets `DECLARING_BELOW` with both;
        its digest says which classes these are and what their methods of that name take, and whether they have a body."""
        self._trace.paths.add(f"{DECLARING_BELOW}{name}#{cls.id}")
        return tuple(self._by_name_below(cls).get(name, ()))

    def is_nested_below(self, cls: ClassInfo, name: str) -> bool:
        """Whether some subclass has a class of a name in it."""
        self._trace.paths.add(nested_entry(name, cls.id))
        return self._has_nested(cls, name)

    def found(self, search: str) -> bytes:
        """8 bytes over whether there is what was searched below a class."""
        name, class_id = parts_of(search, 2)
        cls = self._declarations.classes.get(class_id)
        return digest_of_names("there") if cls is not None and self._has_nested(cls, name) else NOTHING

    def digest(self, traced: str) -> bytes | None:
        """16 bytes over the answer to a question on subclasses that was traced; None for what is none, empty for one about a
        class that does not exist."""
        if traced.startswith(SUBCLASSES):
            cls = self._declarations.classes.get(traced[len(SUBCLASSES) :])
            answer: object = [(sub.id, sub.decl.kind, sub.decl.modifiers) for sub in self._found_below(cls)] if cls else None
        elif traced.startswith(DECLARING_BELOW):
            name, _, class_id = traced[len(DECLARING_BELOW) :].partition("#")
            cls = self._declarations.classes.get(class_id)
            found = self._by_name_below(cls).get(name, ()) if cls else ()
            answer = [(sub.id, *_signatures(sub, name)) for sub in found] if cls else None
        else:
            return None
        return b"" if answer is None else hashlib.blake2b(_ENCODER.encode(answer), digest_size=16).digest()

    # ---- the search

    def _found_below(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        known = self._subclasses.get(cls.id)
        if known is None:
            direct = self._all_direct_subclasses()
            found: dict[str, ClassInfo] = {}
            queue = list(direct.get(cls.id, ()))
            for sub in queue:
                if sub.id not in found and sub is not cls:
                    found[sub.id] = sub
                    queue.extend(direct.get(sub.id, ()))
            known = self._subclasses[cls.id] = tuple(found[key] for key in sorted(found))
        return known

    def _has_nested(self, cls: ClassInfo, name: str) -> bool:
        return any(f"{below.id}.{name}" in self._declarations.classes for below in self._found_below(cls))

    def _by_name_below(self, cls: ClassInfo) -> dict[str, list[ClassInfo]]:
        known = self._declared_below.get(cls.id)
        if known is None:
            known = self._declared_below[cls.id] = {}
            for sub in self._found_below(cls):
                names = (*(one.name for one in sub.decl.functions), *(one.name for one in sub.decl.fields))
                for name in dict.fromkeys(names):
                    known.setdefault(name, []).append(sub)
        return known

    def _all_direct_subclasses(self) -> dict[str, list[ClassInfo]]:
        if self._direct_subclasses is None:
            direct: dict[str, list[ClassInfo]] = {}
            outer, self._trace.paths = self._trace.paths, set()
            for cls in self._declarations.classes.values():
                if cls.decl.bases:
                    for _, base in self._hierarchy.bases(cls):
                        direct.setdefault(base.id, []).append(cls)
            self._trace.paths = outer
            self._direct_subclasses = direct
        return self._direct_subclasses


def _signatures(cls: ClassInfo, name: str) -> tuple[object, ...]:
    """The type parameters of a class, and what its methods of a name are: modifiers, whether they have a body, written types of
    parameters."""
    methods = [
        (one.modifiers, one.body == NO_BODY, [given.type.name if given.type is not None else "" for given in one.parameters])
        for one in cls.decl.functions
        if one.name == name
    ]
    return ([item.name for item in cls.decl.type_parameters], methods)
