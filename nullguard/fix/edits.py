"""Changes of files as data: what is replaced by what, why, and how it looks as a diff."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

import msgspec

from nullguard.model.finding import Finding


class Safety(StrEnum):
    """SAFE only adds what evidence calls for; UNSAFE changes what working code does, or has no evidence."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(msgspec.Struct, frozen=True, order=True):
    """The bytes from `start` to `end` (exclusive) of a file are replaced by `text`; a new file has both 0."""

    path: str
    start: int
    end: int
    text: bytes


class Fix(msgspec.Struct, frozen=True):
    """How one finding is mended: `title` is a phrase (`raises '2' to '8'`), `evidence` says where its figure comes from."""

    finding: Finding
    title: str
    safety: Safety
    edits: tuple[Edit, ...]
    evidence: str = ""


class Refusal(msgspec.Struct, frozen=True):
    """A finding that is not mended, and why, as a phrase."""

    finding: Finding
    reason: str


Outcome = Fix | Refusal


class Overlap(Exception):
    """Two changes of the same bytes."""


def edit_between(path: str, old: bytes, new: bytes) -> Edit:
    """The smallest edit that makes `new` of `old`."""
    most = min(len(old), len(new))
    start = next((index for index in range(most) if old[index] != new[index]), most)
    tail = 0
    while tail < most - start and old[len(old) - 1 - tail] == new[len(new) - 1 - tail]:
        tail += 1
    return Edit(path, start, len(old) - tail, new[start : len(new) - tail])


def changed(edits: Iterable[Edit], read: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """The new bytes of every file that is edited. The same edit given twice counts once. Raises Overlap."""
    by_path: dict[str, list[Edit]] = {}
    for edit in sorted(set(edits)):
        by_path.setdefault(edit.path, []).append(edit)
    found = {}
    for path, several in by_path.items():
        data = read(path) or b""
        parts: list[bytes] = []
        end = 0
        for edit in several:
            if edit.start < end or edit.end > len(data):
                raise Overlap(path)
            parts += (data[end : edit.start], edit.text)
            end = edit.end
        found[path] = b"".join((*parts, data[end:]))
    return found


def fitting(fixes: Iterable[Fix]) -> tuple[tuple[Fix, ...], tuple[Refusal, ...]]:
    """The fixes that can be made together, the first ones first, and those that change what another one changes."""
    kept: list[Fix] = []
    refused: list[Refusal] = []
    taken: set[Edit] = set()
    for fix in fixes:
        if any(_collide(edit, other) for edit in fix.edits for other in taken):
            refused.append(Refusal(fix.finding, "another fix changes the same place; run it again"))
        else:
            kept.append(fix)
            taken.update(fix.edits)
    return tuple(kept), tuple(refused)


def _collide(one: Edit, other: Edit) -> bool:
    if one == other or one.path != other.path:
        return False
    return (one.start, one.end) == (other.start, other.end) or (one.start < other.end and other.start < one.end)


def diff(before: Mapping[str, bytes | None], after: Mapping[str, bytes]) -> str:
    """A unified diff of all changed files, in order of path, as `git apply` and `patch -p1` read it."""
    parts: list[str] = []
    for path in sorted(after):
        old, new = before.get(path), after[path]
        lines = difflib.unified_diff(
            _lines(old or b""),
            _lines(new),
            f"a/{path}" if old is not None else "/dev/null",
            f"b/{path}",
        )
        for line in lines:
            parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)


def _lines(data: bytes) -> list[str]:
    """Lines with their ends; only a line feed ends one, as for git."""
    return [f"{line}\n" for line in data.decode("utf-8", "surrogateescape").split("\n")[:-1]] + (
        [data.decode("utf-8", "surrogateescape").rpartition("\n")[2]] if data and not data.endswith(b"\n") else []
    )
