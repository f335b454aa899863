"""Calls of the languages' own libraries through which timeouts and URLs pass: conversions, durations, environment, texts."""

from __future__ import annotations

import re
from dataclasses import replace

from nullguard.frameworks.clients.arguments import Arguments
from nullguard.frameworks.clients.limits import CHRONO_UNITS, TIME_UNITS, number_of
from nullguard.frameworks.clients.values import (
    UNKNOWN,
    Client,
    Hops,
    Known,
    Reference,
    Span,
    Template,
    Value,
    as_default,
    join,
    text_of,
)
from nullguard.knowledge.words import library_names

_ENVIRONMENT = library_names("environment-read")
_CONFIGURATION = frozenset({"env", "environ", "config", "getenv", "get_env"})
_PASSED = frozenset(
    {
        "builtins.int",
        "builtins.float",
        "builtins.str",
        "int",
        "float",
        "str",
        "java.lang.Math.toIntExact",
        "java.lang.Integer.valueOf",
        "java.lang.Long.valueOf",
        "java.lang.Integer.parseInt",
        "java.lang.Long.parseLong",
        "java.util.Objects.requireNonNull",
        "java.util.Optional.of",
        "java.util.Optional.ofNullable",
        "java.lang.String.valueOf",
        "java.lang.Integer.toString",
        "java.lang.Long.toString",
    }
)
_SPANS = {
    "ofNanos": 1e-6,
    "ofMillis": 1.0,
    "ofMilliseconds": 1.0,
    "ofSeconds": 1000.0,
    "ofMinutes": 60_000.0,
    "ofHours": 3_600_000.0,
    "ofDays": 86_400_000.0,
}
_DURATIONS = ("java.time.Duration", "org.apache.hc.core5.util.Timeout", "org.apache.hc.core5.util.TimeValue")
_TIMEDELTA = {
    "days": 86_400_000.0,
    "seconds": 1000.0,
    "microseconds": 1e-3,
    "milliseconds": 1.0,
    "minutes": 60_000.0,
    "hours": 3_600_000.0,
    "weeks": 604_800_000.0,
}
_FROM_SPAN = {
    "toNanos": 1e-6,
    "toMicros": 1e-3,
    "toMillis": 1.0,
    "toMilliseconds": 1.0,
    "toSeconds": 1000.0,
    "getSeconds": 1000.0,
    "total_seconds": 1000.0,
    "toMinutes": 60_000.0,
}
_FIELD = re.compile(r"\{[^{}]*\}")
_MOST_TEXT = 500
_SPECIFIER = re.compile(r"%(?:\d+\$)?[-+ 0#,(]*\d*(?:\.\d+)?[sdxf]|\{[^{}]*\}")


def function(dotted: str, arguments: Arguments) -> Value:
    """What a library function without an entry of its own gives."""
    if dotted in _PASSED and arguments.positional:
        return arguments.positional[0].value
    if dotted in _ENVIRONMENT or _reads_configuration(dotted, arguments):
        return _with_default(arguments)
    prefix, _, name = dotted.rpartition(".")
    if prefix in _DURATIONS:
        return _duration(name, arguments)
    if dotted == "datetime.timedelta":
        return _timedelta(arguments)
    if prefix.rpartition(".")[0] == "java.util.concurrent.TimeUnit" and name in _FROM_SPAN and arguments.positional:
        number = number_of(arguments.positional[0].value)
        unit = TIME_UNITS.get(prefix.rpartition(".")[2])
        if number is None or unit is None:
            return UNKNOWN
        return _number(number * unit / _FROM_SPAN[name], arguments)
    if dotted in ("urllib.parse.urljoin", "urlparse.urljoin") and len(arguments.positional) == 2:
        return _joined(arguments)
    if dotted == "java.lang.String.format" and arguments.positional:
        return formatted(arguments.positional[0].value)
    return UNKNOWN


