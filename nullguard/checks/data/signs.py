"""Signs that a nullable column really holds nulls, gathered over the whole program, and the confidence that they earn."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from nullguard.checks.context import Context
from nullguard.checks.data.begun_values import begins_with_value
from nullguard.checks.data.boxes import count_boxes
from nullguard.checks.data.doubts import Doubts
from nullguard.checks.data.evidence import gather
from nullguard.checks.data.production import is_acquitted, none_null
from nullguard.checks.data.subject import Subject
from nullguard.flow.domain.values import BY_ATTRIBUTE, BY_NAME, RESOLVED
from nullguard.flow.summaries.observations import Use
from nullguard.frameworks.made_rows.entrances import Entrances
from nullguard.manifest.nullability import INHERITED
from nullguard.model.finding import Confidence, Effect, Place, Sign
from nullguard.model.schema import MATCHED_BY_NAME, TRANSFERRED, AttributeKind, Entity
from nullguard.model.schema import Evidence as SchemaEvidence

# Chosen by measurement: `docs/decisions/ranking.md`.

OMISSION_IS_MEANT = 0.5
"""Where at most this share of a unit's columns is nullable by omission, omitting it was a decision and counts as a sign."""

OFTEN_TESTED = 0.3
"""The share of sources that test an attribute, of those and the sources that use it untested, from which on tests are a sign:
below it most code gets along without."""

RELIED_ON = 10
"""Untested uses of an attribute from which on it is hardly ever null: all of that code gets along."""

KNOWN_ANYWAY = 5
"""Sources that test an attribute from which on its nulls are known, however many places rely on it, if tests are a sign."""

NOT_RELIED_ON = 1
"""Untested uses of an attribute up to which no other code says that it is there."""

_TYPED = ".java"
"""Sources of the language in which the uses of an attribute are counted whole: receivers have declared types."""

CONDITIONAL = "a condition that is asked later decides whether the null comes here"
"""What is told of a null literal: code that sets in one branch and uses in another mostly knows that the two go together."""

UNKNOWN_TO_CODE = "no code tests it, sets it to null or leaves it out"
OF_A_LIBRARY = "a library declares it, and may declare it for other classes too"
"""What is told of a column that is declared nullable where there is a doubt besides."""

_GUESSES = frozenset({BY_NAME, BY_ATTRIBUTE})
"""How the class of a row is known where only a name tells it."""

UNBOXED = "its box is unboxed here"
"""What is told of a box that code takes for a number or a truth value, which it only is where the column is never null."""

_UNBOXING = "unboxing"
"""The kind of a use that takes a box for what is in it."""

SHOWN = 3
"""Places that a sign shows."""


