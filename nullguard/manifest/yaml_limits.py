"""Refuses YAML that could exhaust time, memory or stack before anything else reads it."""

from __future__ import annotations

import yaml

from nullguard.manifest.errors import ManifestError, Problem

MOST_BYTES = 32 * 1024 * 1024
"""The largest manifest that is read: about 200,000 columns."""

MOST_NODES = 5_000_000
MOST_ALIASES = 1_000
MOST_DEPTH = 40

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def check_size(file: str, data: bytes) -> int:
    """Refuse what could exhaust time or stack, by the parser's events: it builds nothing and does not recurse.

    Gives the number of events, which is at least that of the nodes.
    """
    if len(data) > MOST_BYTES:
        raise ManifestError([Problem(file, 0, 0, f"the manifest has {len(data):,} bytes", f"at most {MOST_BYTES:,} are read")])
    nodes = aliases = depth = 0
    try:
        for event in yaml.parse(data, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            nodes += 1
            aliases += isinstance(event, yaml.AliasEvent)
            for count, most, what in (
                (depth, MOST_DEPTH, "levels of nesting"),
                (aliases, MOST_ALIASES, "aliases"),
                (nodes, MOST_NODES, "nodes"),
            ):
                if count > most:
                    mark = event.start_mark
                    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
                    raise ManifestError([Problem(file, line, column, f"more than {most:,} {what}", "no manifest needs that")])
    except yaml.YAMLError as error:
        raise syntax_error(file, error) from None
    return nodes


def syntax_error(file: str, error: yaml.YAMLError) -> ManifestError:
    """What is told of a text that is no YAML."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    if mark is None:
        return ManifestError([Problem(file, 0, 0, f"this is no YAML: {message}")])
    return ManifestError([Problem(file, mark.line + 1, mark.column + 1, f"this is no YAML: {message}")])
