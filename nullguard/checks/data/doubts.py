"""What speaks against the nulls of a column, whatever the schema says: where they are used, and when rows are saved or made."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.data.evidence import Evidence
from nullguard.checks.data.subject import Subject
from nullguard.flow.summaries.observations import ASKED, Use
from nullguard.frameworks.made_rows.saved import given_when_saved
from nullguard.frameworks.required import required_by
from nullguard.manifest.nullability import CONSTRAINT
from nullguard.model.finding import Confidence, Place
from nullguard.model.schema import AttributeKind

GUARDED = "all calls of this function test it"
"""What is told of uses that only calls which the program does not have could reach with null."""

_Doubt = tuple[Confidence, str]
"""What confidence a doubt leaves at most, and what is told of it."""


class Doubts:
    """What speaks against the nulls of one run's subjects."""

    def __init__(self, context: Context, evidence: Evidence) -> None:
        self._context = context
        self._evidence = evidence
        self._required: dict[str, str] = {}

    def of(self, key: str, subject: Subject, use: Use, confidence: Confidence, supported: bool, doubt: str) -> tuple[_Doubt, ...]:
        """The doubts of a use of which there is so much confidence without them; `supported` and `doubt` as for `Signs`."""
        doubts = [
            *self._of_values_given(key, subject, confidence),
            *_of_the_place(subject, use, supported, doubt),
            *self._of_refusals(key, subject),
            *self._of_saving(key, subject, confidence),
            *self._of_the_row(key, subject, use, confidence),
        ]
        if subject.mapped.kind is AttributeKind.REVERSE and confidence > Confidence.LOW:
            if made := self._context.companions.made_with(subject.entity, subject.mapped):
                doubts.append((Confidence.LOW, made_with(subject.entity.name, made)))
        if confidence > Confidence.LOW and all(least > Confidence.LOW for least, _ in doubts):
            if places := self._places(key, subject):
                doubts.append(
                    (Confidence.LOW, f"all code that makes a '{subject.entity.name}' gives it a value (in {places} places)")
                )
        return tuple(doubts)

    def _of_values_given(self, key: str, subject: Subject, confidence: Confidence) -> Iterator[_Doubt]:
        """What the mapping gives instead of null."""
        column = subject.column
        if subject.is_filled and not self._evidence.nulls.get(key):
            yield _one_less(confidence), f"{subject.mapped.filled_by} gives every row a value once it is saved"
        if subject.mapped.keeps_default and column is not None and column.default:
            yield (
                Confidence.LOW,
                f"what saves a '{subject.entity.name}' leaves nulls out, so that it is {column.default} at first",
            )

    def _of_refusals(self, key: str, subject: Subject) -> Iterator[_Doubt]:
        """What refuses a row that has null there."""
        name = subject.entity.name
        if refused := self._evidence.refused.get(key, ()):
            yield Confidence.LOW, f"a validator of '{name}' refuses null ({refused[0].path}:{refused[0].line})"
        if (mapping := subject.refused_by) and not self._evidence.nulls.get(key):
            yield Confidence.LOW, f"the mapping says that no row is saved without it: {mapping.text}"
        if not subject.is_late and (required := self._required_by(key, subject)):
            yield Confidence.LOW, f"'{name}' is declared to require it: @{required}"

    def _of_saving(self, key: str, subject: Subject, confidence: Confidence) -> Iterator[_Doubt]:
        """What gives a row its value when it is saved."""
        name = subject.entity.name
        if subject.is_late or self._evidence.nulls.get(key):
            return
        if given := given_when_saved(self._context.program, subject.entity, subject.mapped):
            yield Confidence.LOW, f"{given} gives every row of '{name}' a value"
        elif form := self._context.forms.required_in(subject.entity, subject.mapped):
            yield Confidence.LOW, f"the page that makes a '{name}' demands it ({form.path}:{form.line})"
        elif confidence > Confidence.LOW and (filled := self._context.filled_rows.filled_by(subject.entity, subject.mapped)):
            yield Confidence.LOW, f"saving a '{name}' gives it a value ({filled.path}:{filled.line})"

    def _of_the_row(self, key: str, subject: Subject, use: Use, confidence: Confidence) -> Iterator[_Doubt]:
        """What is known of the row at hand."""
        if use.origin.validated and not self._evidence.left_out.get(key):
            yield Confidence.LOW, f"'{subject.entity.name}' refuses null here when its rows are validated"
        if use.status and not (use.is_hint and confidence <= Confidence.MEDIUM):
            least = Confidence.LOW if use.is_kind else _one_less(confidence)
            yield least, f"used only where '{use.status}' has certain values, with which it may always be set"
        if use.kind == ASKED:
            yield _one_less(confidence), "it chooses among what is written out, which every row mostly does"
        if use.beside and confidence > Confidence.LOW and (other := self._set_with(subject, use.beside)):
            yield Confidence.LOW, f"used only where '{other}' is there, and all code sets both"

    def _set_with(self, subject: Subject, beside: tuple[str, ...]) -> str:
        """Which of the attributes that are known to be there is only ever set together with the one at hand."""
        if subject.mapped.name in beside or subject.is_late:
            return ""
        known = (subject.entity.attributes.get(name) for name in beside)
        are_set, is_in_page = self._context.made_rows.are_set_together, self._context.forms.is_set_in
        beside_it = (m for m in known if m is not None and not is_in_page(subject.entity, m))
        return next((m.name for m in beside_it if are_set(subject.entity, subject.mapped, m)), "")

    def _required_by(self, key: str, subject: Subject) -> str:
        if key not in self._required:
            self._required[key] = required_by(self._context.program, subject.entity, subject.mapped)
        return self._required[key]

    def _places(self, key: str, subject: Subject) -> int:
        """In how many places rows are made, all with the attribute, which nothing takes away; 0 where that cannot be told."""
        is_emptied = any(evidence.kind == CONSTRAINT for evidence in subject.evidence)
        if subject.is_late or is_emptied or self._evidence.nulls.get(key) or self._evidence.left_out.get(key):
            return 0
        return self._context.made_rows.always_given(subject.entity, subject.mapped)


def made_with(name: str, made: Place) -> str:
    """What is told of a row that saving the row which it belongs to makes."""
    return f"saving a new '{name}' makes it ({made.path}:{made.line})"


def _of_the_place(subject: Subject, use: Use, supported: bool, doubt: str) -> Iterator[_Doubt]:
    """What is known where the null is used."""
    if doubt:
        yield Confidence.LOW, doubt
    if not supported:
        yield Confidence.LOW, f"nothing else says that this is a row of '{subject.entity.name}'"
    if use.is_guarded:
        yield Confidence.LOW, GUARDED


def _one_less(confidence: Confidence) -> Confidence:
    return Confidence(max(confidence - 1, Confidence.LOW))
