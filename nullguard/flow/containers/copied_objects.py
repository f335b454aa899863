"""Copies of plain objects and dictionaries (Python), and what is written as a text and read again: they hold what was copied.

`dataclasses.replace(info, done=True)`, `copy.copy(row)`, `json.loads(json.dumps(row))`. Sources: the Python library reference of
copy, dataclasses and json; the attrs documentation of `evolve`.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.containers.dictionaries import MOST_ENTRIES, is_telling
from nullguard.flow.containers.row_dictionaries import DICTIONARY, entries_of_record
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, NONNULL, PRESENT, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace


def copied_by(frame: Frame, qualified: str, arguments: Arguments, result: Value, state: State) -> Value:
    """What a function gives that copies its first argument: with further keywords instead of what that holds by these names."""
    if not arguments or arguments[0][0].name or any(argument.star for argument, _, _ in arguments):
        return result
    _, given, path = arguments[0]
    if not given.named:
        return result
    if qualified in library_names("object-copied"):
        named = dict(entries_of_record(given, path, state))
        for argument, value, _ in arguments[1:]:
            named[argument.name or ""] = value if is_telling(frame, value) else PRESENT if value.null == NONNULL else ANY
        kept = tuple((name, value) for name, value in named.items() if name and value is not ANY)
        return _replace(given, null=NONNULL, origin=None, named=kept) if len(kept) <= MOST_ENTRIES else result
    if qualified in library_names("object-written") and is_mapping(given.type):
        return _replace(result, null=NONNULL, type=_TEXT, named=entries_of_record(given, path, state))
    hooks = library_names("object-reading-hook")
    if qualified in library_names("object-read") and given.type == _TEXT and not any(a.name in hooks for a, _, _ in arguments):
        return _replace(result, null=NONNULL, origin=None, type=Type(DICTIONARY), named=given.named)
    return result


_TEXT = Type("builtins.str")