class Signs:
    """The signs of one run's subjects."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._evidence = gather(context)
        self._boxes = count_boxes(context)
        self._doubts = Doubts(context, self._evidence)
        self._entrances = Entrances(context.program, context.schema)

    def subject(self, key: str) -> Subject | None:
        """The attribute behind `class id.attribute`."""
        class_id, _, name = key.rpartition(".")
        entity = self._context.schema.entity(class_id)
        mapped = entity.attributes.get(name) if entity is not None else None
        if entity is None or mapped is None:
            return None
        return Subject(entity, mapped, self._context.schema.column(entity, mapped) if mapped.column else None)

    def is_tested(self, key: str) -> bool:
        """Whether an attribute is tested for null somewhere."""
        return bool(self._evidence.tests.get(key))

    def fixtures_always_set(self, subject: Subject) -> bool:
        """Whether tests give the attribute a value, and never null."""
        return bool(self._fixtures(subject))

    def reasons(self, key: str, subject: Subject) -> tuple[str, ...]:
        """The signs of the tree that hold, each as a phrase."""
        return tuple(sign.text for sign in self._found(key, subject))

    def confidence(
        self, subject: Subject, use: Use, supported: bool = True, doubt: str = ""
    ) -> tuple[Confidence, tuple[Sign, ...]]:
        """How sure it is that a production row has null where it is used, and why (`docs/decisions/ranking.md`).

        `supported` says that a guess of the class is not all there is, `doubt` why the null is hardly met here.
        """
        key, typed = use.origin.subject, use.origin.typed
        told = self._told_by_production(key, subject)
        if told is not None:
            return told
        evidence = subject.nullable_evidence
        if subject.mapped.kind is AttributeKind.REVERSE or (evidence is not None and evidence.explicit):
            confidence, signs = self._declared(key, subject, typed)
        else:
            is_box = use.kind == _UNBOXING and typed not in _GUESSES
            confidence, signs = self._omitted(key, subject, typed, is_box)
        doubts = self._doubts.of(key, subject, use, confidence, supported, doubt)
        lowered = tuple(Sign(Effect.LOWERS, text) for least, text in doubts if least < confidence)
        return min([confidence, *(least for least, _ in doubts)]), (*signs, *lowered)

    def _told_by_production(self, key: str, subject: Subject) -> tuple[Confidence, tuple[Sign, ...]] | None:
        """What the figures of production say, which outdo all else."""
        statistics = subject.column.statistics if subject.column is not None else None
        if statistics is None or statistics.null_fraction is None:
            return None
        if statistics.null_fraction > 0:
            said = Sign(Effect.BASE, f"null in {percent(statistics.null_fraction)} of production rows")
            return Confidence.CERTAIN, (said, *_without_effect(self._found(key, subject)))
        if is_acquitted(statistics):
            said = Sign(Effect.BASE, none_null(statistics))
            return Confidence.LOW, (said, *_without_effect(self._found(key, subject)))
        return None

    def _declared(self, key: str, subject: Subject, typed: str) -> tuple[Confidence, tuple[Sign, ...]]:
        """What somebody decided to be nullable needs no sign, only a row of which it is sure what it is."""
        doubts = []
        evidence = subject.nullable_evidence
        if subject.mapped.kind is AttributeKind.REVERSE:
            base = Sign(Effect.BASE, "the related row may not exist")
        else:
            assert evidence is not None
            base = Sign(Effect.BASE, f"declared nullable: {evidence.text}", 1, _of(evidence))
            if subject.entity.matched_by == MATCHED_BY_NAME:
                doubts.append(Sign(Effect.LOWERS, "table known by its name"))
            if subject.entity.matched_by == TRANSFERRED:
                doubts.append(Sign(Effect.LOWERS, f"'{subject.entity.name}' is no row, but is given the column"))
                if subject.column is not None and subject.column.default:
                    given = Sign(Effect.LOWERS, f"what leaves it out gets {subject.column.default}")
                    return Confidence.LOW, (base, *doubts, given, *_without_effect(self._found(key, subject)))
            if self._evidence.is_habit(evidence):
                doubts.append(Sign(Effect.LOWERS, "scripts write NULL with every such column"))
        if typed != RESOLVED:
            doubts.append(Sign(Effect.LOWERS, f"receiver known by {typed}"))
        uses, tests = self._evidence.uses.get(key, ()), self._evidence.tests.get(key, ())
        if subject.mapped.kind is AttributeKind.REVERSE and len(uses) >= RELIED_ON and _is_relied_on(subject, tests, uses):
            relied = f"relied on in {len(uses)} places: what makes the row makes this one"
            doubt = Sign(Effect.LOWERS, relied, len(uses), uses[:SHOWN])
            return Confidence.LOW, (base, doubt, *_without_effect(self._found(key, subject)))
        if len(uses) >= RELIED_ON and not tests:
            relied = f"relied on in {len(uses)} places, tested for null in none"
            doubts.append(Sign(Effect.LOWERS, relied, len(uses), uses[:SHOWN]))
        found = self._found(key, subject)
        if not doubts:
            return Confidence.HIGH, (base, *found)
        is_inherited = any(item.kind == INHERITED for item in subject.mapped.evidence)
        is_known = (bool(tests) and not is_inherited) or any(sign.effect is Effect.RAISES for sign in found)
        is_guess = typed in _GUESSES or (evidence is not None and self._evidence.is_thoughtless(evidence))
        if is_guess and not is_known and subject.mapped.kind is not AttributeKind.REVERSE:
            unit = self._context.program.unit_of(subject.entity.path)
            if typed not in _GUESSES and (beside := self._boxes.is_choice(unit, subject.entity, subject.mapped)):
                return Confidence.MEDIUM, (base, *doubts, _chosen_box(beside), *found)
            doubt = Sign(Effect.LOWERS, OF_A_LIBRARY if tests else UNKNOWN_TO_CODE)
            return Confidence.LOW, (base, *doubts, doubt, *found)
        return Confidence.MEDIUM, (base, *doubts, *found)

    def _omitted(self, key: str, subject: Subject, typed: str, unboxed: bool) -> tuple[Confidence, tuple[Sign, ...]]:
        """What is nullable because nothing says otherwise needs a sign that it was meant."""
        evidence, column = subject.nullable_evidence, subject.column
        base = Sign(Effect.BASE, "nullable because nothing says otherwise", 1, _of(evidence))
        found = self._found(key, subject)
        uses, tests = self._evidence.uses.get(key, ()), self._evidence.tests.get(key, ())
        is_known = len(tests) >= KNOWN_ANYWAY and _is_often(tests, uses) and subject.entity.matched_by != TRANSFERRED
        if len(uses) >= RELIED_ON and not is_known:
            relied = Sign(Effect.LOWERS, f"relied on in {len(uses)} places", len(uses), uses[:SHOWN])
            return Confidence.LOW, (base, relied, *_without_effect(found))
        if subject.entity.matched_by == TRANSFERRED and self._comes_from_users(subject.entity):
            sent = Sign(Effect.LOWERS, f"users send objects of '{subject.entity.name}', too")
            return Confidence.LOW, (base, sent, *_without_effect(found))
        if subject.entity.matched_by == TRANSFERRED and subject.mapped.is_relayed:
            relayed = Sign(Effect.LOWERS, f"'{subject.entity.name}' is given it by another object that is no row")
            return Confidence.LOW, (base, relayed, *_without_effect(found))
        if subject.entity.matched_by == TRANSFERRED and subject.mapped.is_mixed:
            mixed = Sign(Effect.LOWERS, f"other objects of '{subject.entity.name}' are given what is no column")
            return Confidence.LOW, (base, mixed, *_without_effect(found))
        if subject.entity.matched_by == TRANSFERRED and column is None:
            return Confidence.LOW, (base, *_without_effect(found))
        if any(sign.effect is Effect.RAISES for sign in found):
            return Confidence.MEDIUM, (base, *found)
        if subject.entity.matched_by == TRANSFERRED:  # how the other columns are, and how rows are used, tells of rows alone
            return Confidence.LOW, (base, *found)
        if column is not None and column.default:
            return Confidence.LOW, (base, Sign(Effect.LOWERS, f"what leaves it out gets {column.default}"), *found)
        unit = self._context.program.unit_of(subject.entity.path)
        if beside := self._boxes.is_choice(unit, subject.entity, subject.mapped):
            return Confidence.MEDIUM, (base, _chosen_box(beside), *found)
        rate = self._evidence.omission_near(unit, subject.entity.framework)
        if rate <= OMISSION_IS_MEANT and not subject.mapped.is_generic_key:  # of these other columns tell nothing
            meant = Sign(Effect.RAISES, f"nullable by omission where {percent(1 - rate)} of the columns are not")
            return Confidence.MEDIUM, (base, meant, *found)
        if subject.mapped.is_generic_key and typed not in _GUESSES:
            return Confidence.MEDIUM, (base, Sign(Effect.RAISES, "whoever deletes that row leaves this one"), *found)
        if self._is_alone(key, subject):
            alone = Sign(Effect.RAISES, "nothing else relies on it")
            return Confidence.MEDIUM, (base, alone, *found)
        if unboxed and not begins_with_value(self._context.program, subject.entity, subject.mapped.name):
            return Confidence.MEDIUM, (base, Sign(Effect.RAISES, UNBOXED), *found)
        return Confidence.LOW, (base, *found)

    def _comes_from_users(self, entity: Entity) -> bool:
        cls = self._context.program.classes.get(entity.class_id)
        return cls is not None and self._entrances.are_open((cls,))

    def _is_alone(self, key: str, subject: Subject) -> bool:
        """Whether no other code uses an attribute, with or without a test, in a program where most attributes have some."""
        uses, tests = self._evidence.uses.get(key, ()), self._evidence.tests.get(key, ())
        is_counted = subject.entity.path.endswith(_TYPED) and self._evidence.has_enough(subject.entity.framework)
        return is_counted and len(uses) <= NOT_RELIED_ON and not tests

    def _found(self, key: str, subject: Subject) -> tuple[Sign, ...]:
        """The signs of the tree that hold."""
        found = []
        tests, nulls = self._evidence.tests.get(key, ()), self._evidence.nulls.get(key, ())
        if tests:
            effect = Effect.RAISES if _is_often(tests, self._evidence.uses.get(key, ())) else Effect.NONE
            found.append(Sign(effect, "it is tested for null elsewhere", len(tests), tests[:SHOWN]))
        if nulls:
            found.append(Sign(Effect.RAISES, "the code sets it to null", len(nulls), nulls[:SHOWN]))
        if left_out := self._evidence.left_out.get(key, ()):
            found.append(Sign(Effect.RAISES, "new rows are made without it", len(left_out), left_out[:SHOWN]))
        column = subject.column
        if column is not None and column.added_by and not column.backfilled_by:
            added = f"it was added later, by {column.added_by}, and never backfilled"
            found.append(Sign(Effect.RAISES, added))
        if fixtures := self._fixtures(subject):
            places = tuple(Place(path) for path in fixtures[:SHOWN])
            found.append(Sign(Effect.NONE, "the fixtures always set it", len(fixtures), places))
        return tuple(found)

    def _fixtures(self, subject: Subject) -> tuple[str, ...]:
        """The sources of tests that give the attribute a value, when none gives it null."""
        names = sorted({subject.mapped.name, subject.mapped.column} - {""})
        if any(name in self._evidence.given_null for name in names):
            return ()
        return tuple(sorted({path for name in names for path in self._evidence.given.get(name, ())}))


def _is_relied_on(subject: Subject, tests: tuple[Place, ...], uses: tuple[Place, ...]) -> bool:
    """Whether most code gets along without testing a related row. In Java, where some of the uses are in methods that tests
    protect, more than half of it."""
    if subject.entity.path.endswith(".java"):
        return len(tests) < len(uses)
    return len(tests) / (len(tests) + len(uses)) < OFTEN_TESTED


def _chosen_box(beside: str) -> Sign:
    return Sign(Effect.RAISES, f"a box, where other columns of {beside} are primitive")


def _is_often(tests: tuple[Place, ...], uses: tuple[Place, ...]) -> bool:
    """Whether the sources that test an attribute are not too few beside those that use it untested. Of tests each source has one
    place, of uses it has all."""
    return len(tests) / (len(tests) + len({use.path for use in uses})) >= OFTEN_TESTED


def _without_effect(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Signs that do not matter any more."""
    return tuple(replace(sign, effect=Effect.NONE) for sign in signs)


def _of(evidence: SchemaEvidence | None) -> tuple[Place, ...]:
    return (Place(evidence.path, evidence.line),) if evidence is not None and evidence.path else ()


def percent(fraction: float) -> str:
    """A share for people: `12.4 %`, `< 0.1 %`."""
    if 0 < fraction < 0.001:
        return "< 0.1 %"
    return f"{fraction * 100:.1f} %".replace(".0 %", " %")
