"""The last round of a loop that counts: an error that is raised on there leaves nothing undone."""

from __future__ import annotations

import pytest

PYTHON = """
import time
from . import settings

def run(call, tries, mirrors, delays):
    found = None
%s
    return found.strip()
"""

LOOP = """
    for attempt in {rounds}:
        try:
            found = str(call())
            break
        except OSError as error:
            {handler}
            time.sleep(1)
"""


def _python(body: str) -> str:
    return PYTHON % body


def _loop(rounds: str, handler: str) -> str:
    return _python(LOOP.format(rounds=rounds, handler=handler))


@pytest.mark.parametrize(
    ("rounds", "handler"),
    [
        ("range(5)", "if attempt == 4: raise"),
        ("range(1, 6)", "if attempt == 5: raise"),
        ("range(tries)", "if attempt == tries - 1: raise"),
        ("range(tries)", "if attempt >= tries - 1: raise"),
        ("range(tries)", "if attempt + 1 == tries: raise"),
        ("range(tries)", "if attempt + 1 >= tries: raise ValueError() from error"),
        ("range(tries)", "if tries - 1 == attempt: raise"),
        ("range(tries)", "if attempt == tries - 1 or not call.again(error): raise"),
        ("range(tries)", "if not attempt < tries - 1: raise"),
        ("range(1, settings.TRIES + 1)", "if attempt == settings.TRIES: raise"),
        ("range(1, settings.TRIES + 1)", "if attempt < settings.TRIES: continue\n            raise"),
        ("range(settings.TRIES)", "if attempt < settings.TRIES - 1: time.sleep(2)\n            else: raise"),
        ("range(3, 0, -1)", "if attempt == 1: raise"),
        ("range(tries)", "if attempt == tries - 1: return ''"),
    ],
)
def test_rounds_that_raise_in_the_end(observe, rounds, handler):
    assert observe(_loop(rounds, handler)).uses == ()


@pytest.mark.parametrize(
    ("rounds", "handler"),
    [
        ("range(tries)", "pass"),
        ("range(5)", "if attempt == 5: raise"),
        ("range(1, 5)", "if attempt == 5: raise"),
        ("range(tries)", "if attempt == tries: raise"),
        ("range(tries)", "if attempt == tries - 2: raise"),
        ("range(tries)", "if attempt == 3: raise"),
        ("range(tries)", "if attempt == tries - 1: print(error)"),
        ("range(tries)", "if attempt == tries - 1 and call.final(error): raise"),
        ("range(tries)", "if attempt < tries - 1: raise"),
        ("range(tries)", "if attempt == tries - 1: break"),
        ("range(tries)", "tries = call.left()\n            if attempt == tries - 1: raise"),
        ("range(tries)", "attempt = 0\n            if attempt == tries - 1: raise"),
        ("range(0, tries, 2)", "if attempt == tries - 1: raise"),
        ("delays", "if attempt == tries - 1: raise"),
    ],
)
def test_rounds_that_end_without_a_result(observe, rounds, handler):
    assert len(observe(_loop(rounds, handler)).uses) == 1


MIRRORS = """
    for number, mirror in enumerate(mirrors):
        try:
            found = str(call(mirror))
            break
        except OSError:
            if number == len(mirrors) - 1:
                raise
"""


def test_of_what_is_counted_there_may_be_nothing(observe):
    assert len(observe(_python(MIRRORS)).uses) == 1
    assert len(observe(_python(MIRRORS.replace("(mirrors) - 1", "(mirrors)"))).uses) == 1


WHILE = """
    attempt = {first}
    while {test}:
        try:
            found = str(call())
            break
        except OSError:
            {handler}
"""


@pytest.mark.parametrize(
    ("first", "test", "handler"),
    [
        ("0", "attempt < tries", "attempt += 1\n            if attempt == tries: raise"),
        ("0", "attempt < tries", "if attempt == tries - 1: raise\n            attempt += 1"),
        ("1", "attempt <= tries", "if attempt == tries: raise\n            attempt += 1"),
        ("3", "attempt > 0", "attempt -= 1\n            if attempt == 0: raise"),
        ("3", "attempt", "attempt -= 1\n            if not attempt: raise"),
    ],
)
def test_while_loops_that_raise_in_the_end(observe, first, test, handler):
    assert observe(_python(WHILE.format(first=first, test=test, handler=handler))).uses == ()


@pytest.mark.parametrize(
    ("first", "test", "handler"),
    [
        ("0", "attempt < tries", "attempt += 1"),
        ("0", "attempt < tries", "if attempt == tries: raise\n            attempt += 1"),
        ("0", "attempt < tries", "attempt += 1\n            if attempt == tries - 1: raise"),
        ("0", "attempt < tries and call.more()", "attempt += 1\n            if attempt == tries: raise"),
        ("0", "attempt < tries", "attempt += call.step()\n            if attempt == tries: raise"),
        ("3", "attempt", "attempt -= 1\n            if attempt: raise"),
    ],
)
def test_while_loops_that_end_without_a_result(observe, first, test, handler):
    assert len(observe(_python(WHILE.format(first=first, test=test, handler=handler))).uses) == 1


JAVA = """
package shop;
class Service {
    private static final int TRIES = 3;
    private Remote remote;
    void run(int tries) throws Exception {
        String found = null;
        %s
        found.trim();
    }
}
class Remote { native String load() throws Exception; }
"""


@pytest.mark.parametrize(
    ("head", "handler", "count"),
    [
        ("for (int i = 0; i < tries; i++)", "if (i == tries - 1) { throw e; }", 0),
        ("for (int i = 1; i <= TRIES; i++)", "if (i == TRIES) { throw e; }", 0),
        ("int i = 0; while (i < tries)", "if (++i == tries) { throw e; }", 0),
        ("int i = 0; while (i < tries)", "i++; if (i >= tries) { throw e; }", 0),
        ("for (int i = 0; i < tries; i++)", "if (i == tries) { throw e; }", 1),
        ("for (int i = 0; i < tries; i++)", "log(e);", 1),
        ("int i = 0; while (i < tries)", "if (i++ == tries) { throw e; }", 1),
    ],
)
def test_in_java(observe, head, handler, count):
    body = head + " { try { found = remote.load(); break; } catch (Exception e) { " + handler + " } }"
    assert len(observe(JAVA % body).uses) == count
