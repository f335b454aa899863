"""Which sources may call a client library, told from their declarations alone: most of a tree does not."""

from __future__ import annotations

from nullguard.frameworks.clients.python_settings import sets_clients
from nullguard.frameworks.clients.timing import tells_time
from nullguard.knowledge.clients import EVERYWHERE, ClientModel, client_model
from nullguard.knowledge.declared_clients import declared_clients
from nullguard.model.facts import SourceFacts
from nullguard.model.http_methods import METHOD_FUNCTIONS

_VERBS = METHOD_FUNCTIONS - {"head", "options"} | {"request"}
_MOST_PARTS = 3
"""Of the names of packages."""
_OPTIONS = frozenset({"headers", "verify", "timeout", "allow_redirects", "stream"})
"""What HTTP clients are asked and told; the function that mentions both may call one that another module has made."""


def may_call_clients(facts: SourceFacts) -> bool:
    """Whether a source may call a client library: a cheap look at what it imports and mentions."""
    model = client_model(facts.language)
    if facts.language == "python" and (_mentions(facts, model) or sets_clients(facts)):
        return True
    return imports_clients(facts, model) or tells_time(facts)


def imports_clients(facts: SourceFacts, model: ClientModel) -> bool:
    """Whether a source imports a client library: in Java one of its classes that matter."""
    names = {f"{item.module}.{item.name}" if item.name not in ("", "*") else item.module for item in facts.imports}
    if facts.language == "java":
        telling = {name for name in names if not name.startswith(EVERYWHERE)}
        return _declares(telling) or not model.prefixes.isdisjoint(telling) or any(model.knows(name) for name in telling)
    return any(_is_within(name, model) for name in names)


def _declares(names: set[str]) -> bool:
    """Whether one of the imported names declares a client by annotation."""
    for annotation in declared_clients():
        package = annotation.rpartition(".")[0]
        if annotation in names or package in names:
            return True
        if annotation.endswith("*") and any(name.startswith(f"{package}.") for name in names):
            return True
    return False


def _is_within(name: str, model: ClientModel) -> bool:
    """Whether a module or what is imported of it lies in the package of a client library."""
    end = -1
    for _ in range(_MOST_PARTS):
        end = name.find(".", end + 1)
        if end < 0:
            return name in model.packages
        if name[:end] in model.packages:
            return True
    return False


def _mentions(facts: SourceFacts, model: ClientModel) -> bool:
    """Whether a function imports a library itself, calls a method that only one library has, or something like a session of
    another module."""
    functions = [*facts.functions, *(function for cls in facts.classes for function in cls.functions)]
    return any(
        not (model.telling | model.queueing).isdisjoint(function.mentions)
        or not (_VERBS.isdisjoint(function.mentions) or _OPTIONS.isdisjoint(function.mentions))
        for function in functions
    )
