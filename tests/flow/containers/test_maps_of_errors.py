"""Maps in which Java code collects what is wrong: where one is empty, nothing is."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of


def is_used_null(body: str) -> bool:
    text = f"package shop;\nimport java.util.*;\nclass Service {{ void run(Order o, Map<String, String> given) {{ {body} }} }}"
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})
    return bool(analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses)


_MADE = "Map<String, String> errors = new HashMap<>();"
_ASKED = 'if (o.getReference() == null) { errors.put("reference", "missing"); }'
_USED = "o.getReference().trim();"


@pytest.mark.parametrize(
    "body",
    [
        f"{_MADE} {_ASKED} if (!errors.isEmpty()) {{ return; }} {_USED}",
        f"{_MADE} {_ASKED} if (errors.isEmpty()) {{ {_USED} }}",
        f'{_MADE} {_ASKED} if (o.getNumber().isEmpty()) {{ errors.put("number", ""); }} if (errors.isEmpty()) {{ {_USED} }}',
        f"{_MADE} {_ASKED} print(errors.keySet()); if (errors.isEmpty()) {{ {_USED} }}",
        f"{_MADE.replace('HashMap', 'LinkedHashMap')} {_ASKED} if (errors.isEmpty()) {{ {_USED} }}",
        f"{_MADE} {_ASKED.replace('put', 'putIfAbsent')} if (errors.isEmpty()) {{ {_USED} }}",
    ],
)
def test_nothing_is_wrong(body):
    assert not is_used_null(body)


@pytest.mark.parametrize(
    "body",
    [
        f"{_MADE} {_ASKED} {_USED}",
        f"{_MADE} {_ASKED} if (!errors.isEmpty()) {{ {_USED} }}",
        f"{_MADE} if (errors.isEmpty()) {{ {_USED} }}",
        f"{_MADE} {_ASKED} errors.clear(); if (errors.isEmpty()) {{ {_USED} }}",
        f'{_MADE} {_ASKED} errors.remove("reference"); if (errors.isEmpty()) {{ {_USED} }}',
        f'{_MADE} if (o.getReference() == null) {{ errors.get("reference"); }} if (errors.isEmpty()) {{ {_USED} }}',
        f"{_MADE} {_ASKED} errors = given; if (errors.isEmpty()) {{ {_USED} }}",
        f"{_MADE} {_ASKED} if (given.isEmpty()) {{ {_USED} }}",
    ],
)
def test_something_may_be_wrong(body):
    assert is_used_null(body)
