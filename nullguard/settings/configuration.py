"""What a configuration file says, checked key by key; every mistake is told with its line and a remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from nullguard.model.finding import Confidence
from nullguard.model.patterns import InvalidPattern, path_patterns
from nullguard.settings.project import parse, prefix_of, shown, table_of, text_of
from nullguard.settings.selection import selector
from nullguard.settings.toml_lines import line_of
from nullguard.settings.values import FAIL_ON, MOST_JOBS, SettingsError

_RULE = re.compile(r"NG\d{3}")


class _Mistake(Exception):
    """A value that is wrong; the text goes on after the key's name. `keys` lead to it from the key."""

    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(message)
        self.keys = keys


def configured(file: Path, is_trusted: bool) -> dict[str, Any]:
    """The fields of Settings that a configuration file sets. Raises SettingsError with all its mistakes.

    Files that it names are looked for beside it, and only there unless `is_trusted`: a project's own configuration comes with
    the analysed code.
    """
    table = table_of(file, parse(file))
    if table is None:
        return {}
    name = f"[{'.'.join(prefix_of(file))}]" if prefix_of(file) else "nullguard's configuration"
    if not isinstance(table, dict):
        raise SettingsError(f"{shown(file)}: {name} must be a table")
    values: dict[str, Any] = {}
    problems: list[tuple[int, str]] = []
    text = text_of(file)
    for key, value in table.items():
        where = (*prefix_of(file), key)
        if key not in _KEYS:
            problems.append((line_of(text, where), f"unknown key '{key}' in {name}{_suggestion(key)}"))
            continue
        read = _KEYS[key]
        try:
            values[_FIELDS.get(key, key.replace("-", "_"))] = read(value, file, is_trusted)
        except _Mistake as mistake:
            problems.append((line_of(text, (*where, *mistake.keys)), f"'{'.'.join((key, *mistake.keys))}' {mistake}"))
    if problems:
        places = [(f"{shown(file)}:{line}" if line else shown(file), message) for line, message in sorted(problems)]
        raise SettingsError("\n".join(f"{place}: {message}" for place, message in places))
    return values


def _suggestion(key: str) -> str:
    close = get_close_matches(key.lower().replace("_", "-"), _KEYS, n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else f"; known are {', '.join(sorted(_KEYS))}"


def _one_of(words: tuple[str, ...], value: Any) -> str:
    if isinstance(value, str) and value in words:
        return value
    close = get_close_matches(value.lower(), words, n=1) if isinstance(value, str) else []
    hint = f"; did you mean '{close[0]}'?" if close else ""
    raise _Mistake(f"must be one of {', '.join(words)}, not {_shown(value)}{hint}")


def _strings(value: Any, *keys: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    hint = f"; write [{_shown(value)}]" if isinstance(value, str) else ""
    raise _Mistake(f"must be a list of strings, not {_shown(value)}{hint}", *keys)


def _selectors(value: Any, *keys: str) -> tuple[str, ...]:
    try:
        return tuple(selector(item) for item in _strings(value, *keys))
    except ValueError as error:
        raise _Mistake(f"is wrong: {error}", *keys) from None


def _selection(value: Any) -> tuple[str, ...]:
    selectors = _selectors(value)
    if not selectors:
        raise _Mistake("is empty, so no rule would run; leave it out for the rules that are on by default")
    return selectors


def _patterns(value: Any) -> tuple[str, ...]:
    try:
        texts = _strings(value)
        path_patterns(texts)
        return texts
    except InvalidPattern as error:
        raise _Mistake(f"is wrong: {error}") from None


def _per_file_ignores(value: Any) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise _Mistake(f"must be a table of patterns and lists of rules, not {_shown(value)}")
    for pattern in value:
        try:
            path_patterns((pattern,))
        except InvalidPattern as error:
            raise _Mistake(f"is wrong: {error}", pattern) from None
    return {pattern: _selectors(rules, pattern) for pattern, rules in value.items()}


def _jobs(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_JOBS:
        return value
    raise _Mistake(f"must be a whole number from 1 to {MOST_JOBS}, not {_shown(value)}")


def _file(value: Any, file: Path, is_trusted: bool) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise _Mistake(f"must be the path of a file, not {_shown(value)}")
    named = (file.parent / value).resolve()
    if not is_trusted and not named.is_relative_to(file.parent.resolve()):
        raise _Mistake(f"lies outside of the project: '{value}'; name it on the command line")
    return named


def _manifest(value: Any, file: Path, is_trusted: bool) -> Path:
    named = _file(value, file, is_trusted)
    if not named.is_file():
        raise _Mistake(f"names '{value}', which is no file")
    return named


def _manifests(value: Any, file: Path, is_trusted: bool) -> tuple[Path, ...]:
    return tuple(_manifest(name, file, is_trusted) for name in _strings(value))


def _rules(value: Any) -> Mapping[str, Mapping[str, Any]]:
    if not isinstance(value, dict):
        raise _Mistake(f"must hold a table for each rule, such as rules.NG301, not {_shown(value)}")
    for rule, options in value.items():
        if not _RULE.fullmatch(rule):
            raise _Mistake("is no rule's id, which is written like NG301", rule)
        if not isinstance(options, dict):
            raise _Mistake(f"must be a table of the rule's options, not {_shown(options)}", rule)
        for option, setting in options.items():
            is_list = isinstance(setting, list) and all(isinstance(item, str) for item in setting)
            if not (is_list or isinstance(setting, bool | int | float | str)):
                raise _Mistake(
                    f"must be a string, a number, true, false or a list of strings, not {_shown(setting)}", rule, option
                )
    return value


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return f'"{value[:40]}{"…" if len(value) > 40 else ""}"'
    if isinstance(value, dict):
        return "a table"
    return "such a list" if isinstance(value, list) else "such a value"


_Reader = Callable[[Any, Path, bool], Any]


def _plain(read: Callable[[Any], Any]) -> _Reader:
    """A value that means the same wherever the file lies."""
    return lambda value, file, is_trusted: read(value)


_CONFIDENCES = tuple(confidence.label for confidence in Confidence)
_KEYS: Mapping[str, _Reader] = {
    "select": _plain(_selection),
    "extend-select": _plain(_selectors),
    "ignore": _plain(_selectors),
    "min-confidence": _plain(lambda value: Confidence[_one_of(_CONFIDENCES, value).upper()]),
    "fail-on": _plain(lambda value: _one_of(FAIL_ON, value)),
    "exclude": _plain(_patterns),
    "per-file-ignores": _plain(_per_file_ignores),
    "jobs": _plain(_jobs),
    "rules": _plain(_rules),
    "manifest": _manifest,
    "compare-with": _manifests,
    "baseline": _file,
}
_FIELDS = {"rules": "options"}
