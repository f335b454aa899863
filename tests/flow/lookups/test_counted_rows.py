"""Of a key of which a Java query counts rows there is one: a lookup by it finds it."""

from __future__ import annotations

import pytest

from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.lookups.test_rows_found_before import USE, doubts

HELPERS = """
    boolean known(Long id) { return dao.count(id) > 0; }
    void demand(Long id) { if (dao.count(id) == 0) { throw new Missing(); } }
    int size(Long id) { return 1; }
    int countryOf(Long id) { return 1; }
    boolean isAccountOpen(Long id) { return flag(id); }
"""


def of_run(body: str) -> str:
    return doubts(f"{HELPERS}    void run(Long id, Long other, boolean flag) {{ {body} {USE} }}")[-1]


@pytest.mark.parametrize(
    "before",
    [
        "if (dao.count(id) == 0) { return; }",
        "if (dao.count(id) < 1) { throw new Missing(); }",
        "if (dao.count(id) <= 0) { throw new Missing(); }",
        "if (!(dao.count(id) > 0)) { return; }",
        "if (0 == dao.count(id)) { return; }",
        "if (1 > dao.count(id)) { return; }",
        "long found = dao.count(id); if (found == 0) { return; }",
        "boolean any = dao.count(id) > 0; if (!any) { return; }",
        "if (!known(id)) { return; }",
        "demand(id);",
    ],
)
def test_some_were_counted(before):
    assert of_run(before) == FOUND_BEFORE


@pytest.mark.parametrize(
    "before",
    [
        "dao.count(id);",
        "if (dao.count(id) > 0) { return; }",
        "if (dao.count(other) == 0) { return; }",
        "if (dao.count(id) > 5) { return; }",
        "if (dao.count(id) < 1 && flag) { return; }",
        "if (size(id) == 0) { return; }",
        "if (known(id)) { return; }",
        "if (countryOf(id) == 0) { return; }",
        "if (!isAccountOpen(id)) { return; }",
        "if (dao.count(id) == 0) { return; } id = other;",
        "demand(other);",
    ],
)
def test_none_were_counted(before):
    assert of_run(before) == ""
