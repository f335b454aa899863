"""Changelogs of Liquibase as histories."""

from nullguard.frameworks.migrations.liquibase.histories import liquibase_histories

__all__ = ["liquibase_histories"]
