"""Functions that templates call as filters and tags, and the names by which templates know them.

Sources: Django, "How to create custom template tags and filters" (`register.filter`, `simple_tag`, `inclusion_tag`); Jinja,
"Custom Filters" (`environment.filters`); Flask, "Templating" (`template_filter`, `app_template_filter`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_REGISTRY = "filters"
"""The dictionary of an environment that names its filters."""

Called = tuple[str, bool]
"""A name by which templates call a function, and whether they do so as a tag."""


def template_functions(program: Program, called: Container[Called]) -> dict[FunctionInfo, tuple[Called, ...]]:
    """The functions of Python's modules that templates call by one of the names, with these names.

    A decorator says so, or code that puts the function into the dictionary of filters, or that it stands in a module of filters
    and is called as the filter is. What is handed a text in any case is left out.
    """
    found: dict[FunctionInfo, set[Called]] = {}
    for path, facts in sorted(program.sources.items()):
        for function, name in _of_source(program, path) if facts.language == "python" else ():
            if name in called:
                found.setdefault(function, set()).add(name)
    return {
        function: tuple(sorted(names))
        for function, names in found.items()
        if not _has(function, library_names("filter-of-texts"))
    }


def template_parameters(function: FunctionInfo) -> tuple[s.Parameter, ...]:
    """The parameters that a template gives; the first one may be the context."""
    parameters = function.decl.parameters
    takes_context = any(argument.name == "takes_context" for mark in function.decl.annotations for argument in mark.arguments)
    return parameters[1:] if takes_context or _has(function, library_names("filter-with-context")) else parameters


def _of_source(program: Program, path: str) -> Iterator[tuple[FunctionInfo, Called]]:
    is_of_filters = has_word(path.rpartition("/")[2].removesuffix(".py"), words("filter-module"))
    for function in program.functions_of(path):
        if function.owner is None:
            yield from ((function, name) for name in _decorated(function))
            if is_of_filters:
                yield function, (function.decl.name, False)
        if _REGISTRY in function.decl.mentions:
            for name, named in _registered(program.body(function)):
                symbol = program.resolve(path, named, function.decl.qualname)
                if isinstance(symbol, FunctionInfo) and symbol.owner is None and not symbol.is_library:
                    yield symbol, (name, False)


def _has(function: FunctionInfo, decorators: frozenset[str]) -> bool:
    """Whether a function has one of some decorators."""
    return any(mark.simple_name in decorators for mark in function.decl.annotations)


def _decorated(function: FunctionInfo) -> Iterator[Called]:
    """The names that decorators give: `@register.filter`, `@register.filter(name="days")`, `@app.template_filter()`."""
    for mark in function.decl.annotations:
        kind = mark.simple_name
        is_tag = kind in library_names("template-tag")
        if is_tag or kind in library_names("template-filter"):
            named = [argument.value for argument in mark.arguments if argument.name == "name" or not (argument.name or is_tag)]
            yield (_text(named[0]) if named else function.decl.name), is_tag


def _registered(body: Iterable[s.Node]) -> Iterator[tuple[str, str]]:
    """The filters that a body registers, and the functions that they are: `app.jinja_env.filters["days"] = days_ago`,
    `environment.filters.update(days=days_ago)`."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, value=s.Name() | s.Attribute() as value):
                for target in targets:
                    if isinstance(target, s.Subscript) and last_name(target.value) == _REGISTRY:
                        yield _text(target.index), dotted_name(value)
            case s.Call(function=s.Attribute(name="update", value=registry)) if last_name(registry) == _REGISTRY:
                for argument in node.arguments:
                    yield from _pairs(argument.value)
                    yield argument.name or "", dotted_name(argument.value)


def _pairs(node: s.Expr) -> Iterator[tuple[str, str]]:
    """The names and functions of a dictionary that is written down."""
    if isinstance(node, s.Collection) and node.kind == "dict":
        yield from ((_text(name), dotted_name(value)) for name, value in node.entries)


def _text(node: s.Expr) -> str:
    return str(node.value) if isinstance(node, s.Constant) and node.kind == "str" else ""
