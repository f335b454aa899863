"""Timeouts that tests replace by others, far below production's, so that slow answers need not be slow (for NG303)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import client_calls, duration
from nullguard.frameworks.configuration import duration_ms
from nullguard.frameworks.configuration.binding import bound_classes, key_of
from nullguard.knowledge.configuration_clients import relaxed_name
from nullguard.model.clients import FINITE, Stub
from nullguard.model.doubles import Override
from nullguard.model.finding import Confidence, Finding, Level, Place, Related, Step
from nullguard.model.syntax import Attribute, Call, Constant, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import VariableInfo

FAR_BELOW = 0.1
"""A timeout that is less than this part of production's tests the code that handles it, and nothing of the number."""

LEAST_MS = 1_000
"""Production's timeouts below this are no waits that a test would shorten."""

_NAMES = (
    "timeout",
    "readTimeout",
    "responseTimeout",
    "requestTimeout",
    "defaultTimeout",
    "callTimeout",
    "timeoutMs",
    "timeoutMillis",
)
_NAME = re.compile(r"timeout(?:_?(?:ms|millis|milliseconds|s|sec|secs|seconds))?$", re.I)
_CONNECTING = re.compile(r"connect|pool|idle|session|lock|cache|keep_?alive|retrans", re.I)
_FACTORIES = {
    "ofMillis": 1.0,
    "ofSeconds": 1000.0,
    "ofMinutes": 60_000.0,
    "milliseconds": 1.0,
    "seconds": 1000.0,
    "minutes": 60_000.0,
}


_MOST_RELATED = 5


class _Value(NamedTuple):
    ms: float
    place: Place


class _Replaced(NamedTuple):
    """A timeout in a test and in production."""

    key: str
    path: str
    test: _Value
    production: _Value
    is_remote: bool


_Found = tuple[_Replaced, list[tuple[str, Stub]]]


def overridden_timeouts(context: Context) -> Iterator[Finding]:
    """One finding for each timeout that tests set far below production's, or so that a stub exceeds it that production would wait
    for; where the smallest is set."""
    slow = _slow_stubs(context)
    groups: dict[tuple[str, Place], dict[Place, _Found]] = defaultdict(dict)
    for replaced in _replaced(context):
        ratio = replaced.test.ms / replaced.production.ms
        if replaced.production.ms < LEAST_MS or ratio >= 1:
            continue
        near = [(path, stub) for path, stub in slow if _belong(context, replaced.path, path)]
        if any(stub.slowest_ms > replaced.production.ms for _, stub in near):
            continue
        near = near if replaced.path in context.doubles else []
        between = [(path, stub) for path, stub in near if replaced.test.ms <= stub.slowest_ms]
        if ratio <= FAR_BELOW or between:
            group = groups[relaxed_name(replaced.key), replaced.production.place]
            group.setdefault(replaced.test.place, (replaced, between))
    for _, group in sorted(groups.items(), key=lambda item: item[0]):
        found = sorted(group.values(), key=lambda item: (item[0].test.ms, item[0].test.place))
        yield _finding(*found[0], [other.test.place for other, _ in found[1:]])


def _finding(replaced: _Replaced, between: list[tuple[str, Stub]], others: list[Place]) -> Finding:
    test, production = duration(replaced.test.ms), duration(replaced.production.ms)
    where = Related(replaced.production.place, f"production's {production}")
    slowest = max(between, key=lambda item: item[1].slowest_ms, default=None)
    stub = f", [[the slow answer]] takes {duration(slowest[1].slowest_ms)}" if slowest is not None else ""
    related = (
        where,
        *((Related(place(slowest[0], slowest[1].place), "the slow answer"),) if slowest is not None else ()),
        *(Related(other, "another test") for other in others[:_MOST_RELATED]),
    )
    confidence = Confidence.MEDIUM if replaced.is_remote else Confidence.LOW
    return Finding(
        rule="NG303",
        level=Level.WARNING,
        confidence=confidence,
        message=(
            f"The test sets '{replaced.key}' to {test} in place of [[{where.label}]]{stub}: "
            "no test waits as long as production does."
        ),
        place=replaced.test.place,
        symbol="",
        subject=replaced.key,
        expression=f"{replaced.key}={test}",
        steps=(
            Step(replaced.production.place, f"production waits {production}"),
            Step(replaced.test.place, f"the test waits {test}"),
        ),
        related=related,
        reasons=(f"{replaced.test.ms / replaced.production.ms:.2%} of production's timeout",),
        caused_by=tuple(sorted({replaced.production.place.path} - {replaced.test.place.path})),
    )


