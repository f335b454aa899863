"""Substitution and inference over types as values."""

from __future__ import annotations

import pytest

from nullguard.program.symbols import UNKNOWN, Type
from nullguard.program.types import known, non_null, nullable, substitute, unify, union

A, B, T, U = Type("A"), Type("B"), Type("~T"), Type("~U")


@pytest.mark.parametrize(
    ("type", "mapping", "expected"),
    [
        (T, {"T": A}, A),
        (T, {}, T),
        (T, {"U": A}, T),
        (nullable(T), {"T": A}, nullable(A)),
        (T, {"T": nullable(A)}, nullable(A)),
        (Type("list", (T,)), {"T": A}, Type("list", (A,))),
        (Type("dict", (T, U)), {"T": U, "U": T}, Type("dict", (U, T))),
        (Type("|", (T, A)), {"T": A}, A),
        (Type("|", (T, A), True), {"T": B}, Type("|", (B, A), True)),
        (A, {"A": B}, A),
    ],
)
def test_substitute(type, mapping, expected):
    assert substitute(type, mapping) == expected


def test_substitution_of_very_deep_types_ends():
    deep = T
    for _ in range(100):
        deep = Type("list", (deep,))
    assert substitute(deep, {"T": A}).cls == "list"


@pytest.mark.parametrize(
    ("declared", "actual", "expected"),
    [
        (T, A, {"T": A}),
        (T, UNKNOWN, {}),
        (A, B, {}),
        (Type("list", (T,)), Type("list", (A,)), {"T": A}),
        (Type("list", (T,)), Type("set", (A,)), {}),
        (Type("list", (T,)), Type("list"), {}),
        (Type("dict", (T, T)), Type("dict", (A, B)), {"T": Type("|", (A, B))}),
        (Type("dict", (T, U)), Type("dict", (A, B)), {"T": A, "U": B}),
        (Type("|", (T, A)), Type("|", (A, B)), {"T": B}),
        (Type("|", (T, A)), A, {}),
        (Type("list", (T,)), Type("|", (Type("list", (A,)), Type("list", (B,)))), {"T": Type("|", (A, B))}),
        (nullable(T), nullable(A), {"T": A}),
        (T, nullable(A), {"T": nullable(A)}),
    ],
)
def test_unify(declared, actual, expected):
    assert unify(declared, actual) == expected


def test_union():
    assert union([]) == UNKNOWN
    assert union([A, A]) == A
    assert union([A, nullable(A)]) == nullable(A)
    assert union([A, Type("|", (B, A))]) == Type("|", (A, B))
    assert union([A, nullable(B)]) == Type("|", (A, B), True)


def test_known():
    assert known(UNKNOWN) is None
    assert known(None) is None
    assert known(A) == A
    assert non_null(nullable(A)) == A
