"""From a use of a possibly-null value to a finding: its place, its message and its steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nullguard.checks.context import Context
from nullguard.checks.data.doubts import GUARDED
from nullguard.checks.data.guessed import is_supported
from nullguard.checks.data.production import is_acquitted, none_null
from nullguard.checks.data.same_rows import SAME_ROW, is_same_row
from nullguard.checks.data.signs import CONDITIONAL, Signs, percent
from nullguard.checks.data.subject import Subject
from nullguard.checks.data.used_by_getters import UsedByGetters
from nullguard.checks.data.wording import short
from nullguard.checks.places import place
from nullguard.flow.domain.values import RESOLVED, TESTED
from nullguard.flow.summaries.observations import ASKED, FILE, REFUSED, Use
from nullguard.frameworks.plain_tables import is_plain_table
from nullguard.model.finding import Confidence, Effect, Finding, Level, Place, Sign, Step
from nullguard.model.schema import AttributeKind, Entity, Evidence
from nullguard.model.span import line_of

_LIBRARY = "<"
"""What the pseudo-paths of library stubs begin with: no reader can open them."""

_LEVELS = {
    Confidence.CERTAIN: Level.ERROR,
    Confidence.HIGH: Level.ERROR,
    Confidence.MEDIUM: Level.WARNING,
    Confidence.LOW: Level.NOTE,
}

_REFUSES = "refuses null"
"""How an action ends that says so of what is done with the value."""

_NULL_LITERALS = frozenset({"None", "null"})

_ACTIONS = {
    "attribute": "'{operation}' is read from it",
    "read": "reading it raises",
    "method": "'{operation}' is called on it",
    "store": "'{operation}' is assigned on it",
    FILE: "'{operation}' of the file that it names is read",
    "subscript": "it is subscripted",
    "call": "it is called",
    "iteration": "it is iterated over",
    "unpacking": "it is unpacked",
    "arithmetic": "it is an operand of '{operation}'",
    "comparison": "it is compared by '{operation}'",
    "membership": "it is searched by '{operation}'",
    ASKED: "it is the key in '{operation}', which has none for null",
    "passed": "it is passed to '{operation}', which uses it",
    "text": "it becomes the text '{operation}'",
    "argument": "it is passed to '{operation}', which refuses null",
    "handed over": "it is handed to '{operation}', which refuses null",
    "query": "a query compares with it by '{operation}', which refuses null",
    REFUSED: "it is passed to '{operation}', which refuses null",
    "stored": "it is stored by '{operation}' in a column that refuses null",
    "validated": "it is given to '{operation}', a field that refuses null",
    "format": "it is formatted with '{operation}'",
    "unboxing": "it is unboxed",
    "switch": "it is switched on",
    "throw": "it is raised",
    "given back": "it is given as a text by '{operation}'",
    "synchronized": "it is locked on",
    "with": "it is entered as a context",
    "await": "it is awaited",
}

EMBEDDED = "an embedded object is null only where all its columns are, and this is not the class that holds it"
"""What is told of objects that a mapping embeds: other classes ask for them where their rows are filled in."""

REFUSED_OMITTED = "nothing declares it nullable, and the function that it is passed to says that it is there"
"""What is told of columns that are nullable by omission, of code that states that they are not."""


_JOIN = "join"
"""The kind of what an outer join says of a column."""


def uses(context: Context, kinds: frozenset[str]) -> Iterator[tuple[str, Use]]:
    """Every use whose null comes from one of the kinds of origin, with its path, in order; not where it is handed to a function
    in which the same null is told of the same place."""
    told = {
        (path, use.at, use.origin.path or path, use.origin.at)
        for path, facts in context.flow.items()
        for use in facts.uses
        if use.inside is None and use.origin.kind in kinds and not use.is_guarded
    }
    for path in sorted(context.flow):
        for use in context.flow[path].uses:
            if use.origin.kind not in kinds:
                continue
            inside = use.inside
            if inside is None or (inside.path, inside.at, use.origin.path or path, use.origin.at) not in told:
                yield path, use


def corruptions(context: Context) -> Iterator[tuple[str, Use]]:
    """Every place where null raises nothing and becomes text, with its path, in order."""
    for path in sorted(context.flow):
        for use in context.flow[path].corruptions:
            yield path, use


def schema_findings(context: Context, rule: str, found: Iterable[tuple[str, Use]]) -> Iterator[Finding]:
    """Findings for uses of a mapped attribute (NG101, NG102), each with its path."""
    signs = Signs(context)
    found = list(found)
    known = {use.origin.subject for _, use in found if use.origin.typed == RESOLVED}
    by_getters = UsedByGetters(context.program, found)
    for path, use in found:
        subject = signs.subject(use.origin.subject)
        if subject is None:
            continue
        is_known = signs.is_tested(use.origin.subject) or use.origin.subject in known
        supported = is_supported(context, subject.entity, use, path, is_known)
        doubt = use.origin.doubt or (SAME_ROW if is_same_row(context.program, subject.entity, path, use) else "")
        doubt = doubt or by_getters.doubt_of(path, use)
        if not doubt and path.endswith(".java") and _is_embedded_elsewhere(subject, path):
            doubt = EMBEDDED
        if not doubt and use.inside is not None and use.inside.kind == REFUSED and not _is_declared_nullable(subject):
            doubt = REFUSED_OMITTED
        confidence, earned = signs.confidence(subject, use, supported, doubt)
        yield Finding(
            rule=rule,
            level=_LEVELS[confidence],
            confidence=confidence,
            message=_schema_message(signs, subject, use),
            place=place(path, use.at),
            symbol=use.symbol,
            subject=subject.label,
            expression=use.expression,
            steps=_schema_steps(subject, path, use),
            reasons=tuple(sign.text for sign in earned),
            signs=earned,
            caused_by=tuple(sorted({e.path for e in subject.evidence if e.path})),
            cause=subject.label,
        )


def _is_embedded_elsewhere(subject: Subject, path: str) -> bool:
    """Whether an attribute is an embedded object of which nothing is said but that, used in a source that does not declare it."""
    evidence = subject.nullable_evidence
    is_embedded = subject.mapped.kind is AttributeKind.EMBEDDED and evidence is not None and not evidence.explicit
    return is_embedded and all(evidence.path != path for evidence in subject.mapped.evidence)


def value_finding(
    path: str,
    rule: str,
    use: Use,
    confidence: Confidence,
    what: str,
    source: str,
    reasons: tuple[str, ...],
    declared: tuple[Step, ...] = (),
) -> Finding:
    """A finding for a value that is null for another reason than its column: `what` names it, `source` says where null comes
    from, `declared` are the steps before that."""
    steps = [*declared]
    if use.origin.at and (use.origin.path, use.origin.at) != (path, use.at):
        steps.append(Step(place(use.origin.path, use.origin.at), source))
    steps.extend(_passages(path, use))
    steps.extend(_ending(path, use))
    signs = tuple(Sign(Effect.BASE, reason, 1, _source(path, use)) for reason in reasons)
    if use.is_conditional and confidence is not Confidence.CERTAIN:
        confidence, reasons, signs = Confidence.LOW, (*reasons, CONDITIONAL), (*signs, Sign(Effect.LOWERS, CONDITIONAL))
    if use.is_guarded:
        confidence, reasons, signs = Confidence.LOW, (*reasons, GUARDED), (*signs, Sign(Effect.LOWERS, GUARDED))
    return Finding(
        rule=rule,
        level=_LEVELS[confidence],
        confidence=confidence,
        message=_value_message(path, use, what),
        place=place(path, use.at),
        symbol=use.symbol,
        subject=use.origin.subject,
        expression=use.expression,
        steps=tuple(steps),
        reasons=reasons,
        signs=signs,
        caused_by=(use.origin.path,) if use.origin.path else (),
        cause=_cause(path, use),
    )


def _source(path: str, use: Use) -> tuple[Place, ...]:
    """The line that the null comes from."""
    return (Place(use.origin.path or path, line_of(use.origin.at)),) if use.origin.at else ()


_MENDED_AT_USES = frozenset({"path", TESTED, "library"})


def _cause(path: str, use: Use) -> str:
    """What uses of one null have in common: the declared value by its text; else the place that gave it and the call that asked
    for it. Calls with arguments look for different rows; those without (`users.current()`) and properties (`self.session`) all
    ask the same.

    Null literals, null of libraries and Java's annotations have nothing in common: they are mended at each use, not in one place.
    """
    origin = use.origin
    if origin.kind in _MENDED_AT_USES or (origin.kind == "declared" and path.endswith(".java")):
        return ""
    if origin.kind == "declared":
        # Members and functions are named in full; parameters and variables are only known where they are declared.
        where = "" if "#" in origin.subject or "." in origin.subject.partition("(")[0] else f"{origin.path or path}:{origin.at} "
        return f"{where}{origin.subject} {use.expression}"
    if not origin.at or (not origin.via and (origin.path or path, origin.at) == (path, use.at)):
        return ""
    asked = origin.via[-1] if origin.via else None
    if asked is None:
        return f"{origin.path or path}:{origin.at}"
    is_same = "(" not in asked.text or (asked.text.endswith("()") and asked.text.count("(") == 1)
    call = asked.text if is_same else f"{asked.path}:{asked.at}"
    return f"{origin.path or path}:{origin.at} {call}"


def _passages(path: str, use: Use) -> Iterator[Step]:
    """The calls that the null came out of, but for the one that is the use itself."""
    for passage in use.origin.via:
        if (passage.path, passage.at) != (path, use.at):
            yield Step(place(passage.path, passage.at), f"'{short(passage.text, passage.path)}' returns it")


def _is_declared_nullable(subject: Subject) -> bool:
    evidence = subject.nullable_evidence
    return evidence is None or evidence.explicit


def _ending(path: str, use: Use) -> Iterator[Step]:
    """The use, and where a function that it is passed to uses it."""
    yield Step(place(path, use.at), _unchecked(use))
    if use.inside is not None:
        action = _ACTIONS[use.inside.kind].format(operation=use.inside.operation)
        yield Step(
            place(use.inside.path, use.inside.at), f"there, '{short(use.inside.expression, use.inside.path)}' is used: {action}"
        )


def _value_message(path: str, use: Use, what: str) -> str:
    fact = "A null stands here" if use.expression in _NULL_LITERALS else f"'{short(use.expression, path)}' {what}"
    return f"{fact}, and {_unchecked(use)}."


def _unchecked(use: Use) -> str:
    """What is done with the value without a check; a comma keeps the check apart from what refuses null."""
    action = _action(use)
    return f"{action}{',' if action.endswith(_REFUSES) else ''} without a check"


def _action(use: Use) -> str:
    kind = use.inside.kind if use.inside is not None and use.inside.kind == REFUSED else use.kind
    return _ACTIONS[kind].format(operation=use.operation)


def _schema_message(signs: Signs, subject: Subject, use: Use) -> str:
    statistics = subject.column.statistics if subject.column is not None else None
    if subject.mapped.kind is AttributeKind.REVERSE:
        fact = f"'{subject.entity.name}' need not have '{subject.mapped.name}'"
    elif statistics is not None and statistics.null_fraction:
        fact = f"'{subject.label}' is null in {percent(statistics.null_fraction)} of production rows"
    elif (evidence := subject.nullable_evidence) is not None and (evidence.explicit or evidence.kind == _JOIN):
        fact = f"'{subject.label}' is nullable ({evidence.text})"
    elif subject.mapped.is_generic_key:
        fact = f"'{subject.label}' may be null because no foreign key keeps the row that it leads to"
    else:
        fact = f"'{subject.label}' is nullable because nothing declares it NOT NULL"
    if statistics is not None and is_acquitted(statistics):
        fact += f", though {none_null(statistics)},"
    fixtures = "; the fixtures always set it" if signs.fixtures_always_set(subject) else ""
    return f"{fact} and {_unchecked(use)}{fixtures}."


def _schema_steps(subject: Subject, path: str, use: Use) -> tuple[Step, ...]:
    """What the schema says, what the mapping says, where the value is read, what hands it on, and the use."""
    steps = list(_declared(subject))
    if use.origin.at and line_of(use.origin.at) != line_of(use.at):
        steps.append(
            Step(
                place(use.origin.path or path, use.origin.at), f"'{short(use.origin.text or subject.mapped.name, path)}' reads it"
            )
        )
    steps.extend(_passages(path, use))
    steps.extend(_ending(path, use))
    return tuple(steps)


def _declared(subject: Subject) -> Iterator[Step]:
    entity, schema, word = subject.entity, subject.schema_evidence, subject.nullable_evidence
    name = f"{entity.name}.{subject.mapped.name}"
    if schema is not None and schema.path:
        yield Step(Place(schema.path, schema.line), f"'{subject.label}' may be null{_how(schema)}")
    if word is not None and word.path and word is not schema:
        maps = f"'{name}' maps it" if schema is not None else f"'{name}' may be null"
        yield Step(Place(word.path, word.line), f"{maps}{_how(word)}")
    else:
        yield from mapped(entity)


def mapped(entity: Entity) -> Iterator[Step]:
    """Where an entity is mapped, unless that is in a library."""
    if not entity.path.startswith(_LIBRARY) and not is_plain_table(entity.class_id):
        what = f"maps table '{entity.table}'" if entity.table else "is mapped into the tables of others"
        yield Step(Place(entity.path, entity.line), f"'{entity.name}' {what}")


def _how(evidence: Evidence) -> str:
    return f": {evidence.text}" if evidence.text else ""
