"""Parameters of requests for which a framework has a default are never null: a test of one is superfluous."""

from __future__ import annotations

import pytest

BODY = "if (mode != null && mode.length() > 3) { log(); }\nmode.trim();"


@pytest.mark.parametrize(
    "annotation",
    [
        '@QueryParam("mode") @DefaultValue("all")',
        '@RequestParam(defaultValue = "all")',
        '@RequestHeader(defaultValue = "x")',
    ],
)
def test_with_a_default(java, annotation):
    java(BODY, parameters=f"{annotation} String mode")


@pytest.mark.parametrize("annotation", ["", '@QueryParam("mode")', "@RequestParam(required = false)", '@Named("default")'])
def test_without(java, annotation):
    java(BODY + " // null", parameters=f"{annotation} String mode")
