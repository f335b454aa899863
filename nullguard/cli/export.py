"""`nullguard export`: what the schema says of null, for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from nullguard.cli.failures import CLEAN
from nullguard.cli.options import project_options

_NAMES = ("nullaway", "astub", "intellij", "infer")


@click.command(short_help="Tell other tools which columns may be null.")
@click.option("--format", "format_", type=click.Choice(_NAMES), required=True, help="The tool that reads it.")
@click.option("--output", type=click.Path(), metavar="PATH", help="File, or for nullaway and intellij folder, to write.")
@click.option("--omissions", is_flag=True, help="Also columns that are nullable only because nothing says otherwise.")
@project_options
def export(format_: str, output: str | None, omissions: bool, **options: Any) -> int:
    """Tell other tools of Java which methods of entities give null, because the manifest says that their column may be null.

    \b
    nullaway   a library model: Java source and the service entry that NullAway finds it by
    astub      a stub file of the Checker Framework
    intellij   external annotations, a file for each package
    infer      the option pulse-model-return-nullable for .inferconfig

    \b
    Examples:
      nullguard export --format nullaway --output build/nullaway-models
      nullguard export --format astub --output schema.astub
      nullguard export --format intellij --output .idea/external-annotations
      nullguard export --format infer
    """
    from nullguard.cli.options import settings_of
    from nullguard.cli.progress import is_watched, progress
    from nullguard.pipeline import production_of
    from nullguard.report.export import FORMATS, nullable_methods

    chosen = FORMATS[format_]
    if output is None and chosen.several:
        raise click.UsageError(f"'{format_}' has several files; name a folder for them with --output.")
    with progress(is_watched()) as notify:
        program, production = production_of(settings_of((), options), notify)
        methods = nullable_methods(program, production.schema, omissions)
    files = chosen.render(methods)
    if output is None:
        sys.stdout.write("".join(files.values()))
        return CLEAN
    _write(Path(output), files, chosen.several)
    count = f"{len(methods):,} method" if len(methods) == 1 else f"{len(methods):,} methods"
    click.echo(f"{output}: {count} that may return null ({chosen.hint})")
    return CLEAN


def _write(output: Path, files: dict[str, str], several: bool) -> None:
    from nullguard.cli.failures import UnusableFile, reason
    from nullguard.cli.outputs import write_file

    for name, text in files.items():
        file = output / name if several else output
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnusableFile(f"cannot make the folder {file.parent}: {reason(error)}") from None
        write_file(file, text.encode("utf-8", "backslashreplace"))
