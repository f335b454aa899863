"""Rows that are looked up by what a validator gave back, whose report was asked before."""

from __future__ import annotations

import pytest

from nullguard.flow.rows.reported import HEARD_OF
from tests.flow.test_rows_found_before import doubts

_CLASSES = """
    interface Checker { Request validateIds(Params params, Report report); Request read(Params params, Report report); }
    interface Request { Long getTarget(); Key getSource(); }
    interface Key { Long getValue(); }
    interface Params { Long getTarget(); }
    interface Report { boolean hasErrors(); }
    Checker checker;
"""
_USE = "dao.find(request.getTarget()).getUid();"
_SIGNATURE = "void run(Params params, Report report)"


@pytest.mark.parametrize(
    "body",
    [
        f"Request request = checker.validateIds(params, report); if (report.hasErrors()) {{ return; }} {_USE}",
        f"var request = checker.validateIds(params, report); if (!report.hasErrors()) {{ {_USE} }}",
        f"Request request; request = checker.validateIds(params, report); if (report.hasErrors()) throw new Wrong(); {_USE}",
        (
            "Request request = checker.validateIds(params, report); if (report.hasErrors()) { return; } "
            "dao.find(request.getSource().getValue()).getUid();"
        ),
    ],
)
def test_the_report_was_asked(body):
    assert doubts(f"{_CLASSES}{_SIGNATURE} {{ {body} }}") == [HEARD_OF]


@pytest.mark.parametrize(
    "body",
    [
        f"Request request = checker.validateIds(params, report); {_USE}",
        f"Request request = checker.validateIds(params, report); {_USE} if (report.hasErrors()) {{ return; }}",
        f"Request request = checker.read(params, report); if (report.hasErrors()) {{ return; }} {_USE}",
        f"Request request = checker.validateIds(params, other); if (report.hasErrors()) {{ return; }} {_USE}",
        (
            "Request request = checker.validateIds(params, report); if (report.hasErrors()) { return; } "
            "dao.find(params.getTarget()).getUid();"
        ),
        (
            "Request request = checker.validateIds(params, report); if (report.hasErrors()) { return; } "
            f"request = checker.read(params, report); {_USE}"
        ),
    ],
)
def test_nobody_heard_of_it(body):
    assert doubts(f"{_CLASSES}Report other;\n{_SIGNATURE} {{ {body} }}") == [""]
