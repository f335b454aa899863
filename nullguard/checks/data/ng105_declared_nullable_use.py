"""NG105: use of a declared-nullable value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from msgspec.structs import replace

from nullguard.checks.context import Context
from nullguard.checks.data.declared_widely import Declarations
from nullguard.checks.data.given_arguments import DECLARED_FOR_ALL, NEVER_GIVEN, is_declared_for_all, is_never_given_null
from nullguard.checks.data.passed_arguments import is_always_given
from nullguard.checks.data.signs import RELIED_ON
from nullguard.checks.data.stories import uses, value_finding
from nullguard.checks.data.wording import short
from nullguard.flow.domain.values import LEFT_OUT, NOT_TAKEN
from nullguard.flow.summaries.observations import Use
from nullguard.knowledge.words import library_names
from nullguard.model.finding import Confidence, Effect, Finding, Place, Sign, Step
from nullguard.model.span import line_of
from nullguard.program.program import Program


def check(context: Context) -> Iterator[Finding]:
    """A value whose declaration admits null (`Optional`, `| None`, `@Nullable`) is used without a check."""
    found = list(uses(context, frozenset({"declared"})))
    functions = _functions(context.program, {use.origin.subject for _, use in found})
    looking = {subject for subject, (_, is_lookup) in functions.items() if is_lookup}
    uses_of = Counter(use.origin.subject for _, use in found)
    declarations = Declarations(context.program, found)
    has_rows = any(True for _ in context.schema.entities) or _fetches(context.program)
    for path, use in found:
        subject = use.origin.subject
        declared = functions[subject][:1] if subject in functions else tuple(_member(context.program, subject))
        is_lookup = subject in looking or _is_lookup(use)
        doubts = _doubts(context.program, path, use, uses_of[subject], is_lookup, has_rows)
        widely = declarations.doubt_of(subject) if path.endswith(".py") else ""
        doubt = tuple(Sign(Effect.LOWERS, text) for text in (*doubts, widely) if text)
        finding = value_finding(
            path,
            "NG105",
            use,
            Confidence.LOW if doubt else Confidence.MEDIUM,
            "is declared nullable",
            f"'{short(use.origin.text, use.origin.path or path)}' reads it"
            if declared and use.origin.text
            else "it is declared nullable",
            ("its declaration admits null",),
            declared,
        )
        yield replace(finding, reasons=(*finding.reasons, *(sign.text for sign in doubt)), signs=(*finding.signs, *doubt))
    yield from _left_out(context)


def _left_out(context: Context) -> Iterator[Finding]:
    """What users may leave empty, or a form has refused, by the field that a form or serializer declares."""
    for path, use in uses(context, frozenset({LEFT_OUT, NOT_TAKEN})):
        doubt, field = _set_with(use), short(use.origin.text, use.origin.path or path)
        is_empty = use.origin.kind == LEFT_OUT
        finding = value_finding(
            path,
            "NG105",
            use,
            Confidence.LOW if doubt else Confidence.MEDIUM,
            "may be left empty by users" if is_empty else "is missing where the form has refused the field",
            f"'{field}' need not be filled" if is_empty else f"'{field}' may be refused before 'clean' is asked",
            ("its field admits null" if is_empty else "refused fields are missing when 'clean' is asked",),
        )
        if doubt:
            finding = replace(finding, reasons=(*finding.reasons, doubt), signs=(*finding.signs, Sign(Effect.LOWERS, doubt)))
        yield finding


def _doubts(program: Program, path: str, use: Use, uses_of: int, is_lookup: bool, has_rows: bool) -> Iterator[str]:
    """What speaks for the declaration being wider than what comes here. `uses_of` counts the untested uses of it, `is_lookup`
    says that a function is declared to give what it looks for, or null, `has_rows` that the program maps rows, or looks them
    up."""
    if uses_of >= RELIED_ON and "." in use.origin.subject and "(" not in use.origin.subject and not use.row:
        yield f"relied on in {uses_of} places"
    if use.origin.doubt:
        yield use.origin.doubt
    if is_never_given_null(program, path, use.origin) or is_always_given(program, path, use.origin):
        yield NEVER_GIVEN
    if is_declared_for_all(program, path, use.origin):
        yield DECLARED_FOR_ALL
    if program.is_type_checked(path) and not is_lookup:
        yield "the project runs a type checker, which has its say on declarations"
    if not path.endswith(".py"):
        return
    if has_rows and ("#" in use.origin.subject or ("(" in use.origin.subject and not use.row)):
        yield "it is declared of an object or argument, of which no lookup says that it may be missing"
    if use.status:
        yield _set_with(use)


def _set_with(use: Use) -> str:
    """The doubt that another attribute of the object which was tested tells that this one is there."""
    return f"used only where '{use.status}' of the same object was tested, with which it may always be set" if use.status else ""


def _is_lookup(use: Use) -> bool:
    """Whether a function is declared to give a row or null: it looks for one, whatever is declared."""
    return bool(use.row) and not {"#", "("} & set(use.origin.subject)


def _member(program: Program, subject: str) -> Iterator[Step]:
    """Where a class declares the attribute or method behind `class id.name`; nothing for what a library declares."""
    class_id, _, name = subject.rpartition(".")
    cls = program.classes.get(class_id)
    if cls is not None and not cls.is_library:
        members = [(member.name, member.at) for member in cls.decl.fields]
        members.extend((member.name, member.at) for member in cls.decl.functions)
        at = next((at for known, at in members if known == name and at), None)
        if at is not None:
            yield Step(Place(cls.path, line_of(at)), f"'{cls.name}.{name}' is declared nullable")


def _fetches(program: Program) -> bool:
    """Whether a function in Python fetches a row of a query, whatever it does with it."""
    fetching = library_names("fetching")
    return any(
        not fetching.isdisjoint(function.mentions)
        for path, facts in program.sources.items()
        if path.endswith(".py")
        for function in facts.functions
    )


def _functions(program: Program, subjects: Set[str]) -> dict[str, tuple[Step, bool]]:
    """Where the functions among the subjects, dotted names, are declared, and whether they fetch a row of a query."""
    names = {subject.rpartition(".")[2] for subject in subjects}
    found: dict[str, tuple[Step, bool]] = {}
    for path, facts in sorted(program.sources.items()):
        if any(function.name in names for function in facts.functions):
            for function in program.functions_of(path):
                if function.owner is None and function.dotted in subjects and function.dotted not in found:
                    step = Step(Place(path, line_of(function.decl.at)), f"'{function.decl.name}' is declared to give null")
                    found[function.dotted] = step, not library_names("fetching").isdisjoint(function.decl.mentions)
    return found
