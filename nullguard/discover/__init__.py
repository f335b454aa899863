"""The analysed tree: its sources with their roles, and the units they belong to."""

from nullguard.discover.discovery import Discovery, discover

__all__ = ["Discovery", "discover"]
