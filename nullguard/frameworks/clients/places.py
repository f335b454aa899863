"""Which addresses are this machine's, and which texts are addresses."""

from __future__ import annotations

import re

from nullguard.frameworks.clients.arguments import Given
from nullguard.frameworks.clients.values import Known, Template

_LOCAL = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:/{0,2}(?:[^/@]*@)?)?(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|testserver)(?:[:/?]|$)"
    r"|(?:file|jar|classpath|unix|data|http\+unix|jrt):|unix$|/",
    re.I,
)
_URL_NAME = re.compile(r"(?:^|[^a-z])(?:url|uri|href|link|endpoint|feed)s?(?:$|[^a-z])|(?:_|^)(?:url|uri)", re.I)


def is_local(url: str) -> bool:
    """Whether a URL, host or path means this machine."""
    return _LOCAL.match(url) is not None


def looks_like_url(given: Given | None) -> bool:
    """Whether an argument is a URL: by its text, else by its name (`feed_url`)."""
    if given is None:
        return False
    if isinstance(given.value, (Known, Template)):
        text = given.value.text if isinstance(given.value, Template) else str(given.value.value)
        if text.strip("{}"):
            return text.startswith(("http:", "https:", "{}"))
    return _URL_NAME.search(given.hop.text) is not None
