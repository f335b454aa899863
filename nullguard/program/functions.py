"""The functions that have a body: found by source, name, id or place; and their bodies, decoded when they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from nullguard.model.facts import NO_BODY, decode_body
from nullguard.model.nodes import nodes
from nullguard.model.span import NOWHERE, Packed
from nullguard.model.syntax import Body
from nullguard.program.declarations import Declarations
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import Trace, body_entry, hand_out, mentions_in_entry

ALL_IN = "<functions>#"
"""Begins what is traced instead of a path when it counts which functions a source has, also one that nobody asks for; the path
follows."""

MENTIONING = "<mentioning>#"
"""Begins what is traced when the functions of a source were asked for that mention a name; the name, a separator and the path
follow."""

OWNED = "<methods>#"
"""Begins what is traced when somebody goes through the methods of a class; its qualified name, a separator and the path
follow."""

_SEPARATOR = "\x1f"

_MOST_DECODED = 256
"""Bodies that are held decoded: those of the function at hand, of what it calls and of who calls it are asked for again."""

_ANONYMOUS = ".<anonymous "
"""What the names of Java's anonymous classes begin with, behind the method that they stand in."""


class Functions:
    """The functions with a body. `load_bodies` gives the encoded bodies of a source."""

    def __init__(self, declarations: Declarations, load_bodies: Callable[[str], tuple[bytes, ...]], trace: Trace) -> None:
        self._declarations = declarations
        self._load_bodies = load_bodies
        self._trace = trace
        self._decoded: dict[tuple[str, int], Body] = {}
        self._with_bodies: dict[str, tuple[FunctionInfo, ...]] = {}
        self._by_name: dict[str, dict[str, tuple[FunctionInfo, ...]]] = {}
        self._by_id: dict[str, dict[str, FunctionInfo]] = {}
        self._mentioning: dict[str, dict[str, list[FunctionInfo]]] = {}

    def of(self, path: str) -> tuple[FunctionInfo, ...]:
        """All functions of a source with a body: module-level ones, methods, initialisers, the module itself."""
        self._trace.paths.update((path, mentions_in_entry(path)))
        return self._all(path)

    def every_one_of(self, path: str) -> tuple[FunctionInfo, ...]:
        """The same where any function counts, whatever its name is, who owns it and whether anybody asks for it."""
        self._trace.paths.add(ALL_IN + path)
        return self.of(path)

    def mentioning(self, path: str, names: Sequence[str]) -> tuple[FunctionInfo, ...]:
        """The functions of a source with a body that mention one of some names, in order."""
        self._trace.paths.add(path)
        index = self._mentioned(path)
        self._trace.paths.update([f"{MENTIONING}{name}{_SEPARATOR}{path}" for name in names])
        if len(names) == 1:
            found = tuple(index.get(names[0], ()))
        else:
            numbers = {function.decl.body for name in names for function in index.get(name, ())}
            found = tuple([function for function in self._all(path) if function.decl.body in numbers])
        for function in found:
            hand_out(self._trace, function)
        return found

    def owned(self, cls: ClassInfo) -> tuple[FunctionInfo, ...]:
        """The methods of a class with a body, in order."""
        self._trace.paths.update((cls.path, f"{OWNED}{cls.decl.qualname}{_SEPARATOR}{cls.path}"))
        found = tuple(function for function in self._all(cls.path) if function.owner is cls)
        for function in found:
            hand_out(self._trace, function)
        return found

    def _mentioned(self, path: str) -> dict[str, list[FunctionInfo]]:
        known = self._mentioning.get(path)
        if known is None:
            known = self._mentioning[path] = {}
            for function in self._all(path):
                for name in function.decl.mentions:
                    known.setdefault(name, []).append(function)
        return known

    def digest(self, traced: str) -> bytes | None:
        """16 bytes over which functions a source or class has, or has that mention a name, where that was traced; empty for a
        source that is gone, None for what is no such question."""
        if traced.startswith(ALL_IN):
            path = traced[len(ALL_IN) :]
            found: Iterable[FunctionInfo] = self._all(path) if path in self._declarations.facts else ()
        elif traced.startswith(MENTIONING):
            name, _, path = traced[len(MENTIONING) :].partition(_SEPARATOR)
            found = self._mentioned(path).get(name, ()) if path in self._declarations.facts else ()
        elif traced.startswith(OWNED):
            owner, _, path = traced[len(OWNED) :].partition(_SEPARATOR)
            methods = self._all(path) if path in self._declarations.facts else ()
            found = [one for one in methods if one.owner is not None and one.owner.decl.qualname == owner]
        else:
            return None
        if path not in self._declarations.facts:
            return b""
        ids = "\0".join(function.id for function in found)
        return hashlib.blake2b(ids.encode("utf-8", "surrogateescape"), digest_size=16).digest()

    def _all(self, path: str) -> tuple[FunctionInfo, ...]:
        known = self._with_bodies.get(path)
        if known is None:
            known = self._with_bodies[path] = tuple(self._declarations.with_bodies(path))
        return known

    def named(self, path: str, qualname: str) -> tuple[FunctionInfo, ...]:
        """The functions of a source that bear a qualified name, in order."""
        self._trace.paths.add(path)
        known = self._by_name.get(path)
        if known is None:
            by_name: dict[str, list[FunctionInfo]] = {}
            for function in self._all(path):
                by_name.setdefault(function.decl.qualname, []).append(function)
            known = self._by_name[path] = {name: tuple(found) for name, found in by_name.items()}
        found = known.get(qualname, ())
        for function in found:
            hand_out(self._trace, function)
        return found

    def with_id(self, path: str, function_id: str) -> FunctionInfo | None:
        """The function of a source that has an id. Nothing is traced: who has an id knows of the function."""
        known = self._by_id.get(path)
        if known is None:
            known = self._by_id[path] = {function.id: function for function in self._declarations.with_bodies(path)}
        return known.get(function_id)

    def at(self, path: str, at: Packed) -> FunctionInfo | None:
        """The function of a source that a place stands in: the last one that begins there or before, but for one of an anonymous
        class (Java) that has ended."""
        self._trace.paths.add(path)
        before = (function for function in self._all(path) if function.decl.at <= at)
        found = max(before, key=lambda function: function.decl.at, default=None)
        while found is not None and _ANONYMOUS in found.decl.qualname and _ends_before(self.body(found), at):
            found = next(iter(self.named(path, found.decl.qualname.rpartition(_ANONYMOUS)[0])), None)
        hand_out(self._trace, found)
        return found

    def body(self, function: FunctionInfo) -> Body:
        """The statements of a function; empty for an abstract one. The last ones that were asked for are held."""
        if function.decl.body == NO_BODY or function.is_library:
            return ()
        self._trace.paths.update((function.path, body_entry(function)))
        key = (function.path, function.decl.body)
        known = self._decoded.get(key)
        if known is None:
            if len(self._decoded) >= _MOST_DECODED:
                self._decoded.clear()
            known = self._decoded[key] = decode_body(self._load_bodies(function.path)[function.decl.body])
        return known


def _ends_before(body: Body, at: Packed) -> bool:
    """Whether a body has begun nothing at a place or behind it."""
    return all(getattr(part, "at", NOWHERE) < at for part in nodes(body))
