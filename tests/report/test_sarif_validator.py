"""The reference validator, with its rules for GitHub, has nothing to say about our SARIF. Skipped where it was never installed:
`python tests/report/validate_sarif.py` installs it, and CI runs that."""

from __future__ import annotations

import pytest
from report_cases import FILES, HOSTILE, read, report
from validate_sarif import ValidatorMissing, problems, validator

from nullguard.model.finding import Place
from nullguard.report.sarif import render


@pytest.fixture(scope="module")
def binary():
    try:
        return validator(install=False)
    except ValidatorMissing as missing:
        pytest.skip(f"the SARIF validator is not installed: {missing}")


def test_a_report_with_something_of_everything_has_no_problems(binary, tmp_path):
    path = tmp_path / "full.sarif"
    path.write_bytes(render(report(), read, category="sample", include_suppressed=True))
    assert problems(binary, path) == []


def test_hostile_names_have_no_problems(binary, tmp_path):
    from msgspec.structs import replace
    from report_cases import COLUMN_USE

    name = "odd " + HOSTILE.replace("\0", "").replace("\udcff", "é")
    finding = replace(COLUMN_USE, place=Place(name, 2, 19, 2, 43), message=HOSTILE)
    path = tmp_path / "hostile.sarif"
    path.write_bytes(render(report(finding), lambda _: FILES["shop/orders.py"]))
    assert problems(binary, path) == []


def test_the_validator_finds_what_is_wrong(binary, tmp_path):
    path = tmp_path / "wrong.sarif"
    path.write_bytes(render(report(), read).replace(b'"startLine": 2', b'"startLine": 0'))
    assert problems(binary, path)
