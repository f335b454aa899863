"""NG310: timeout in another unit than the library reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import called, client_calls, duration, steps
from nullguard.frameworks.configuration import ConfiguredValue, UnitWord, said_unit, unit_in_name
from nullguard.model.clients import FINITE, ClientCall, Hop, Limit
from nullguard.model.finding import Confidence, Finding, Level, Place
from nullguard.model.span import Packed

_UNIT_MS = {"s": 1000.0, "ms": 1.0}
_UNITS = {"s": "seconds", "ms": "milliseconds"}
_WORDS = {1.0: "milliseconds", 1000.0: "seconds", 60_000.0: "minutes"}
_NAME = re.compile(r"[\w.]+(?:\[[\"']?[\w.-]+[\"']?\])?")


def check(context: Context) -> Iterator[Finding]:
    """Values that come by a name with another unit than the one in which the library reads the number: at the value, where it is
    known, else at the call."""
    seen: set[Place] = set()
    values = _values(context)
    for call in client_calls(context.clients):
        for limit in call.limits:
            named = _named_otherwise(limit, values)
            if named is not None:
                finding = _finding(call, limit, *named)
                if finding.place not in seen:
                    seen.add(finding.place)
                    yield finding


def _values(context: Context) -> Mapping[tuple[str, Packed], ConfiguredValue]:
    """The values of configuration files by place."""
    return {(value.path, value.at): value for value in context.configuration.all_entries() if not value.is_section}


def _named_otherwise(limit: Limit, values: Mapping[tuple[str, Packed], ConfiguredValue]) -> tuple[Hop, UnitWord] | None:
    """The name on the way of a value, or the comment beside it in a configuration file, that says another unit; None where
    there is none, or where they contradict each other."""
    if limit.unit not in _UNIT_MS:
        return None
    said: list[tuple[Hop, UnitWord]] = []
    for hop in limit.hops:
        value = values.get((hop.path, hop.at))
        if value is not None:
            word = said_unit(value)
            hop = Hop(hop.path, hop.at, value.key)
        else:
            word = unit_in_name(_plain(hop.text)) if _NAME.fullmatch(hop.text) else None
        if word is not None:
            said.append((hop, word))
    if not said or any(word.ms == _UNIT_MS[limit.unit] for _, word in said):
        return None
    return said[-1]


def _plain(text: str) -> str:
    """The last name of an expression: `timeout_ms` of `config["timeout_ms"]`."""
    return re.split(r"[.\[]", text.rstrip("]\"'"))[-1].strip("\"'")


def _word(word: UnitWord) -> str:
    """The unit in words: a comment may only give another spelling of the same duration."""
    return word.word if word.where == "name" else _WORDS.get(word.ms, word.word)


def _finding(call: ClientCall, limit: Limit, hop: Hop, word: UnitWord) -> Finding:
    known = limit.state == FINITE
    where = limit.place if known and limit.place is not None else None
    number = limit.ms / _UNIT_MS[limit.unit]
    meant = f", so that {duration(number * word.ms)} become {duration(limit.ms)}" if known else ""
    return Finding(
        rule="NG310",
        level=Level.WARNING,
        confidence=Confidence.HIGH if known and call.typed == "resolved" and word.where == "name" else Confidence.MEDIUM,
        message=f"'{hop.text}' is in {_word(word)} by its {word.where}, '{called(call)}' reads {_UNITS[limit.unit]}{meant}.",
        place=place(where.path, where.at) if where is not None else place(call.path, call.at),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=steps(limit.hops, call, f"the number is read as {_UNITS[limit.unit]}"),
        reasons=(f"the {word.where} says '{word.word}'",),
        caused_by=tuple(sorted({item.path for item in limit.hops} - {(where or call).path})),
    )
