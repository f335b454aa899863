"""A row of Java that was found by a key is nearly always there when it is looked up by the same key under another name, or by
each key of a collection of which a loop has found all."""

from __future__ import annotations

import pytest

from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.lookups.test_rows_found_before import USE, doubts

MEMBERS = """
    static class Request { Long id; Long other; Long getId() { return id; } }
    void demand(Request request) { dao.load(request.getId()); }
"""


def of_run(body: str) -> str:
    """Why what is looked up last in a method with this body is nearly always there."""
    head = (
        "void run(Long given, Request request, Request second, java.util.List<Long> ids, java.util.List<Long> more, boolean flag)"
    )
    return doubts(f"{MEMBERS}    {head} {{ {body} }}")[-1]


EACH = f"for (Long id : ids) {{ {USE} }}"


@pytest.mark.parametrize(
    "body",
    [
        f"dao.check(given); Long id = given; {USE}",
        "Long id = given; dao.check(id); dao.again(given).getNumber();",
        f"demand(request); Long id = request.getId(); {USE}",
        f"Long id = request.getId(); demand(request); {USE}",
        "Long id = request.getId(); dao.check(id); dao.again(request.getId()).getNumber();",
        f"Long id = given; if (!dao.isThere(given)) {{ return; }} {USE}",
        f"for (Long id : ids) {{ dao.check(id); }} {EACH}",
        f"for (Long one : ids) {{ if (!dao.isThere(one)) {{ throw new Missing(); }} }} {EACH}",
        f"for (Long id : ids) {{ dao.load(id); print(id); }} print(ids); {EACH}",
    ],
)
def test_the_same_key(body):
    assert of_run(body) == FOUND_BEFORE


@pytest.mark.parametrize(
    "body",
    [
        f"Long id = given; {USE}",
        f"demand(second); Long id = request.getId(); {USE}",
        f"demand(request); Long id = request.getId(); id = given; {USE}",
        "Long id = request.getId(); if (flag) { dao.check(id); } dao.again(request.getId()).getNumber();",
        EACH,
        f"for (Long id : more) {{ dao.check(id); }} {EACH}",
        f"for (Long id : ids) {{ if (flag) {{ dao.check(id); }} }} {EACH}",
        f"for (Long id : ids) {{ if (flag) {{ break; }} dao.check(id); }} {EACH}",
        f"for (Long id : ids) {{ if (!dao.isThere(id)) {{ continue; }} print(id); }} {EACH}",
        f"for (Long id : ids) {{ try {{ dao.check(id); }} catch (Missing missing) {{ }} }} {EACH}",
        f"for (Long id : ids) {{ dao.check(id); }} ids.add(given); {EACH}",
        f"for (Long id : ids) {{ dao.check(id); }} ids = more; {EACH}",
        f"for (Long id : ids) {{ dao.check(id); ids = more; }} {EACH}",
    ],
)
def test_another_key(body):
    assert of_run(body) == ""
