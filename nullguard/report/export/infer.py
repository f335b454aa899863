"""Infer's Pulse takes a regular expression of methods that return null or not (`--pulse-model-return-nullable`)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from nullguard.report.export.methods import NullableMethod, by_class

FILE = "inferconfig.json"

_SPECIAL = re.compile(r"([.*+?^$\[\]\\])")
"""What OCaml's `Str` reads as more than itself; parentheses and bars are plain there, and special behind a backslash."""


def infer(methods: Sequence[NullableMethod]) -> dict[str, str]:
    """A JSON object for `.inferconfig`; Infer matches from the beginning of `com.shop.Order.getReference():java.lang.String`."""
    alternatives = []
    for found in by_class(methods).values():
        names = r"\|".join(_escaped(method.name) for method in found)
        alternatives.append(rf"{_escaped(_binary_name(found[0]))}\.\({names}\)()")
    pattern = r"\|".join(alternatives)
    return {FILE: json.dumps({"pulse-model-return-nullable": pattern} if pattern else {}, indent=2) + "\n"}


def _binary_name(method: NullableMethod) -> str:
    """The name as byte code has it: nested classes behind `$`."""
    nested = "$".join(name.partition("<")[0] for name in method.classes)
    return f"{method.package}.{nested}" if method.package else nested


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
