"""A report as a run makes it, on two small files."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from nullguard.model.finding import Confidence, Finding, Level, Place, Related, Step
from nullguard.model.report import Gone, LanguageStatistics, ManifestSummary, Report, RunStatistics, Silenced
from nullguard.model.rule import Rule
from nullguard.model.source import Notification

FILES = {
    "shop/orders.py": b'def label(order):\n    return "\xf0\x9f\x98\x80 " + order.external_reference.upper()\n',
    "src/main/java/shop/Invoices.java": b"class Invoices {\n  String of(Order order) {\n"
    b"\treturn order.getExternalReference().trim();\n  }\n}\n",
    "shop/models.py": b"class Order(Model):\n    external_reference = CharField(null=True)\n",
    "migrations/0007_reference.py": b"AddField('order', 'external_reference', CharField(null=True))\n",
}

NULLABLE_COLUMN = Rule(
    id="NG101",
    name="nullable-column-use",
    title="Use of a nullable column",
    description="A column that may be null is used where null raises.",
    shape="data",
    level=Level.ERROR,
    precision="high",
    tags=("reliability", "correctness", "data-assumption", "external/cwe/cwe-476"),
    languages=("python", "java"),
    help="# Use of a nullable column\n\nSome *prose* with `code`.\n",
)
NO_TIMEOUT = replace(
    NULLABLE_COLUMN,
    id="NG301",
    name="missing-timeout",
    title="Remote call without a timeout",
    description="A remote call that may wait for ever blocks its thread.",
    level=Level.WARNING,
    shape="third-party",
    tags=("reliability", "third-party"),
    help="",
)

STEPS = (
    Step(Place("migrations/0007_reference.py", 1), "'orders.external_reference' is added nullable: null=True"),
    Step(Place("shop/models.py", 2, 5, 2, 46), "'Order.external_reference' maps it"),
    Step(Place("shop/orders.py", 2, 19, 2, 43), "'upper' is called on it without a check"),
)

COLUMN_USE = Finding(
    rule="NG101",
    level=Level.ERROR,
    confidence=Confidence.CERTAIN,
    message="'orders.external_reference' is null in 12.4 % of production rows "
    "and 'upper' is called on it without a check; [[the fixtures]] always set it.",
    place=Place("shop/orders.py", 2, 19, 2, 43),
    symbol="shop.orders.label",
    subject="orders.external_reference",
    expression="order.external_reference",
    steps=STEPS,
    related=(Related(Place("tests/orders.json", 3, 5, 3, 20), "the fixtures"),),
    reasons=("null in production", "guarded in 3 other places"),
    caused_by=("migrations/0007_reference.py",),
    fingerprint="0123456789abcdef0123456789abcdef",
    content_fingerprint="fedcba9876543210fedcba9876543210",
)
GETTER_USE = replace(
    COLUMN_USE,
    level=Level.WARNING,
    confidence=Confidence.MEDIUM,
    message="'orders.external_reference' is nullable because nothing declares it NOT NULL "
    "and 'trim' is called on it without a check.",
    place=Place("src/main/java/shop/Invoices.java", 3, 9, 3, 37),
    steps=(Step(Place("src/main/java/shop/Invoices.java", 3, 9, 3, 37), "'trim' is called on it without a check"),),
    related=(),
    reasons=(),
    fingerprint="1123456789abcdef0123456789abcdef",
)


def report(*findings: Finding, **rest: Any) -> Report:
    """A report with these findings; without any, with the two above and something of everything."""
    if findings or rest.pop("empty", False):
        return Report(findings=findings, rules=(NULLABLE_COLUMN, NO_TIMEOUT), root="/project", **rest)
    return Report(
        findings=(COLUMN_USE, GETTER_USE),
        suppressed=(Silenced(replace(COLUMN_USE, place=Place("shop/models.py", 1)), "checked by the caller"),),
        baselined=(Silenced(replace(COLUMN_USE, place=Place("shop/models.py", 2)), "legacy"),),
        gone=(Gone("shop/old.py", "NG101", "label", "orders.external_reference", "order.external_reference"),),
        notifications=(
            Notification("shop/broken.py", "undecodable", "is not UTF-8", skipped=True),
            Notification("shop/odd.py", "syntax", "a part was not understood", line=9),
            Notification("shop/orders.py", "suppression", "unused suppression: NG301 does not occur here; remove it", line=1),
        ),
        rules=(NO_TIMEOUT, NULLABLE_COLUMN),
        statistics=RunStatistics(
            1234, 1, 85012, (LanguageStatistics("java", 400, 30000), LanguageStatistics("python", 834, 55012))
        ),
        manifest=ManifestSummary("nullguard.manifest.yaml", 12, 130, 44, 3, 2),
        root="/project",
        compared_with="base.json",
        **rest,
    )


def read(path: str) -> bytes | None:
    return FILES.get(path)


HOSTILE = "\x1b[2J\x9b31m\u202egnp.\u2066\r\n::error::x\x00\udcff]] [link](1) `<b>` \\ %0A"
"""Terminal escapes in both forms, bidirectional overrides, line ends, a workflow command, a link, markup."""
