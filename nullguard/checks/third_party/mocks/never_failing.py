"""Calls whose stubs never show a failure that the code around them does not provide for (for NG311)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import client_calls, deadline
from nullguard.checks.third_party.endpoints import SAME_CLASS, address, label
from nullguard.checks.third_party.external_hosts import is_external
from nullguard.checks.third_party.handlers import GENERIC, OTHER, Caught, around, handling, inside
from nullguard.checks.third_party.mocks.answers import Answer, Answers, agreed, one_of
from nullguard.knowledge.failing_calls import failing_calls
from nullguard.model import syntax as s
from nullguard.model.clients import ClientCall
from nullguard.model.finding import Confidence, Finding, Level, Place, Related, Step
from nullguard.model.http_methods import WRITING
from nullguard.model.nodes import last_name
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

SHORT_MS = 5_000
"""Timeouts up to this are NG303's to report."""

_SEVERAL = 3
_ENOUGH_SIGNS = 2
_MOST_RELATED = 5


def never_failing(context: Context, answers: Answers) -> Iterator[tuple[Finding, tuple[Answer, ...]]]:
    """For each call and test source one finding, with the answers that it is about."""
    seen: set[Place] = set()
    for call in client_calls(context.clients):
        if call.is_client or call.callee.partition(".")[0] in failing_calls().local:
            continue
        is_late = answers.is_late(call.path)
        found = answers.of(call)
        if not any(_is_of_endpoint(answer) for answer in found) or not all(answer.stub.known for answer in found):
            continue
        caught = _handlers(context.program, call)
        finding = None if is_late else _without_timeout(call, found, caught)
        finding = finding or _without_limit(context.program, call, found)
        if finding is None and not is_late:
            finding = _without_failure(call, found)
        if finding is not None and finding.place not in seen:
            seen.add(finding.place)
            yield finding, tuple(found)


def _without_timeout(call: ClientCall, found: list[Answer], caught: list[Caught]) -> Finding | None:
    """A handler for other errors, and no stub that times out."""
    if any(answer.stub.failure in ("timeout", "connection") for answer in found):
        return None
    how = handling(caught)
    if how not in (GENERIC, OTHER):
        return None
    deciding = next(item for item in caught if item.handling == how)
    at = deciding.types[0][1]
    names = ", ".join(dict.fromkeys(other.rpartition(".")[2] or "everything" for other, _ in deciding.types))
    external = is_external(address(call.url).host) if call.url else False
    reasons = [agreed(found)]
    if external:
        reasons.append("the host is a third party's")
    if call.method in WRITING:
        reasons.append("the call changes something, and may have done so when its answer is late")
    if how == OTHER:
        reasons.append("a timeout passes the handlers")
    strong = (how == OTHER and len(found) >= 2) or (external and call.method in WRITING)
    last = (
        f"'{names}' is handled here, as if a timeout were the same"
        if how == GENERIC
        else f"'{names}' is handled here, no timeout"
    )
    return _finding(
        call,
        found,
        Confidence.MEDIUM if strong else Confidence.LOW,
        f"No test shows what happens when '{label(call)}' does not answer in time: [[{one_of(found)}]] always answers, "
        + (f"and the code handles only '{names}'." if how == OTHER else "and the code takes it for any other error."),
        Step(place(deciding.path, at), last),
        tuple(reasons),
    )


def _without_limit(program: Program, call: ClientCall, found: list[Answer]) -> Finding | None:
    """Code that tells statuses apart, none of them 429, and no stub that answers 429."""
    answered = [answer for answer in found if answer.stub.match != "symbol"]
    statuses = {answer.stub.status for answer in answered}
    if len(answered) < 2 or 0 in statuses or 429 in statuses or not statuses & set(range(400, 600)):
        return None
    compared = _compared_statuses(program, call)
    if compared is None:
        return None
    at, text = compared
    shown = ", ".join(str(status) for status in sorted(statuses))
    return _finding(
        call,
        answered,
        Confidence.MEDIUM,
        f"The answer of '{label(call)}' is told apart by '{text}', which takes 429 for an answer that is final; "
        f"[[{one_of(answered)}]] knows {shown}, never 429.",
        Step(place(call.path, at), f"'{text}' decides, 429 is on the wrong side"),
        ("the code repeats server errors and nothing else", agreed(answered)),
    )


