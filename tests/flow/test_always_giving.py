"""A Python function that is declared to give something or nothing, and whose body gives something wherever it returns."""

from __future__ import annotations

import pytest

from tests.flow.conftest import Expect

HEAD = """
from typing import Optional

class Producer:
    def send(self): ...

class Special(Producer): ...

_producer = None

def ready() -> bool: ...
def found() -> Optional[Producer]: ...
"""


@pytest.mark.parametrize(
    "body",
    [
        "return Producer()",
        "if ready():\n        return Producer()\n    return Special()",
        "if not ready():\n        raise ValueError\n    return Producer()",
        "global _producer\n    if _producer is None:\n        _producer = Producer()\n    return _producer",
        "producer = found()\n    if producer is None:\n        producer = Producer()\n    return producer",
        "return found() or Producer()",
    ],
)
def test_it_always_gives_something(python: Expect, body: str) -> None:
    python("make().send()", f"{HEAD}\ndef make() -> Optional[Producer]:\n    {body}\n")


@pytest.mark.parametrize(
    "body",
    [
        "...",
        "return None",
        "return found()",
        "return _producer",
        "if ready():\n        return Producer()",
        "if ready():\n        return Producer()\n    return None",
        "global _producer\n    if ready():\n        _producer = Producer()\n    return _producer",
        "try:\n        return Producer()\n    except ValueError:\n        pass",
        "while ready():\n        return Producer()",
        "raise NotImplementedError",
    ],
)
def test_it_may_give_nothing(python: Expect, body: str) -> None:
    python("make().send()  # null", f"{HEAD}\ndef make() -> Optional[Producer]:\n    {body}\n")


OVERRIDDEN = """
class Shop:
    def producer(self) -> Optional[Producer]:
        return Producer()

class Quiet(Shop):
    def producer(self) -> Optional[Producer]:
        return None
"""


@pytest.mark.parametrize("cls", ["Shop", "Quiet"])
def test_what_a_subclass_gives(python: Expect, cls: str) -> None:
    python("shop.producer().send()  # null", HEAD + OVERRIDDEN, signature=f"shop: {cls}")
