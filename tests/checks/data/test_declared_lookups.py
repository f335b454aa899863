"""Functions that are declared to give a row or null (Java): by what the code names, or by who is logged in, the row is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings
from tests.checks.data.test_lookup_doubts import ENTITY

SERVICE = """
package shop;
import javax.annotation.CheckForNull;
interface Customers { @CheckForNull Customer byName(String name); }
class Service {
    static final String GUEST = "guest";
    Customers customers;
    Customer guest() { return customers.byName(GUEST); }
    Customer named(String name) { return customers.byName(name); }
    String use(String name) { return %s.getName(); }
}
"""


def confidences(root: Path, call: str) -> list[Confidence]:
    (root / "Customer.java").write_text(ENTITY)
    (root / "Service.java").write_text(SERVICE % call)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule in ("NG103", "NG105")]


@pytest.mark.parametrize("call", ["guest()", "customers.byName(GUEST)", 'customers.byName("guest")', 'named("guest")'])
def test_what_the_code_names_is_low(tmp_path, call):
    assert confidences(tmp_path, call) == [Confidence.LOW]


@pytest.mark.parametrize("call", ["named(name)", "customers.byName(name)", "customers.byName(GUEST + name)"])
def test_other_rows_are_told(tmp_path, call):
    (found,) = confidences(tmp_path, call)
    assert found >= Confidence.MEDIUM