def _without_failure(call: ClientCall, found: list[Answer]) -> Finding | None:
    """A third party whose mocks never fail in any way, where several signs say that it matters."""
    answered = [answer for answer in found if answer.stub.match != "symbol"]
    statuses = {answer.stub.status for answer in answered}
    fails = any(answer.stub.failure for answer in found) or any(status in (0, 429) or status >= 500 for status in statuses)
    limit = deadline(call)
    if not answered or fails or not call.url or not is_external(address(call.url).host) or (limit and limit.ms <= SHORT_MS):
        return None
    signs = []
    if call.method in WRITING:
        signs.append("the call changes something")
    if len(answered) >= _SEVERAL:
        signs.append(f"{len(answered)} mocks stand for it")
    if any(400 <= status < 429 for status in statuses):
        signs.append("refusals are mocked")
    if limit is None:
        signs.append("nothing limits how long an answer may take")
    return _finding(
        call,
        answered,
        Confidence.MEDIUM if len(signs) >= _ENOUGH_SIGNS else Confidence.LOW,
        f"No test shows '{label(call)}' limiting, failing or late: [[{one_of(answered)}]] answers, and none with 429, 5xx or an "
        "exception.",
        Step(place(call.path, call.at), "what a failure does here no test has shown"),
        ("the host is a third party's", agreed(answered), *signs),
    )


def _finding(
    call: ClientCall, found: list[Answer], confidence: Confidence, message: str, last: Step, reasons: tuple[str, ...]
) -> Finding:
    best = max(found, key=lambda answer: answer.score)
    first = next(answer for answer in found if answer.score == best.score)
    others = [answer for answer in found if answer is not first][: _MOST_RELATED - 1]
    mocks = one_of(found)
    return Finding(
        rule="NG311",
        level=Level.WARNING,
        confidence=confidence,
        message=message,
        place=place(first.path, first.stub.place),
        symbol=call.symbol,
        subject=label(call),
        expression=call.expression,
        steps=(
            Step(place(first.path, first.stub.place), "the mock answers"),
            Step(place(call.path, call.at), f"in place of {label(call)}"),
            last,
        ),
        related=(
            Related(place(first.path, first.stub.place), mocks),
            *(Related(place(other.path, other.stub.place), "another mock") for other in others),
        ),
        reasons=reasons,
        caused_by=tuple(sorted({call.path, last.place.path, *(answer.path for answer in others)} - {first.path})),
    )


def _is_of_endpoint(answer: Answer) -> bool:
    """Whether a stub is this endpoint's, not only of a client that several share."""
    return answer.stub.match != "symbol" or answer.score > SAME_CLASS


def _handlers(program: Program, call: ClientCall) -> list[Caught]:
    function = _function(program, call)
    if function is None:
        return []
    return around(program, function, lambda node: isinstance(node, (s.Call, s.New)) and inside(node.at, call.at))


def _function(program: Program, call: ClientCall) -> FunctionInfo | None:
    return next((item for item in program.functions_of(call.path) if item.dotted == call.symbol), None)


def _compared_statuses(program: Program, call: ClientCall) -> tuple[int, str] | None:
    """The comparison by which a function repeats server errors (`status_code >= 500`) where it mentions no 429."""
    function = _function(program, call)
    if function is None:
        return None
    found: tuple[int, str] | None = None
    stack: list[object] = [program.body(function)]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            stack.extend(node)
        elif isinstance(node, s.Node):
            if isinstance(node, s.Constant) and node.value in (429, "429"):
                return None
            if isinstance(node, (s.Attribute, s.Name)) and "TOO_MANY" in last_name(node).upper():
                return None
            if isinstance(node, s.Compare) and (text := _server_errors(node)):
                found = (node.at, text)
            stack.extend(getattr(node, name) for name in node.__struct_fields__)
    return found


def _server_errors(node: s.Compare) -> str:
    if len(node.operands) != 2 or node.operators not in ((">=",), (">",)):
        return ""
    left, right = node.operands
    name = last_name(left)
    if name in ("status_code", "status", "statusCode", "code") and isinstance(right, s.Constant) and right.value in (500, 499):
        return f"{name} {node.operators[0]} {right.value}"
    return ""
