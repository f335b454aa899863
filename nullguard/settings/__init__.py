"""What the user wants: the project's configuration, and the command line in its place."""

from nullguard.settings.load import load_settings
from nullguard.settings.selection import selects
from nullguard.settings.values import Settings, SettingsError

__all__ = ["Settings", "SettingsError", "load_settings", "selects"]
