"""Differences of schemas as people see them."""

from __future__ import annotations

import re

import pytest
from report_cases import HOSTILE
from rich.cells import cell_len

from nullguard.manifest.diff import Difference, Drift, Side
from nullguard.model.finding import Place
from nullguard.model.schema import Manifest
from nullguard.report.drift_text import render

LEFT, RIGHT = Side("staging.yaml", Manifest()), Side("production.yaml", Manifest())
FOUND = (
    Difference(
        Drift.NULLABLE, "orders", "reference", "", "not null", "nullable", Place("staging.yaml", 7), Place("production.yaml", 9)
    ),
    Difference(Drift.UNIQUE_MISSING, "orders", "", "(tenant, reference)", left_place=Place("staging.yaml", 4)),
    Difference(Drift.TYPE, "orders", "total", "", "integer", "bigint"),
    Difference(Drift.TABLE_ADDED, "audit", right_place=Place("production.yaml", 2)),
)


def test_differences_stand_under_their_kind_with_both_places():
    assert render(FOUND, LEFT, RIGHT) == (
        "May be null in production.yaml, not in staging.yaml\n"
        "  orders.reference  production.yaml:9, staging.yaml:7\n"
        "\n"
        "Unique keys that production.yaml lacks\n"
        "  orders  (tenant, reference)  staging.yaml:4\n"
        "\n"
        "Types\n"
        "  orders.total  integer → bigint\n"
        "\n"
        "Tables that only production.yaml has\n"
        "  audit  production.yaml:2\n"
        "\n"
        "4 differences, 2 where production.yaml is the weaker one.\n"
    )


def test_no_difference():
    assert render((), LEFT, RIGHT) == "staging.yaml and production.yaml say the same.\n"


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("color", [False, True])
def test_a_terminal_is_never_too_narrow(width, color):
    text = render(FOUND, LEFT, RIGHT, width, color)
    assert ("\x1b" in text) is color
    lines = re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()
    assert all(cell_len(line) <= max(width, 60) for line in lines[:-1])
    assert sum("orders" in line for line in lines) == 3


def test_names_from_sources_are_made_harmless():
    hostile = Difference(Drift.TYPE, HOSTILE, HOSTILE, "", HOSTILE, HOSTILE, Place(HOSTILE, 3))
    check = Difference(Drift.CHECK_ADDED, HOSTILE, "", HOSTILE)
    for width in (None, 80):
        text = render((hostile, check), Side(HOSTILE, Manifest()), Side(HOSTILE, Manifest()), width)
        assert not set(text) & set("\x1b\x9b\u202e\u2066\r\x00\udcff")
        assert "\n::error" not in text
