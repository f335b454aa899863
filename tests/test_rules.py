"""Every code block of every rule's help and cases is a project, and gives exactly the findings that it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from library_stubs import library_stubs
from rule_pages import Expected, Project, projects

from nullguard.checks.context import Context
from nullguard.checks.registry import load_checks
from nullguard.flow.analysis import analyse_source
from nullguard.flow.receivers.parameters import HANDED
from nullguard.flow.world import World
from nullguard.frameworks.clients import client_facts, may_call_clients, project_clients, uses
from nullguard.frameworks.configuration import ConfigFile, Configuration
from nullguard.frameworks.configuration.binding import bound_classes
from nullguard.frameworks.configuration.clients import configured_clients
from nullguard.frameworks.deployment import deployment_of
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.migrations import histories, migrated_tables
from nullguard.frameworks.models import framework_models
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.stubs import doubles
from nullguard.knowledge.null_models import library_rules
from nullguard.knowledge.rules import load_rules, rule_folders
from nullguard.languages import read_source
from nullguard.languages.documents import document_kind, read_document
from nullguard.manifest import DEFAULT_DATABASE, build_manifest, merge
from nullguard.manifest.checks import with_checks
from nullguard.manifest.diff import Side
from nullguard.manifest.document import read_document as parse_document
from nullguard.manifest.reader import read_manifest_text, schema
from nullguard.model.documents import AnyDocument, ConfigurationDocument
from nullguard.model.facts import SourceFacts
from nullguard.model.finding import Finding
from nullguard.model.schema import Database, Manifest
from nullguard.model.source import Language, Role, Source, Unit
from nullguard.program.program import Program
from nullguard.triage.rank import one_per_line

PAGES = ("help.md", "cases.md")
MANIFEST = "nullguard.manifest.yaml"
MANIFESTS = ".manifest.yaml"
"""Other manifests are those that production's is compared with."""
_SUFFIXES = {".java": "java", ".py": "python", ".json": "json"}
_DOCUMENTS = {
    ".sql": "sql",
    ".xml": "xml",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".properties": "properties",
    ".toml": "toml",
    ".cfg": "ini",
    ".ini": "ini",
    ".env": "env",
    ".html": "template",
}


def _cases() -> Iterator[object]:
    for rule, folder in rule_folders().items():
        for page in PAGES:
            for project in projects(folder / page):
                yield pytest.param(rule, project, id=f"{rule} {page.removesuffix('.md')}: {project.heading}")


@pytest.mark.parametrize(("rule", "project"), list(_cases()))
def test_a_page_finds_what_it_says(rule, project):
    assert _found(rule, project) == project.expected


@pytest.mark.parametrize("rule", rule_folders())
def test_silent_lines_outnumber_flagged_ones(rule):
    """A rule that is known only by what it flags would be known by half."""
    pages = projects(rule_folders()[rule] / "cases.md")
    silent = [project for project in pages if not project.expected]
    assert any(project.expected for project in pages)
    assert len(silent) > len(pages) / 2


def _found(rule: str, project: Project) -> list[Expected]:
    selected = {known.id for known in load_rules() if known.default or known.id == rule}
    findings = _findings(project.files, selected)
    return sorted((f.place.path, f.place.line, f.rule) for f in findings if f.confidence >= project.confidence)


def _findings(files: Mapping[str, str], rules: set[str]) -> list[Finding]:
    code = {path: text for path, text in files.items() if _is_code(path)}
    sources = {path: _read(text.encode(), _language(path)) for path, text in code.items() if not _is_test(path)}
    problems = {path: facts.problems for path, facts in sources.items() if facts.problems}
    assert not problems
    stubs = {path: facts for language in {_language(path) for path in sources} for path, facts in library_stubs(language).items()}
    bodies = {path: facts.bodies for path, facts in sources.items()}
    program = Program(sources, (), stubs, bodies.__getitem__)
    documents = _documents(files)
    configuration = _configuration(documents, program)
    tables = migrated_tables(histories(program, documents))
    entities = declare_entities(program, documents, tables)
    manifest = merge(build_manifest(entities), Manifest({DEFAULT_DATABASE: Database(DEFAULT_DATABASE, tables)}))
    written = {path: _manifest(path, text) for path, text in files.items() if path.endswith(MANIFESTS)}
    if MANIFEST in written:
        manifest = merge(manifest, written[MANIFEST].manifest)
    manifest = with_checks(manifest)
    known = EntitySchema(program, entities, manifest)
    world = World(program, known, framework_models(program, entities, documents), library_rules())
    handed = {name + HANDED for name in world.handed_names}
    flow = {path: analyse_source(world, path, _everything(program, path) | handed) for path in sources}
    own = project_clients(program)
    calling = [path for path, facts in sources.items() if may_call_clients(facts) or uses(program, path, own)]
    clients = {path: client_facts(program, path, configuration, own) for path in calling}
    clients |= configured_clients(configuration)
    replaced = {path: doubles(text.encode(), _language(path)) for path, text in code.items() if _is_test(path)}
    places = written[MANIFEST].places if MANIFEST in written else {}
    production = Side(MANIFEST, manifest, MANIFEST if MANIFEST in written else "", places)
    others = tuple(side for path, side in written.items() if path != MANIFEST)
    context = Context(
        program, known, manifest, flow, {}, clients, replaced, {}, production, others, configuration, deployment_of(documents)
    )
    return list(one_per_line(finding for id, check in load_checks().items() if id in rules for finding in check(context)))


def _everything(program: Program, path: str) -> frozenset[str]:
    return frozenset(name for function in program.functions_of(path) for name in function.decl.mentions)


def _documents(files: Mapping[str, str]) -> dict[str, AnyDocument]:
    """What files other than code say; those below db/ change the schema."""
    found: dict[str, AnyDocument] = {}
    for path, text in files.items():
        if _is_code(path) or path.endswith(MANIFESTS):
            continue
        role = Role.MIGRATION if "db" in path.split("/") else Role.FIXTURE if _is_test(path) else Role.CONFIGURATION
        kind = document_kind(Source(path, Language(_DOCUMENTS.get(Path(path).suffix, "deployment")), role, size=len(text)))
        found[path] = read_document(kind, text.encode())
    return found


def _configuration(documents: Mapping[str, AnyDocument], program: Program) -> Configuration:
    files = [
        ConfigFile(path, document.form, "", _is_test(path), document.entries)
        for path, document in sorted(documents.items())
        if isinstance(document, ConfigurationDocument)
    ]
    return Configuration(tuple(files), (Unit("", ("",)),), bound_classes(program))


def _manifest(path: str, text: str) -> Side:
    document, places = parse_document(path, text.encode(), schema())
    assert document is not None
    return Side(path, read_manifest_text(path, text.encode()), path, places)


def _is_code(path: str) -> bool:
    return Path(path).suffix in _SUFFIXES


def _is_test(path: str) -> bool:
    return path.startswith(("tests/", "src/test/"))


def _language(path: str) -> Language:
    return Language(_SUFFIXES[Path(path).suffix])


def _read(data: bytes, language: Language) -> SourceFacts:
    return read_source(data, language)
