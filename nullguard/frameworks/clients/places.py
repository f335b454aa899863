"""Which addresses are this machine's, and which texts are addresses."""

from __future__ import annotations

import re

from nullguard.frameworks.clients.arguments import Arguments, Given
from nullguard.frameworks.clients.values import Items, Known, Template

_LOCAL = re.compile(
    r"(?:jdbc:)?(?:[a-z][a-z0-9+.-]*:/{0,2}(?:[^/@]*@)?)?(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|testserver)(?:[:/?]|$)"
    r"|jdbc:(?:h2|hsqldb|derby|sqlite):|(?:file|jar|classpath|unix|data|http\+unix|jrt):|unix$|/",
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


_CONNECTION = re.compile(r"\b(?:conn|connection|sock|socket|channel)\b")
_REMOTE_COMMANDS = frozenset({"curl", "wget", "ssh", "scp", "sftp", "rsync", "svn", "hg", "pip", "npm", "aws", "gcloud"})
_REMOTE_GIT = frozenset({"clone", "fetch", "pull", "push", "ls-remote"})


def starts_remote(arguments: Arguments) -> bool:
    """Whether what is waited for is another machine: a command that talks to one (`["git", "clone", url]`), or a connection, by
    its name."""
    first = arguments.positional[0].value if arguments.positional else None
    parts = first.items[:2] if isinstance(first, Items) else (first,)
    known = [part for part in parts if isinstance(part, (Known, Template))]
    words = " ".join(part.text if isinstance(part, Template) else str(part.value) for part in known).split()
    if any(_CONNECTION.search(given.hop.text) for given in arguments.all()):
        return True
    command = words[0].rpartition("/")[2] if words else ""
    return command in _REMOTE_COMMANDS or (command == "git" and not _REMOTE_GIT.isdisjoint(words[1:]))
