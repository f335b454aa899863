"""Clients that are declared as interfaces: OpenFeign, MicroProfile's and Micronaut's clients, Spring's HTTP interfaces, Retrofit.

Each method is a remote call. Its limits come from configuration files by the client's name, for Feign also from a configuration
class with a `Request.Options`, else from the framework; of Retrofit's and Spring's interfaces, whose limits are those of the
client that implements them, only the endpoint is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.frames import Frame
from nullguard.frameworks.clients.places import is_local
from nullguard.frameworks.clients.values import Client, Known, Template, join, text_of
from nullguard.frameworks.configuration import ConfiguredValue, duration_ms
from nullguard.knowledge.declared_clients import Declared, declared_clients
from nullguard.model.clients import FINITE, UNKNOWN, ClientCall, Hop, Limit
from nullguard.model.facts import Function
from nullguard.model.http_methods import METHODS
from nullguard.model.syntax import Annotation, Attribute, Collection, Constant, Expr
from nullguard.program.symbols import ClassInfo

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_OPTIONS = "feign.Request.Options"
_VERBS = {f"{method.title()}{of}": method for of in ("Mapping", "Exchange") for method in METHODS - {"HEAD", "OPTIONS"}}
_SAME = METHODS | {method.title() for method in METHODS - {"OPTIONS"}}
_ANY = frozenset({"RequestMapping", "HttpExchange", "RequestLine", "HTTP", "Path"})
_PATHS = frozenset({"value", "path", "url", "uri", None})


def declared_calls(ev: Evaluator, path: str) -> Iterator[ClientCall]:
    """The calls that the client interfaces of a Java source declare, in order."""
    for cls in ev.program.classes_of(path):
        if cls.decl.kind != "interface":
            continue
        found = _client(ev, cls)
        if found is not None:
            declared, annotation = found
            yield from _calls(ev, cls, declared, annotation)
        elif any(a.simple_name in _SAME for function in cls.decl.functions for a in function.annotations):
            of_methods = declared_clients().get("retrofit2.http.*")
            if of_methods is not None and _imports(ev, path, "retrofit2.http"):
                yield from _calls(ev, cls, of_methods, None)


def _client(ev: Evaluator, cls: ClassInfo) -> tuple[Declared, Annotation] | None:
    for annotation in cls.decl.annotations:
        for qualified in ev.program.candidates(cls.path, annotation.name, cls.decl.qualname):
            declared = declared_clients().get(qualified)
            if declared is not None:
                return declared, annotation
    return None


def _imports(ev: Evaluator, path: str, package: str) -> bool:
    return any(item.module == package for item in ev.program.sources[path].imports)


def _calls(ev: Evaluator, cls: ClassInfo, declared: Declared, annotation: Annotation | None) -> Iterator[ClientCall]:
    frame = Frame(cls.path, cls.decl.qualname, cls, None, True)
    arguments = {a.name or "value": a.value for a in annotation.arguments} if annotation is not None else {}
    names = [text for key in declared.names if (text := _text(ev, frame, arguments.get(key)))]
    names = names or [cls.dotted] if declared.by_class else names
    limits = _limits(ev, frame, declared, names, arguments)
    base = next((text for key in declared.urls if (text := _text(ev, frame, arguments.get(key))) and _is_address(text)), "")
    if base and is_local(base):
        return
    prefix = _text(ev, frame, arguments.get("path"))
    prefix += "".join(_path(ev, frame, a) for a in cls.decl.annotations if a.simple_name in _ANY and a is not annotation)
    for function in cls.decl.functions:
        operation = _operation(ev, frame, function)
        if operation is None or "default" in function.modifiers or "static" in function.modifiers:
            continue
        method, path = operation
        yield ClientCall(
            callee=declared.annotation.removesuffix(".*"),
            library=declared.annotation.partition(".")[0],
            path=cls.path,
            at=function.at,
            symbol=f"{cls.dotted}.{function.name}",
            expression=f"{cls.name}.{function.name}",
            method=method,
            url="/".join(part.strip("/") for part in (base, prefix, path) if part.strip("/")) if base else f"{prefix}{path}",
            limits=limits,
        )


def _operation(ev: Evaluator, frame: Frame, function: Function) -> tuple[str, str] | None:
    """Method and path of what a function's annotations declare; None when it is no remote call."""
    method, path, is_call = "", "", False
    for annotation in function.annotations:
        name = annotation.simple_name
        if name in _VERBS or name in _SAME:
            method, is_call = _VERBS.get(name, name.upper()), True
            path = path or _path(ev, frame, annotation)
        elif name == "RequestLine":
            method, _, path = _text(ev, frame, _argument(annotation, "value")).partition(" ")
            is_call = True
        elif name in _ANY:
            path, is_call = _path(ev, frame, annotation) or path, True
            asked = _argument(annotation, "method")
            method = method or (_last(asked) if asked is not None else "")
    return (method, path) if is_call else None


