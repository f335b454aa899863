"""What readers of migrations take of all sources and classes, whatever they find there. Who keeps the schema that migrations make
keeps this with it, and need not read them again for any other source that comes or goes."""

from __future__ import annotations

from nullguard.frameworks.django.models.labels import called_configs, migrated_folders
from nullguard.frameworks.django.models.targets import model_settings
from nullguard.frameworks.migrations.aerich import numbered_sources
from nullguard.frameworks.migrations.alembic.revisions import revision_sources
from nullguard.frameworks.migrations.django.sources import migration_sources
from nullguard.program.program import Program


def listed(program: Program) -> tuple[object, ...]:
    """The sources that are migrations, and what tells which app and which model they mean."""
    return (
        migration_sources(program),
        revision_sources(program),
        numbered_sources(program),
        sorted(migrated_folders(program)),
        [cls.id for cls in called_configs(program)],
        sorted(model_settings(program).items()),
    )
