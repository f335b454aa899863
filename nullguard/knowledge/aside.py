"""What code runs beside the product, from rules/models/aside-code.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("language", "kind", "name", "what")
_KINDS = ("function", "base", "folder", "module")


class AsideCode(msgspec.Struct, frozen=True):
    """How code beside the product of one language is known, each with what it is: functions by name, classes by a base's dotted
    name, sources by the last names of a folder above them, or by their own."""

    functions: Mapping[str, str]
    bases: Mapping[str, str]
    folders: Mapping[str, str]
    modules: Mapping[str, str]


@cache
def aside_code() -> Mapping[str, AsideCode]:
    """By language. Raises InvalidTable for a kind that is none."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows((rules_folder() / "models" / "aside-code.tsv").read_text(encoding="utf-8"), _COLUMNS):
        language, kind, name, what = row.split("\t")
        if kind not in _KINDS:
            raise InvalidTable(f"aside-code.tsv: '{kind}' is no kind")
        found.setdefault(language, {known: {} for known in _KINDS})[kind][name] = what
    return {language: AsideCode(*(kinds[kind] for kind in _KINDS)) for language, kinds in found.items()}
