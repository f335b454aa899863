"""The command line. Commands import what they need when they run, so that `nullguard --version` and completion answer at once."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from nullguard import __version__
from nullguard.cli.failures import guarded
from nullguard.runtime.cycles import leave_for_the_end

_COMMANDS = {
    "check": ("nullguard.cli.check", "check"),
    "fix": ("nullguard.cli.fix", "fix"),
    "explain": ("nullguard.cli.explain", "explain"),
    "rules": ("nullguard.cli.rules", "rules"),
    "baseline": ("nullguard.cli.baseline", "baseline"),
    "manifest": ("nullguard.cli.manifest", "manifest"),
    "export": ("nullguard.cli.export", "export"),
}


class _Commands(click.Group):
    """The commands by name, imported when they are asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[name]
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="nullguard %(version)s")
@click.option("--debug", is_flag=True, help="Show a traceback when something goes wrong.")
def cli(debug: bool) -> None:
    """Find code that passes CI and breaks in production, in Python and Java.

    nullguard compares what code assumes with what production is: columns that are nullable, rows that may be missing,
    services that are slower than their mocks. It reads source code; nothing is built or run.

    \b
    Start here:
      nullguard check                    the whole project, findings as text
      nullguard explain NG101            what a rule means, with examples
      nullguard fix --diff               what can be mended, as a diff
      nullguard manifest show            what nullguard knows of production
      nullguard baseline write           accept today's findings, report new ones

    \b
    Exit status: 0 nothing found, 1 findings, 2 internal error, 3 configuration
    error, 4 wrong usage. Skipped files do not change it.
    """


def main() -> None:
    """The program: runs the command that `sys.argv` names and exits with its status."""
    arguments = sys.argv[1:]

    def command() -> int | None:
        status = cli.main(args=arguments, prog_name="nullguard", standalone_mode=False)
        return status if isinstance(status, int) else None

    status = guarded(command, debug="--debug" in arguments)
    leave_for_the_end()
    sys.exit(status)
