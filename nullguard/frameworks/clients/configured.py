"""Values that come from configuration files: injected, bound to classes, or read by key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.arguments import Arguments
from nullguard.frameworks.clients.values import UNKNOWN, Instance, Known, Span, Template, Value
from nullguard.frameworks.configuration import ConfiguredValue, duration_ms, written_unit
from nullguard.frameworks.configuration.binding import key_of
from nullguard.knowledge.bean_names import VERB, accessed_by, is_getter_name
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.clients import Hop
from nullguard.model.facts import Field
from nullguard.program.symbols import ClassInfo

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?")
_HOLDER = re.compile(r"config|conf$|settings|setting$|environment|\benv$|\bprops$|properties|preferences|cfg$", re.IGNORECASE)
_KEY = re.compile(r"[A-Za-z][\w-]*(?:\.[\w-]+)+|[A-Z][A-Z0-9_]{3,}")
_LIMIT = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_ENVIRONMENT = library_names("environment-read") | library_names("java-environment-read")
_PYTHON_READERS = library_names("configuration-read")


def value_of(found: ConfiguredValue | None) -> Value:
    """What is configured as a value: a duration where its unit is written, a number, or a text."""
    if found is None:
        return UNKNOWN
    if found.text is None:
        return Template(found.template) if found.template.strip("{}") else UNKNOWN
    if written_unit(found.text) is not None:
        ms = duration_ms(found.text)
        return Span(ms, found.hops, found.source) if ms is not None else UNKNOWN
    if _NUMBER.fullmatch(found.text):
        number = float(found.text)
        return Known(int(number) if number.is_integer() else number, found.hops, found.source)
    return Known(found.text, found.hops, found.source)


def injected(ev: Evaluator, frame: Frame, annotations: tuple[s.Annotation, ...]) -> Value:
    """`@Value("${key:2000}")`, `@ConfigProperty(name = "key", defaultValue = "2000")`, `@Property(name = "key")`."""
    for annotation in annotations:
        name = annotation.simple_name
        if name == "Value" and annotation.arguments:
            text, hop = _written(ev, frame, annotation.arguments[0].value)
            return value_of(ev.configuration.expand(frame.path, text, hop)) if "${" in text and "#{" not in text else UNKNOWN
        if name in ("ConfigProperty", "Property"):
            given = {argument.name: argument.value for argument in annotation.arguments}
            if "name" not in given:
                continue
            key, hop = _written(ev, frame, given["name"])
            found = ev.configuration.value(frame.path, key) if key else None
            if found is not None:
                return through(value_of(found), hop)
            if "defaultValue" in given:
                default, _ = _written(ev, frame, given["defaultValue"])
                return value_of(ConfiguredValue(key, default, default, frame.path, hop.at, source="setting", hops=(hop,)))
    return UNKNOWN


def of_field(ev: Evaluator, cls: ClassInfo, field: Field) -> Value:
    """What is configured for a field of a class that configuration is bound to; unknown where it is bound to several keys that
    differ."""
    prefixes = ev.configuration.bindings.get(cls.id, ())
    if not prefixes:
        return UNKNOWN
    name = key_of(cls, field)
    found = [ev.configuration.value(cls.path, f"{prefix}.{name}" if prefix else name) for prefix in prefixes]
    known = [value for value in found if value is not None]
    if not known or len(known) < len(found) or any(value.text != known[0].text for value in known):
        return UNKNOWN
    return through(value_of(known[0]), Hop(cls.path, field.at, field.name))


def accessor(ev: Evaluator, receiver: Instance, name: str) -> Value:
    """A getter that nobody wrote, of Lombok or a record, of a class that configuration is bound to."""
    if receiver.cls.id not in ev.configuration.bindings:
        return UNKNOWN
    bare = accessed_by(name) if is_getter_name(name) and len(name) > VERB else name
    return ev.attribute_of(receiver.cls, bare) if ev.program.field(receiver.cls, bare) is not None else UNKNOWN


def read(ev: Evaluator, receiver: s.Expr, name: str, arguments: Arguments) -> Value:
    """`configuration.getIntProperty("payment.timeout", 5)` and the like: by a key in dots or capitals, on something that is named
    like configuration; also `config.getint("payment", "timeout", fallback=5)`. A key that is named after a timeout tells what
    its default is by itself: `options.get("read_timeout", 5)`."""
    if not arguments.positional or not _is_reader(name):
        return UNKNOWN
    given = arguments.positional
    key = _text(given[0].value)
    rest = given[1:]
    if _HOLDER.search(_last_name(receiver)) is None:
        return _default(key, arguments) if names_limit(key) else UNKNOWN
    if name in _PYTHON_READERS and rest and isinstance(rest[0].value, Known) and isinstance(rest[0].value.value, str):
        option = _text(rest[0].value)
        found = ev.configuration.value(ev.path, f"{key}.{option}") if option and key else None
        if found is not None:
            return through(value_of(found), rest[0].hop)
    found = ev.configuration.value(ev.path, key) if _KEY.fullmatch(key) else None
    if found is not None and not found.is_section:
        return through(value_of(found), given[0].hop)
    return _default(key, arguments) if _KEY.fullmatch(key) or names_limit(key) else UNKNOWN


def names_limit(key: str) -> bool:
    """Whether the key of a look-up is named after a timeout."""
    return "timeout" in key.lower() and _LIMIT.fullmatch(key) is not None


def _default(key: str, arguments: Arguments) -> Value:
    """The default of a look-up, which something else may replace."""
    given = arguments.positional
    default = arguments.get("default") or arguments.get("fallback") or (given[-1] if len(given) > 1 else None)
    if default is None or not isinstance(default.value, (Known, Span)):
        return UNKNOWN
    value = default.value
    if isinstance(value, Span):
        return Span(value.ms, (given[0].hop, *value.hops), "setting")
    if value.value is None or isinstance(value.value, bool) or (value.value == 0 and not _KEY.fullmatch(key)):
        return UNKNOWN
    return Known(value.value, (given[0].hop, *value.hops), "setting")


def item(ev: Evaluator, holder: s.Expr, key: Value, hop: Hop) -> Value:
    """`config["payment"]`, `os.environ["PAYMENT_TIMEOUT"]`."""
    text = _text(key)
    last = _last_name(holder)
    if not text or (_HOLDER.search(last) is None and last != "environ"):
        return UNKNOWN
    if last == "environ":
        return through(value_of(ev.configuration.environment(ev.path, text)), hop)
    return through(value_of(ev.configuration.value(ev.path, text)), hop) if _KEY.fullmatch(text) else UNKNOWN


def environment(ev: Evaluator, dotted: str, arguments: Arguments) -> Value:
    """`os.getenv("PAYMENT_TIMEOUT")` without a default, where a file sets the variable."""
    if dotted not in _ENVIRONMENT or len(arguments.positional) != 1 or arguments.keywords:
        return UNKNOWN
    given = arguments.positional[0]
    name = _text(given.value)
    return through(value_of(ev.configuration.environment(ev.path, name)), given.hop) if name else UNKNOWN


def through(value: Value, hop: Hop) -> Value:
    """A value of a file with the place in code that asks for it in front."""
    if isinstance(value, Known):
        return Known(value.value, (hop, *value.hops), value.source)
    return Span(value.ms, (hop, *value.hops), value.source) if isinstance(value, Span) else value


def _is_reader(name: str) -> bool:
    return name in _PYTHON_READERS or name == "pop" or name.startswith(("get", "read", "optional", "require"))


def _written(ev: Evaluator, frame: Frame, node: s.Expr) -> tuple[str, Hop]:
    """The text of an annotation's argument, also of one that is a constant or put together of constants."""
    hop = Hop(frame.path, getattr(node, "at", 0), "")
    text = _text(ev.evaluate(frame, node))
    return text, Hop(hop.path, hop.at, text[:60])


def _text(value: Value) -> str:
    if isinstance(value, Known) and isinstance(value.value, str):
        return value.value
    return value.text if isinstance(value, Template) and "{}" not in value.text else ""


def _last_name(node: s.Expr) -> str:
    """What an expression is called at its end: `config` of `self.app.config`, `getConfigurationService` of a call."""
    if isinstance(node, s.Call):
        node = node.function
    if isinstance(node, s.Attribute):
        return node.name
    return node.id if isinstance(node, s.Name) else ""


__all__ = ["accessor", "environment", "injected", "item", "names_limit", "of_field", "read", "through", "value_of"]
