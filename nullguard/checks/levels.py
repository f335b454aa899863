"""How grave findings are: lower in code that runs beside the product, where an error is seen by those who can mend it.

Migrations have run before anybody reads a finding in them, and are not changed any more: these findings are hidden by default.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from nullguard.frameworks.migrations.alembic.revisions import is_revision
from nullguard.knowledge.aside import AsideCode, aside_code
from nullguard.model.finding import Confidence, Effect, Finding, Level, Sign
from nullguard.program.program import Program

_LOWER = {Level.ERROR: Level.WARNING, Level.WARNING: Level.NOTE, Level.NOTE: Level.NOTE}

_RUN_ONCE = "a migration"


def with_levels(findings: Iterable[Finding], program: Program) -> list[Finding]:
    """The findings on nulls in code beside the product one level lower, and all others as they are. Confidence stays, but for
    code that has run: there it is low."""
    found = []
    for finding in findings:
        aside = beside_product(program, finding.place.path, finding.symbol) if finding.rule.startswith("NG10") else ""
        if aside:
            told = Sign(Effect.NONE, f"the level is lower because this is {aside}")
            finding = replace(finding, level=_LOWER[finding.level], signs=(*finding.signs, told))
        if aside == _RUN_ONCE and finding.confidence > Confidence.LOW:
            over = Sign(Effect.LOWERS, "a migration that has run is not run again")
            signs, reasons = (*finding.signs, over), (*finding.reasons, over.text)
            finding = replace(finding, level=Level.NOTE, confidence=Confidence.LOW, signs=signs, reasons=reasons)
        found.append(finding)
    return found


def beside_product(program: Program, path: str, symbol: str) -> str:
    """What a function is that runs beside the product (`a migration`), empty for the product's own code.

    `symbol` is the function's qualname in the source at `path`.
    """
    facts = program.sources.get(path)
    known = aside_code().get(facts.language) if facts is not None else None
    if known is None:
        return ""
    *owners, name = symbol.split(".")
    if owners and name in known.functions:
        return known.functions[name]
    for length in range(len(owners), 0, -1):
        found = _told_by_bases(program, path, ".".join(owners[:length]), known)
        if found:
            return found[0]
    if (
        facts is not None
        and path.endswith(".py")
        and any(_RUN_ONCE in _told_by_bases(program, path, decl.name, known) for decl in facts.classes)
    ):
        return _RUN_ONCE  # functions beside a migration's class are what it runs, whatever their folder is called
    if is_revision(program, path):
        return _RUN_ONCE  # so are Alembic's, whose folders may be called after branches
    parent, _, file = path.rpartition("/")
    module = known.modules.get(file.partition(".")[0])
    if module is not None:
        return module
    folder = f"/{parent}/"
    return next((what for name, what in known.folders.items() if f"/{name}/" in folder), "")


def _told_by_bases(program: Program, path: str, qualname: str, known: AsideCode) -> list[str]:
    """What the bases of a class tell that it is, in the order of their names."""
    cls = program.classes.get(f"{path}#{qualname}")
    bases = sorted(known.bases.keys() & program.base_names(cls)) if cls is not None else ()
    return [known.bases[base] for base in bases]
