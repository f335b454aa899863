"""The migrations of a tree as histories: one module for each framework, and how many histories become one schema."""

from nullguard.frameworks.migrations.histories import histories
from nullguard.frameworks.migrations.listed import listed
from nullguard.frameworks.migrations.schemas import migrated_tables

__all__ = ["histories", "listed", "migrated_tables"]
