"""Exit statuses, and how each kind of failure is told: one line with the place and the remedy, never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from importlib import import_module

import click

CLEAN, FINDINGS, INTERNAL, CONFIGURATION, USAGE, INTERRUPTED = 0, 1, 2, 3, 4, 130

_CONFIGURATION_ERRORS = (
    ("nullguard.settings", "SettingsError"),
    ("nullguard.manifest.errors", "ManifestError"),
    ("nullguard.manifest.latency.reading", "LatencyError"),
    ("nullguard.triage.baseline", "BaselineError"),
    ("nullguard.triage.git", "GitError"),
    ("nullguard.manifest.live.errors", "LiveError"),
)
"""Their messages are written for users. Only loaded modules are asked for them: an error of another was not raised."""


class UnusableFile(Exception):
    """A file that the user named cannot be read or written; the message says which and why."""


def guarded(command: Callable[[], int | None], debug: bool) -> int:
    """Runs a command and gives its exit status; a failure becomes a line on stderr. With `debug`, unexpected ones are raised."""
    try:
        status = command() or CLEAN
        sys.stdout.flush()
    except click.UsageError as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; nothing was written")
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return CLEAN
    except UnusableFile as error:
        _say(str(error))
        return INTERNAL
    except OSError as error:
        if debug:
            raise
        _say(_of_system(error))
        return INTERNAL
    except _configuration_errors() as error:
        _say(str(error))
        return CONFIGURATION
    except Exception as error:
        # The outermost frame: what arrives here is a defect of nullguard, and status 1 would say that it found something.
        if debug:
            raise
        _say(f"internal error: {type(error).__name__}: {error}; please report it, with the output of --debug")
        return INTERNAL
    return status


def reason(error: OSError) -> str:
    """Why the system refused, in words."""
    return "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else (error.strerror or str(error)).lower()


def _of_system(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{reason(error)}"


def _configuration_errors() -> tuple[type[Exception], ...]:
    return tuple(getattr(import_module(module), name) for module, name in _CONFIGURATION_ERRORS if module in sys.modules)


def _say(message: str) -> None:
    from nullguard.report.neutral import printable

    for line in message.splitlines() or [""]:
        click.echo(f"nullguard: {printable(line)}", err=True)


def _drop_output() -> None:
    """Whoever read our output has enough; the interpreter's own flush at exit must not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
