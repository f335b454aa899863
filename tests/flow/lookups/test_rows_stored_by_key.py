"""Rows that a method has stored, which was given their key, are there when they are looked up by it."""

from __future__ import annotations

import pytest

from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.lookups.test_domain_rows_found_before import doubts

USE = "dao.again(id).getNumber();"


@pytest.mark.parametrize(
    "before",
    [
        "store.saveOrder(id, given);",
        "store.saveOrUpdateOrder(id, given);",
        "boolean made = store.saveOrUpdateOrder(id, given); if (!made) return;",
        "this.persistOrder(id, given);",
        "createOrUpdateOrder(given, id);",
    ],
)
def test_it_was_stored(before):
    assert doubts(f"Store store = dao.store(); {before} {USE}") == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "before",
    [
        "store.createOrder(id, given);",
        "store.saveOrder(other, given);",
        "store.saveOrderLine(id, given);",
        "store.saved(id, given);",
        "store.saveBill(id, given);",
        "Store.saveOrder(id, given);",
        "store.saveOrder(given);",
        "store.saveOrder(id, given); id = other;",
        "try { store.saveOrder(id, given); } catch (RuntimeException e) { log(e); }",
        "if (given != null) { store.saveOrder(id, given); }",
    ],
)
def test_it_was_not(before):
    assert doubts(f"Store store = dao.store(); {before} {USE}") == [""]
