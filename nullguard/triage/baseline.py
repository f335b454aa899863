"""The baseline: findings that were there before, in a file that merges line by line, so that a team can forbid new ones today."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Any

from nullguard.model.finding import Finding
from nullguard.model.report import Gone, Silenced

VERSION = 1
MOST_ENTRIES = 1_000_000
_FIELDS = ("path", "rule", "symbol", "subject", "expression", "reason", "key", "content")
_REQUIRED = ("path", "rule", "key")


class BaselineError(Exception):
    """A baseline file that cannot be used; the message names file and line, and says what to do."""


@dataclass(frozen=True, order=True)
class Entry:
    """One accepted finding: what a reader recognises it by, why it is accepted, and its two fingerprints."""

    path: str
    rule: str
    symbol: str = ""
    subject: str = ""
    expression: str = ""
    reason: str = ""
    key: str = ""
    content: str = ""

    def gone(self) -> Gone:
        return Gone(self.path, self.rule, self.symbol, self.subject, self.expression)


@dataclass(frozen=True)
class Matched:
    """Findings against a baseline: `introduced` are new, `existing` stand in it, `stale` entries match nothing any more.
    `current` are the entries that matched, brought up to date with the findings' present names."""

    introduced: tuple[Finding, ...]
    existing: tuple[Silenced, ...]
    stale: tuple[Entry, ...]
    current: tuple[Entry, ...]


def entry_of(finding: Finding, reason: str = "") -> Entry:
    """The entry of a finding with fingerprints."""
    return Entry(
        finding.place.path,
        finding.rule,
        finding.symbol,
        finding.subject,
        finding.expression,
        reason,
        finding.fingerprint,
        finding.content_fingerprint,
    )


def match(findings: Iterable[Finding], entries: Iterable[Entry], paths: Container[str]) -> Matched:
    """Matches each entry with at most one finding: by key, then by content, if its path is not among the `paths` of the tree."""
    by_key: dict[str, list[Entry]] = defaultdict(list)
    moved: dict[str, list[Entry]] = defaultdict(list)
    ordered = sorted(entries)
    for known in ordered:
        by_key[known.key].append(known)
    exact: list[tuple[Finding, Entry | None]] = []
    for finding in findings:
        same = by_key.get(finding.fingerprint)
        exact.append((finding, same.pop(0) if same else None))
    unmatched = sorted(known for rest in by_key.values() for known in rest)
    for known in unmatched:
        if known.content and known.path not in paths:
            moved[known.content].append(known)
    introduced: list[Finding] = []
    existing: list[Silenced] = []
    current: list[Entry] = []
    renamed: set[int] = set()
    for finding, found in exact:
        entry = found
        if entry is None and (same := moved.get(finding.content_fingerprint)):
            entry = same.pop(0)
            renamed.add(id(entry))
        if entry is None:
            introduced.append(finding)
        else:
            existing.append(Silenced(finding, entry.reason))
            current.append(entry_of(finding, entry.reason))
    stale = tuple(entry for entry in unmatched if id(entry) not in renamed)
    return Matched(tuple(introduced), tuple(existing), stale, tuple(sorted(current)))


def updated(findings: Iterable[Finding], entries: Iterable[Entry], paths: Container[str], reason: str) -> tuple[Entry, ...]:
    """A baseline of exactly these findings: known ones keep their reasons, new ones get `reason`."""
    matched = match(findings, entries, paths)
    return tuple(sorted((*matched.current, *(entry_of(finding, reason) for finding in matched.introduced))))


def write(entries: Iterable[Entry]) -> str:
    """The text of a baseline file: JSON, sorted, one line for each entry, empty fields left out."""
    lines = [json.dumps(_present(entry), ensure_ascii=False) for entry in sorted(entries)]
    body = "\n    " + ",\n    ".join(lines) + "\n  " if lines else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{body}]\n}}\n'


def read(text: bytes, name: str) -> tuple[Entry, ...]:
    """The entries of a baseline file called `name` in messages. Raises BaselineError with file and line when it is damaged."""
    try:
        decoded = text.decode("utf-8")
        document = json.loads(decoded)
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise _damaged(name, line, "is not UTF-8") from None
    except json.JSONDecodeError as error:
        line = error.lineno
        conflict = any(mark in decoded for mark in ("\n<<<<<<<", "\n=======", "\n>>>>>>>"))
        raise _damaged(name, line, "has merge conflict markers" if conflict else f"is no JSON: {error.msg}") from None
    except RecursionError:
        raise _damaged(name, 1, "nests too deeply") from None
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise _damaged(name, 1, "has no list 'findings'")
    if document.get("version") != VERSION:
        raise BaselineError(
            f"{name}:1: baseline version {document.get('version')!r} is unknown, this nullguard reads {VERSION}; "
            "use the nullguard that wrote it, or write it anew with 'nullguard baseline write'"
        )
    if len(document["findings"]) > MOST_ENTRIES:
        raise _damaged(name, 1, f"has more than {MOST_ENTRIES:,} entries")
    return tuple(_entry(raw, name, index, decoded) for index, raw in enumerate(document["findings"]))


def _present(entry: Entry) -> dict[str, str]:
    return {name: value for name in _FIELDS if (value := getattr(entry, name))}


def _entry(raw: Any, name: str, index: int, text: str) -> Entry:
    if not isinstance(raw, dict):
        raise _damaged(name, _line_of_entry(text, index), "has an entry that is no object")
    for field in _REQUIRED:
        if not raw.get(field):
            raise _damaged(name, _line_of_entry(text, index), f"has an entry without '{field}'")
    for field, value in raw.items():
        if field not in _FIELDS:
            raise _damaged(name, _line_of_entry(text, index), f"has an entry with the unknown field '{field}'")
        if not isinstance(value, str):
            raise _damaged(name, _line_of_entry(text, index), f"has an entry whose '{field}' is no text")
    return replace(Entry(raw["path"], raw["rule"]), **raw)


def _line_of_entry(text: str, index: int) -> int:
    """Entries stand one to a line after the line of `findings`; in a file laid out otherwise this is the last line, roughly."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines, 1) if '"findings"' in line), 1)
    return min(start + 1 + index, len(lines))


def _damaged(name: str, line: int, what: str) -> BaselineError:
    return BaselineError(f"{name}:{line}: the baseline {what}; restore it, or write it anew with 'nullguard baseline write'")