def method(receiver: Value, name: str, arguments: Arguments) -> Value:
    """What a method of a duration or text gives."""
    if isinstance(receiver, Span) and name in _FROM_SPAN:
        return Known(receiver.ms / _FROM_SPAN[name], receiver.hops, receiver.source, True)
    if name in ("format", "formatted") and isinstance(receiver, (Known, Template)):
        return _filled(receiver, arguments) if name == "format" else formatted(receiver)
    if name in ("rstrip", "strip", "lstrip", "toString", "trim", "intValue", "longValue"):
        return receiver
    return UNKNOWN


def or_else(held: Value, default: Value) -> Value:
    """`Optional.ofNullable(held).orElse(default)`: the default holds unless something else is given."""
    if isinstance(default, Client):
        return replace(default, limits=dict(default.limits), is_open=True)
    if isinstance(default, (Known, Span)) and not isinstance(held, (Known, Span)):
        return as_default(default)
    return join([held, default])


def formatted(value: Value) -> Value:
    """A format text with its fields unknown."""
    text = text_of(value)
    return Template(_SPECIFIER.sub("{}", text)) if text != "{}" else UNKNOWN


def _filled(value: Value, arguments: Arguments) -> Value:
    """A format text of Python with the fields that are known."""
    count = -1

    def field(match: re.Match[str]) -> str:
        nonlocal count
        name = match[0].strip("{}").partition(":")[0].partition("!")[0]
        count += 1
        given = arguments.keywords.get(name) or arguments.get("", int(name) if name.isdecimal() and len(name) < 3 else count)
        return text_of(given.value) if given is not None else "{}"

    text = text_of(value)
    return Template(_FIELD.sub(field, text)[:_MOST_TEXT]) if text != "{}" else UNKNOWN


def unit_of(value: Value) -> float | None:
    """The milliseconds of a member of TimeUnit or ChronoUnit."""
    if not isinstance(value, Reference):
        return None
    prefix, _, name = value.dotted.rpartition(".")
    if prefix.endswith("TimeUnit"):
        return TIME_UNITS.get(name)
    return CHRONO_UNITS.get(name) if prefix.endswith("ChronoUnit") else None


def _reads_configuration(dotted: str, arguments: Arguments) -> bool:
    """`env.int("PAYMENT_TIMEOUT", default=5)` and the like: by the name of the reader and a key in capitals."""
    if not _CONFIGURATION & {*dotted.split(".")[:2], dotted.rpartition(".")[2]} or not arguments.positional:
        return False
    key = arguments.positional[0].value
    return isinstance(key, Known) and isinstance(key.value, str) and key.value.isupper()


def _with_default(arguments: Arguments) -> Value:
    given = arguments.get("default", 1)
    if given is None or not isinstance(given.value, Known):
        return UNKNOWN
    key = arguments.positional[0].hop if arguments.positional else given.hop
    return Known(given.value.value, (key, *given.value.hops), "setting") if given.value.value is not None else UNKNOWN


def _duration(name: str, arguments: Arguments) -> Value:
    if not arguments.positional:
        return UNKNOWN
    value = arguments.positional[0].value
    number = number_of(value)
    factor = _SPANS.get(name)
    if name == "of" and len(arguments.positional) == 2:
        factor = unit_of(arguments.positional[1].value)
    if number is None or factor is None or not isinstance(value, Known):
        return UNKNOWN
    return Span(number * factor, value.hops, value.source)


def _timedelta(arguments: Arguments) -> Value:
    total = 0.0
    hops: Hops = ()
    for name, given in [*arguments.keywords.items(), *zip(("days", "seconds"), arguments.positional, strict=False)]:
        number = number_of(given.value)
        if number is None or name not in _TIMEDELTA or not isinstance(given.value, Known):
            return UNKNOWN
        total += number * _TIMEDELTA[name]
        hops = hops or given.value.hops
    return Span(total, hops) if not arguments.is_open else UNKNOWN


def _number(number: float, arguments: Arguments) -> Value:
    value = arguments.positional[0].value
    return Known(number, value.hops, value.source, True) if isinstance(value, Known) else UNKNOWN


def _joined(arguments: Arguments) -> Value:
    base, rest = (text_of(given.value) for given in arguments.positional)
    if rest.startswith(("http:", "https:")):
        return Template(rest)
    return Template(f"{base.rstrip('/')}/{rest.lstrip('/')}")