def _path(ev: Evaluator, frame: Frame, annotation: Annotation) -> str:
    text = next((text for key in _PATHS if (text := _text(ev, frame, _argument(annotation, key)))), "")
    return text if not text or text.startswith(("/", "http:", "https:", "{")) else f"/{text}"


def _limits(ev: Evaluator, frame: Frame, declared: Declared, names: list[str], arguments: dict[str, Expr]) -> tuple[Limit, ...]:
    found: dict[str, Limit] = {}
    for phase, patterns in declared.keys:
        for key in (pattern.replace("*", name) for pattern in patterns for name in names or [""] if name or "*" not in pattern):
            value = ev.configuration.value(frame.path, key)
            limit = _configured(phase, value) if value is not None else None
            if limit is not None:
                found.setdefault(phase, limit)
    for phase, limit in _from_class(ev, frame, arguments.get("configuration")).items():
        found.setdefault(phase, limit)
    known = not declared.only_with or any(ev.configuration.section(frame.path, declared.only_with))
    for phase, ms in declared.defaults.items() if known else ():
        found.setdefault(phase, Limit(phase, FINITE, ms))
    for phase, _ in declared.keys:
        found.setdefault(phase, Limit(phase, UNKNOWN))
    return tuple(found[phase] for phase in sorted(found))


def _configured(phase: str, value: ConfiguredValue) -> Limit | None:
    ms = duration_ms(value.text, 1.0) if value.text is not None else None
    if ms is None:
        return Limit(phase, UNKNOWN, hops=value.hops)
    return Limit(phase, FINITE, ms, value.source, value.hops, unit="ms")


def _from_class(ev: Evaluator, frame: Frame, given: Expr | None) -> dict[str, Limit]:
    """The limits that the configuration classes of a Feign client set by a method that makes its options."""
    items = given.items if isinstance(given, Collection) else (given,)
    for item in items:
        name = item.value if isinstance(item, Constant) and item.kind == "class" else None
        cls = ev.program.class_named(frame.path, str(name), frame.scope) if name else None
        if cls is None or cls.is_library:
            continue
        for function in ev.program.functions_of(cls.path):
            if function.owner is cls and function.decl.returns is not None and "Options" in function.decl.returns.name:
                made = join(ev.frame_of(function).returns) if not ev.is_open(function) else None
                if isinstance(made, Client) and made.family == _OPTIONS:
                    return dict(made.limits)
    return {}


def _text(ev: Evaluator, frame: Frame, node: Expr | None) -> str:
    """An annotation's text, with placeholders replaced; `{}` for what is unknown."""
    if isinstance(node, Collection):
        node = node.items[0] if node.items else None
    if node is None:
        return ""
    value = ev.evaluate(frame, node)
    if not isinstance(value, (Known, Template)) or not isinstance(text_of(value), str):
        return ""
    text = text_of(value)
    hop = Hop(frame.path, getattr(node, "at", 0), text[:60])
    expanded = ev.configuration.expand(frame.path, text, hop) if "${" in text else None
    return expanded.template if expanded is not None else text if text != "{}" else ""


def _is_address(text: str) -> bool:
    return text.startswith(("http:", "https:", "/", "{}"))


def _argument(annotation: Annotation, name: str | None) -> Expr | None:
    return next((a.value for a in annotation.arguments if a.name == name), None)


def _last(node: Expr) -> str:
    if isinstance(node, Collection):
        node = node.items[0] if len(node.items) == 1 else node
    return node.name if isinstance(node, Attribute) else getattr(node, "id", "")
