"""Whether a client call and a stub mean the same operation of the same service, and how alike addresses are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nullguard.model.clients import ClientCall, Stub

EXACT = 1.0
SAME_TEMPLATE = 0.9
SAME_PATH = 0.7
SAME_CLASS = 0.5
"""Scores of a match: host and path are equal; equal but for variable parts; equal paths below an unknown base; a queue of answers
in the test of the class that makes the call."""

_ANYTHING = "{}"
_URL = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#]*)")
_REGEX = re.compile(r"[\[\](){}|*+?^$]|\\[dwsDWS]|\.(?=[*+])")
_VARIABLE = re.compile(r"\{[^{}/]*\}|<[^<>/]*>|:[A-Za-z_]\w*")
_TEST = re.compile(r"^(?:test_)|(?:Tests?|ITest|IT|IntegrationTest|Spec|_tests?)$")


@dataclass(frozen=True)
class Address:
    """A URL in parts: `host` is empty when unknown, `has_base` says that unknown segments may stand before the known ones."""

    host: str
    segments: tuple[str, ...]
    has_base: bool

    @property
    def literal(self) -> int:
        """How many segments are known."""
        return sum(segment != _ANYTHING for segment in self.segments)


@lru_cache(maxsize=4096)
def address(url: str, is_regex: bool = False) -> Address:
    """A URL or path whose unknown parts are `{}`; variables (`{id}`, parts of a regular expression) count as unknown."""
    url = url.split("#", 1)[0] if is_regex else re.split(r"[?#]", url, maxsplit=1)[0]
    host, has_base = "", False
    if is_regex:
        url = url.replace("https?:", "https:").replace("\\/", "/")
    found = _URL.match(url.removeprefix("^"))
    if found is not None:
        host, url = found[1].rpartition("@")[2], url.removeprefix("^")[found.end() :]
        host = "" if _ANYTHING in host else host.partition(":")[0].replace("\\", "").lower()
        has_base = not host
    elif not url.startswith(("/", "^/")):
        has_base = True
        url = url.removeprefix(_ANYTHING) if url.startswith(_ANYTHING) else url
    segments = tuple(_segment(part, is_regex) for part in url.removeprefix("^").removesuffix("$").split("/") if part)
    return Address(host, segments, has_base)


def _segment(part: str, is_regex: bool) -> str:
    if _ANYTHING in part or (is_regex and _REGEX.search(part)) or _VARIABLE.fullmatch(part):
        return _ANYTHING
    return part.replace("\\", "") if is_regex else part


def score(call: ClientCall, stub: Stub, stub_path: str) -> float:
    """How sure it is that a stub answers a call: 0 when it does not."""
    if call.method and stub.method and call.method != stub.method:
        return 0.0
    if stub.match == "queue":
        return SAME_CLASS if _tests(stub_path, call.path) else 0.0
    if not call.url or not stub.pattern:
        return 0.0
    return similarity(address(call.url), address(stub.pattern, stub.match == "regex"))


def similarity(one: Address, other: Address) -> float:
    """How alike two addresses are, by the scores above."""
    if one.host and other.host and one.host != other.host:
        return 0.0
    shorter, longer = sorted((one, other), key=lambda item: len(item.segments))
    extra = len(longer.segments) - len(shorter.segments)
    if extra and not shorter.has_base:
        return 0.0
    pairs = list(zip(shorter.segments, longer.segments[extra:], strict=True))
    if any(a != b and _ANYTHING not in (a, b) for a, b in pairs):
        return 0.0
    same = sum(a == b != _ANYTHING for a, b in pairs)
    if one.host and one.host == other.host:
        if not pairs:
            return EXACT
        return EXACT if same == len(pairs) else SAME_TEMPLATE if same else 0.0
    return SAME_PATH if same else 0.0


def agreement(alike: float) -> str:
    """What a score says that mock and call have in common."""
    if alike >= SAME_TEMPLATE:
        return "mock and call agree on host and path"
    return "mock and call agree on the path" if alike >= SAME_PATH else "the mock stands in the test of the class that calls"


def label(call: ClientCall) -> str:
    """An endpoint for messages: `POST /payments/charge`."""
    if not call.url:
        return call.callee
    found = address(call.url)
    path = "/" + "/".join(found.segments)
    where = path if not found.host else f"{found.host}{path}"
    return f"{call.method} {where}".strip()


def _tests(test: str, code: str) -> bool:
    """Whether a test source is named after a code source."""
    tested = tested_source(test)
    return bool(tested) and tested == code.rpartition("/")[2].partition(".")[0]


def tested_source(test: str) -> str:
    """The name of the source that a test is named after (`test_orders.py`, `OrdersTest.java`), without its ending; empty when it
    is named after none."""
    stem = test.rpartition("/")[2].partition(".")[0]
    tested = _TEST.sub("", stem)
    return tested if tested != stem else ""