def _replaced(context: Context) -> Iterator[_Replaced]:
    limited = _limiting_names(context)
    defaults = _bound_defaults(context.program)
    for path in sorted(context.doubles):
        for override in context.doubles[path].overrides:
            last = re.split(r"[.\[\]]+", override.key)[-1]
            if not _NAME.search(last) or _CONNECTING.search(override.key):
                continue
            values = (
                _of_constant(context.program, override)
                if override.kind == "constant"
                else _of_property(context, path, override, defaults)
            )
            if values is not None:
                is_remote = override.kind == "property" or last in limited
                at = place(path, override.at)
                yield _Replaced(override.key, path, _Value(values[0], at), values[1], is_remote)
    yield from _in_files(context)


def _in_files(context: Context) -> Iterator[_Replaced]:
    """Configuration files of tests beside production's."""
    for value in context.configuration.entries(_NAMES):
        if not value.is_test or value.text is None or _CONNECTING.search(value.key):
            continue
        production = context.configuration.value(value.path, value.key)
        test_ms = duration_ms(value.text, 1.0)
        ms = duration_ms(production.text, 1.0) if production is not None and production.text is not None else None
        if production is not None and test_ms and ms:
            yield _Replaced(
                value.key,
                value.path,
                _Value(test_ms, place(value.path, value.at)),
                _Value(ms, place(production.path, production.at)),
                True,
            )


def _of_property(context: Context, path: str, override: Override, defaults: Mapping[str, _Value]) -> tuple[float, _Value] | None:
    unit = 1000.0 if path.endswith(".py") else 1.0
    test = duration_ms(override.text, unit)
    if not test:
        return None
    production = context.configuration.value(path, override.key)
    ms = duration_ms(production.text, unit) if production is not None and production.text is not None else None
    if production is not None and ms:
        return test, _Value(ms, place(production.path, production.at))
    default = defaults.get(relaxed_name(override.key))
    return (test, default) if default is not None else None


def _of_constant(program: Program, override: Override) -> tuple[float, _Value] | None:
    """A constant of a Python module that is patched by its dotted name."""
    test = duration_ms(override.text, 1000.0)
    found = program.resolve(_any_path(program, override.key), override.key)
    if not test or not isinstance(found, VariableInfo) or not isinstance(found.decl.value, Constant):
        return None
    number = found.decl.value.value
    if isinstance(number, bool) or not isinstance(number, (int, float)) or number <= 0:
        return None
    return test, _Value(number * 1000.0, place(found.path, found.decl.value.at))


def _any_path(program: Program, dotted: str) -> str:
    """A source of the package that a dotted name begins with, to look it up from there."""
    parts = dotted.split(".")
    for length in range(len(parts) - 1, 0, -1):
        ending = "/".join(parts[:length])
        for candidate in (f"{ending}.py", f"{ending}/__init__.py"):
            if candidate in program.sources:
                return candidate
            found = next((path for path in sorted(program.sources) if path.endswith("/" + candidate)), "")
            if found:
                return found
    return ""


def _limiting_names(context: Context) -> frozenset[str]:
    """The names of the constants and settings that limit client calls."""
    return frozenset(
        hop.text.rpartition(".")[2]
        for call in client_calls(context.clients)
        for limit in call.limits
        if limit.state == FINITE
        for hop in limit.hops
    )


def _bound_defaults(program: Program) -> dict[str, _Value]:
    """The defaults that fields of configuration classes give to their keys."""
    found: dict[str, _Value] = {}
    for name, prefixes in bound_classes(program).items():
        cls = program.classes[name]
        for field in cls.decl.fields:
            ms = _java_ms(field.value)
            if ms is None or not _NAME.search(field.name):
                continue
            for prefix in prefixes:
                found.setdefault(relaxed_name(f"{prefix}.{key_of(cls, field)}"), _Value(ms, place(cls.path, field.at)))
    return found


def _java_ms(node: Expr | None) -> float | None:
    """`Duration.ofMillis(10_000)` and a plain number, in ms."""
    if isinstance(node, Call) and isinstance(node.function, Attribute) and len(node.arguments) == 1:
        factor = _FACTORIES.get(node.function.name)
        number = _java_ms(node.arguments[0].value)
        return number * factor if factor is not None and number is not None else None
    if isinstance(node, Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
        return float(node.value)
    return None


def _slow_stubs(context: Context) -> list[tuple[str, Stub]]:
    return [(path, stub) for path in sorted(context.stubs) for stub in context.stubs[path] if stub.slowest_ms]


def _belong(context: Context, test: str, stub: str) -> bool:
    """Whether a test uses the stubs of a source: its own, those of a class that it extends or holds; for a file, of its unit."""
    if test == stub:
        return True
    doubles = context.doubles.get(test)
    name = stub.rpartition("/")[2].partition(".")[0]
    if doubles is not None:
        return name in doubles.mentions
    return context.program.unit_of(test) == context.program.unit_of(stub)
