"""WireMock's JSON mappings and Hoverfly's simulations: delays of production in their answers, and new mappings beside old ones.

Texts are changed in place, so that everything else in a file stays as it is; what comes out is compared with what was meant.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from typing import Any

from nullguard.fix.answers.cases import LIMITED, Case, Delay
from nullguard.fix.edits import Edit
from nullguard.fix.python_arguments import Impossible

CASE_HEADER = "X-Stub-Case"
"""The header of a request that asks for one of the new answers; without it the old mapping answers."""

_FIXED = re.compile(r'"(?:fixedDelayMilliseconds|fixedDelay)"\s*:\s*\d+(?:\.\d+)?')
_RESPONSE = re.compile(r'"response"\s*:\s*\{')
_MOST_BYTES = 4_000_000
_MOST_NESTING = 200


def with_delay(path: str, data: bytes, line: int, delay: Delay, is_hoverfly: bool = False) -> Edit | Impossible:
    """The edit that gives the answer of the mapping at a line (of its `"request"`) a log-normal delay."""
    text = data.decode("utf-8", "replace")
    if len(data) > _MOST_BYTES or text.encode() != data or max(_depths(text), default=0) > _MOST_NESTING:
        return Impossible("the file is too large, nested too deeply or no UTF-8")
    start = text.find('"request"', sum(len(one) + 1 for one in text.split("\n")[: line - 1]))
    opening = _opening(text, start) if start >= 0 else len(text)
    response = _RESPONSE.search(text, opening)
    if response is None or response.start() > _closing(text, opening):
        return Impossible("the mapping has no answer where it was found")
    end = _closing(text, response.end() - 1)
    body = text[response.end() : end]
    if '"delayDistribution"' in body or '"logNormalDelay"' in body:
        return Impossible("the answer has a distribution of delays already")
    entry = _entry(delay, is_hoverfly)
    fixed = _FIXED.search(body)
    if fixed is not None:
        at = response.end() + fixed.start()
        new = text[:at] + entry + text[at + len(fixed[0]) :]
        edit = Edit(path, len(text[:at].encode()), len(text[: at + len(fixed[0])].encode()), entry.encode())
    else:
        space = re.match(r"\s*", body)
        lead = space[0] if space is not None and body.strip() else ""
        added = f"{lead}{entry}{',' if body.strip() else ''}"
        added += "" if lead or not body.strip() else " "
        new = text[: response.end()] + added + text[response.end() :]
        offset = len(text[: response.end()].encode())
        edit = Edit(path, offset, offset, added.encode())
    return edit if _is_json(new) else Impossible("the file would be no JSON after the change")


def new_mappings(path: str, data: bytes, cases: Iterable[Case]) -> tuple[Edit, ...] | Impossible:
    """New files beside a file with one mapping, one for each case; a request asks for them by a header."""
    text = data.decode("utf-8", "replace")
    if len(data) > _MOST_BYTES or max(_depths(text), default=0) > _MOST_NESTING:
        return Impossible("the file is too large or nested too deeply")
    try:
        mapping = json.loads(text)
    except ValueError:
        return Impossible("the file is no JSON")
    if not isinstance(mapping, dict) or not isinstance(mapping.get("request"), dict):
        return Impossible("the file has several mappings; new ones are written beside files with one")
    stem = path.removesuffix(".json")
    edits = []
    for case in cases:
        name = case.kind.replace(" ", "-")
        content = json.dumps(_mapping(mapping, case, name), indent=2, ensure_ascii=False) + "\n"
        edits.append(Edit(f"{stem}-{name}.json", 0, 0, content.encode()))
    return tuple(edits)


def _mapping(mapping: dict[str, Any], case: Case, name: str) -> dict[str, Any]:
    request = dict(mapping["request"])
    headers = request.get("headers")
    request["headers"] = {**(headers if isinstance(headers, dict) else {}), CASE_HEADER: {"equalTo": name}}
    response: dict[str, Any] = {"status": case.status}
    if case.status == 200 and isinstance(mapping.get("response"), dict):
        dropped = ("fixedDelayMilliseconds", "delayDistribution", "chunkedDribbleDelay", "fault")
        response = {key: value for key, value in mapping["response"].items() if key not in dropped}
    if case.kind == LIMITED:
        response["headers"] = {"Retry-After": "1"}
    if case.delay_ms:
        response["fixedDelayMilliseconds"] = math.ceil(case.delay_ms)
    return {"priority": 1, "request": request, "response": response}


def _entry(delay: Delay, is_hoverfly: bool) -> str:
    if is_hoverfly:
        mean = delay.median_ms * math.exp(delay.sigma**2 / 2)
        figures = {"min": 0, "max": 0, "mean": round(mean), "median": round(delay.median_ms)}
        return f'"logNormalDelay": {json.dumps(figures)}'
    figures_ = {"type": "lognormal", "median": round(delay.median_ms), "sigma": delay.sigma}
    return f'"delayDistribution": {json.dumps(figures_)}'


def _opening(text: str, start: int) -> int:
    """Where the object opens that holds what begins at `start`: an answer may stand before its request."""
    depth = 0
    for index in range(start - 1, -1, -1):
        if text[index] == "}":
            depth += 1
        elif text[index] == "{":
            if depth == 0:
                return index
            depth -= 1
    return 0


def _closing(text: str, start: int) -> int:
    """The end of the object that opens at `start`, strings left out of account."""
    depth, in_string, index = 0, False, start
    while index < len(text):
        character = text[index]
        if in_string:
            if character == "\\":
                index += 1
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                return index
        index += 1
    return len(text)


def _depths(text: str) -> Iterable[int]:
    depth = 0
    for found in re.finditer(r"[\[{]|[\]}]", text):
        depth += 1 if found[0] in "[{" else -1
        yield depth


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
