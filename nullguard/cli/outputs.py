"""Where each format goes: one to standard output, any number to files, each file whole or untouched."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click
from msgspec.structs import replace

from nullguard.cli.failures import UnusableFile, reason
from nullguard.model.report import Reader, Report

FORMATS = ("text", "sarif", "json", "github", "html")


@dataclass(frozen=True)
class Output:
    """A format and the file that it is written to, None for standard output."""

    format: str
    file: Path | None


@dataclass(frozen=True)
class Look:
    """How reports look: of text, its width in columns and whether it has colour; of SARIF, its category and what it leaves in; of
    both, whether confidence is explained."""

    width: int = 80
    color: bool = False
    quiet: bool = False
    show_skipped: bool = False
    statistics: bool = False
    category: str = ""
    include_suppressed: bool = False
    explain_confidence: bool = False


def parse_outputs(formats: Iterable[str], output: str | None) -> tuple[Output, ...]:
    """What `--format F[=FILE]` and `--output FILE` ask for; text on standard output by default. Raises click.UsageError."""
    outputs: list[Output] = []
    for text in formats or ("text",):
        name, given, file = text.partition("=")
        if name not in FORMATS:
            raise click.BadParameter(f"'{name}' is none of {', '.join(FORMATS)}.", param_hint="--format")
        if given and not file:
            raise click.BadParameter(f"'{text}' names no file.", param_hint="--format")
        outputs.append(Output(name, Path(file) if file else None))
    loose = [index for index, one in enumerate(outputs) if one.file is None]
    if len(loose) > 1:
        raise click.UsageError("Only one format can go to standard output; give the others a file: --format sarif=FILE.")
    if output is not None:
        if not loose:
            raise click.UsageError("--output has no format to write: every --format names its own file.")
        outputs[loose[0]] = Output(outputs[loose[0]].format, Path(output))
    files = [os.path.realpath(one.file) for one in outputs if one.file is not None]
    if len(set(files)) < len(files):
        raise click.UsageError("Two formats cannot go to the same file.")
    return tuple(outputs)


def write_outputs(report: Report, read: Reader, outputs: Iterable[Output], look: Look, seconds: float | None) -> None:
    """Writes every output; files atomically, without the `seconds` that the run took. Raises UnusableFile."""
    for output in outputs:
        if output.file is not None:
            write_file(output.file, render(report, read, output.format, plain(look)))
            continue
        timed = replace(report, statistics=replace(report.statistics, seconds=seconds))
        sys.stdout.buffer.write(render(timed, read, output.format, look))
        sys.stdout.buffer.flush()


def write_file(file: Path, data: bytes) -> None:
    """Replaces a file by one with these bytes; a failure leaves the old one. Raises UnusableFile."""
    from nullguard.runtime.files import write_atomically

    try:
        write_atomically(file, data)
    except OSError as error:
        raise UnusableFile(f"cannot write {file}: {reason(error)}; the file is as it was") from None


def render(report: Report, read: Reader, format: str, look: Look) -> bytes:
    """A report in a format. Each format is imported only when it is asked for."""
    match format:
        case "sarif":
            from nullguard.report import sarif

            return sarif.render(
                report,
                read,
                category=look.category,
                include_suppressed=look.include_suppressed,
                explain_confidence=look.explain_confidence,
            )
        case "json":
            from nullguard.report import json

            return json.render(report, read)
        case "github":
            from nullguard.report import github

            return github.render(report, read).encode("utf-8")
        case "html":
            from nullguard.report import html

            return html.render(report, read)
        case _:
            from nullguard.report import text

            return text.render(
                report,
                read,
                width=look.width,
                color=look.color,
                quiet=look.quiet,
                show_skipped=look.show_skipped,
                statistics=look.statistics,
                explain_confidence=look.explain_confidence,
            ).encode("utf-8")


def plain(look: Look) -> Look:
    """The look of a file: no colour, and a width that does not depend on who is watching."""
    return Look(
        quiet=look.quiet,
        show_skipped=look.show_skipped,
        statistics=look.statistics,
        category=look.category,
        include_suppressed=look.include_suppressed,
        explain_confidence=look.explain_confidence,
    )
