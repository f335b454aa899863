"""All declarations by id, source and qualified name, so that the linking steps share one set of objects."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from nullguard.model.facts import NO_BODY, Class, Field, Function, SourceFacts
from nullguard.program.symbols import ClassInfo, FunctionInfo

LOCALS = "<locals>"
"""What stands between a function and a class declared in it, in a qualname."""


_ENCODER = msgspec.msgpack.Encoder()


def outside(scope: str) -> str:
    """The scope around a class or function, both by their qualnames; empty for the module."""
    return scope.rpartition(".")[0].removesuffix(f".{LOCALS}")


def digest_of(facts: SourceFacts) -> bytes:
    """16 bytes over the declarations of a source with their places."""
    declared = (facts.language, facts.package, facts.imports, facts.classes, facts.functions, facts.variables, facts.exports)
    return hashlib.blake2b(_ENCODER.encode(declared), digest_size=16).digest()


class Declarations:
    """The classes and functions of the sources; classes are listed at once, functions when their source is asked for.

    `facts` are the facts of every source, library stubs too; `dotted_of` gives the dotted name of a source's module or package.
    """

    def __init__(self, facts: Mapping[str, SourceFacts], dotted_of: Callable[[str], str]) -> None:
        self.facts = facts
        self.classes: dict[str, ClassInfo] = {}
        self._dotted_of = dotted_of
        self._classes_in: dict[str, dict[str, ClassInfo]] = {}
        self._all_classes_in: dict[str, tuple[ClassInfo, ...]] = {}
        self._functions_in: dict[str, dict[str, tuple[FunctionInfo, ...]]] = {}
        self._methods: dict[str, dict[str, tuple[FunctionInfo, ...]]] = {}
        self._fields: dict[str, dict[str, Field]] = {}
        self._modules: dict[str, FunctionInfo] = {}
        for path, source in facts.items():
            if source.classes:
                self._add_classes(path, source.classes)

    def classes_in(self, path: str) -> Mapping[str, ClassInfo]:
        """The classes of a source by qualname, nested ones too; of several with one name the last."""
        return self._classes_in.get(path, _NO_CLASSES)

    def all_classes_in(self, path: str) -> tuple[ClassInfo, ...]:
        """The classes of a source in order, also those that a later one of the same name replaces."""
        return self._all_classes_in.get(path, ())

    def functions_in(self, path: str) -> Mapping[str, tuple[FunctionInfo, ...]]:
        """The module-level functions of a source by name, each with its overloads and redefinitions."""
        known = self._functions_in.get(path)
        if known is None:
            facts = self.facts.get(path)
            known = _grouped(facts.functions, path, self._prefix(path), None) if facts is not None else {}
            self._functions_in[path] = known
        return known

    def defined(self, path: str, name: str, skip: ClassInfo | None = None) -> ClassInfo | FunctionInfo | None:
        """The class or module-level function that a source defines under a name, the later one of the two; a class `skip` does
        not count."""
        cls = self.classes_in(path).get(name)
        functions = self.functions_in(path).get(name)
        if cls is skip:
            cls = None
        if functions and (cls is None or functions[-1].decl.at > cls.decl.at):
            return functions[0]
        return cls

    def module_function(self, path: str) -> FunctionInfo | None:
        """The function `<module>` of a source, if it has one."""
        known = self._modules.get(path)
        if known is None:
            facts = self.facts.get(path)
            if facts is None or facts.module is None:
                return None
            known = FunctionInfo(
                f"{path}#{facts.module.qualname}", self._prefix(path) + facts.module.qualname, path, facts.module
            )
            self._modules[path] = known
        return known

    def methods(self, cls: ClassInfo) -> Mapping[str, tuple[FunctionInfo, ...]]:
        """The methods that a class declares itself, by name."""
        known = self._methods.get(cls.id)
        if known is None:
            prefix = cls.dotted[: len(cls.dotted) - len(cls.decl.qualname)]
            known = self._methods[cls.id] = _grouped(cls.decl.functions, cls.path, prefix, cls)
        return known

    def functions_named(self, path: str, qualname: str) -> tuple[FunctionInfo, ...]:
        """The functions of a qualified name, methods or those of a module."""
        holder, _, name = qualname.rpartition(".")
        if not holder:
            return self.functions_in(path).get(name, ())
        cls = self.classes_in(path).get(holder)
        return self.methods(cls).get(name, ()) if cls is not None else ()

    def with_bodies(self, path: str) -> Iterator[FunctionInfo]:
        """All functions of a source with a body: module-level ones, methods, initialisers, the module itself."""
        module = self.module_function(path)
        groups: list[tuple[FunctionInfo, ...]] = [(module,)] if module is not None else []
        groups += self.functions_in(path).values()
        for cls in self.all_classes_in(path):
            groups += self.methods(cls).values()
        return (function for group in groups for function in group if function.decl.body != NO_BODY)

    def fields(self, cls: ClassInfo) -> Mapping[str, Field]:
        """The fields that a class declares itself, by name; of several with one name the most telling (see `is_weak`)."""
        known = self._fields.get(cls.id)
        if known is None:
            known = {}
            for field in cls.decl.fields:
                other = known.get(field.name)
                if other is None or (is_weak(other) and not is_weak(field)):
                    known[field.name] = field
            self._fields[cls.id] = known
        return known

    def _prefix(self, path: str) -> str:
        dotted = self._dotted_of(path)
        return f"{dotted}." if dotted else ""

    def _add_classes(self, path: str, classes: Iterable[Class]) -> None:
        prefix = self._prefix(path)
        by_name: dict[str, ClassInfo] = {}
        everything: list[ClassInfo] = []
        library = path.startswith("<")
        for decl in classes:
            qualname = decl.qualname
            class_id = prefix + qualname if library else f"{path}#{qualname}"
            if class_id in self.classes:
                if library:
                    continue  # two stubs for one library class: the first in order of path
                class_id = f"{class_id}@{len(everything)}"
            outer = by_name.get(_enclosing(qualname, by_name)) if "." in qualname else None
            info = ClassInfo(class_id, decl.name, prefix + qualname, path, decl, outer.id if outer else "")
            self.classes[class_id] = by_name[qualname] = info
            everything.append(info)
        self._classes_in[path] = by_name
        self._all_classes_in[path] = tuple(everything)


def is_weak(field: Field) -> bool:
    """Whether a field is only an assignment `self.name = …` without a type, which tells less than a declaration, also one in a
    base."""
    return field.type is None and "instance" in field.modifiers


_NO_CLASSES: Mapping[str, ClassInfo] = {}


def _enclosing(qualname: str, classes: Mapping[str, ClassInfo]) -> str:
    while "." in qualname:
        qualname = qualname.rpartition(".")[0]
        if qualname in classes:
            return qualname
    return ""


def _grouped(
    functions: Iterable[Function], path: str, prefix: str, owner: ClassInfo | None
) -> dict[str, tuple[FunctionInfo, ...]]:
    groups: dict[str, list[FunctionInfo]] = {}
    base = owner.id + "." if owner is not None and "@" in owner.id else ""
    for decl in functions:
        group = groups.setdefault(decl.name, [])
        function_id = base + decl.name if base else f"{path}#{decl.qualname}"
        if group:
            function_id = f"{function_id}@{len(group)}"
        group.append(FunctionInfo(function_id, prefix + decl.qualname, path, decl, owner))
    return {name: tuple(group) for name, group in groups.items()}
