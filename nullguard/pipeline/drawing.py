"""What is drawn from what all sources say: they are read, linked, interpreted and checked. Imported when a tree is not known yet,
because the import of all that does this is most of what the program needs to start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from nullguard import __version__
from nullguard.checks.context import Context
from nullguard.checks.levels import with_levels
from nullguard.checks.registry import load_checks
from nullguard.checks.third_party.endpoint_times import endpoint_times
from nullguard.checks.uncalled import with_callers
from nullguard.discover import Discovery
from nullguard.flow.world import World
from nullguard.frameworks.clients import project_clients
from nullguard.frameworks.configuration import Configuration, Versions
from nullguard.frameworks.configuration.binding import bound_classes
from nullguard.frameworks.configuration.clients import configured_clients
from nullguard.frameworks.configuration.providers import providers
from nullguard.frameworks.deployment import deployment_of
from nullguard.frameworks.models import framework_models
from nullguard.knowledge.null_models import library_rules
from nullguard.model.documents import CallingText, TemplateDocument
from nullguard.model.doubles import NO_DOUBLES
from nullguard.model.report import LanguageStatistics, Progress, RunStatistics
from nullguard.model.source import Notification, Source
from nullguard.pipeline.analysis import Analysis, analysis_key, decode_analysis, encode_analysis
from nullguard.pipeline.edits import Edits
from nullguard.pipeline.flow import Interpretation, interpret
from nullguard.pipeline.interesting import interesting_names
from nullguard.pipeline.known_names import reserved_names
from nullguard.pipeline.linking import link
from nullguard.pipeline.production import Production, know_production, other_sides
from nullguard.pipeline.sources import Sources, read_sources
from nullguard.pipeline.workplace import Workplace
from nullguard.program.program import Program
from nullguard.runtime.digest import digest
from nullguard.settings import Settings

_DRAWN = "drawn"


def read_and_draw(
    place: Workplace,
    found: Discovery,
    sources: Sequence[Source],
    keys: Mapping[str, bytes],
    settings: Settings,
    rules: Collection[str],
    unreadable: Iterable[Notification],
    notify: Progress,
) -> tuple[Analysis, bool]:
    """The analysis of a tree of which `keys` name the contents, but for `unreadable` sources, and whether it may be kept."""
    read = read_sources(place, sources, keys, notify)
    drawn, is_complete = _drawn(place, found, sources, keys, settings, rules, read, notify)
    notifications = sorted({*found.notifications, *unreadable, *read.notifications, *drawn.notifications})
    result = msgspec.structs.replace(
        drawn,
        suppressions={path: facts.suppressions for path, facts in read.code.items() if facts.suppressions},
        notifications=tuple(notifications),
        statistics=_statistics(sources, read, notifications),
    )
    return result, is_complete


def _drawn(
    place: Workplace,
    found: Discovery,
    sources: Sequence[Source],
    keys: Mapping[str, bytes],
    settings: Settings,
    rules: Collection[str],
    read: Sources,
    notify: Progress,
) -> tuple[Analysis, bool]:
    """What is drawn from all facts together, and whether it may be kept: what a limit cut may not. A comment behind code changes
    no facts, so this is kept under what the code says and not under its bytes."""
    unsized = [msgspec.structs.replace(source, size=0) for source in sources]
    key = analysis_key(found, unsized, {**keys, **read.names}, settings, rules)
    known = place.cache.get(_DRAWN, key)
    if known is not None:
        return decode_analysis(known), True
    program = link(place, read, found.units)
    edits = Edits(read)
    production = know_production(place, read, program, settings.manifest, edits)
    configuration = Configuration(
        read.configuration, found.units, bound_classes(program), providers(program), Versions(read.versions)
    )
    drawn, is_complete = _check(place, settings, rules, read, program, production, configuration, edits, notify)
    if is_complete:
        place.cache.put_many(_DRAWN, [(key, encode_analysis(drawn))])
    return drawn, is_complete


def _check(
    place: Workplace,
    settings: Settings,
    rules: Collection[str],
    read: Sources,
    program: Program,
    production: Production,
    configuration: Configuration,
    edits: Edits,
    notify: Progress,
) -> tuple[Analysis, bool]:
    models = framework_models(program, production.entities, read.documents, production.schema.tables)
    world = World(program, production.schema, models, library_rules())
    interesting = interesting_names(program, production.schema, models)
    basis = digest(
        __version__.encode(),
        program.surroundings_digest(),
        production.digest(),
        "\0".join(sorted(world.choice_fields())).encode("utf-8", "surrogateescape"),
        *(f"{type(model).__name__}\0{model.basis()}".encode("utf-8", "surrogateescape") for model in models),
    )
    interpretation = Interpretation(world, interesting, configuration, project_clients(program))
    leaving_out = edits.leaving_out(lambda: reserved_names(program, production.entities, production.tables()))
    flows = interpret(place, read, interpretation, basis, leaving_out, notify)
    context = Context(
        program,
        production.schema,
        production.manifest,
        flows.flow,
        {path: examples.fixture for path, examples in read.examples.items()},
        {**flows.clients, **configured_clients(configuration)},
        {path: examples.doubles for path, examples in read.examples.items() if examples.doubles != NO_DOUBLES},
        settings.options,
        production.side,
        other_sides(settings.compare_with, place.root),
        configuration,
        deployment_of(read.documents),
        _in_templates(read),
        {path: known.inputs for path, known in read.documents.items() if isinstance(known, CallingText) and known.inputs},
    )
    checks = load_checks()
    findings = with_levels((finding for rule in sorted(rules) for finding in checks[rule](context)), program)
    findings = with_callers(findings, context)
    notifications = (*production.notifications, *flows.notifications)
    analysis = Analysis(
        tuple(findings), notifications=notifications, manifest=production.summary, endpoints=endpoint_times(context)
    )
    return analysis, not flows.notifications


def _in_templates(read: Sources) -> frozenset[str]:
    """The names that templates mention; none where only mere texts are there, and not the pages themselves."""
    found = {path: known.names for path, known in read.documents.items() if isinstance(known, TemplateDocument)}
    if all(path.endswith(".txt") for path in found):
        return frozenset()
    return frozenset(name for names in found.values() for name in names)


def _statistics(sources: Iterable[Source], read: Sources, notifications: Iterable[Notification]) -> RunStatistics:
    files: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for facts in read.code.values():
        files[facts.language] += 1
        lines[facts.language] += facts.lines
    total = sum(1 for _ in sources)
    skipped = sum(notification.skipped for notification in notifications)
    languages = tuple(LanguageStatistics(language, files[language], lines[language]) for language in sorted(files))
    return RunStatistics(total, skipped, sum(lines.values()), languages)
