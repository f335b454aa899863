"""`nullguard rules`: every rule, for people as a table and for programs as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from nullguard.model.rule import Rule


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to show them."
)
def rules(format_: str) -> None:
    """List all rules.

    \b
    Examples:
      nullguard rules
      nullguard rules --format json
    """
    from nullguard.knowledge.rules import load_rules

    known = sorted(load_rules(), key=lambda rule: rule.id)
    click.echo(_json(known) if format_ == "json" else table(known), nl=False)


def _json(known: Sequence[Rule]) -> str:
    import json

    entries = [
        {
            "id": rule.id,
            "name": rule.name,
            "title": rule.title,
            "description": rule.description,
            "shape": rule.shape,
            "level": rule.level.value,
            "precision": rule.precision,
            "languages": list(rule.languages),
            "tags": list(rule.tags),
            "default": rule.default,
            "fix": rule.fix,
            "options": [{"name": option.name, "default": option.default, "help": option.help} for option in rule.options],
        }
        for rule in known
    ]
    return json.dumps(entries, indent=2) + "\n"


def table(known: Sequence[Rule]) -> str:
    """One line for each rule; what is off by default is marked, because that is what people look for."""
    if not known:
        return ""
    longest = max(len(rule.title) for rule in known)
    levels = max(len(rule.level.value) for rule in known)
    lines = [
        f"{rule.id}  {rule.title.ljust(longest)}  {rule.level.value.ljust(levels)}  {', '.join(rule.languages)}"
        + ("  (has a fix)" if rule.fix else "")
        + ("" if rule.default else "  (off by default)")
        for rule in known
    ]
    return "\n".join(lines) + "\n"
