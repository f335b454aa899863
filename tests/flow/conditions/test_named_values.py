"""What stays null where a parameter is none of the values that a chain of conditions names is doubtful (Python)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

GET = "    if kind == 'get':\n        answer = session.get(url)\n"
POST = "    elif kind == 'post':\n        answer = session.post(url)\n"


def doubts(chain: str, beginning: str = "answer = None") -> list[bool]:
    """Whether the null that a variable has kept is doubtful, for each use."""
    text = f"GET = 'get'\ndef ask(kind, url, other):\n    {beginning}\n{chain}    return answer.status\n"
    uses = analyse_source(world_of({"asking.py": text}), "asking.py", frozenset({"None"})).uses
    return [bool(use.origin.doubt) for use in uses]


@pytest.mark.parametrize(
    "chain",
    [
        GET + POST,
        GET.replace("'get'", "GET") + POST,
        GET + POST + POST.replace("'post'", "Methods.PUT"),
        GET + "    elif kind in ('post', 'put'):\n        answer = session.post(url)\n",
        GET.replace("kind == 'get'", "isinstance(kind, int)") + POST.replace("kind == 'post'", "isinstance(kind, str)"),
        GET + "    elif kind == 'post':\n        raise LookupError\n",
    ],
)
def test_callers_mostly_give_one_of_the_values(chain):
    assert doubts(chain) == [True]


@pytest.mark.parametrize(
    "chain",
    [
        GET,
        GET + POST.replace("kind", "url"),
        GET + POST.replace("'post'", "other"),
        GET + POST.replace("kind == 'post'", "other"),
        GET + POST.replace("kind == 'post'", "kind != 'post'"),
        GET + POST.replace("answer", "other"),
        GET + POST.replace("kind", "session.kind"),
        GET.replace("kind", "session.kind") + POST.replace("kind", "session.kind"),
        GET + POST + "    else:\n        print(kind)\n",
        "    kind = url.kind()\n" + GET + POST.replace("session.post(url)", "None"),
    ],
)
def test_it_is_null_on_another_way(chain):
    assert False in doubts(chain)
