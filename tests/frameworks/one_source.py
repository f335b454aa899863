"""One source of Python, interpreted with everything that is known of frameworks."""

from __future__ import annotations

from collections.abc import Iterable

from library_stubs import library_stubs

from nullguard.flow.analysis import analyse_source
from nullguard.flow.summaries.observations import Use
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.models import framework_models
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.languages import read_source
from nullguard.manifest import build_manifest
from nullguard.model.source import Language
from nullguard.program.program import Program

_PATH = "shop.py"


def uses_in(text: str, names: Iterable[str] | None = None) -> tuple[Use, ...]:
    """The uses of what may be null; of some `names` only, or of all that are mentioned."""
    source = read_source(text.encode(), Language.PYTHON)
    program = Program({_PATH: source}, (), library_stubs(Language.PYTHON), {_PATH: source.bodies}.__getitem__)
    entities = declare_entities(program)
    schema = EntitySchema(program, entities, build_manifest(entities))
    world = World(program, schema, framework_models(program, entities), library_rules())
    mentioned = (name for function in program.functions_of(_PATH) for name in function.decl.mentions)
    return tuple(analyse_source(world, _PATH, frozenset(mentioned if names is None else names)).uses)
