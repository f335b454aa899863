"""Collects what the interpreter notes of one source: uses, guards, nulls that are written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from nullguard.flow.domain.values import BY_NAME, Origin
from nullguard.flow.summaries.helpers import Calls
from nullguard.flow.summaries.noted_calls import NO_CALLS, calls_of, noted_calls
from nullguard.flow.summaries.observations import HANDED, NOTHING_SHOWN, REFUSED, FlowFacts, Shown, Use
from nullguard.model.span import NOWHERE, Packed

_NAME = re.compile(r"[^\W\d]\w*")

_LOOKED_UP = frozenset({"lookup", "declared"})
"""Kinds of origin of a row that may not be there."""


class Sink:
    """Collects while functions are interpreted; every use once, however often its loop was walked.

    `walked` are the methods of inner classes that were interpreted where they stand, `calls` what the calls of private methods
    know. With `seeks_rows` all Java helpers that are handed keys are asked whether they refuse those without a row, not only
    those that say so by their names.
    """

    def __init__(self, calls: Calls | None = None, seeks_rows: bool = False) -> None:
        self._uses: dict[tuple[Packed, str, str], Use] = {}
        self._corruptions: dict[tuple[Packed, str], Use] = {}
        self._guards: dict[str, Packed] = {}
        self._null_writes: dict[str, Packed] = {}
        self._left_out: dict[str, Packed] = {}
        self._refused: dict[str, Packed] = {}
        self._set_later: set[str] = set()
        self.exceeded: set[str] = set()
        self.walked: set[str] = set()
        self.calls = calls if calls is not None else Calls()
        self.seeks_rows = seeks_rows

    def parts(self) -> tuple[Any, ...]:
        """What was collected of a function, for `of_parts`."""
        seen = self._uses, self._corruptions, self._guards, self._null_writes, self._left_out, self._refused, self._set_later
        return *seen, self.exceeded, self.walked, self.calls, self.seeks_rows

    @staticmethod
    def of_parts(*parts: Any) -> Sink:
        """A sink with what another one collected."""
        sink = Sink()
        sink._uses, sink._corruptions, sink._guards, sink._null_writes, sink._left_out, sink._refused, sink._set_later = parts[:7]
        sink.exceeded, sink.walked, sink.calls, sink.seeks_rows = parts[7:]
        return sink

    def use(self, use: Use) -> None:
        key = (use.at, use.expression, use.kind)
        before = self._uses.get(key)
        if before is None or (before.certain and not use.certain):
            self._uses[key] = use

    def corrupts(self, use: Use) -> None:
        """Null becomes text."""
        self._corruptions.setdefault((use.at, use.expression), use)

    def has_uses(self, symbol: str) -> bool:
        """Whether a use stands in a function."""
        return any(use.symbol == symbol for use in self._uses.values())

    def is_used_at(self, at: Packed) -> bool:
        """Whether a null of what is read at a place would raise there, or in what it is handed to, and no test says so."""
        return any(
            use.at == at and REFUSED not in (use.kind, use.inside.kind if use.inside is not None else "")
            for use in self._uses.values()
        )

    def uses_below(self, symbol: str, names: frozenset[str]) -> bool:
        """Whether a use in a function, or in one nested in it, is of something that one of the names leads to (`order.buyer`, or
        a variable that was given that), or of a row that was looked up, or that a function is declared to give or not."""
        return any(
            (use.symbol == symbol or use.symbol.startswith(f"{symbol}."))
            and (
                not names.isdisjoint((_root(use.expression), _root(use.origin.text))) or (names and use.origin.kind in _LOOKED_UP)
            )
            for use in self._uses.values()
        )

    def uses_literals(self, symbol: str) -> bool:
        """Whether a use in a function is of a null that code writes."""
        return any(use.symbol == symbol and use.origin.kind == "path" for use in self._uses.values())

    def forget_uses(self, symbol: str, nested: bool) -> None:
        """Drop the uses of a function that is interpreted again, with more knowledge, and of those `nested` in it."""

        def stays(use: Use) -> bool:
            return use.symbol != symbol and not (nested and use.symbol.startswith(f"{symbol}."))

        self._uses = {key: use for key, use in self._uses.items() if stays(use)}
        self._corruptions = {key: use for key, use in self._corruptions.items() if stays(use)}

    def doubt_uses(self, symbol: str, left: Sink, nested: bool, end: Packed | None = None, start: Packed = NOWHERE) -> None:
        """Mark the uses of a function, and of those `nested` in it, that another interpretation, with what its callers know,
        does not have. Of overloads, which share their name, only that from `start` to `end` is meant."""
        for key, use in self._uses.items():
            is_inside = use.symbol == symbol or (nested and use.symbol.startswith(f"{symbol}."))
            is_inside = is_inside and use.at >= start and (end is None or use.at < end)
            if is_inside and key not in left._uses:
                self._uses[key] = replace(use, is_guarded=True)

    def doubt_origins(self, symbol: str, origins: Collection[Origin], start: Packed = NOWHERE, end: Packed | None = None) -> None:
        """Mark the uses in a function, of overloads in that from `start` to `end`, of nulls that come from certain places."""
        for key, use in self._uses.items():
            is_inside = use.symbol == symbol and use.at >= start and (end is None or use.at < end)
            if is_inside and use.origin in origins:
                self._uses[key] = replace(use, is_guarded=True)

    def doubt_expressions(self, symbol: str, expressions: Collection[str]) -> None:
        """Mark the uses in a function of values that are written so."""
        for key, use in self._uses.items():
            if use.symbol == symbol and use.expression in expressions:
                self._uses[key] = replace(use, is_guarded=True)

    def hear_statuses(self, symbol: str, left: Sink, nested: bool = False) -> None:
        """Take over from another interpretation of a function, and of those `nested` in it, with what its callers know, which
        status the rows that it uses have, and why what it looks up is nearly always there."""
        for key, use in self._uses.items():
            other = left._uses.get(key)
            is_inside = use.symbol == symbol or (nested and use.symbol.startswith(f"{symbol}."))
            if is_inside and other is not None:
                told = {"status": other.status, "is_kind": other.is_kind, "is_hint": other.is_hint} if other.status else {}
                origin = other.origin if other.origin.doubt else use.origin
                self._uses[key] = replace(use, origin=origin, **told)

    def hear_each(self, symbol: str, lefts: Sequence[Sink]) -> None:
        """Take over which status the rows have that a function uses from interpretations with what each of its calls knows, where
        each one that comes to the use has one."""
        for key, use in self._uses.items():
            others = [other for left in lefts if (other := left._uses.get(key)) is not None]
            if use.symbol == symbol and not use.status and others and all(other.status for other in others):
                is_kind, is_hint = all(other.is_kind for other in others), all(other.is_hint for other in others)
                self._uses[key] = replace(use, status=others[0].status, is_kind=is_kind, is_hint=is_hint)

    def doubt_guesses(self, symbol: str, left: Sink, doubt: str, start: Packed, end: Packed | None) -> None:
        """Doubt the uses in a function, which stands from `start` to `end`, of what is guessed of objects by their names, where
        another interpretation, in which they are the rows that are guessed, does not have them; and take over what it tells of
        the others."""
        for key, use in self._uses.items():
            if use.symbol != symbol or use.origin.typed != BY_NAME or use.origin.doubt:
                continue
            if use.at < start or (end is not None and use.at >= end):
                continue
            other = left._uses.get(key)
            if other is None:
                self._uses[key] = replace(use, origin=replace(use.origin, doubt=doubt))
            elif other.origin.validated and not use.origin.validated:
                self._uses[key] = replace(use, origin=replace(use.origin, validated=True))

    def has_any(self) -> bool:
        """Whether anything was collected of a function."""
        return bool(
            any((self._uses, self._corruptions, self._guards, self._null_writes, self._left_out, self._refused, self._set_later))
            or self.walked
            or self.calls.has_any()
        )

    def shown(self) -> Shown | None:
        """What was collected of one function; None where it is more than can be told of one alone: methods that were met within
        it, that it was too large, or calls with values that are not kept."""
        if self.exceeded or self.walked:
            return None
        if not self.has_any():
            return NOTHING_SHOWN
        calls = noted_calls(self.calls) if self.calls.has_any() else NO_CALLS
        if calls is None:
            return None
        return Shown(
            tuple(self._uses.values()),
            tuple(self._corruptions.values()),
            tuple(self._guards.items()),
            tuple(self._null_writes.items()),
            tuple(self._left_out.items()),
            tuple(self._refused.items()),
            tuple(sorted(self._set_later)),
            calls,
        )

    def add_shown(self, shown: Shown) -> None:
        """Note what was seen of a function before."""
        seen = Sink(calls_of(shown.calls))
        seen._uses = {(use.at, use.expression, use.kind): use for use in shown.uses}
        seen._corruptions = {(use.at, use.expression): use for use in shown.corruptions}
        seen._guards, seen._null_writes = dict(shown.guards), dict(shown.null_writes)
        seen._left_out, seen._refused, seen._set_later = dict(shown.left_out), dict(shown.refused), set(shown.set_later)
        self.add(seen)

    def add(self, other: Sink) -> None:
        """Note what was collected of a function."""
        for use in other._uses.values():
            self.use(use)
        for use in other._corruptions.values():
            self.corrupts(use)
        for subject, at in other._guards.items():
            self.guard(subject, at)
        for subject, at in other._null_writes.items():
            self.null_write(subject, at)
        for subject, at in other._left_out.items():
            self.leave_out(subject, at)
        for subject, at in other._refused.items():
            self.refuse(subject, at)
        self._set_later |= other._set_later
        self.walked |= other.walked
        self.calls.add(other.calls)

    def first_handed(self) -> Use | None:
        """The first use that was met of a null which the caller handed over."""
        return next((use for use in self._uses.values() if use.origin.kind == HANDED), None)

    def guard(self, subject: str, at: Packed) -> None:
        """A subject was tested for null; NOWHERE is the place of what stands in another source."""
        _note(self._guards, subject, at)

    def null_write(self, subject: str, at: Packed) -> None:
        """Null was assigned to a subject."""
        _note(self._null_writes, subject, at)

    def uses(self) -> Iterable[Use]:
        """What was seen so far."""
        return self._uses.values()

    def leave_out(self, subject: str, at: Packed) -> None:
        """A new row was made without a subject."""
        _note(self._left_out, subject, at)

    def refuse(self, subject: str, at: Packed) -> None:
        """A validator refuses that a subject is null."""
        _note(self._refused, subject, at)

    def set_later(self, subject: str) -> None:
        """A subject was set on a row that was made before: what leaves it out may do so too."""
        self._set_later.add(subject)

    def facts(self, reads: set[str]) -> FlowFacts:
        return FlowFacts(
            uses=tuple(sorted(self._uses.values(), key=lambda use: (use.at, use.expression, use.kind))),
            corruptions=tuple(sorted(self._corruptions.values(), key=lambda use: (use.at, use.expression))),
            guards=tuple(sorted(self._guards.items())),
            null_writes=tuple(sorted(self._null_writes.items())),
            left_out=tuple(sorted(item for item in self._left_out.items() if item[0] not in self._set_later)),
            refused=tuple(sorted(self._refused.items())),
            steps_exceeded=tuple(sorted(self.exceeded)),
            reads=tuple(sorted(reads)),
        )


def _root(expression: str) -> str:
    found = _NAME.match(expression)
    return found[0] if found else ""


def _note(places: dict[str, Packed], subject: str, at: Packed) -> None:
    before = places.get(subject, NOWHERE)
    places[subject] = min(before, at) if before and at else before or at
