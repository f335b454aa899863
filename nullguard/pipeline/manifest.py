"""The manifest alone, for `nullguard manifest show`."""

from __future__ import annotations

from nullguard.discover import discover
from nullguard.model.report import Progress
from nullguard.model.schema import Manifest
from nullguard.pipeline.linking import link
from nullguard.pipeline.production import know_production
from nullguard.pipeline.reading import EXAMPLE_ROLES
from nullguard.pipeline.sources import content_keys, is_read, read_sources
from nullguard.pipeline.workplace import workplace
from nullguard.settings import Settings


def manifest_of(settings: Settings, notify: Progress) -> Manifest:
    """What is known of production in a project, without looking at what its code does. Raises as `run` does."""
    with workplace(settings) as place:
        found = discover(place.root, settings.exclude)
        sources = [source for source in found.sources if is_read(source) and source.role not in EXAMPLE_ROLES]
        keys, _ = content_keys(place, sources)
        read = read_sources(place, sources, keys, notify)
        program = link(place, read, found.units)
        return know_production(place, read, program, settings.manifest).manifest
