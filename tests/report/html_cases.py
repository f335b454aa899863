"""Endpoints as a run knows them, and a report with them."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from nullguard.model.clients import ClientCall, Deadline, Hop, Limit, Stub
from nullguard.model.endpoints import Answer, EndpointTimes
from nullguard.model.finding import Finding, Place
from nullguard.model.report import Report
from nullguard.model.span import pack


def at(line: int) -> int:
    return pack(line, 4, line, 10)


def answer(*delays: float, status: int = 200, failure: str = "", line: int = 9) -> Answer:
    return Answer("tests/test_pay.py", Stub("WireMock", at(line), "POST", "path", "/charge", delays, status, failure))


CALL = ClientCall(
    "requests.post",
    "requests",
    "shop/pay.py",
    at(4),
    method="POST",
    url="https://pay.example.com/charge",
    limits=(
        Limit("connect", "finite", 500.0),
        Limit("read", "finite", 2000.0, "value", (Hop("shop/pay.py", at(2), "2"),)),
    ),
)
CHARGE = EndpointTimes(
    "POST pay.example.com/charge",
    (CALL,),
    (answer(50.0), answer(50.0, status=402, line=12), answer(180.0, 2300.0)),
    "payments",
    {"p50": 180.0, "p99": 2300.0, "p999": 8000.0},
    None,
    (Deadline("worker", 30_000.0, "gunicorn.conf.py", at(2), text="gunicorn"),),
)
NO_LIMIT = EndpointTimes("GET rates.example.com", (replace(CALL, path="shop/rates.py", limits=(Limit("read", "unbounded"),)),))


def with_findings(count: int, finding: Finding, **rest: Any) -> tuple[Finding, ...]:
    """Findings that differ in their message and place."""
    return tuple(
        replace(finding, message=f"{finding.message} Number {number}.", place=Place("shop/orders.py", 2, 19, 2, 43), **rest)
        for number in range(count)
    )


def empty() -> Report:
    return Report(root="/project")
