"""Third parties that tests mock again and again, with refusals among the answers, never with a limit or a failure (for NG311)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.endpoints import address
from nullguard.checks.third_party.external_hosts import is_external
from nullguard.model.clients import Stub
from nullguard.model.finding import Confidence, Finding, Level, Related, Step

LEAST_ANSWERS = 5
"""So many answers of one host show that its behaviour matters."""

_MOST_RELATED = 6
_REFUSED = frozenset({401, 403, 404, 409, 410, 422})


def limited_hosts(context: Context) -> Iterator[Finding]:
    """One finding for each host and test source."""
    for path in sorted(context.stubs):
        by_host: dict[str, list[Stub]] = defaultdict(list)
        for stub in context.stubs[path]:
            if stub.match in ("url", "regex"):
                host = address(stub.pattern, stub.match == "regex").host
                if is_external(host):
                    by_host[host].append(stub)
        for host, stubs in sorted(by_host.items()):
            finding = _finding(path, host, stubs)
            if finding is not None:
                yield finding


def _finding(path: str, host: str, stubs: list[Stub]) -> Finding | None:
    statuses = Counter(stub.status for stub in stubs)
    fails = any(stub.failure or not stub.known or stub.status in (0, 429) or stub.status >= 500 for stub in stubs)
    if fails or len(stubs) < LEAST_ANSWERS or not _REFUSED & statuses.keys():
        return None
    refusals = [stub for stub in stubs if stub.status in _REFUSED]
    first = refusals[0]
    shown = ", ".join(str(status) for status in sorted(statuses))
    return Finding(
        rule="NG311",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM,
        message=(
            f"{len(stubs)} mocks stand for {host}, [[those that refuse]] say why it may; none answers 429 or 5xx and none is "
            f"late (statuses {shown})."
        ),
        place=place(path, first.place),
        symbol="",
        subject=host,
        expression=first.pattern,
        steps=(Step(place(path, first.place), f"{host} refuses with {first.status}, and never because of a limit"),),
        related=tuple(Related(place(path, stub.place), "those that refuse") for stub in refusals[:_MOST_RELATED]),
        reasons=("the host is a third party's", f"{len(stubs)} answers, {len(refusals)} of them refusals"),
    )
