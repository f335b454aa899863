"""`nullguard manifest`: what nullguard knows of production, written down, shown, compared and checked; one file a command."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "build": "Write the manifest file from code and database.",
    "show": "Show tables, columns and their nullability.",
    "diff": "Show how two schemas differ.",
    "validate": "Check a manifest file.",
    "latency": "Measured latencies of services.",
}


class _Commands(click.Group):
    """The commands by name, imported when they are asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command = getattr(import_module(f"nullguard.cli.manifest.{name}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, short_help="Build, show, compare and check what is known of production.")
def manifest() -> None:
    """Build, show, compare and check what is known of production's tables, columns and services.

    \b
    Examples:
      nullguard manifest build                                  from what the code says
      nullguard manifest build --from env:DATABASE_URL          from a live database too
      nullguard manifest show orders
      nullguard manifest show --why orders.external_reference
      nullguard manifest diff staging.manifest.yaml nullguard.manifest.yaml
      nullguard manifest validate nullguard.manifest.yaml
      nullguard manifest latency import trace.json
    """
