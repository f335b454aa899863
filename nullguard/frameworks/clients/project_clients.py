"""Functions of the project that call client libraries for others, told from declarations alone: whoever calls them makes remote
calls as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.frameworks.clients.prefilter import imports_clients
from nullguard.frameworks.clients.settings_modules import limiting_mail, settings_of
from nullguard.knowledge.clients import ClientModel, client_model
from nullguard.model.facts import Field, Function, SourceFacts
from nullguard.model.http_methods import METHOD_FUNCTIONS
from nullguard.model.syntax import Call, Constant, Expr, Node
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, ModuleInfo

_VERBS = METHOD_FUNCTIONS - {"options"} | {"request"}
"""Much else is called `options`."""

_CALLS = frozenset({"open", "send", "fetch", "connect", "execute", "call"})


_MOST_HELPERS = 4
"""Helpers that pass a timeout on to each other before one reaches the client."""


class ProjectClients(Node, frozen=True):
    """`functions` are the names of functions, methods and classes that call client libraries and let their callers decide how
    long, sorted; `modules` those of the modules that have them, `sources` the paths of these. `nullable` are attributes named
    after timeouts that are columns which may be null in every class that has them. `settings` are the paths of the modules with
    the settings of a framework, `limiting_mail` those that limit how long mail may take; None where nobody has looked."""

    functions: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    nullable: tuple[str, ...] = ()
    settings: tuple[str, ...] | None = None
    limiting_mail: tuple[str, ...] | None = None


_COLUMN = re.compile(r"(?:^|\.)(?:models\.\w+|Column|mapped_column)$")

NO_PROJECT_CLIENTS = ProjectClients()


def project_clients(program: Program) -> ProjectClients:
    """The project's own clients: in sources that import a client library, functions with a parameter for a timeout or for
    whatever the library takes, and the helpers that pass a timeout on to one of them."""
    names: set[str] = set()
    sources: set[str] = set()
    passing: list[tuple[str, Function]] = []
    model = client_model("python")
    for path in sorted(program.sources):
        facts = program.sources[path]
        if facts.language == "java" and imports_clients(facts, client_model("java")):
            for name, other in _of_java(program, path):
                names.add(name)
                sources.add(other)
        if facts.language != "python":
            continue
        passing += ((path, function) for function in facts.functions if _takes_timeout(function))
        found = set(wrapping(facts, model)) if imports_clients(facts, model) else set()
        if found:
            names |= found
            sources.add(path)
    for _ in range(_MOST_HELPERS if names else 0):
        new = [(path, item.name) for path, item in passing if item.name not in names and not names.isdisjoint(item.mentions)]
        if not new:
            break
        names.update(name for _, name in new)
        sources.update(path for path, _ in new)
    modules = {_module(path) for path in sources}
    nullable = tuple(sorted(_nullable_timeouts(program)))
    return ProjectClients(
        tuple(sorted(names)),
        tuple(sorted(modules)),
        tuple(sorted(sources)),
        nullable,
        settings_of(program),
        limiting_mail(program),
    )


def _of_java(program: Program, path: str) -> Iterator[tuple[str, str]]:
    """The methods of a source that let their callers decide how long and mention what client libraries have, with their classes
    and everything that these implement, each with its source."""
    model = client_model("java")
    for cls in program.classes_of(path):
        methods = (function for function in cls.decl.functions if function.name not in (cls.name, "<init>"))
        found = [item for item in methods if _takes_timeout(item) and not model.names.isdisjoint(item.mentions)]
        for known in program.ancestors(cls) if found else ():
            if not known.is_library:
                yield known.name, known.path
                yield from ((function.name, known.path) for function in found)


def _module(path: str) -> str:
    return path.removesuffix("/__init__.py").removesuffix(".py").rpartition("/")[2]


def _takes_timeout(function: Function) -> bool:
    return any("timeout" in parameter.name.lower() for parameter in function.parameters)


def _nullable_timeouts(program: Program) -> set[str]:
    found: set[str] = set()
    others: set[str] = set()
    for facts in program.sources.values():
        for cls in facts.classes if facts.language == "python" else ():
            for field in cls.fields:
                if "timeout" in field.name.lower() and not _is_form_field(field):
                    (found if _is_nullable(field.value) else others).add(field.name)
    return found - others


def _is_form_field(field: Field) -> bool:
    """Whether a class attribute is declared by a call that is no column: a field of a serializer, form or filter."""
    if "instance" in field.modifiers or not isinstance(field.value, Call):
        return False
    return _COLUMN.search(render(field.value.function)) is None


def _is_nullable(value: Expr | None) -> bool:
    """Whether a field is declared as `FloatField(null=True)` or `Column(…, nullable=True)`."""
    return isinstance(value, Call) and any(
        argument.name in ("null", "nullable") and isinstance(argument.value, Constant) and argument.value.value is True
        for argument in value.arguments
    )


def wrapping(facts: SourceFacts, model: ClientModel) -> Iterator[str]:
    """The names of a source's functions, and of its classes' where they are methods, that let their callers decide how long."""
    yield from (function.name for function in facts.functions if _lets_decide(function, model))
    for cls in facts.classes:
        methods = [function for function in cls.functions if _lets_decide(function, model)]
        if methods:
            yield cls.name
            yield from (method.name for method in methods if method.name.strip("_") and not method.name.startswith("__"))


def uses(program: Program, path: str, project: ProjectClients) -> bool:
    """Whether a source imports one of the project's clients: by name, and where the program knows what the name means, from where
    it is declared (`Channel` is a client in one package and a table in another)."""
    functions, modules = frozenset(project.functions), frozenset(project.modules)
    if program.sources[path].language == "java" and _uses_nearby(program.sources[path], path, project, functions):
        return True
    for item in program.sources[path].imports:
        if item.name in ("", "*"):
            if item.module.rpartition(".")[2] in modules:
                return True
        elif item.name in functions or item.name in modules:
            symbol = program.imported(path, item)
            if not isinstance(symbol, (ClassInfo, FunctionInfo, ModuleInfo)) or symbol.path in project.sources:
                return True
    return False


def _uses_nearby(facts: SourceFacts, path: str, project: ProjectClients, functions: frozenset[str]) -> bool:
    """Whether a source of Java calls a method of a client in its own package, which it need not import."""
    folder = path.rpartition("/")[0]
    if not any(other != path and other.rpartition("/")[0] == folder for other in project.sources):
        return False
    return any(not functions.isdisjoint(function.mentions) for cls in facts.classes for function in cls.functions)


def _lets_decide(function: Function, model: ClientModel) -> bool:
    if not any("timeout" in parameter.name.lower() or parameter.kind == "kwargs" for parameter in function.parameters):
        return False
    return function.name == "__init__" or not (_VERBS | _CALLS | model.telling).isdisjoint(function.mentions)
