"""The methods of HTTP requests (RFC 9110, section 9; RFC 5789 for PATCH)."""

from __future__ import annotations

from typing import Final

METHODS: Final = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})

METHOD_FUNCTIONS: Final = frozenset({method.lower() for method in METHODS})
"""What functions of clients and of mocks are called that make, or expect, a request of a method."""

WRITING: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
"""Methods of requests that change something."""

NOT_IDEMPOTENT: Final = frozenset({"POST", "PATCH"})
"""Methods of requests that may do twice what is asked twice."""
