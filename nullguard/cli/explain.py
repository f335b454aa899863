"""`nullguard explain RULE`: what a rule means, what it costs to ignore it, and how code satisfies it."""

from __future__ import annotations

import re
import sys

import click

_FAMILY = re.compile(r"NG\d{0,2}", re.IGNORECASE)


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain a RULE, by its id or name; of a family (NG3) list the rules.

    \b
    Examples:
      nullguard explain NG101
      nullguard explain nullable-column-use
      nullguard explain NG101 > NG101.md     plain Markdown
      nullguard explain NG3                  the rules on third parties
    """
    from nullguard.cli.rules import table
    from nullguard.cli.terminal import has_color, width
    from nullguard.knowledge.rules import load_rules

    rules = {known.id: known for known in load_rules()}
    names = {known.name: known for known in rules.values()}
    family = [known for known in rules.values() if known.id.startswith(rule.upper())] if _FAMILY.fullmatch(rule) else []
    if family:
        click.echo(table(family) + f"\n'nullguard explain {family[0].id}' tells what one of them means.\n", nl=False)
        return
    found = rules.get(rule.upper()) or names.get(rule.lower())
    if found is None:
        from difflib import get_close_matches

        close = get_close_matches(rule.upper(), rules, n=1) or get_close_matches(rule.lower(), names, n=1)
        hint = f" Did you mean {close[0]}?" if close else " 'nullguard rules' lists them."
        raise click.UsageError(f"There is no rule '{rule}'.{hint}")
    text = found.help or f"# {found.id}: {found.title}\n\n{found.description}\n"
    if not sys.stdout.isatty():
        click.echo(text, nl=not text.endswith("\n"))
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=min(width(), 100), no_color=not has_color("auto"))
    console.print(Markdown(text, hyperlinks=False))
