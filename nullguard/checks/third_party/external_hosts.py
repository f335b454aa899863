"""Hosts that belong to somebody else, told from the host alone."""

from __future__ import annotations

import re

_INTERNAL = re.compile(
    r"^$|^(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)|(?:^|\.)(?:localhost|local|internal|test|"
    r"invalid|example|lan|cluster|svc)$|^[^.]+$|(?:^|\.)example\.(?:com|org|net)$|\.example\.|(?:^|[.-])(?:mock|fake|dummy|foo|bar|"
    r"baz|testserver|test|tests)(?:[.-]|$)"
)
"""Hosts of this machine, of private networks, of documentation and of tests."""


def is_external(host: str) -> bool:
    """Whether a host names a service of somebody else: a public domain that is no placeholder."""
    host = host.lower().partition(":")[0]
    return "{}" not in host and _INTERNAL.search(host) is None
