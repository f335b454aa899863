"""URLs as hosts and templates of paths: what varies from call to call becomes `{}`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from nullguard.manifest.latency.observations import Called

_MOST_TEXT = 2_000
_ID = re.compile(
    r"\d+|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{12,}|(?=[^/]*\d)[A-Za-z0-9_-]{16,}|\d[\d.:T_-]*\d"
    r"|[A-Za-z]{2,5}[_-][A-Za-z0-9]*\d[A-Za-z0-9]{5,}|[^/@\s]+@[^/@\s]+|\{[^{}]*\}|:[A-Za-z_]\w*|<[^<>]*>|\[[^\]]*\]"
)


def template(path: str) -> str:
    """A path without query whose numbers, UUIDs, hashes, tokens, dates and addresses are `{}`."""
    path = path[:_MOST_TEXT].partition("?")[0].partition("#")[0]
    return "/".join("{}" if _ID.fullmatch(part) else part for part in path.split("/"))


def called(url: str, method: str = "", operation: str = "", host: str = "", service: str = "") -> Called:
    """What a URL or path calls."""
    url = url[:_MOST_TEXT].strip()
    if "://" in url:
        try:
            parts = urlsplit(url)
            host, url = parts.hostname or host, parts.path or "/"
        except ValueError:
            url = ""
    host = host.strip().rpartition("@")[2]
    host = host if host.startswith("[") else host.partition(":")[0]
    method = method.strip().upper()
    return Called(
        host.lower() if host != "-" else "",
        method if method.isalpha() and len(method) < 12 else "",
        template(url) if url.startswith("/") else "",
        operation[:200],
        service[:200],
    )
